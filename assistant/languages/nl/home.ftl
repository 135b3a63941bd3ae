# What is said of devices in Dutch; the English file explains the messages and their values.

noun-device = apparaat
    .many = apparaten
noun-light = lamp
    .many = lampen
noun-switch = schakelaar
    .many = schakelaars
noun-fan = ventilator
    .many = ventilatoren
noun-humidifier = luchtbevochtiger
    .many = luchtbevochtigers
noun-cover = rolluik
    .many = rolluiken
noun-valve = klep
    .many = kleppen
noun-lock = slot
    .many = sloten
noun-climate = thermostaat
    .many = thermostaten
noun-media-player = speler
    .many = spelers
noun-vacuum = stofzuiger
    .many = stofzuigers
noun-lawn-mower = maaier
    .many = maaiers
noun-water-heater = boiler
    .many = boilers
noun-person = persoon
    .many = personen
noun-alarm-control-panel = alarm
    .many = alarmen
noun-garage = garagedeur
    .many = garagedeuren
noun-shutter = rolluik
    .many = rolluiken
noun-blind = jaloezie
    .many = jaloezieën
noun-curtain = gordijn
    .many = gordijnen
noun-door = deur
    .many = deuren
noun-gate = poort
    .many = poorten
noun-shade = rolgordijn
    .many = rolgordijnen
noun-window = raam
    .many = ramen
noun-awning = luifel
    .many = luifels
noun-sensor = sensor
    .many = sensoren
noun-binary-sensor = sensor
    .many = sensoren
noun-scene = scène
    .many = scènes
noun-script = script
    .many = scripts
noun-button = knop
    .many = knoppen
noun-automation = automatisering
    .many = automatiseringen
named-kind = { $kind } { $name }
named-in = { $name } { IN($room) }
named-other = andere { $name }
many-devices = { $number } { $noun }
in-room = { IN($room) }
on-floor = { ON($floor) }
as-said = { $words }
# of a select, and of a number without a unit
chosen = { $words }
measured-plain = { $value }
word-on = aan
word-off = uit
word-open = open
word-closed = dicht
word-opening = aan het opengaan
word-closing = aan het dichtgaan
word-locked = op slot
word-unlocked = van het slot
word-playing = aan het spelen
word-paused = gepauzeerd
word-not-playing = stil
word-done = klaar
word-muted = gedempt
word-unmuted = niet gedempt
word-cleaning = aan het stofzuigen
word-mowing = aan het maaien
word-docked = bij het laadstation
robot-returning = op de terugweg
robot-error = in storing
word-low = laag
word-wet = nat
word-dry = droog
word-home = thuis
word-away = weg
percent = { $value } procent
degrees = { $value ->
    [1] { $value } graad
   *[other] { $value } graden
}
on-at = aan op { $value } procent
at-percent = op { $value } procent
percent-open = { $value } procent open
set-to = ingesteld op { $value }
range = tussen { $low } en { $high } graden
and-there = { $state } en het is daar { $current }
measured = { $value } { $unit }
measured-percent = { $value } procent
at-home = thuis
away = weg
in-place = { IN($place) }
at-place = op { $place }
stands = { THE($devices) } { IS($devices) } { $state }
stands-already = { THE($devices) } { IS($devices) } al { $state }
unsaid = ik heb de opdracht gegeven, maar weet niet of het gelukt is: { THE($devices) }
unanswered = ik heb de opdracht gegeven, maar kreeg geen antwoord: { THE($devices) }
unreachable = ik kan { THE($devices) } niet bereiken
on-the-way = { THE($devices) } { IS($devices) } nog in beweging
not-allowed = dat mag ik niet: { THE($devices) }
refused = { THE($devices) }: { $detail }
disobeyed = dat is niet gelukt: { THE($devices) }
unknown-device = Dat apparaat ken ik niet.
yes-is = Ja, { THE($devices) } { IS($devices) } { $state }
no-is = Nee, { THE($devices) } { IS($devices) } { $state }
no-only = Nee, alleen { THE($devices) } { IS($devices) } { $state }
no-isnt = Nee, { THE($devices) } { IS($devices) } niet { $state }
no-such = Zoiets ken ik niet{ $where }: { $what }.
with-and = { $text }, en { $reservations }
with-but = { $text }, maar { $reservations }
all-are = Ja, alle { $nouns }{ $where } zijn { $state }
everything-is = Ja, alles is { $state }{ $where }
no-none-are = Nee, { NO($noun) }{ $where } is { $state_of_one }
none-are = { NO($noun) }{ $where } is { $state_of_one }
no-nothing-is = Nee, niets is { $state }{ $where }
nothing-is = Niets is { $state }{ $where }
counted-are = { $number ->
    [1] één { BARE($noun) } is { $state_of_one }{ $where }
   *[other] { $words } { $nouns } zijn { $state }{ $where }
}
listed = { $text }: { THE($devices) }
nobody-is = Niemand is { $state }
no-nobody-is = Nee, niemand is { $state }
everyone-is = Ja, iedereen is { $state }
outside = buiten
inside = binnen
it-is = Het is { $value }{ $where }
it-is-in = { $where } is het { $value }
shows = { THE($devices) } geeft { $value } aan

