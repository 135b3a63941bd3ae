# What is said of devices in French; the English file explains the messages and their values.

noun-device = appareil
    .many = appareils
noun-light = lumière
    .many = lumières
noun-switch = interrupteur
    .many = interrupteurs
noun-fan = ventilateur
    .many = ventilateurs
noun-humidifier = humidificateur
    .many = humidificateurs
noun-cover = volet
    .many = volets
noun-valve = vanne
    .many = vannes
noun-lock = serrure
    .many = serrures
noun-climate = thermostat
    .many = thermostats
noun-media-player = lecteur
    .many = lecteurs
noun-vacuum = aspirateur
    .many = aspirateurs
noun-lawn-mower = tondeuse
    .many = tondeuses
noun-water-heater = chauffe-eau
    .many = chauffe-eau
noun-person = personne
    .many = personnes
noun-alarm-control-panel = alarme
    .many = alarmes
noun-garage = porte de garage
    .many = portes de garage
noun-shutter = volet
    .many = volets
noun-blind = store
    .many = stores
noun-curtain = rideau
    .many = rideaux
noun-door = porte
    .many = portes
noun-gate = portail
    .many = portails
noun-shade = store
    .many = stores
noun-window = fenêtre
    .many = fenêtres
noun-awning = auvent
    .many = auvents
noun-sensor = capteur
    .many = capteurs
noun-binary-sensor = capteur
    .many = capteurs
noun-scene = scène
    .many = scènes
noun-script = script
    .many = scripts
noun-button = bouton
    .many = boutons
noun-automation = automatisation
    .many = automatisations
named-kind = { $kind } { $name }
named-in = { $name } { IN($room) }
named-other = autre { $name }
many-devices = { $number } { $noun }
in-room = { IN($room) }
on-floor = { ON($floor) }
as-said = { $words }
# of a select, and of a number without a unit
chosen = sur { $words }
measured-plain = à { $value }
word-on = allumé{ E($devices) }
word-off = éteint{ E($devices) }
word-open = ouvert{ E($devices) }
word-closed = fermé{ E($devices) }
word-opening = en train de s'ouvrir
word-closing = en train de se fermer
word-locked = verrouillé{ E($devices) }
word-unlocked = déverrouillé{ E($devices) }
word-playing = en lecture
word-paused = en pause
word-not-playing = silencieux
word-done = terminé
word-muted = en sourdine
word-unmuted = pas en sourdine
word-cleaning = en train de nettoyer
word-mowing = en train de tondre
word-docked = à sa base
robot-returning = sur le retour
robot-error = en erreur
word-low = faible
word-wet = mouillé{ E($devices) }
word-dry = sec
word-home = à la maison
word-away = absent{ E($devices) }
percent = { $value } pour cent
degrees = { $value ->
    [1] { $value } degré
   *[other] { $value } degrés
}
on-at = allumé{ E($devices) } à { $value } %
at-percent = à { $value } %
percent-open = ouvert{ E($devices) } à { $value } %
set-to = réglé{ E($devices) } sur { $value }
range = entre { $low } et { $high } degrés
and-there = { $state } et il y fait { $current }
measured = { $value } { $unit }
measured-percent = { $value } %
at-home = à la maison
away = absent{ E($devices) }
in-place = { IN($place) }
at-place = à { $place }
stands = { THE($devices) } { IS($devices) } { $state }
stands-already = { THE($devices) } { IS($devices) } déjà { $state }
unsaid = j'ai envoyé l'ordre, mais sans réponse sur le résultat : { THE($devices) }
unanswered = j'ai envoyé l'ordre, mais pas de réponse : { THE($devices) }
unreachable = je n'arrive pas à joindre { THE($devices) }
on-the-way = { THE($devices) } { IS($devices) } en mouvement
not-allowed = je n'en ai pas le droit : { THE($devices) }
refused = { THE($devices) } : { $detail }
disobeyed = cela n'a pas marché : { THE($devices) }
unknown-device = Je ne connais pas cet appareil.
yes-is = Oui, { THE($devices) } { IS($devices) } { $state }
no-is = Non, { THE($devices) } { IS($devices) } { $state }
no-only = Non, { THE($devices) } seulement
no-isnt = Non, pas { THE($devices) }
no-such = Je ne connais rien de tel{ $where } : { $what }.
with-and = { $text }, et { $reservations }
with-but = { $text }, mais { $reservations }
all-are = Oui, { $nouns } : tout{ $where } est { $state }
everything-is = Oui, tout est { $state }{ $where }
no-none-are = Non, { NO($noun) } n'est { $state_of_one }{ $where }
none-are = { NO($noun) } n'est { $state_of_one }{ $where }
no-nothing-is = Non, rien n'est { $state }{ $where }
nothing-is = Rien n'est { $state }{ $where }
counted-are = { $number ->
    [1] { A($noun) } est { $state_of_one }{ $where }
   *[other] { $words } { $nouns } sont { $state }{ $where }
}
listed = { $text } : { THE($devices) }
nobody-is = Personne n'est { $state }
no-nobody-is = Non, personne n'est { $state }
everyone-is = Oui, tout le monde est { $state }
outside = dehors
inside = dedans
it-is = Il fait { $value }{ $where }
it-is-in = { $where }, il fait { $value }
shows = { THE($devices) } : { $value }

