# What is said of devices in German: what became of a command, how they stand, what can't be done.
# The English file explains the names of the messages and of their values.

# -- what they are called --------------------------------------------------------------------------

noun-device = Gerät
    .many = Geräte
noun-light = Licht
    .many = Lichter
noun-switch = Schalter
    .many = Schalter
noun-fan = Ventilator
    .many = Ventilatoren
noun-humidifier = Luftbefeuchter
    .many = Luftbefeuchter
noun-cover = Rollladen
    .many = Rollläden
noun-valve = Ventil
    .many = Ventile
noun-lock = Schloss
    .many = Schlösser
noun-climate = Thermostat
    .many = Thermostate
noun-media-player = Player
    .many = Player
noun-vacuum = Staubsauger
    .many = Staubsauger
noun-lawn-mower = Rasenmäher
    .many = Rasenmäher
noun-water-heater = Boiler
    .many = Boiler
noun-person = Person
    .many = Personen
noun-alarm-control-panel = Alarmanlage
    .many = Alarmanlagen
noun-garage = Garagentor
    .many = Garagentore
noun-shutter = Rollladen
    .many = Rollläden
noun-blind = Jalousie
    .many = Jalousien
noun-curtain = Vorhang
    .many = Vorhänge
noun-door = Tür
    .many = Türen
noun-gate = Tor
    .many = Tore
noun-shade = Rollo
    .many = Rollos
noun-window = Fenster
    .many = Fenster
noun-awning = Markise
    .many = Markisen
noun-automation = Automation
    .many = Automationen
noun-scene = Szene
    .many = Szenen
noun-script = Skript
    .many = Skripte
noun-button = Taste
    .many = Tasten
noun-sensor = Sensor
    .many = Sensoren
noun-binary-sensor = Sensor
    .many = Sensoren
noun-number = Einstellung
    .many = Einstellungen
noun-select = Einstellung
    .many = Einstellungen
noun-weather = Wetter
    .many = Wetter
noun-calendar = Kalender
    .many = Kalender
noun-todo = Liste
    .many = Listen

named-kind = { $kind } { $name }
named-in = { $name } { IN($room) }
named-other = andere { $name }
many-devices = { $number } { $noun }
in-room = { IN($room) }
on-floor = { ON($floor) }

# -- how they stand, as it follows „ist“ -----------------------------------------------------------

as-said = { $words }
# of a select, and of a number without a unit
chosen = { $words }
measured-plain = { $value }
word-on = an
word-off = aus
word-open = offen
word-closed = zu
word-opening = am Öffnen
word-closing = am Schließen
word-locking = am Abschließen
word-unlocking = am Aufschließen
word-jammed = blockiert
word-locked = abgeschlossen
word-unlocked = nicht abgeschlossen
word-running = in Betrieb
word-idle = untätig
word-playing = am Spielen
word-paused = angehalten
word-not-playing = still
word-done = fertig
word-muted = stummgeschaltet
word-unmuted = nicht stummgeschaltet
word-cleaning = am Saugen
word-mowing = am Mähen
word-docked = an der Ladestation
word-returning = auf dem Rückweg
robot-returning = auf dem Rückweg
robot-error = in Not und meldet einen Fehler
word-low = niedrig
word-wet = nass
word-dry = trocken
word-armed = scharf
word-disarmed = unscharf
word-arming = am Scharfschalten
word-pending = kurz vor dem Auslösen
word-disarming = am Unscharfschalten
word-triggered = ausgelöst
word-heating = am Heizen
word-cooling = am Kühlen
word-drying = am Entfeuchten
word-blowing = am Lüften
word-detected = gemeldet
word-home = zu Hause
word-away = unterwegs
word-there = da
word-detecting-motion = ausgelöst und meldet Bewegung
word-clear = ruhig
word-occupied = belegt
word-detecting-smoke = ausgelöst und meldet Rauch
word-detecting-gas = ausgelöst und meldet Gas
word-detecting-carbon-monoxide = ausgelöst und meldet Kohlenmonoxid
word-fine = in Ordnung
word-charging = am Laden
word-not-charging = nicht am Laden
word-connected = verbunden
word-disconnected = getrennt
word-plugged-in = eingesteckt
word-unplugged = ausgesteckt
word-cold = kalt
word-not-cold = nicht kalt
word-hot = heiß
word-not-hot = nicht heiß
word-detecting-light = im Hellen
word-dark = im Dunkeln
word-moving = in Bewegung
word-still = still
word-not-running = nicht in Betrieb
word-not-heating = nicht am Heizen
word-reporting-a-problem = gestört und meldet ein Problem
word-unsafe = unsicher
word-safe = sicher
word-detecting-sound = ausgelöst und hört etwas
word-quiet = leise
word-tampered-with = manipuliert
word-untouched = unberührt
word-waiting-for-an-update = veraltet und wartet auf ein Update
word-up-to-date = aktuell
word-vibrating = am Vibrieren

