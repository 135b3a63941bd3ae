# What is said of devices in Spanish; the English file explains the messages and their values.

noun-device = dispositivo
    .many = dispositivos
noun-light = luz
    .many = luces
noun-switch = interruptor
    .many = interruptores
noun-fan = ventilador
    .many = ventiladores
noun-humidifier = humidificador
    .many = humidificadores
noun-cover = persiana
    .many = persianas
noun-valve = válvula
    .many = válvulas
noun-lock = cerradura
    .many = cerraduras
noun-climate = termostato
    .many = termostatos
noun-media-player = reproductor
    .many = reproductores
noun-vacuum = aspiradora
    .many = aspiradoras
noun-lawn-mower = cortacésped
    .many = cortacéspedes
noun-water-heater = calentador
    .many = calentadores
noun-person = persona
    .many = personas
noun-alarm-control-panel = alarma
    .many = alarmas
noun-garage = puerta del garaje
    .many = puertas del garaje
noun-shutter = persiana
    .many = persianas
noun-blind = persiana
    .many = persianas
noun-curtain = cortina
    .many = cortinas
noun-door = puerta
    .many = puertas
noun-gate = portón
    .many = portones
noun-shade = estor
    .many = estores
noun-window = ventana
    .many = ventanas
noun-awning = toldo
    .many = toldos
noun-sensor = sensor
    .many = sensores
noun-binary-sensor = sensor
    .many = sensores
noun-scene = escena
    .many = escenas
noun-script = script
    .many = scripts
noun-button = botón
    .many = botones
noun-automation = automatización
    .many = automatizaciones
named-kind = { $kind } { $name }
named-in = { $name } { IN($room) }
named-other = { $name } dos
many-devices = { $number } { $noun }
in-room = { IN($room) }
on-floor = { ON($floor) }
as-said = { $words }
# of a select, and of a number without a unit
chosen = en { $words }
measured-plain = a { $value }
word-on = encendid{ E($devices) }
word-off = apagad{ E($devices) }
word-open = abiert{ E($devices) }
word-closed = cerrad{ E($devices) }
word-opening = abriéndose
word-closing = cerrándose
word-locked = bloquead{ E($devices) }
word-unlocked = desbloquead{ E($devices) }
word-playing = reproduciendo
word-paused = en pausa
word-not-playing = parado
word-done = terminado
word-muted = en silencio
word-unmuted = con sonido
word-cleaning = limpiando
word-mowing = cortando el césped
word-docked = en su base
robot-returning = volviendo a su base
robot-error = con un error
word-low = baj{ E($devices) }
word-wet = mojad{ E($devices) }
word-dry = sec{ E($devices) }
word-home = en casa
word-away = fuera
percent = { $value } por ciento
degrees = { $value ->
    [1] { $value } grado
   *[other] { $value } grados
}
on-at = encendid{ E($devices) } al { $value } %
at-percent = al { $value } %
percent-open = abiert{ E($devices) } al { $value } %
set-to = a { $value }
range = entre { $low } y { $high } grados
and-there = { $state } y allí hay { $current }
measured = a { $value } { $unit }
measured-percent = al { $value } %
at-home = en casa
away = fuera
in-place = { IN($place) }
at-place = en { $place }
stands = { THE($devices) } { IS($devices) } { $state }
stands-already = { THE($devices) } ya { IS($devices) } { $state }
unsaid = he enviado la orden, pero no sé si ha funcionado: { THE($devices) }
unanswered = he enviado la orden, pero no hay respuesta: { THE($devices) }
unreachable = no puedo conectar con { THE($devices) }
on-the-way = { THE($devices) } { IS($devices) } en movimiento
not-allowed = no tengo permiso para eso: { THE($devices) }
refused = { THE($devices) }: { $detail }
disobeyed = no ha funcionado: { THE($devices) }
unknown-device = No conozco ese dispositivo.
yes-is = Sí, { THE($devices) } { IS($devices) } { $state }
no-is = No, { THE($devices) } { IS($devices) } { $state }
no-only = No, solo { THE($devices) } { IS($devices) } { $state }
no-isnt = No, { THE($devices) } no { IS($devices) } { $state }
no-such = No conozco nada así{ $where }: { $what }.
with-and = { $text }, y { $reservations }
with-but = { $text }, pero { $reservations }
all-are = Sí, todo está { $state }{ $where }: { $nouns }
everything-is = Sí, todo está { $state }{ $where }
no-none-are = No, { NO($noun) } está { $state_of_one }{ $where }
none-are = { NO($noun) } está { $state_of_one }{ $where }
no-nothing-is = No, nada está { $state }{ $where }
nothing-is = Nada está { $state }{ $where }
counted-are = { $number ->
    [1] { A($noun) } está { $state_of_one }{ $where }
   *[other] { $words } { $nouns } están { $state }{ $where }
}
listed = { $text }: { THE($devices) }
nobody-is = Nadie está { $state }
no-nobody-is = No, nadie está { $state }
everyone-is = Sí, todos están { $state }
outside = fuera
inside = dentro
it-is = Hay { $value }{ $where }
it-is-in = { $where } hay { $value }
shows = { THE($devices) } marca { $value }

