# What the gate asks and refuses.

# Each deed as it stands in the question, with { $devices } and, where there is one, a { $value }.
ask-activate = { $devices } starten
ask-arm = { $devices } scharf schalten
ask-change = { $devices } verstellen
ask-close = { $devices } schließen
ask-degrees = { $devices } auf { $value } Grad stellen
ask-disarm = { $devices } unscharf schalten
ask-lock = { $devices } abschließen
ask-open = { $devices } öffnen
ask-other = das mit { $devices } tun
ask-percent = { $devices } auf { $value } Prozent stellen
ask-press = { $devices } drücken
ask-stop = { $devices } anhalten
ask-turn-off = { $devices } ausschalten
ask-turn-on = { $devices } einschalten
ask-unlock = { $devices } aufschließen
question = Soll ich wirklich { $deeds }?
device = { THE($device, case: "accusative") }
the-other = das zweite „{ $name }“

# Codes.
no-code-now = Es waren zu viele falsche Codes. { try-again }
try-again = Versuch es in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} noch einmal.
wrong-pin = Das ist nicht der richtige Code.
