no-fan-speed = La potencia de aspiración no se puede cambiar: { THE($devices) }
knows-not = { THE($devices) } no { HAS($devices) } «{ $speed }»; hay { $known }
told-to-sound = he pedido que suene: { THE($devices) }
no-vacuum = No conozco ningún aspirador.
