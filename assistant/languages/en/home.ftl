# What is said of devices in English: what became of a command, how they stand, what can't be done.
# $devices: the devices spoken of · $state: how they stand, as it follows "is" · $count: how many.

# -- what they are called: one of a kind, and several ----------------------------------------------

noun-device = device
    .many = devices
noun-light = light
    .many = lights
noun-switch = switch
    .many = switches
noun-fan = fan
    .many = fans
noun-humidifier = humidifier
    .many = humidifiers
noun-cover = cover
    .many = covers
noun-valve = valve
    .many = valves
noun-lock = lock
    .many = locks
noun-climate = thermostat
    .many = thermostats
noun-media-player = player
    .many = players
noun-vacuum = vacuum
    .many = vacuums
noun-lawn-mower = mower
    .many = mowers
noun-water-heater = water heater
    .many = water heaters
noun-person = person
    .many = people
noun-alarm-control-panel = alarm
    .many = alarms
noun-garage = garage door
    .many = garage doors
noun-shutter = shutter
    .many = shutters
noun-blind = blind
    .many = blinds
noun-curtain = curtain
    .many = curtains
noun-door = door
    .many = doors
noun-gate = gate
    .many = gates
noun-shade = shade
    .many = shades
noun-window = window
    .many = windows
noun-awning = awning
    .many = awnings
noun-automation = automation
    .many = automations
noun-scene = scene
    .many = scenes
noun-script = script
    .many = scripts
noun-button = button
    .many = buttons
noun-sensor = sensor
    .many = sensors
noun-binary-sensor = sensor
    .many = sensors
noun-number = setting
    .many = settings
noun-select = setting
    .many = settings
noun-weather = weather
    .many = weathers
noun-calendar = calendar
    .many = calendars
noun-todo = list
    .many = lists

named-kind = { $name } { $kind }
named-in = { $name } in the { $room }
named-other = other { $name }
many-devices = { $number } { $noun }
in-room = in { THE($room) }
on-floor = { ON($floor) }

# -- how they stand, as it follows "is" ------------------------------------------------------------

word-on = on
word-off = off
word-open = open
word-closed = closed
word-opening = opening
word-closing = closing
word-locking = locking
word-unlocking = unlocking
word-jammed = jammed
word-locked = locked
word-unlocked = unlocked
word-running = running
word-idle = idle
word-playing = playing
word-paused = paused
word-not-playing = not playing
word-done = done
word-muted = muted
word-unmuted = not muted
word-cleaning = cleaning
word-mowing = mowing
word-docked = docked
word-returning = returning
robot-returning = on its way back
robot-error = reporting an error
word-low = low
word-wet = wet
word-dry = dry
word-armed = armed
word-disarmed = disarmed
word-arming = arming
word-pending = about to go off
word-disarming = being disarmed
word-triggered = triggered
word-heating = heating
word-cooling = cooling
word-drying = drying
word-blowing = blowing
word-detected = detected
word-home = home
word-away = away
word-there = there
word-detecting-motion = detecting motion
word-clear = clear
word-occupied = occupied
word-detecting-smoke = detecting smoke
word-detecting-gas = detecting gas
word-detecting-carbon-monoxide = detecting carbon monoxide
word-fine = fine
word-charging = charging
word-not-charging = not charging
word-connected = connected
word-disconnected = disconnected
word-plugged-in = plugged in
word-unplugged = unplugged
word-cold = cold
word-not-cold = not cold
word-hot = hot
word-not-hot = not hot
word-detecting-light = detecting light
word-dark = dark
word-moving = moving
word-still = still
word-not-running = not running
word-not-heating = not heating
word-reporting-a-problem = reporting a problem
word-unsafe = unsafe
word-safe = safe
word-detecting-sound = detecting sound
word-quiet = quiet
word-tampered-with = tampered with
word-untouched = untouched
word-waiting-for-an-update = waiting for an update
word-up-to-date = up to date
word-vibrating = vibrating

percent = { $value } percent
degrees = { $value ->
    [1] { $value } degree
   *[other] { $value } degrees
}
on-at = on at { $value } percent
on-set-to = on and set to { $value } percent
at-percent = at { $value } percent
at-kelvin = at { $value } kelvin
percent-open = { $value } percent open
warmer = warmer now
cooler = cooler now
oscillating = oscillating
not-oscillating = no longer oscillating
slats-shut = tilted shut
slats-open = tilted fully open
slats-at = tilted to { $value } percent
and-slats = { $state } and { $slats }
and-set-to = { $state } and set to { $value } percent
set-to = set to { $value }
at-value = at { $value }
range = between { $low } and { $high ->
    [1] { $high } degree
   *[other] { $high } degrees
}
in-mode = in { $mode } mode
in-mode-set-to = in { $mode } mode, and set to { $value }
and-there = { $state } and it is { $current } there
playing-title = playing { $title }
measured = { $value } { $unit }
armed-in = armed in { $mode } mode
mode-away = away
mode-home = home
mode-night = night
mode-vacation = vacation
mode-custom-bypass = custom bypass