# -- more of what devices are called ---------------------------------------------------------------

noun-number = instelling
    .many = instellingen
noun-select = instelling
    .many = instellingen
noun-weather = weer
    .many = weer
noun-calendar = agenda
    .many = agenda's
noun-todo = lijst
    .many = lijsten

# -- more of how they stand, as it follows "is" ----------------------------------------------------

word-locking = aan het vergrendelen
word-unlocking = aan het ontgrendelen
word-jammed = geblokkeerd
word-running = in werking
word-idle = inactief
word-returning = op de terugweg
word-armed = ingeschakeld
word-disarmed = uitgeschakeld
word-arming = aan het inschakelen
word-pending = op het punt om af te gaan
word-disarming = aan het uitschakelen
word-triggered = afgegaan
word-heating = aan het verwarmen
word-not-heating = niet aan het verwarmen
word-cooling = aan het koelen
word-drying = aan het ontvochtigen
word-blowing = aan het ventileren
word-detected = gemeld
word-there = er
word-detecting-motion = afgegaan: er is beweging
word-clear = rustig
word-occupied = bezet
word-detecting-smoke = afgegaan: er is rook
word-detecting-gas = afgegaan: er is gas
word-detecting-carbon-monoxide = afgegaan: er is koolmonoxide
word-fine = in orde
word-charging = aan het laden
word-not-charging = niet aan het laden
word-connected = verbonden
word-disconnected = niet verbonden
word-plugged-in = ingeplugd
word-unplugged = uit het stopcontact
word-cold = koud
word-not-cold = niet koud
word-hot = heet
word-not-hot = niet heet
word-detecting-light = in het licht
word-dark = in het donker
word-moving = in beweging
word-still = stil
word-not-running = niet in werking
word-reporting-a-problem = in storing en meldt een probleem
word-unsafe = onveilig
word-safe = veilig
word-detecting-sound = afgegaan: er is geluid
word-quiet = stil
word-tampered-with = gesaboteerd
word-untouched = onaangeroerd
word-waiting-for-an-update = in afwachting van een update
word-up-to-date = bijgewerkt
word-vibrating = aan het trillen

on-set-to = aan en ingesteld op { $value } procent
at-kelvin = op { $value } kelvin
warmer = nu warmer
cooler = nu koeler
oscillating = aan het zwenken
not-oscillating = niet meer aan het zwenken
slats-shut = dichtgekanteld
slats-open = helemaal opengekanteld
slats-at = op { $value } procent gekanteld
and-slats = { $state } en { $slats }
and-set-to = { $state } en ingesteld op { $value } procent
at-value = op { $value }
in-mode = in de modus { $mode }
in-mode-set-to = in de modus { $mode } en ingesteld op { $value }
playing-title = { $title } aan het spelen
armed-in = ingeschakeld in de modus { $mode }
mode-away = afwezig
mode-home = thuis
mode-night = nacht
mode-vacation = vakantie
mode-custom-bypass = aangepast
nowhere = op een onbekende plek

# -- modes, presets, effects -----------------------------------------------------------------------

