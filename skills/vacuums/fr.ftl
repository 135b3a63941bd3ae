no-fan-speed = La puissance d'aspiration ne se règle pas : { THE($devices) }
knows-not = { THE($devices) } ne connaît pas « { $speed } » ; il y a { $known }
told-to-sound = j'ai demandé un signal sonore : { THE($devices) }
no-vacuum = Je ne connais aucun aspirateur.
