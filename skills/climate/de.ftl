# What Hearth says of heatings, air conditioners and humidifiers in German.

percent = { $value } Prozent
one-temperature = { THE($devices) } { CAN($devices) } nur auf eine Temperatur gestellt werden
unit = { $unit ->
    [percent] Prozent
   *[degrees] Grad
}
goes-from-to = { THE($devices) } geht von { $low } bis { $high } { unit }
goes-up-to = { THE($devices) } geht bis { $high } { unit }
goes-down-to = { THE($devices) } geht hinunter bis { $low } { unit }
has-no = { THE($devices) } { HAS($devices) } so etwas nicht: { $noun }
knows-not = { THE($devices) } { HAS($devices) } „{ $word }“ nicht zur Wahl; es gibt { $known }
unknown-device = Dieses Gerät kenne ich nicht.
yes-does = Ja, { THE($devices) } { IS($devices) } { $state }
no-does = Nein, { THE($devices) } { IS($devices) } { $state }
doesnt-tell = ob { THE($devices) } gerade { $action } { IS($devices) }, wird nicht gemeldet
doesnt-tell-in-mode = { THE($devices) } { IS($devices) } { $state }, aber ob { IT($devices) } gerade { $action } { IS($devices) }, wird nicht gemeldet