choice-off = uit
choice-on = aan
choice-auto = automatisch
choice-heat = verwarmen
choice-cool = koelen
choice-heat-cool = verwarmen en koelen
choice-dry = drogen
choice-fan-only = ventileren
choice-eco = eco
choice-away = afwezig
choice-boost = boost
choice-comfort = comfort
choice-home = thuis
choice-sleep = slapen
choice-none = geen
choice-low = laag
choice-medium = gemiddeld
choice-high = hoog
choice-vertical = verticaal
choice-horizontal = horizontaal
choice-both = beide
choice-forward = vooruit
choice-reverse = achteruit

option-mode = modus
    .many = modi
option-preset = voorinstelling
    .many = voorinstellingen
option-fan-mode = ventilatormodus
    .many = ventilatormodi
option-fan-speed = zuigkracht
    .many = zuigstanden
option-swing = zwenkmodus
    .many = zwenkmodi
option-direction = richting
    .many = richtingen
option-effect = effect
    .many = effecten
option-source = bron
    .many = bronnen
no-effect = zonder effect
no-preset = zonder voorinstelling
has-preset = op de voorinstelling { $word }
has-fan-mode = op ventilatorstand { $word }
has-fan-speed = ingesteld op { $word }
swinging = aan het zwenken
not-swinging = niet aan het zwenken
has-swing = in de zwenkmodus { $word }
in-reverse = achteruit aan het draaien
has-direction = { $word } aan het draaien
has-effect = op het effect { $word }
on-word = op { $word }

# -- what can't be done ----------------------------------------------------------------------------

reports-error = ik heb de opdracht gegeven, maar kreeg een fout terug: { THE($devices) }
cannot = { THE($devices) } { CAN($devices) } dat niet: { $what }
cant-turn-on = { THE($devices) } { CAN($devices) } niet aangezet worden
cant-turn-off = { THE($devices) } { CAN($devices) } niet uitgezet worden
cant-switch = { THE($devices) } { CAN($devices) } niet geschakeld worden
cant-dim = { THE($devices) } { CAN($devices) } niet gedimd worden
cant-color = { THE($devices) } { CAN($devices) } niet van kleur veranderen
cant-tint = { THE($devices) } { CAN($devices) } niet van kleurtemperatuur veranderen
cant-show = { THE($devices) } { CAN($devices) } het effect { $effect } niet tonen
cant-end-effect = { THE($devices) } { CAN($devices) } het effect niet beëindigen
cant-open = { THE($devices) } { CAN($devices) } niet geopend worden
cant-close = { THE($devices) } { CAN($devices) } niet gesloten worden
cant-move = { THE($devices) } { CAN($devices) } niet bewogen worden
cant-stop = { THE($devices) } { CAN($devices) } niet gestopt worden
cant-lock = { THE($devices) } { CAN($devices) } niet op slot
cant-unlock = { THE($devices) } { CAN($devices) } niet van het slot
cant-speed = { THE($devices) } { CAN($devices) } niet van snelheid veranderen
cant-oscillate = { THE($devices) } { CAN($devices) } niet zwenken
cant-start = { THE($devices) } { CAN($devices) } niet gestart worden
cant-dock = { THE($devices) } { CAN($devices) } niet teruggestuurd worden
cant-pause = { THE($devices) } { CAN($devices) } niet gepauzeerd worden
cant-tilt = { THE($devices) } { CAN($devices) } niet gekanteld worden
cant-heat = { THE($devices) } { CAN($devices) } niet op een temperatuur gezet worden
cant-turn = { THE($devices) } { CAN($devices) } niet de andere kant op draaien
cant-do = { THE($devices) } { CAN($devices) } dat niet
cant-suck = { THE($devices) } { CAN($devices) } daar niet op gezet worden

# -- of what nothing is known ----------------------------------------------------------------------

