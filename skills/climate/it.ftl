# Che cosa dice Hearth in italiano di riscaldamento, climatizzatori e umidificatori.

percent = { $value } per cento
one-temperature = { THE($devices) } { CAN($devices) } essere impostat{ E($devices) } solo su una temperatura
unit = { $unit ->
    [percent] per cento
   *[degrees] gradi
}
goes-from-to = { THE($devices) } va da { $low } a { $high } { unit }
goes-up-to = { THE($devices) } arriva fino a { $high } { unit }
goes-down-to = { THE($devices) } scende fino a { $low } { unit }
has-no = { THE($devices) } non { HAS($devices) } { $noun }
knows-not = { THE($devices) } non { HAS($devices) } «{ $word }»; c'è { $known }
unknown-device = Non conosco questo dispositivo.
yes-does = Sì, { THE($devices) } { IS($devices) } { $state }
no-does = No, { THE($devices) } { IS($devices) } { $state }
doesnt-tell = { THE($devices) } non dice se ora { IS($devices) } { $action }
doesnt-tell-in-mode = { THE($devices) } { IS($devices) } { $state }, ma non dice se ora { IS($devices) } { $action }
