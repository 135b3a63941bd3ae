# Che cosa dice Hearth in italiano di luci, tapparelle, serrature e robot.

told-to-clean = pulizia richiesta: { $rooms }
cleans-everywhere = { $count ->
    [1] Non può pulire una sola stanza, quindi pulisce dappertutto.
   *[other] Non possono pulire una sola stanza, quindi puliscono dappertutto.
}
activated-scene = { $name } è attiva
activated-script = { $name } è in esecuzione
activated-button = premuto: { THE($devices) }
activated-automation = avviata: { THE($devices) }
only-locks = { THE($devices) } non { CAN($devices) } essere apert{ E($devices) }, solo bloccat{ E($devices) } e sbloccat{ E($devices) }
told-to-open = ho chiesto l'apertura: { THE($devices) }
no-temperature = Lì non ho misure di temperatura.
no-humidity = Lì non ho misure di umidità.
no-temperature-unreached = { $missing }, quindi lì non ho misure di temperatura.
no-humidity-unreached = { $missing }, quindi lì non ho misure di umidità.
cant-do-that = non si può fare: { $what }
cant-be-done = non si può fare
goes-to-hundred = { THE($what) } va da 0 a 100 per cento
not-understood = Non capisco «{ $what }».
unclear = Non ho capito che cosa fare: { THE($what) }. Dillo in un altro modo, per favore.
