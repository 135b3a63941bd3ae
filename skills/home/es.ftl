# Lo que Hearth dice en español de luces, persianas, cerraduras y robots.

told-to-clean = limpieza pedida: { $rooms }
cleans-everywhere = { $count ->
    [1] No puede limpiar una sola habitación, así que limpia en todas partes.
   *[other] No pueden limpiar una sola habitación, así que limpian en todas partes.
}
activated-scene = { $name } está en marcha
activated-script = { $name } está en marcha
activated-button = pulsado: { THE($devices) }
activated-automation = activado: { THE($devices) }
only-locks = { THE($devices) } no se { CAN($devices) } abrir, solo bloquear y desbloquear
told-to-open = he pedido la apertura: { THE($devices) }
no-temperature = No tengo ninguna medida de temperatura ahí.
no-humidity = No tengo ninguna medida de humedad ahí.
no-temperature-unreached = { $missing }, así que no tengo ninguna medida de temperatura ahí.
no-humidity-unreached = { $missing }, así que no tengo ninguna medida de humedad ahí.
cant-do-that = eso no se puede hacer: { $what }
cant-be-done = eso no se puede hacer
goes-to-hundred = { THE($what) } va de 0 a 100 por ciento
not-understood = No entiendo «{ $what }».
unclear = No he entendido qué hay que hacer: { THE($what) }. Dilo de otra manera, por favor.