percent = { $value } Prozent
degrees = { $value } Grad
on-at = an, mit { $value } Prozent
on-set-to = an und auf { $value } Prozent gestellt
at-percent = auf { $value } Prozent
at-kelvin = auf { $value } Kelvin
percent-open = zu { $value } Prozent offen
warmer = jetzt wärmer
cooler = jetzt kühler
oscillating = am Schwenken
not-oscillating = nicht mehr am Schwenken
slats-shut = mit geschlossenen Lamellen
slats-open = mit ganz geöffneten Lamellen
slats-at = auf { $value } Prozent gekippt
and-slats = { $state } und { $slats }
and-set-to = { $state } und auf { $value } Prozent gestellt
set-to = auf { $value } gestellt
at-value = bei { $value }
range = { $low } bis { $high } Grad
in-mode = im Modus { $mode }
in-mode-set-to = im Modus { $mode } und auf { $value } gestellt
and-there = { $state }, und dort sind es { $current }
playing-title = am Spielen von { $title }
measured = { $value } { $unit }
measured-percent = { $value } Prozent
armed-in = scharf im Modus { $mode }
mode-away = abwesend
mode-home = zu Hause
mode-night = Nacht
mode-vacation = Urlaub
mode-custom-bypass = benutzerdefiniert

at-home = zu Hause
away = unterwegs
in-place = { IN($place) }
at-place = am Ort „{ $place }“
nowhere = an einem unbekannten Ort

# -- what they offer words for: modes, presets, effects --------------------------------------------

choice-off = Aus
choice-on = An
choice-auto = Automatik
choice-heat = Heizen
choice-cool = Kühlen
choice-heat-cool = Heizen und Kühlen
choice-dry = Entfeuchten
choice-fan-only = Lüften
choice-eco = Eco
choice-away = Abwesend
choice-boost = Boost
choice-comfort = Komfort
choice-home = Zuhause
choice-sleep = Schlaf
choice-none = keine
choice-low = niedrig
choice-medium = mittel
choice-high = hoch
choice-vertical = senkrecht
choice-horizontal = waagerecht
choice-both = beides
choice-forward = vorwärts
choice-reverse = rückwärts
choice-rainbow = Regenbogen
choice-candle-flicker = Kerzenflackern
choice-fire-flicker = Feuerflackern
choice-colorloop = Farbwechsel

option-mode = Modus
    .many = Modi
option-preset = Voreinstellung
    .many = Voreinstellungen
option-fan-mode = Lüftermodus
    .many = Lüftermodi
option-fan-speed = Saugstufe
    .many = Saugstufen
option-swing = Schwenkmodus
    .many = Schwenkmodi
option-direction = Richtung
    .many = Richtungen
option-effect = Effekt
    .many = Effekte
option-source = Quelle
    .many = Quellen
no-effect = ohne Effekt
no-preset = ohne Voreinstellung
has-preset = in der Voreinstellung { $word }
has-fan-mode = auf Lüfterstufe { $word }
has-fan-speed = auf { $word } gestellt
swinging = am Schwenken
not-swinging = nicht am Schwenken
has-swing = im Schwenkmodus { $word }
in-reverse = rückwärts unterwegs
has-direction = { $word } unterwegs
has-effect = auf den Effekt { $word } gestellt
on-word = auf { $word }

# -- what became of a command ----------------------------------------------------------------------

