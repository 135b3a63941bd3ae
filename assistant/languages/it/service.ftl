# Quello che la scatola dice di sé.

was-to-do = Adesso dovevo fare questo: { $words }. { $why }
three-wrong-codes = Qualcuno ha detto tre codici sbagliati. Non ne accetto per { $time }.
say-first = Di' prima «{ $word }» e poi la tua risposta.
the-wake-word = la parola di attivazione

hub = { $hub ->
    [mqtt] il broker MQTT
    [homeassistant] Home Assistant
    [mpd] il lettore musicale
    [calendars] un calendario
   *[simulated] la casa simulata
}
unreachable = Non riesco a raggiungere { hub }{ $why ->
    [certificate] : non mi fido del suo certificato
    [login] : non accetta il mio nome e la mia password
    [token] : non accetta il mio token
    [silent] : non risponde
    [nonsense] : non capisco le sue risposte
    [file] : un suo file non si può leggere
    [no-calendar] : lì non c'è quel calendario
    [abroad] : il suo indirizzo non è in questa rete
   *[unknown] { "" }
}.

mistake = C'è un errore nelle mie impostazioni{ $line ->
    [0] { "" }
   *[other] , alla riga { NUMBER($line, useGrouping: 0) }
}.
cannot-start = { mistake } Così non posso partire.
last-good = { mistake } Uso le ultime che funzionavano.
unknown-rule = Una regola delle mie impostazioni è per { $name }, ma non conosco quel dispositivo.
unknown-room = Le mie impostazioni nominano la stanza { $name }, ma non la conosco.
unknown-device = Le mie impostazioni nominano il dispositivo { $name }, ma non lo conosco.