whereabouts-unknown = ik weet niet waar { THE($devices) } { IS($devices) }
unheard-for = ik heb al { $length } niets gehoord van { THE($devices) }
unheard-lately = ik heb de laatste tijd niets gehoord van { THE($devices) }
untold-whether = { THE($devices) } { HAS($devices) } me nog niet gemeld of het { $state } is
untold-how = { THE($devices) } { HAS($devices) } me nog niets gemeld
untold = { THE($devices) } { HAS($devices) } me nog niets gemeld
last-known = { $text }; { $when } { COUNT($devices) ->
    [one] was het
   *[other] waren ze
} { $state }
last-known-person = { $text }; { $when } was { $person } { $state }
when-last = voor zover ik weet
when-moment = zojuist
when-ago = { $length } geleden
when-then = toen
both-clauses = { $one }, en { $other }
hubs-unreachable = ik kan { $hubs } niet bereiken
cant-tell = ik kan niet zeggen of { THE($devices) } { $state } { IS($devices) }
no-such-unreached = { $missing }, dus zoiets ken ik niet{ $where }: { $what }.
no-such-device = Zo'n apparaat ken ik{ $where } niet.
no-such-device-unreached = { $missing }, dus zo'n apparaat ken ik{ $where } niet.
and-unseen = { $one }, en { $other }
all-reached = { $number ->
    [1] Het enige wat ik
   *[other] Alles wat ik
} { $reach ->
    [yes] kan bereiken
   *[no] ken
} ({ $number ->
    [1] { BARE($noun) }
   *[other] { $nouns }
}) is { $state }{ $where }
none-reached = { NO($noun) } die ik { $reach ->
    [yes] kan bereiken
   *[no] ken
} is { $state_of_one }{ $where }
nothing-reached = Niets wat ik { $reach ->
    [yes] kan bereiken
   *[no] ken
} is { $state }{ $where }
contradicted = { THE($devices) } { IS($devices) } { $state }, maar { THE($others) } { IS($others) } { $other }
lacks-value = { THE($devices) } { HAS($devices) } geen { $what }
untold-value = { THE($devices) } { HAS($devices) } me nog niet gemeld: { $what }
key-color = kleur
key-color-temp-k = kleurtemperatuur
key-brightness = helderheid
key-speed = snelheid
key-volume = volume
key-position = stand
key-tilt = kantelstand
key-mode = modus
key-source = bron
key-target = temperatuur
key-humidity = luchtvochtigheid
key-battery = batterij

# -- what sensors sense ----------------------------------------------------------------------------

yes-there-is = Ja, er is { $what }{ $where }
yes-listed = Ja, { $what }
no-there-is = Nee, er is geen { $what }{ $where }
no-such-thing = Nee, zoiets is er niet{ $where }
sensed-motion = beweging
sensed-smoke = rook
sensed-gas = gas
sensed-carbon-monoxide = koolmonoxide
sensed-leak = lekkage
sensed-water = water
sensed-vibration = trilling
sensed-tampering = sabotage
sensed-problem = storing
sensed-sound = geluid
sensed-light = licht
sensed-update = update
sensed-movement = beweging
sensed-noise = lawaai
sensed-darkness = duisternis
sees-nobody = Nee, { THE($devices) } { COUNT($devices) ->
    [one] ziet
   *[other] zien
} niemand
senses-motion = { THE($devices) } meldt beweging
senses-occupancy = { THE($devices) } ziet iemand
senses-presence = { THE($devices) } ziet iemand
senses-moving = { THE($devices) } meldt beweging
senses-smoke = { THE($devices) } meldt rook
senses-gas = { THE($devices) } meldt gas
senses-carbon-monoxide = { THE($devices) } meldt koolmonoxide
senses-moisture = { THE($devices) } is nat
senses-vibration = { THE($devices) } trilt
senses-tamper = { THE($devices) } meldt sabotage
senses-problem = { THE($devices) } meldt een probleem
senses-sound = { THE($devices) } hoort iets
senses-light = { THE($devices) } meldt licht
senses-update = { THE($devices) } heeft een update
senses = { THE($devices) } meldt dat

# Colours as lamps show them. Those that don't agree with the lamp are called as in colors.toml.
color-candle-white = zeer warm wit
color-warm-white = warm wit
color-neutral-white = neutraal wit
color-cool-white = koel wit
color-daylight-white = daglichtwit
color-close-to = bijna { $color }
