# Ce que Hearth dit en français du chauffage, de la climatisation et des humidificateurs.

percent = { $value } pour cent
one-temperature = { THE($devices) } ne { CAN($devices) } être réglé{ E($devices) } que sur une seule température
unit = { $unit ->
    [percent] pour cent
   *[degrees] degrés
}
goes-from-to = { THE($devices) } va de { $low } à { $high } { unit }
goes-up-to = { THE($devices) } va jusqu'à { $high } { unit }
goes-down-to = { THE($devices) } descend jusqu'à { $low } { unit }
has-no = { THE($devices) } n'{ HAS($devices) } rien de tel : { $noun }
knows-not = { THE($devices) } ne connaît pas « { $word } » ; il y a { $known }
unknown-device = Je ne connais pas cet appareil.
yes-does = Oui, { THE($devices) } { IS($devices) } { $state }
no-does = Non, { THE($devices) } { IS($devices) } { $state }
doesnt-tell = { THE($devices) } ne dit pas si c'est { $action } en ce moment
doesnt-tell-in-mode = { THE($devices) } { IS($devices) } { $state }, mais ne dit pas si c'est { $action } en ce moment
