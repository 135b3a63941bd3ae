# What can be done with devices. can-…: as it follows “you can”; $count: how many devices, one or
# several. try-…: a sentence that somebody may say to the device $name.

can-media-player-state = { $count ->
    [one] play and pause it
   *[other] play and pause them
}
can-vacuum-state = { $count ->
    [one] start it, pause it and send it home
   *[other] start them, pause them and send them home
}
can-lawn-mower-state = { $count ->
    [one] start it, pause it and send it home
   *[other] start them, pause them and send them home
}
can-alarm-control-panel-state = { $count ->
    [one] arm and disarm it
   *[other] arm and disarm them
}
can-number-value = { $count ->
    [one] set it
   *[other] set them
}
can-select-value = { $count ->
    [one] choose its value
   *[other] choose their value
}
can-humidifier-target = { $count ->
    [one] set its humidity
   *[other] set their humidity
}
can-todo-items = { $count ->
    [one] read it, add to it and tick things off
   *[other] read them, add to them and tick things off
}
can-on = { $count ->
    [one] turn it on and off
   *[other] turn them on and off
}
can-brightness = { $count ->
    [one] dim it
   *[other] dim them
}
can-color = { $count ->
    [one] change its colour
   *[other] change their colour
}
can-color-temp-k = { $count ->
    [one] make its white warmer or cooler
   *[other] make their white warmer or cooler
}
can-effect = choose an effect
can-speed = { $count ->
    [one] set its speed
   *[other] set their speed
}
can-oscillating = { $count ->
    [one] let it swing
   *[other] let them swing
}
can-direction = { $count ->
    [one] turn it the other way
   *[other] turn them the other way
}
can-position = { $count ->
    [one] open and close it
   *[other] open and close them
}
can-tilt = { $count ->
    [one] tilt its slats
   *[other] tilt their slats
}
can-locked = { $count ->
    [one] lock and unlock it
   *[other] lock and unlock them
}
can-target = { $count ->
    [one] set its temperature
   *[other] set their temperature
}
can-target-low = set from and to which temperature
can-mode = { $count ->
    [one] choose its mode
   *[other] choose their mode
}
can-preset = choose a preset
can-fan-mode = { $count ->
    [one] choose its fan mode
   *[other] choose their fan mode
}
can-swing = { $count ->
    [one] choose how it swings
   *[other] choose how them swings
}
can-fan-speed = { $count ->
    [one] choose how strongly it cleans
   *[other] choose how strongly them cleans
}
can-volume = { $count ->
    [one] set its volume
   *[other] set their volume
}
can-muted = { $count ->
    [one] mute it
   *[other] mute them
}
can-source = { $count ->
    [one] choose its source
   *[other] choose their source
}
can-scene = { $count ->
    [one] activate it
   *[other] activate them
}
can-script = { $count ->
    [one] run it
   *[other] run them
}
can-button = { $count ->
    [one] press it
   *[other] press them
}

try-light-color = make { THE($name) } blue
try-light-brightness = set { THE($name) } to 40 percent
try-light-on = turn on { THE($name) }
try-switch-on = turn off { THE($name) }
try-fan-speed = set { THE($name) } to 50 percent
try-fan-on = turn on { THE($name) }
try-humidifier-on = turn on { THE($name) }
try-cover-position = close { THE($name) }
try-valve-position = close { THE($name) }
try-lock-locked = lock { THE($name) }
try-climate-target = set { THE($name) } to 21 degrees
try-climate-mode = turn off { THE($name) }
try-water-heater-target = set { THE($name) } to 50 degrees
try-media-player-volume = set the volume of { THE($name) } to 30 percent
try-vacuum-state = start { THE($name) }
try-lawn-mower-state = send { THE($name) } home
try-number-value = what is { THE($name) }
try-select-value = what is { THE($name) }
try-sensor-value = what is { THE($name) }
try-scene = activate { $name }
try-script = run { $name }

sensor-of = { $what } sensor
    .many = { $what } sensors
weather-station = weather station
    .many = weather stations
