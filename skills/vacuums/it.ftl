no-fan-speed = La potenza di aspirazione non si può impostare: { THE($devices) }
knows-not = { THE($devices) } non { HAS($devices) } «{ $speed }»; c'è { $known }
told-to-sound = ho chiesto un suono: { THE($devices) }
no-vacuum = Non conosco nessun aspirapolvere.