stands = { THE($devices) } { IS($devices) } { $state }
stands-already = { THE($devices) } { IS($devices) } schon { $state }
unsaid = ich habe { THE($devices, case: "accusative") } angewiesen, aber ob es geklappt hat, erfahre ich nicht
reports-error = ich habe { THE($devices, case: "accusative") } angewiesen, bekomme aber einen Fehler gemeldet
unanswered = ich habe { THE($devices, case: "accusative") } angewiesen, aber keine Antwort bekommen
unreachable = ich erreiche { THE($devices, case: "accusative") } nicht
on-the-way = { THE($devices) } { IS($devices) } noch in Bewegung
not-allowed = das darf ich nicht: { THE($devices) }
refused = { THE($devices) }: { $detail }
disobeyed = bei „{ THE($devices) }“ hat das nicht geklappt
cannot = mit „{ THE($devices) }“ geht das nicht: { $what }
cant-turn-on = { THE($devices) } { CAN($devices) } nicht eingeschaltet werden
cant-turn-off = { THE($devices) } { CAN($devices) } nicht ausgeschaltet werden
cant-switch = { THE($devices) } { CAN($devices) } nicht geschaltet werden
cant-dim = { THE($devices) } { CAN($devices) } nicht gedimmt werden
cant-color = { THE($devices) } { CAN($devices) } die Farbe nicht ändern
cant-tint = { THE($devices) } { CAN($devices) } die Farbtemperatur nicht ändern
cant-show = { THE($devices) } { CAN($devices) } den Effekt { $effect } nicht zeigen
cant-end-effect = { THE($devices) } { CAN($devices) } den Effekt nicht von selbst beenden
cant-open = { THE($devices) } { CAN($devices) } nicht geöffnet werden
cant-close = { THE($devices) } { CAN($devices) } nicht geschlossen werden
cant-move = { THE($devices) } { CAN($devices) } nicht bewegt werden
cant-stop = { THE($devices) } { CAN($devices) } nicht angehalten werden
cant-lock = { THE($devices) } { CAN($devices) } nicht abgeschlossen werden
cant-unlock = { THE($devices) } { CAN($devices) } nicht aufgeschlossen werden
cant-speed = { THE($devices) } { CAN($devices) } die Geschwindigkeit nicht ändern
cant-oscillate = { THE($devices) } { CAN($devices) } nicht schwenken
cant-start = { THE($devices) } { CAN($devices) } nicht gestartet werden
cant-dock = { THE($devices) } { CAN($devices) } nicht zurückgeschickt werden
cant-pause = { THE($devices) } { CAN($devices) } nicht angehalten werden
cant-tilt = { THE($devices) } { CAN($devices) } nicht gekippt werden
cant-heat = { THE($devices) } { CAN($devices) } nicht auf eine Temperatur gestellt werden
cant-turn = { THE($devices) } { CAN($devices) } nicht andersherum drehen
cant-do = { THE($devices) } { CAN($devices) } das nicht
cant-suck = { THE($devices) } { CAN($devices) } darauf nicht gestellt werden
unknown-device = Dieses Gerät kenne ich nicht.

# -- of what nothing is known ----------------------------------------------------------------------

whereabouts-unknown = ich weiß nicht, wo { THE($devices) } { IS($devices) }
unheard-for = von „{ THE($devices) }“ habe ich seit { $length } nichts gehört
unheard-lately = von „{ THE($devices) }“ habe ich in letzter Zeit nichts gehört
untold-whether = { THE($devices) } { HAS($devices) } mir noch nicht gemeldet, ob { IT($devices) } { $state } { IS($devices) }
untold-how = { THE($devices) } { HAS($devices) } mir noch nichts gemeldet
untold = { THE($devices) } { HAS($devices) } mir noch nichts gemeldet
last-known = { $text }; { $when } { WAS($devices) } { IT($devices) } { $state }
last-known-person = { $text }; { $when } war { $person } { $state }
when-last = zuletzt
when-moment = gerade eben
when-ago = vor { $length }
when-then = damals
both-clauses = { $one }, und { $other }
hubs-unreachable = ich erreiche { $hubs } nicht

# -- answers ---------------------------------------------------------------------------------------

