# Wat Hearth in het Nederlands zegt van verwarming, airco en luchtbevochtigers.

percent = { $value } procent
one-temperature = { THE($devices) } { CAN($devices) } maar op één temperatuur gezet worden
unit = { $unit ->
    [percent] procent
   *[degrees] graden
}
goes-from-to = { THE($devices) } gaat van { $low } tot { $high } { unit }
goes-up-to = { THE($devices) } gaat tot { $high } { unit }
goes-down-to = { THE($devices) } gaat omlaag tot { $low } { unit }
has-no = { THE($devices) } { HAS($devices) } geen { $noun }
knows-not = { THE($devices) } { HAS($devices) } geen “{ $word }”; er is { $known }
unknown-device = Dat apparaat ken ik niet.
yes-does = Ja, { THE($devices) } { IS($devices) } { $state }
no-does = Nee, { THE($devices) } { IS($devices) } { $state }
doesnt-tell = of { THE($devices) } nu { $action } { IS($devices) }, wordt niet gemeld
doesnt-tell-in-mode = { THE($devices) } { IS($devices) } { $state }, maar of dat nu { $action } is, wordt niet gemeld
