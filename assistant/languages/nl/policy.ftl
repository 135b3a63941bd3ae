# Wat de poort vraagt en weigert.

ask-activate = { $devices } starten
ask-arm = { $devices } inschakelen
ask-change = { $devices } verstellen
ask-close = { $devices } sluiten
ask-degrees = { $devices } op { $value } graden zetten
ask-disarm = { $devices } uitschakelen
ask-lock = { $devices } op slot doen
ask-open = { $devices } openen
ask-other = dat met { $devices } doen
ask-percent = { $devices } op { $value } procent zetten
ask-press = { $devices } indrukken
ask-stop = { $devices } stoppen
ask-turn-off = { $devices } uitzetten
ask-turn-on = { $devices } aanzetten
ask-unlock = { $devices } van het slot doen
question = Zal ik echt { $deeds }?
device = { THE($device) }
the-other = nog eens ‘{ $name }’

no-code-now = Er waren te veel verkeerde codes. { try-again }
try-again = Probeer het over { $minutes ->
    [one] een minuut
   *[other] { $minutes } minuten
} opnieuw.
wrong-pin = Dat is niet de juiste code.
