# What the gate asks and refuses.

# Each deed as it stands in the question, with { $devices } and, where there is one, a { $value }.
ask-activate = start { $devices }
ask-arm = arm { $devices }
ask-change = change the { $value } of { $devices }
ask-close = close { $devices }
ask-degrees = set { $devices } to { $value } degrees
ask-disarm = disarm { $devices }
ask-lock = lock { $devices }
ask-open = open { $devices }
ask-other = { $value } of { $devices }
ask-percent = set { $devices } to { $value } percent
ask-press = press { $devices }
ask-stop = stop { $devices }
ask-turn-off = turn off { $devices }
ask-turn-on = turn on { $devices }
ask-unlock = unlock { $devices }
question = { $deeds }?
device = { THE($device) }
the-other = the other { $name }

# Codes.
no-code-now = There were too many wrong codes. { try-again }
try-again = Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
wrong-pin = That is not the right code.