# -- more of what devices are called ---------------------------------------------------------------

noun-number = réglage
    .many = réglages
noun-select = réglage
    .many = réglages
noun-weather = météo
    .many = météos
noun-calendar = calendrier
    .many = calendriers
noun-todo = liste
    .many = listes

# -- more of how they stand, as it follows "est" ---------------------------------------------------

word-locking = en train de se verrouiller
word-unlocking = en train de se déverrouiller
word-jammed = bloqué{ E($devices) }
word-running = en marche
word-idle = au repos
word-returning = sur le retour
word-armed = armé{ E($devices) }
word-disarmed = désarmé{ E($devices) }
word-arming = en train de s'armer
word-pending = sur le point de se déclencher
word-disarming = en train de se désarmer
word-triggered = déclenché{ E($devices) }
word-heating = en train de chauffer
word-not-heating = pas en train de chauffer
word-cooling = en train de refroidir
word-drying = en train de déshumidifier
word-blowing = en train de ventiler
word-detected = détecté{ E($devices) }
word-there = là
word-detecting-motion = en alerte : mouvement détecté
word-clear = sans rien à signaler
word-occupied = occupé{ E($devices) }
word-detecting-smoke = en alerte : fumée détectée
word-detecting-gas = en alerte : gaz détecté
word-detecting-carbon-monoxide = en alerte : monoxyde de carbone détecté
word-fine = en ordre
word-charging = en charge
word-not-charging = hors charge
word-connected = connecté{ E($devices) }
word-disconnected = déconnecté{ E($devices) }
word-plugged-in = branché{ E($devices) }
word-unplugged = débranché{ E($devices) }
word-cold = au froid
word-not-cold = sans froid
word-hot = au chaud
word-not-hot = sans chaleur excessive
word-detecting-light = à la lumière
word-dark = dans le noir
word-moving = en mouvement
word-still = sans mouvement
word-not-running = à l'arrêt
word-reporting-a-problem = en défaut
word-unsafe = en danger
word-safe = en sécurité
word-detecting-sound = en alerte : bruit détecté
word-quiet = au calme
word-tampered-with = saboté{ E($devices) }
word-untouched = intact{ E($devices) }
word-waiting-for-an-update = en attente d'une mise à jour
word-up-to-date = à jour
word-vibrating = en train de vibrer

on-set-to = allumé{ E($devices) } et réglé{ E($devices) } sur { $value } %
at-kelvin = à { $value } kelvins
warmer = maintenant d'un blanc plus chaud
cooler = maintenant d'un blanc plus froid
oscillating = en oscillation
not-oscillating = maintenant sans oscillation
slats-shut = avec les lames fermées
slats-open = avec les lames grandes ouvertes
slats-at = avec les lames à { $value } %
and-slats = { $state }, { $slats }
and-set-to = { $state } et réglé{ E($devices) } sur { $value } %
at-value = à { $value }
in-mode = en mode { $mode }
in-mode-set-to = en mode { $mode } et réglé{ E($devices) } sur { $value }
playing-title = en train de jouer { $title }
armed-in = armé{ E($devices) } en mode { $mode }
mode-away = absence
mode-home = présence
mode-night = nuit
mode-vacation = vacances
mode-custom-bypass = personnalisé
nowhere = à un endroit inconnu

# -- modes, presets, effects -----------------------------------------------------------------------

choice-off = arrêt
choice-on = marche
choice-auto = automatique
choice-heat = chauffage
choice-cool = refroidissement
choice-heat-cool = chauffage et refroidissement
choice-dry = déshumidification
choice-fan-only = ventilation
choice-eco = éco
choice-away = absence
choice-boost = boost
choice-comfort = confort
choice-home = présence
choice-sleep = sommeil
choice-none = aucun
choice-low = faible
choice-medium = moyen
choice-high = fort
choice-vertical = vertical
choice-horizontal = horizontal
choice-both = les deux
choice-forward = avant
choice-reverse = arrière

option-mode = mode
    .many = modes
option-preset = préréglage
    .many = préréglages
option-fan-mode = mode de ventilation
    .many = modes de ventilation
