# What the box says of itself out of turn.

was-to-do = I was to do this now: { $words }. { $why }
three-wrong-codes = Somebody said three wrong codes. I take none for { $time }.
say-first = Say “{ $word }” first, and then your answer.
the-wake-word = the wake word

# Hubs.
hub = { $hub ->
    [mqtt] the MQTT broker
    [homeassistant] Home Assistant
    [mpd] the music player
    [calendars] a calendar
   *[simulated] the simulated home
}
unreachable = I can't reach { hub }{ $why ->
    [certificate] : I don't trust its certificate
    [login] : it does not accept my name and password
    [token] : it does not accept my token
    [silent] : it does not answer
    [nonsense] : its answers make no sense to me
    [file] : one of its files can't be read
    [no-calendar] : it has no such calendar
    [abroad] : its address is not in this home network
   *[unknown] { "" }
}.

# Mistakes in the settings and in skill files.
mistake = There is a mistake in my settings{ $line ->
    [0] { "" }
   *[other] , in line { NUMBER($line, useGrouping: 0) }
}.
cannot-start = { mistake } I can't start with them.
last-good = { mistake } I am using the last ones that worked.
unknown-rule = A rule in my settings is for { $name }, but I know no such device.
unknown-room = My settings name the room { $name }, but I know no such room.
unknown-device = My settings name the device { $name }, but I know no such device.
