# Lo que la caja dice de sí misma.

was-to-do = Tenía que hacer esto ahora: { $words }. { $why }
three-wrong-codes = Alguien ha dicho tres códigos incorrectos. No acepto ninguno durante { $time }.
say-first = Di primero «{ $word }» y luego tu respuesta.
the-wake-word = la palabra de activación

hub = { $hub ->
    [mqtt] el bróker MQTT
    [homeassistant] Home Assistant
    [mpd] el reproductor de música
    [calendars] un calendario
   *[simulated] la casa simulada
}
unreachable = No puedo comunicarme con { hub }{ $why ->
    [certificate] : no me fío de su certificado
    [login] : no acepta mi nombre y contraseña
    [token] : no acepta mi token
    [silent] : no responde
    [nonsense] : no entiendo sus respuestas
    [file] : no se puede leer uno de sus archivos
    [no-calendar] : allí no existe ese calendario
    [abroad] : su dirección no está en esta red
   *[unknown] { "" }
}.

mistake = Hay un error en mis ajustes{ $line ->
    [0] { "" }
   *[other] , en la línea { NUMBER($line, useGrouping: 0) }
}.
cannot-start = { mistake } No puedo arrancar con ellos.
last-good = { mistake } Uso los últimos que funcionaron.
unknown-rule = Una regla de mis ajustes es para { $name }, pero no conozco ese aparato.
unknown-room = Mis ajustes nombran la habitación { $name }, pero no la conozco.
unknown-device = Mis ajustes nombran el aparato { $name }, pero no lo conozco.