option-fan-speed = puissance d'aspiration
    .many = puissances d'aspiration
option-swing = mode d'oscillation
    .many = modes d'oscillation
option-direction = sens
    .many = sens
option-effect = effet
    .many = effets
option-source = source
    .many = sources
no-effect = sans effet
no-preset = sans préréglage
has-preset = sur le préréglage { $word }
has-fan-mode = en ventilation { $word }
has-fan-speed = réglé{ E($devices) } sur { $word }
swinging = en oscillation
not-swinging = sans oscillation
has-swing = en oscillation { $word }
in-reverse = en marche arrière
has-direction = en sens { $word }
has-effect = sur l'effet { $word }
on-word = sur { $word }

# -- what can't be done ----------------------------------------------------------------------------

reports-error = j'ai envoyé l'ordre, mais une erreur est revenue : { THE($devices) }
cannot = { THE($devices) } ne { CAN($devices) } pas faire cela : { $what }
cant-turn-on = { THE($devices) } ne { CAN($devices) } pas être allumé{ E($devices) }
cant-turn-off = { THE($devices) } ne { CAN($devices) } pas être éteint{ E($devices) }
cant-switch = { THE($devices) } ne { CAN($devices) } pas être commuté{ E($devices) }
cant-dim = l'intensité ne se règle pas : { THE($devices) }
cant-color = { THE($devices) } ne { CAN($devices) } pas changer de couleur
cant-tint = { THE($devices) } ne { CAN($devices) } pas changer de température de couleur
cant-show = { THE($devices) } ne { CAN($devices) } pas montrer l'effet { $effect }
cant-end-effect = { THE($devices) } ne { CAN($devices) } pas mettre fin à l'effet
cant-open = { THE($devices) } ne { CAN($devices) } pas être ouvert{ E($devices) }
cant-close = { THE($devices) } ne { CAN($devices) } pas être fermé{ E($devices) }
cant-move = { THE($devices) } ne { CAN($devices) } pas être déplacé{ E($devices) }
cant-stop = { THE($devices) } ne { CAN($devices) } pas être arrêté{ E($devices) }
cant-lock = { THE($devices) } ne { CAN($devices) } pas être verrouillé{ E($devices) }
cant-unlock = { THE($devices) } ne { CAN($devices) } pas être déverrouillé{ E($devices) }
cant-speed = { THE($devices) } ne { CAN($devices) } pas changer de vitesse
cant-oscillate = { THE($devices) } ne { CAN($devices) } pas osciller
cant-start = { THE($devices) } ne { CAN($devices) } pas être démarré{ E($devices) }
cant-dock = { THE($devices) } ne { CAN($devices) } pas être renvoyé{ E($devices) } à sa base
cant-pause = { THE($devices) } ne { CAN($devices) } pas être mis{ E($devices) } en pause
cant-tilt = { THE($devices) } ne { CAN($devices) } pas être incliné{ E($devices) }
cant-heat = { THE($devices) } ne { CAN($devices) } pas être réglé{ E($devices) } sur une température
cant-turn = { THE($devices) } ne { CAN($devices) } pas tourner dans l'autre sens
cant-do = { THE($devices) } ne { CAN($devices) } pas faire cela
cant-suck = { THE($devices) } ne { CAN($devices) } pas être réglé{ E($devices) } ainsi

# -- of what nothing is known ----------------------------------------------------------------------

whereabouts-unknown = je ne sais pas où { IS($devices) } { THE($devices) }
unheard-for = je n'ai plus de nouvelles depuis { $length } : { THE($devices) }
unheard-lately = je n'ai plus de nouvelles : { THE($devices) }
untold-whether = { THE($devices) } ne m'{ HAS($devices) } pas encore dit si c'est { $state }
untold-how = { THE($devices) } ne m'{ HAS($devices) } encore rien dit
untold = { THE($devices) } ne m'{ HAS($devices) } encore rien dit
last-known = { $text } ; { $when }, c'était { $state }
last-known-person = { $text } ; { $when }, { $person } était { $state }
when-last = aux dernières nouvelles
when-moment = à l'instant
when-ago = il y a { $length }
when-then = à ce moment-là
both-clauses = { $one }, et { $other }
hubs-unreachable = je n'arrive pas à joindre { $hubs }
cant-tell = je ne peux pas dire si { THE($devices) } { IS($devices) } { $state }
no-such-unreached = { $missing }, je ne connais donc rien de tel{ $where } : { $what }.
no-such-device = Je ne connais aucun appareil de ce genre{ $where }.
no-such-device-unreached = { $missing }, je ne connais donc aucun appareil de ce genre{ $where }.
and-unseen = { $one }, et { $other }
all-reached = { $number ->
    [1] le seul appareil ({ BARE($noun) })
   *[other] tous les appareils ({ $nouns })
} que je { $reach ->
    [yes] peux joindre
   *[no] connais
}{ $where } : { $state }
none-reached = { NO($noun) } que je { $reach ->
    [yes] puisse joindre
   *[no] connaisse
} n'est { $state_of_one }{ $where }
nothing-reached = Rien que je { $reach ->
    [yes] puisse joindre
   *[no] connaisse
} n'est { $state }{ $where }
contradicted = { THE($devices) } { IS($devices) } { $state }, mais { THE($others) } { IS($others) } { $other }
lacks-value = { THE($devices) } n'{ HAS($devices) } pas de { $what }
untold-value = { THE($devices) } ne m'{ HAS($devices) } pas encore dit : { $what }
key-color = couleur
key-color-temp-k = température de couleur
key-brightness = luminosité
key-speed = vitesse
key-volume = volume
key-position = position
key-tilt = inclinaison
key-mode = mode
key-source = source
key-target = température
key-humidity = taux d'humidité
key-battery = batterie

