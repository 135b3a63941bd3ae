# Lo que la puerta pregunta y niega.

ask-activate = poner en marcha { $devices }
ask-arm = armar { $devices }
ask-change = cambiar el ajuste de { $devices }
ask-close = cerrar { $devices }
ask-degrees = poner { $devices } a { $value } grados
ask-disarm = desarmar { $devices }
ask-lock = cerrar con llave { $devices }
ask-open = abrir { $devices }
ask-other = hacer eso con { $devices }
ask-percent = poner { $devices } al { $value } por ciento
ask-press = pulsar { $devices }
ask-stop = parar { $devices }
ask-turn-off = apagar { $devices }
ask-turn-on = encender { $devices }
ask-unlock = desbloquear { $devices }
question = ¿Seguro que debo { $deeds }?
device = { THE($device) }
the-other = otra vez «{ $name }»

no-code-now = Hubo demasiados códigos incorrectos. { try-again }
try-again = Inténtalo de nuevo dentro de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}.
wrong-pin = Ese no es el código correcto.