# -- more of what devices are called ---------------------------------------------------------------

noun-number = ajuste
    .many = ajustes
noun-select = ajuste
    .many = ajustes
noun-weather = tiempo
    .many = tiempos
noun-calendar = calendario
    .many = calendarios
noun-todo = lista
    .many = listas

# -- more of how they stand, as it follows "está" --------------------------------------------------

word-locking = bloqueándose
word-unlocking = desbloqueándose
word-jammed = atascad{ E($devices) }
word-running = en marcha
word-idle = en reposo
word-returning = volviendo a su base
word-armed = armad{ E($devices) }
word-disarmed = desarmad{ E($devices) }
word-arming = armándose
word-pending = a punto de saltar
word-disarming = desarmándose
word-triggered = disparad{ E($devices) }
word-heating = calentando
word-not-heating = sin calentar
word-cooling = enfriando
word-drying = deshumidificando
word-blowing = ventilando
word-detected = detectad{ E($devices) }
word-there = ahí
word-detecting-motion = detectando movimiento
word-clear = sin novedad
word-occupied = ocupad{ E($devices) }
word-detecting-smoke = detectando humo
word-detecting-gas = detectando gas
word-detecting-carbon-monoxide = detectando monóxido de carbono
word-fine = bien
word-charging = cargando
word-not-charging = sin cargar
word-connected = conectad{ E($devices) }
word-disconnected = desconectad{ E($devices) }
word-plugged-in = enchufad{ E($devices) }
word-unplugged = desenchufad{ E($devices) }
word-cold = frí{ E($devices) }
word-not-cold = sin frío
word-hot = caliente
word-not-hot = sin calor excesivo
word-detecting-light = detectando luz
word-dark = a oscuras
word-moving = en movimiento
word-still = quiet{ E($devices) }
word-not-running = parad{ E($devices) }
word-reporting-a-problem = avisando de un problema
word-unsafe = en peligro
word-safe = a salvo
word-detecting-sound = detectando ruido
word-quiet = en silencio
word-tampered-with = manipulad{ E($devices) }
word-untouched = intact{ E($devices) }
word-waiting-for-an-update = pendiente de una actualización
word-up-to-date = al día
word-vibrating = vibrando

on-set-to = encendid{ E($devices) } y al { $value } %
at-kelvin = a { $value } kelvin
warmer = ahora con un blanco más cálido
cooler = ahora con un blanco más frío
oscillating = oscilando
not-oscillating = ahora sin oscilar
slats-shut = con las lamas cerradas
slats-open = con las lamas abiertas del todo
slats-at = con las lamas al { $value } %
and-slats = { $state }, { $slats }
and-set-to = { $state } y al { $value } %
at-value = a { $value }
in-mode = en modo { $mode }
in-mode-set-to = en modo { $mode } y a { $value }
playing-title = reproduciendo { $title }
armed-in = armad{ E($devices) } en modo { $mode }
mode-away = ausente
mode-home = en casa
mode-night = noche
mode-vacation = vacaciones
mode-custom-bypass = personalizado
nowhere = en un lugar desconocido

# -- modes, presets, effects -----------------------------------------------------------------------

choice-off = apagado
choice-on = encendido
choice-auto = automático
choice-heat = calor
choice-cool = frío
choice-heat-cool = calor y frío
choice-dry = seco
choice-fan-only = ventilador
choice-eco = eco
choice-away = ausente
choice-boost = turbo
choice-comfort = confort
choice-home = en casa
choice-sleep = sueño
choice-none = ninguno
choice-low = bajo
choice-medium = medio
choice-high = alto
choice-vertical = vertical
choice-horizontal = horizontal
choice-both = ambos
choice-forward = adelante
choice-reverse = inverso