at-home = at home
away = away
in-place = in { THE($place) }
at-place = at { $place }
nowhere = somewhere unknown

# -- what they offer words for: modes, presets, effects --------------------------------------------

as-said = { $words }
# of a select, and of a number without a unit
chosen = { $words }
measured-plain = { $value }
measured-percent = { $value }%

choice-off = off
choice-on = on
choice-auto = auto
choice-heat = heat
choice-cool = cool
choice-heat-cool = heat cool
choice-dry = dry
choice-fan-only = fan only
choice-eco = eco
choice-away = away
choice-boost = boost
choice-comfort = comfort
choice-home = home
choice-sleep = sleep
choice-none = none
choice-low = low
choice-medium = medium
choice-high = high
choice-vertical = vertical
choice-horizontal = horizontal
choice-both = both
choice-forward = forward
choice-reverse = reverse

option-mode = mode
    .many = modes
option-preset = preset
    .many = presets
option-fan-mode = fan mode
    .many = fan modes
option-fan-speed = fan speed
    .many = fan speeds
option-swing = swing mode
    .many = swing modes
option-direction = direction
    .many = directions
option-effect = effect
    .many = effects
option-source = source
    .many = sources
no-effect = showing no effect
no-preset = on no preset
has-preset = on its { $word } preset
has-fan-mode = on fan mode { $word }
has-fan-speed = set to { $word }
swinging = swinging
not-swinging = not swinging
has-swing = on swing mode { $word }
in-reverse = turning in reverse
has-direction = turning { $word }
has-effect = showing { $word }
on-word = on { $word }

# -- what became of a command ----------------------------------------------------------------------

stands = { THE($devices) } { IS($devices) } { $state }
stands-already = { THE($devices) } { IS($devices) } already { $state }
unsaid = I told { THE($devices) }, but { $count ->
    [1] it does
   *[other] they do
} not say whether it worked
reports-error = I told { THE($devices) }, but { $count ->
    [1] it reports
   *[other] they report
} an error
unanswered = I told { THE($devices) }, but { $count ->
    [1] it has
   *[other] they have
} not answered
unreachable = I can't reach { THE($devices) }
on-the-way = { THE($devices) } { IS($devices) } on the way
not-allowed = I am not allowed to do that to { THE($devices) }
refused = { THE($devices) } { $detail }
disobeyed = { THE($devices) } did not do that
cannot = { THE($devices) } can't { $what }
cant-turn-on = { THE($devices) } can't be turned on
cant-turn-off = { THE($devices) } can't be turned off
cant-switch = { THE($devices) } can't be switched
cant-dim = { THE($devices) } can't be dimmed
cant-color = { THE($devices) } can't change colour
cant-tint = { THE($devices) } can't change its colour temperature
cant-show = { THE($devices) } can't show { $effect }
cant-end-effect = { THE($devices) } can't end its effect by itself
cant-open = { THE($devices) } can't be opened
cant-close = { THE($devices) } can't be closed
cant-move = { THE($devices) } can't be moved
cant-stop = { THE($devices) } can't be stopped
cant-lock = { THE($devices) } can't be locked
cant-unlock = { THE($devices) } can't be unlocked
cant-speed = { THE($devices) } can't change its speed
cant-oscillate = { THE($devices) } can't oscillate
cant-start = { THE($devices) } can't be started
cant-dock = { THE($devices) } can't be sent back
cant-pause = { THE($devices) } can't be paused
cant-tilt = { THE($devices) } can't be tilted
cant-heat = { THE($devices) } can't be set to a temperature
cant-turn = { THE($devices) } can't turn the other way
cant-do = { THE($devices) } can't do that
cant-suck = { THE($devices) } can't be set to that
unknown-device = I don't know that device.

# -- of what nothing is known ----------------------------------------------------------------------

whereabouts-unknown = I don't know where { THE($devices) } { IS($devices) }
unheard-for = I haven't heard from { THE($devices) } for { $length }
unheard-lately = I haven't heard from { THE($devices) } lately
untold-whether = { THE($devices) } { COUNT($devices) ->
    [one] hasn't told me yet whether it is
   *[other] haven't told me yet whether they are
} { $state }
untold-how = { THE($devices) } { COUNT($devices) ->
    [one] hasn't told me yet how it stands
   *[other] haven't told me yet how they stand
}
untold = { THE($devices) } { COUNT($devices) ->
    [one] hasn't
   *[other] haven't
} told me yet
last-known = { $text }; { $when } { COUNT($devices) ->
    [one] it was
   *[other] they were
} { $state }
last-known-person = { $text }; { $when } { $person } was { $state }
when-last = the last I know is that
when-moment = a moment ago
when-ago = { $length } ago
when-then = then
both-clauses = { $one }, and { $other }
hubs-unreachable = I can't reach { $hubs }

