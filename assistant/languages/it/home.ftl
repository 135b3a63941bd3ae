# What is said of devices in Italian; the English file explains the messages and their values.

noun-device = dispositivo
    .many = dispositivi
noun-light = luce
    .many = luci
noun-switch = interruttore
    .many = interruttori
noun-fan = ventilatore
    .many = ventilatori
noun-humidifier = umidificatore
    .many = umidificatori
noun-cover = tapparella
    .many = tapparelle
noun-valve = valvola
    .many = valvole
noun-lock = serratura
    .many = serrature
noun-climate = termostato
    .many = termostati
noun-media-player = lettore
    .many = lettori
noun-vacuum = aspirapolvere
    .many = aspirapolvere
noun-lawn-mower = tagliaerba
    .many = tagliaerba
noun-water-heater = scaldabagno
    .many = scaldabagni
noun-person = persona
    .many = persone
noun-alarm-control-panel = allarme
    .many = allarmi
noun-garage = porta del garage
    .many = porte del garage
noun-shutter = tapparella
    .many = tapparelle
noun-blind = veneziana
    .many = veneziane
noun-curtain = tenda
    .many = tende
noun-door = porta
    .many = porte
noun-gate = cancello
    .many = cancelli
noun-shade = tenda
    .many = tende
noun-window = finestra
    .many = finestre
noun-awning = tettoia
    .many = tettoie
noun-sensor = sensore
    .many = sensori
noun-binary-sensor = sensore
    .many = sensori
noun-scene = scena
    .many = scene
noun-script = script
    .many = script
noun-button = pulsante
    .many = pulsanti
noun-automation = automazione
    .many = automazioni
named-kind = { $kind } { $name }
named-in = { $name } { IN($room) }
named-other = { $name } due
many-devices = { $number } { $noun }
in-room = { IN($room) }
on-floor = { ON($floor) }
as-said = { $words }
# of a select, and of a number without a unit
chosen = su { $words }
measured-plain = a { $value }
word-on = acces{ E($devices) }
word-off = spent{ E($devices) }
word-open = apert{ E($devices) }
word-closed = chius{ E($devices) }
word-opening = in apertura
word-closing = in chiusura
word-locked = bloccat{ E($devices) }
word-unlocked = sbloccat{ E($devices) }
word-playing = in riproduzione
word-paused = in pausa
word-not-playing = fermo
word-done = finito
word-muted = senza audio
word-unmuted = con l'audio
word-cleaning = in funzione
word-mowing = in funzione
word-docked = alla base
robot-returning = di ritorno
robot-error = in errore
word-low = bass{ E($devices) }
word-wet = bagnat{ E($devices) }
word-dry = asciutt{ E($devices) }
word-home = a casa
word-away = fuori
percent = { $value } per cento
degrees = { $value ->
    [1] { $value } grado
   *[other] { $value } gradi
}
on-at = acces{ E($devices) } al { $value } %
at-percent = al { $value } %
percent-open = apert{ E($devices) } al { $value } %
set-to = impostat{ E($devices) } su { $value }
range = tra { $low } e { $high } gradi
and-there = { $state } e lì ci sono { $current }
measured = a { $value } { $unit }
measured-percent = al { $value } %
at-home = a casa
away = fuori
in-place = { IN($place) }
at-place = a { $place }
stands = { THE($devices) } { IS($devices) } { $state }
stands-already = { THE($devices) } { IS($devices) } già { $state }
unsaid = ho inviato il comando, ma non so se ha funzionato: { THE($devices) }
unanswered = ho inviato il comando, ma non c'è risposta: { THE($devices) }
unreachable = non riesco a raggiungere { THE($devices) }
on-the-way = { THE($devices) } { IS($devices) } in movimento
not-allowed = non ho il permesso di farlo: { THE($devices) }
refused = { THE($devices) }: { $detail }
disobeyed = non ha funzionato: { THE($devices) }
unknown-device = Non conosco questo dispositivo.
yes-is = Sì, { THE($devices) } { IS($devices) } { $state }
no-is = No, { THE($devices) } { IS($devices) } { $state }
no-only = No, solo { THE($devices) } { IS($devices) } { $state }
no-isnt = No, { THE($devices) } non { IS($devices) } { $state }
no-such = Non conosco nulla del genere{ $where }: { $what }.
with-and = { $text }, e { $reservations }
with-but = { $text }, ma { $reservations }
all-are = Sì, { $nouns }{ $where }: tutto è { $state }
everything-is = Sì, tutto è { $state }{ $where }
no-none-are = No, { NO($noun) } è { $state_of_one }{ $where }
none-are = { NO($noun) } è { $state_of_one }{ $where }
no-nothing-is = No, niente è { $state }{ $where }
nothing-is = Niente è { $state }{ $where }
counted-are = { $number ->
    [1] { A($noun) } è { $state_of_one }{ $where }
   *[other] { $words } { $nouns } sono { $state }{ $where }
}
listed = { $text }: { THE($devices) }
nobody-is = Nessuno è { $state }
no-nobody-is = No, nessuno è { $state }
everyone-is = Sì, tutti sono { $state }
outside = fuori
inside = dentro
it-is = Ci sono { $value }{ $where }
it-is-in = { $where } ci sono { $value }
shows = { THE($devices) } segna { $value }

