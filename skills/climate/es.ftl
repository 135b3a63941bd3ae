# Lo que Hearth dice en español de la calefacción, el aire acondicionado y los humidificadores.

percent = { $value } por ciento
one-temperature = { THE($devices) } solo se { CAN($devices) } poner a una temperatura
unit = { $unit ->
    [percent] por ciento
   *[degrees] grados
}
goes-from-to = { THE($devices) } va de { $low } a { $high } { unit }
goes-up-to = { THE($devices) } llega hasta { $high } { unit }
goes-down-to = { THE($devices) } baja hasta { $low } { unit }
has-no = { THE($devices) } no { HAS($devices) } { $noun }
knows-not = { THE($devices) } no { HAS($devices) } «{ $word }»; hay { $known }
unknown-device = No conozco ese dispositivo.
yes-does = Sí, { THE($devices) } { IS($devices) } { $state }
no-does = No, { THE($devices) } { IS($devices) } { $state }
doesnt-tell = { THE($devices) } no dice si ahora { IS($devices) } { $action }
doesnt-tell-in-mode = { THE($devices) } { IS($devices) } { $state }, pero no dice si ahora { IS($devices) } { $action }
