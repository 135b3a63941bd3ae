# What Hearth says of thermostats, air conditioners and humidifiers in English.

percent = { $value } percent
one-temperature = { THE($devices) } can be set to one temperature only
unit = { $unit ->
    [percent] percent
   *[degrees] degrees
}
goes-from-to = { THE($devices) } goes from { $low } to { $high } { unit }
goes-up-to = { THE($devices) } goes up to { $high } { unit }
goes-down-to = { THE($devices) } goes down to { $low } { unit }
has-no = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} no { $noun }
knows-not = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} no { $word } { $noun }: it knows { $known }
unknown-device = I don't know that device.
yes-does = Yes, { THE($devices) } { IS($devices) } { $state }
no-does = No, { THE($devices) } { IS($devices) } { $state }
doesnt-tell = { THE($devices) } { COUNT($devices) ->
    [one] does
   *[other] do
} not tell whether it is { $action } just now
doesnt-tell-in-mode = { THE($devices) } { IS($devices) } { $state }, but { COUNT($devices) ->
    [one] does
   *[other] do
} not tell whether it is { $action } just now