# -- more of what devices are called ---------------------------------------------------------------

noun-number = impostazione
    .many = impostazioni
noun-select = impostazione
    .many = impostazioni
noun-weather = meteo
    .many = meteo
noun-calendar = calendario
    .many = calendari
noun-todo = lista
    .many = liste

# -- more of how they stand, as it follows "è" -----------------------------------------------------

word-locking = in fase di blocco
word-unlocking = in fase di sblocco
word-jammed = inceppat{ E($devices) }
word-running = in funzione
word-idle = a riposo
word-returning = di ritorno
word-armed = inserit{ E($devices) }
word-disarmed = disinserit{ E($devices) }
word-arming = in inserimento
word-pending = sul punto di scattare
word-disarming = in disinserimento
word-triggered = scattat{ E($devices) }
word-heating = in riscaldamento
word-not-heating = non in riscaldamento
word-cooling = in raffreddamento
word-drying = in deumidificazione
word-blowing = in ventilazione
word-detected = rilevat{ E($devices) }
word-there = lì
word-detecting-motion = in allarme: movimento rilevato
word-clear = senza nulla da segnalare
word-occupied = occupat{ E($devices) }
word-detecting-smoke = in allarme: fumo rilevato
word-detecting-gas = in allarme: gas rilevato
word-detecting-carbon-monoxide = in allarme: monossido di carbonio rilevato
word-fine = a posto
word-charging = in carica
word-not-charging = non in carica
word-connected = conness{ E($devices) }
word-disconnected = disconness{ E($devices) }
word-plugged-in = collegat{ E($devices) }
word-unplugged = scollegat{ E($devices) }
word-cold = fredd{ E($devices) }
word-not-cold = non fredd{ E($devices) }
word-hot = cald{ E($devices) }
word-not-hot = non cald{ E($devices) }
word-detecting-light = alla luce
word-dark = al buio
word-moving = in movimento
word-still = ferm{ E($devices) }
word-not-running = ferm{ E($devices) }
word-reporting-a-problem = in errore e segnala un problema
word-unsafe = in pericolo
word-safe = al sicuro
word-detecting-sound = in allarme: rumore rilevato
word-quiet = in silenzio
word-tampered-with = manomess{ E($devices) }
word-untouched = intatt{ E($devices) }
word-waiting-for-an-update = in attesa di un aggiornamento
word-up-to-date = aggiornat{ E($devices) }
word-vibrating = in vibrazione

on-set-to = acces{ E($devices) } e impostat{ E($devices) } al { $value } %
at-kelvin = a { $value } kelvin
warmer = ora di un bianco più caldo
cooler = ora di un bianco più freddo
oscillating = in oscillazione
not-oscillating = ora senza oscillazione
slats-shut = con le lamelle chiuse
slats-open = con le lamelle tutte aperte
slats-at = con le lamelle al { $value } %
and-slats = { $state }, { $slats }
and-set-to = { $state } e impostat{ E($devices) } al { $value } %
at-value = a { $value }
in-mode = in modalità { $mode }
in-mode-set-to = in modalità { $mode } e impostat{ E($devices) } su { $value }
playing-title = in riproduzione con { $title }
armed-in = inserit{ E($devices) } in modalità { $mode }
mode-away = fuori casa
mode-home = in casa
mode-night = notte
mode-vacation = vacanza
mode-custom-bypass = personalizzata
nowhere = in un luogo sconosciuto

# -- modes, presets, effects -----------------------------------------------------------------------

choice-off = spento
choice-on = acceso
choice-auto = automatico
choice-heat = riscaldamento
choice-cool = raffreddamento
choice-heat-cool = riscaldamento e raffreddamento
choice-dry = deumidificazione
choice-fan-only = ventilazione
choice-eco = eco
choice-away = fuori casa
choice-boost = boost
choice-comfort = comfort
choice-home = in casa
choice-sleep = sonno
choice-none = nessuno
choice-low = basso
choice-medium = medio
choice-high = alto
choice-vertical = verticale
choice-horizontal = orizzontale
choice-both = entrambi
choice-forward = avanti
choice-reverse = inverso