option-mode = modo
    .many = modos
option-preset = ajuste predefinido
    .many = ajustes predefinidos
option-fan-mode = modo del ventilador
    .many = modos del ventilador
option-fan-speed = potencia de aspiración
    .many = potencias de aspiración
option-swing = modo de oscilación
    .many = modos de oscilación
option-direction = sentido
    .many = sentidos
option-effect = efecto
    .many = efectos
option-source = fuente
    .many = fuentes
no-effect = sin efecto
no-preset = sin ajuste predefinido
has-preset = en el ajuste { $word }
has-fan-mode = con el ventilador en { $word }
has-fan-speed = en { $word }
swinging = oscilando
not-swinging = sin oscilar
has-swing = en oscilación { $word }
in-reverse = girando al revés
has-direction = girando en sentido { $word }
has-effect = con el efecto { $word }
on-word = en { $word }

# -- what can't be done ----------------------------------------------------------------------------

reports-error = he enviado la orden, pero hay un error: { THE($devices) }
cannot = { THE($devices) } no { CAN($devices) } hacer eso: { $what }
cant-turn-on = { THE($devices) } no se { CAN($devices) } encender
cant-turn-off = { THE($devices) } no se { CAN($devices) } apagar
cant-switch = { THE($devices) } no se { CAN($devices) } conmutar
cant-dim = { THE($devices) } no se { CAN($devices) } atenuar
cant-color = { THE($devices) } no { CAN($devices) } cambiar de color
cant-tint = { THE($devices) } no { CAN($devices) } cambiar de temperatura de color
cant-show = { THE($devices) } no { CAN($devices) } mostrar el efecto { $effect }
cant-end-effect = { THE($devices) } no { CAN($devices) } terminar el efecto
cant-open = { THE($devices) } no se { CAN($devices) } abrir
cant-close = { THE($devices) } no se { CAN($devices) } cerrar
cant-move = { THE($devices) } no se { CAN($devices) } mover
cant-stop = { THE($devices) } no se { CAN($devices) } parar
cant-lock = { THE($devices) } no se { CAN($devices) } bloquear
cant-unlock = { THE($devices) } no se { CAN($devices) } desbloquear
cant-speed = { THE($devices) } no { CAN($devices) } cambiar de velocidad
cant-oscillate = { THE($devices) } no { CAN($devices) } oscilar
cant-start = { THE($devices) } no se { CAN($devices) } poner en marcha
cant-dock = { THE($devices) } no { CAN($devices) } volver a la base
cant-pause = { THE($devices) } no se { CAN($devices) } pausar
cant-tilt = { THE($devices) } no se { CAN($devices) } inclinar
cant-heat = { THE($devices) } no se { CAN($devices) } poner a una temperatura
cant-turn = { THE($devices) } no { CAN($devices) } girar en el otro sentido
cant-do = { THE($devices) } no { CAN($devices) } hacer eso
cant-suck = { THE($devices) } no se { CAN($devices) } poner así

# -- of what nothing is known ----------------------------------------------------------------------

whereabouts-unknown = no sé dónde { IS($devices) } { THE($devices) }
unheard-for = no sé nada desde hace { $length }: { THE($devices) }
unheard-lately = no sé nada últimamente: { THE($devices) }
untold-whether = { THE($devices) } aún no me { COUNT($devices) ->
    [one] ha
   *[other] han
} dicho si { IS($devices) } { $state }
untold-how = { THE($devices) } aún no me { COUNT($devices) ->
    [one] ha
   *[other] han
} dicho nada
untold = { THE($devices) } aún no me { COUNT($devices) ->
    [one] ha
   *[other] han
} dicho nada
last-known = { $text }; { $when } { WAS($devices) } { $state }
last-known-person = { $text }; { $when } { $person } estaba { $state }
when-last = lo último que sé es que
when-moment = hace un momento
when-ago = hace { $length }
when-then = entonces
both-clauses = { $one }, y { $other }
hubs-unreachable = no puedo conectar con { $hubs }
cant-tell = no puedo decir si { THE($devices) } { IS($devices) } { $state }
no-such-unreached = { $missing }, así que no conozco nada así{ $where }: { $what }.
no-such-device = No conozco ningún aparato así{ $where }.
no-such-device-unreached = { $missing }, así que no conozco ningún aparato así{ $where }.
and-unseen = { $one }, y { $other }
all-reached = De lo que { $reach ->
    [yes] puedo alcanzar
   *[no] conozco
}, { $number ->
    [1] { A($noun) } está
   *[other] todo está
} { $state }{ $where }
none-reached = { NO($noun) } de lo que { $reach ->
    [yes] puedo alcanzar
   *[no] conozco
} está { $state_of_one }{ $where }
nothing-reached = Nada de lo que { $reach ->
    [yes] puedo alcanzar
   *[no] conozco
} está { $state }{ $where }
contradicted = { THE($devices) } { IS($devices) } { $state }, pero { THE($others) } { IS($others) } { $other }
lacks-value = { THE($devices) } no { HAS($devices) } { $what }
untold-value = { THE($devices) } aún no me { COUNT($devices) ->
    [one] ha
   *[other] han
} dicho: { $what }
key-color = color
key-color-temp-k = temperatura de color
key-brightness = brillo
key-speed = velocidad
key-volume = volumen
key-position = posición
key-tilt = inclinación
key-mode = modo
key-source = fuente
key-target = temperatura
key-humidity = humedad
key-battery = batería