# -- answers ---------------------------------------------------------------------------------------
# $noun: what was asked for, one of it · $nouns: several · $number and $words: how many · $where: in
# which place, with a space before it, or nothing · $reach: "yes" where the others can't be reached.

yes-is = Yes, { THE($devices) } { IS($devices) } { $state }
no-is = No, { THE($devices) } { IS($devices) } { $state }
no-only = No, only { THE($devices) } { IS($devices) } { $state }
no-isnt = No, { THE($devices) } { IS($devices) }n't { $state }
cant-tell = I can't tell whether { THE($devices) } { IS($devices) } { $state }
no-such = I don't know of any { $what }{ $where }.
no-such-unreached = { $missing }, so I don't know of any { $what }{ $where }.
no-such-device = I don't know of any such device{ $where }.
no-such-device-unreached = { $missing }, so I don't know of any such device{ $where }.
with-but = { $text }, but { $reservations }
with-and = { $text }, and { $reservations }
and-unseen = { $one } and { $other }
all-are = Yes, { $number ->
    [2] both
   *[other] all
} { $nouns } are { $state }{ $where }
everything-is = Yes, everything is { $state }{ $where }
no-none-are = No, no { $nouns } are { $state }{ $where }
none-are = No { $nouns } are { $state }{ $where }
no-nothing-is = No, nothing is { $state }{ $where }
nothing-is = Nothing is { $state }{ $where }
all-reached = { $number ->
    [1] the one { BARE($noun) }
    [2] both { $nouns }
   *[other] all { $nouns }
} that I { $reach ->
    [yes] can reach
   *[no] know of
} { $number ->
    [1] is
   *[other] are
} { $state }{ $where }
none-reached = No { BARE($noun) } that I { $reach ->
    [yes] can reach
   *[no] know of
} is { $state }{ $where }
nothing-reached = Nothing that I { $reach ->
    [yes] can reach
   *[no] know of
} is { $state }{ $where }
counted-are = { $words } { $number ->
    [1] { BARE($noun) } is
   *[other] { $nouns } are
} { $state }{ $where }
listed = { $text }: { THE($devices) }
contradicted = { THE($devices) } { IS($devices) } { $state }, but { THE($others) } { IS($others) } { $other }
lacks-value = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} no { $what }
untold-value = { THE($devices) } { COUNT($devices) ->
    [one] hasn't
   *[other] haven't
} told me the { $what }
key-color = colour
key-color-temp-k = colour temperature
key-brightness = brightness
key-speed = speed
key-volume = volume
key-position = position
key-tilt = tilt
key-mode = mode
key-source = source
key-target = temperature
key-humidity = humidity
key-battery = battery
nobody-is = Nobody is { $state }
no-nobody-is = No, nobody is { $state }
everyone-is = Yes, everyone is { $state }

# -- what sensors sense ----------------------------------------------------------------------------

yes-there-is = Yes, there is { $what }{ $where }
yes-listed = Yes, { $what }
no-there-is = No, there is no { $what }{ $where }
no-such-thing = No, there is no such thing{ $where }
sensed-motion = motion
sensed-smoke = smoke
sensed-gas = gas
sensed-carbon-monoxide = carbon monoxide
sensed-leak = leak
sensed-water = water
sensed-vibration = vibration
sensed-tampering = tampering
sensed-problem = problem
sensed-sound = sound
sensed-light = light
sensed-update = update
sensed-movement = movement
sensed-noise = noise
sensed-darkness = darkness
sees-nobody = No, { THE($devices) } { COUNT($devices) ->
    [one] sees
   *[other] see
} nobody
senses-motion = { THE($devices) } detects motion
senses-occupancy = { THE($devices) } sees someone
senses-presence = { THE($devices) } sees someone
senses-moving = { THE($devices) } detects movement
senses-smoke = { THE($devices) } detects smoke
senses-gas = { THE($devices) } detects gas
senses-carbon-monoxide = { THE($devices) } detects carbon monoxide
senses-moisture = { THE($devices) } is wet
senses-vibration = { THE($devices) } is vibrating
senses-tamper = { THE($devices) } reports tampering
senses-problem = { THE($devices) } reports a problem
senses-sound = { THE($devices) } hears something
senses-light = { THE($devices) } detects light
senses-update = { THE($devices) } has an update
senses = { THE($devices) } tells so

# -- how warm and how humid it is ------------------------------------------------------------------

outside = outside
inside = inside
it-is = It is { $value }{ $where }
it-is-in = { $where }, it is { $value }
shows = { THE($devices) } { COUNT($devices) ->
    [one] shows
   *[other] show
} { $value }
color-close-to = close to { $color }