option-mode = modalità
    .many = modalità
option-preset = preimpostazione
    .many = preimpostazioni
option-fan-mode = modalità della ventola
    .many = modalità della ventola
option-fan-speed = potenza di aspirazione
    .many = potenze di aspirazione
option-swing = modalità di oscillazione
    .many = modalità di oscillazione
option-direction = direzione
    .many = direzioni
option-effect = effetto
    .many = effetti
option-source = sorgente
    .many = sorgenti
no-effect = senza effetto
no-preset = senza preimpostazione
has-preset = sulla preimpostazione { $word }
has-fan-mode = con la ventola su { $word }
has-fan-speed = su { $word }
swinging = in oscillazione
not-swinging = senza oscillazione
has-swing = in oscillazione { $word }
in-reverse = in rotazione inversa
has-direction = in rotazione { $word }
has-effect = con l'effetto { $word }
on-word = su { $word }

# -- what can't be done ----------------------------------------------------------------------------

reports-error = ho inviato il comando, ma c'è un errore: { THE($devices) }
cannot = { THE($devices) } non { CAN($devices) } farlo: { $what }
cant-turn-on = { THE($devices) } non { CAN($devices) } essere acces{ E($devices) }
cant-turn-off = { THE($devices) } non { CAN($devices) } essere spent{ E($devices) }
cant-switch = { THE($devices) } non { CAN($devices) } essere commutat{ E($devices) }
cant-dim = { THE($devices) } non { CAN($devices) } essere regolat{ E($devices) } in intensità
cant-color = { THE($devices) } non { CAN($devices) } cambiare colore
cant-tint = { THE($devices) } non { CAN($devices) } cambiare temperatura di colore
cant-show = { THE($devices) } non { CAN($devices) } mostrare l'effetto { $effect }
cant-end-effect = { THE($devices) } non { CAN($devices) } terminare l'effetto
cant-open = { THE($devices) } non { CAN($devices) } essere apert{ E($devices) }
cant-close = { THE($devices) } non { CAN($devices) } essere chius{ E($devices) }
cant-move = { THE($devices) } non { CAN($devices) } essere moss{ E($devices) }
cant-stop = { THE($devices) } non { CAN($devices) } essere fermat{ E($devices) }
cant-lock = { THE($devices) } non { CAN($devices) } essere bloccat{ E($devices) }
cant-unlock = { THE($devices) } non { CAN($devices) } essere sbloccat{ E($devices) }
cant-speed = { THE($devices) } non { CAN($devices) } cambiare velocità
cant-oscillate = { THE($devices) } non { CAN($devices) } oscillare
cant-start = { THE($devices) } non { CAN($devices) } essere avviat{ E($devices) }
cant-dock = { THE($devices) } non { CAN($devices) } tornare alla base
cant-pause = { THE($devices) } non { CAN($devices) } essere mess{ E($devices) } in pausa
cant-tilt = { THE($devices) } non { CAN($devices) } essere inclinat{ E($devices) }
cant-heat = { THE($devices) } non { CAN($devices) } essere impostat{ E($devices) } su una temperatura
cant-turn = { THE($devices) } non { CAN($devices) } girare nell'altro senso
cant-do = { THE($devices) } non { CAN($devices) } farlo
cant-suck = { THE($devices) } non { CAN($devices) } essere impostat{ E($devices) } così

# -- of what nothing is known ----------------------------------------------------------------------