# -- what sensors sense ----------------------------------------------------------------------------

yes-there-is = Oui, détecté{ $where } : { $what }
yes-listed = Oui, { $what }
no-there-is = Non, rien de détecté{ $where } : { $what }
no-such-thing = Non, il n'y a rien de tel{ $where }
sensed-motion = mouvement
sensed-smoke = fumée
sensed-gas = gaz
sensed-carbon-monoxide = monoxyde de carbone
sensed-leak = fuite
sensed-water = eau
sensed-vibration = vibration
sensed-tampering = sabotage
sensed-problem = problème
sensed-sound = bruit
sensed-light = lumière
sensed-update = mise à jour
sensed-movement = mouvement
sensed-noise = bruit
sensed-darkness = obscurité
sees-nobody = Non, { THE($devices) } ne { COUNT($devices) ->
    [one] voit
   *[other] voient
} personne
senses-motion = { THE($devices) } détecte un mouvement
senses-occupancy = { THE($devices) } voit quelqu'un
senses-presence = { THE($devices) } voit quelqu'un
senses-moving = { THE($devices) } détecte un mouvement
senses-smoke = { THE($devices) } détecte de la fumée
senses-gas = { THE($devices) } détecte du gaz
senses-carbon-monoxide = { THE($devices) } détecte du monoxyde de carbone
senses-moisture = { THE($devices) } est mouillé{ E($devices) }
senses-vibration = { THE($devices) } vibre
senses-tamper = { THE($devices) } signale un sabotage
senses-problem = { THE($devices) } signale un problème
senses-sound = { THE($devices) } entend quelque chose
senses-light = { THE($devices) } détecte de la lumière
senses-update = { THE($devices) } a une mise à jour
senses = { THE($devices) } le signale

# Colours as lamps show them. Those that don't agree with the lamp are called as in colors.toml.
color-red = { E($devices) ->
    [s] rouges
    [es] rouges
   *[other] rouge
}
color-yellow = { E($devices) ->
    [s] jaunes
    [es] jaunes
   *[other] jaune
}
color-green = { E($devices) ->
    [e] verte
    [s] verts
    [es] vertes
   *[other] vert
}
color-blue = { E($devices) ->
    [e] bleue
    [s] bleus
    [es] bleues
   *[other] bleu
}
color-purple = { E($devices) ->
    [e] violette
    [s] violets
    [es] violettes
   *[other] violet
}
color-violet = violet clair
color-pink = { E($devices) ->
    [s] roses
    [es] roses
   *[other] rose
}
color-white = { E($devices) ->
    [e] blanche
    [s] blancs
    [es] blanches
   *[other] blanc
}
color-brown = { E($devices) ->
    [e] brune
    [s] bruns
    [es] brunes
   *[other] brun
}
color-black = { E($devices) ->
    [e] noire
    [s] noirs
    [es] noires
   *[other] noir
}
color-gray = { E($devices) ->
    [e] grise
    [es] grises
   *[other] gris
}
color-gold = { E($devices) ->
    [e] dorée
    [s] dorés
    [es] dorées
   *[other] doré
}
color-silver = { E($devices) ->
    [e] argentée
    [s] argentés
    [es] argentées
   *[other] argenté
}
color-amber = { E($devices) ->
    [e] ambrée
    [s] ambrés
    [es] ambrées
   *[other] ambré
}
color-candle-white = en blanc très chaud
color-warm-white = en blanc chaud
color-neutral-white = en blanc neutre
color-cool-white = en blanc froid
color-daylight-white = en blanc lumière du jour
color-close-to = presque { $color }