# -- what sensors sense ----------------------------------------------------------------------------

yes-there-is = Sí, hay { $what }{ $where }
yes-listed = Sí, { $what }
no-there-is = No, no hay { $what }{ $where }
no-such-thing = No, no hay nada así{ $where }
sensed-motion = movimiento
sensed-smoke = humo
sensed-gas = gas
sensed-carbon-monoxide = monóxido de carbono
sensed-leak = fugas
sensed-water = agua
sensed-vibration = vibración
sensed-tampering = manipulación
sensed-problem = problemas
sensed-sound = sonido
sensed-light = luz
sensed-update = actualización
sensed-movement = movimiento
sensed-noise = ruido
sensed-darkness = oscuridad
sees-nobody = No, { THE($devices) } no { COUNT($devices) ->
    [one] ve
   *[other] ven
} a nadie
senses-motion = { THE($devices) } detecta movimiento
senses-occupancy = { THE($devices) } ve a alguien
senses-presence = { THE($devices) } ve a alguien
senses-moving = { THE($devices) } detecta movimiento
senses-smoke = { THE($devices) } detecta humo
senses-gas = { THE($devices) } detecta gas
senses-carbon-monoxide = { THE($devices) } detecta monóxido de carbono
senses-moisture = { THE($devices) } está mojad{ E($devices) }
senses-vibration = { THE($devices) } vibra
senses-tamper = { THE($devices) } avisa de una manipulación
senses-problem = { THE($devices) } avisa de un problema
senses-sound = { THE($devices) } oye algo
senses-light = { THE($devices) } detecta luz
senses-update = { THE($devices) } tiene una actualización
senses = { THE($devices) } lo indica

# Colours as lamps show them. Those that don't agree with the lamp are called as in colors.toml.
color-red = { E($devices) ->
    [a] roja
    [os] rojos
    [as] rojas
   *[other] rojo
}
color-yellow = { E($devices) ->
    [a] amarilla
    [os] amarillos
    [as] amarillas
   *[other] amarillo
}
color-green = { E($devices) ->
    [os] verdes
    [as] verdes
   *[other] verde
}
color-blue = { E($devices) ->
    [os] azules
    [as] azules
   *[other] azul
}
color-purple = { E($devices) ->
    [a] morada
    [os] morados
    [as] moradas
   *[other] morado
}
color-pink = rosa
color-white = { E($devices) ->
    [a] blanca
    [os] blancos
    [as] blancas
   *[other] blanco
}
color-brown = { E($devices) ->
    [os] marrones
    [as] marrones
   *[other] marrón
}
color-black = { E($devices) ->
    [a] negra
    [os] negros
    [as] negras
   *[other] negro
}
color-gray = { E($devices) ->
    [os] grises
    [as] grises
   *[other] gris
}
color-gold = { E($devices) ->
    [a] dorada
    [os] dorados
    [as] doradas
   *[other] dorado
}
color-silver = { E($devices) ->
    [a] plateada
    [os] plateados
    [as] plateadas
   *[other] plateado
}
color-candle-white = en blanco muy cálido
color-warm-white = en blanco cálido
color-neutral-white = en blanco neutro
color-cool-white = en blanco frío
color-daylight-white = en blanco luz de día
color-close-to = casi { $color }