whereabouts-unknown = non so dove { IS($devices) } { THE($devices) }
unheard-for = non ho notizie da { $length }: { THE($devices) }
unheard-lately = non ho notizie da un po': { THE($devices) }
untold-whether = { THE($devices) } non mi { HAS($devices) } ancora detto se { IS($devices) } { $state }
untold-how = { THE($devices) } non mi { HAS($devices) } ancora detto nulla
untold = { THE($devices) } non mi { HAS($devices) } ancora detto nulla
last-known = { $text }; { $when } { WAS($devices) } { $state }
last-known-person = { $text }; { $when } { $person } era { $state }
when-last = per quanto ne so
when-moment = un momento fa
when-ago = { $length } fa
when-then = allora
both-clauses = { $one }, e { $other }
hubs-unreachable = non riesco a raggiungere { $hubs }
cant-tell = non so dire se { THE($devices) } { IS($devices) } { $state }
no-such-unreached = { $missing }, quindi non conosco nulla del genere{ $where }: { $what }.
no-such-device = Non conosco nessun dispositivo del genere{ $where }.
no-such-device-unreached = { $missing }, quindi non conosco nessun dispositivo del genere{ $where }.
and-unseen = { $one }, e { $other }
all-reached = Di ciò che { $reach ->
    [yes] riesco a raggiungere
   *[no] conosco
}, { $number ->
    [1] { A($noun) } è
   *[other] tutto è
} { $state }{ $where }
none-reached = { NO($noun) } di ciò che { $reach ->
    [yes] riesco a raggiungere
   *[no] conosco
} è { $state_of_one }{ $where }
nothing-reached = Niente di ciò che { $reach ->
    [yes] riesco a raggiungere
   *[no] conosco
} è { $state }{ $where }
contradicted = { THE($devices) } { IS($devices) } { $state }, ma { THE($others) } { IS($others) } { $other }
lacks-value = { THE($devices) } non { HAS($devices) } { $what }
untold-value = { THE($devices) } non mi { HAS($devices) } ancora detto: { $what }
key-color = colore
key-color-temp-k = temperatura di colore
key-brightness = luminosità
key-speed = velocità
key-volume = volume
key-position = posizione
key-tilt = inclinazione
key-mode = modalità
key-source = sorgente
key-target = temperatura
key-humidity = umidità
key-battery = batteria

# -- what sensors sense ----------------------------------------------------------------------------

yes-there-is = Sì, rilevato{ $where }: { $what }
yes-listed = Sì, { $what }
no-there-is = No, nulla di rilevato{ $where }: { $what }
no-such-thing = No, non c'è nulla del genere{ $where }
sensed-motion = movimento
sensed-smoke = fumo
sensed-gas = gas
sensed-carbon-monoxide = monossido di carbonio
sensed-leak = perdita
sensed-water = acqua
sensed-vibration = vibrazione
sensed-tampering = manomissione
sensed-problem = problema
sensed-sound = suono
sensed-light = luce
sensed-update = aggiornamento
sensed-movement = movimento
sensed-noise = rumore
sensed-darkness = buio
sees-nobody = No, { THE($devices) } non { COUNT($devices) ->
    [one] vede
   *[other] vedono
} nessuno
senses-motion = { THE($devices) } rileva movimento
senses-occupancy = { THE($devices) } vede qualcuno
senses-presence = { THE($devices) } vede qualcuno
senses-moving = { THE($devices) } rileva movimento
senses-smoke = { THE($devices) } rileva fumo
senses-gas = { THE($devices) } rileva gas
senses-carbon-monoxide = { THE($devices) } rileva monossido di carbonio
senses-moisture = { THE($devices) } è bagnat{ E($devices) }
senses-vibration = { THE($devices) } vibra
senses-tamper = { THE($devices) } segnala una manomissione
senses-problem = { THE($devices) } segnala un problema
senses-sound = { THE($devices) } sente qualcosa
senses-light = { THE($devices) } rileva luce
senses-update = { THE($devices) } ha un aggiornamento
senses = { THE($devices) } lo segnala

# Colours as lamps show them. Those that don't agree with the lamp are called as in colors.toml.
color-red = { E($devices) ->
    [a] rossa
    [i] rossi
    [e] rosse
   *[other] rosso
}
color-yellow = { E($devices) ->
    [a] gialla
    [i] gialli
    [e] gialle
   *[other] giallo
}
color-green = { E($devices) ->
    [i] verdi
    [e] verdi
   *[other] verde
}
color-light-blue = { E($devices) ->
    [a] azzurra
    [i] azzurri
    [e] azzurre
   *[other] azzurro
}
color-white = { E($devices) ->
    [a] bianca
    [i] bianchi
    [e] bianche
   *[other] bianco
}
color-black = { E($devices) ->
    [a] nera
    [i] neri
    [e] nere
   *[other] nero
}
color-gray = { E($devices) ->
    [a] grigia
    [i] grigi
    [e] grigie
   *[other] grigio
}
color-gold = { E($devices) ->
    [a] dorata
    [i] dorati
    [e] dorate
   *[other] dorato
}
color-silver = { E($devices) ->
    [a] argentata
    [i] argentati
    [e] argentate
   *[other] argentato
}
color-brown = { E($devices) ->
    [i] marroni
    [e] marroni
   *[other] marrone
}
color-orange = { E($devices) ->
    [i] arancioni
    [e] arancioni
   *[other] arancione
}
color-candle-white = in bianco molto caldo
color-warm-white = in bianco caldo
color-neutral-white = in bianco neutro
color-cool-white = in bianco freddo
color-daylight-white = in bianco luce diurna
color-close-to = quasi { $color }
