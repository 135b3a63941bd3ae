# Quello che il varco chiede e rifiuta.

ask-activate = avviare { $devices }
ask-arm = inserire { $devices }
ask-change = cambiare l'impostazione di { $devices }
ask-close = chiudere { $devices }
ask-degrees = mettere { $devices } a { $value } gradi
ask-disarm = disinserire { $devices }
ask-lock = chiudere a chiave { $devices }
ask-open = aprire { $devices }
ask-other = fare questo con { $devices }
ask-percent = mettere { $devices } al { $value } per cento
ask-press = premere { $devices }
ask-stop = fermare { $devices }
ask-turn-off = spegnere { $devices }
ask-turn-on = accendere { $devices }
ask-unlock = sbloccare { $devices }
question = Devo davvero { $deeds }?
device = { THE($device) }
the-other = ancora «{ $name }»

no-code-now = Ci sono stati troppi codici sbagliati. { try-again }
try-again = Riprova tra { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
}.
wrong-pin = Non è il codice giusto.