yes-is = Ja, { THE($devices) } { IS($devices) } { $state }
no-is = Nein, { THE($devices) } { IS($devices) } { $state }
no-only = Nein, nur { THE($devices) } { IS($devices) } { $state }
no-isnt = Nein, { THE($devices) } { IS($devices) } nicht { $state }
cant-tell = ich kann nicht sagen, ob { THE($devices) } { $state } { IS($devices) }
no-such = Ich kenne{ $where } nichts, was „{ BARE($what) }“ heißt.
no-such-unreached = { $missing }, darum kenne ich{ $where } nichts, was „{ BARE($what) }“ heißt.
no-such-device = So ein Gerät kenne ich{ $where } nicht.
no-such-device-unreached = { $missing }, darum kenne ich{ $where } kein solches Gerät.
with-but = { $text }, aber { $reservations }
with-and = { $text }, und { $reservations }
and-unseen = { $one }, und { $other }
all-are = Ja, { $number ->
    [2] beide
   *[other] alle
} { $nouns }{ $where } sind { $state }
everything-is = Ja, alles{ $where } ist { $state }
no-none-are = Nein, { NO($noun) }{ $where } ist { $state_of_one }
none-are = { NO($noun) }{ $where } ist { $state_of_one }
no-nothing-is = Nein, nichts{ $where } ist { $state }
nothing-is = Nichts{ $where } ist { $state }
all-reached = Soweit ich { $reach ->
    [yes] etwas erreiche
   *[no] etwas weiß
}, { $number ->
    [1] ist { A($noun) }{ $where } { $state_of_one }
   *[other] sind alle { $nouns }{ $where } { $state }
}
none-reached = Soweit ich { $reach ->
    [yes] etwas erreiche
   *[no] etwas weiß
}, ist { NO($noun) }{ $where } { $state_of_one }
nothing-reached = Soweit ich { $reach ->
    [yes] etwas erreiche
   *[no] etwas weiß
}, ist nichts{ $where } { $state }
counted-are = { $number ->
    [1] { A($noun) }{ $where } ist { $state_of_one }
   *[other] { $words } { $nouns }{ $where } sind { $state }
}
listed = { $text }: { THE($devices) }
contradicted = { THE($devices) } { IS($devices) } { $state }, aber { THE($others) } { IS($others) } { $other }
lacks-value = bei „{ THE($devices) }“ gibt es das nicht: { $what }
untold-value = { THE($devices) } { HAS($devices) } mir dazu noch nichts gemeldet: { $what }
key-color = Farbe
key-color-temp-k = Farbtemperatur
key-brightness = Helligkeit
key-speed = Geschwindigkeit
key-volume = Lautstärke
key-position = Stellung
key-tilt = Neigung
key-mode = Modus
key-source = Quelle
key-target = Temperatur
key-humidity = Luftfeuchtigkeit
key-battery = Batterie
nobody-is = Niemand ist { $state }
no-nobody-is = Nein, niemand ist { $state }
everyone-is = Ja, alle sind { $state }

# -- what sensors sense ----------------------------------------------------------------------------

yes-there-is = Ja, { $what }{ $where }
yes-listed = Ja, { $what }
no-there-is = Nein, nichts von { $what }{ $where } gemeldet
no-such-thing = Nein, so etwas wird nicht gemeldet{ $where }
sensed-motion = Bewegung
sensed-smoke = Rauch
sensed-gas = Gas
sensed-carbon-monoxide = Kohlenmonoxid
sensed-leak = Leck
sensed-water = Wasser
sensed-vibration = Erschütterung
sensed-tampering = Manipulation
sensed-problem = Problem
sensed-sound = Geräusch
sensed-light = Licht
sensed-update = Update
sensed-movement = Bewegung
sensed-noise = Lärm
sensed-darkness = Dunkelheit
sees-nobody = Nein, { THE($devices) } { COUNT($devices) ->
    [one] sieht
   *[other] sehen
} niemanden
senses-motion = { THE($devices) } meldet Bewegung
senses-occupancy = { THE($devices) } sieht jemanden
senses-presence = { THE($devices) } sieht jemanden
senses-moving = { THE($devices) } meldet Bewegung
senses-smoke = { THE($devices) } meldet Rauch
senses-gas = { THE($devices) } meldet Gas
senses-carbon-monoxide = { THE($devices) } meldet Kohlenmonoxid
senses-moisture = { THE($devices) } ist nass
senses-vibration = { THE($devices) } vibriert
senses-tamper = { THE($devices) } meldet Manipulation
senses-problem = { THE($devices) } meldet ein Problem
senses-sound = { THE($devices) } hört etwas
senses-light = { THE($devices) } meldet Licht
senses-update = { THE($devices) } hat ein Update
senses = { THE($devices) } meldet das

# -- how warm and how humid it is ------------------------------------------------------------------

outside = draußen
inside = drinnen
it-is = Es sind{ $where } { $value }
it-is-in = { $where } sind es { $value }
shows = { THE($devices) } { COUNT($devices) ->
    [one] zeigt
   *[other] zeigen
} { $value } an

# Whites as lamps show them. Colours are called as in colors.toml.
color-candle-white = sehr warmweiß
color-warm-white = warmweiß
color-neutral-white = neutralweiß
color-cool-white = kaltweiß
color-daylight-white = tageslichtweiß
color-close-to = fast { $color }
