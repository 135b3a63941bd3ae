# Ce que le garde demande et refuse.

ask-activate = lancer { $devices }
ask-arm = armer { $devices }
ask-change = changer le réglage de { $devices }
ask-close = fermer { $devices }
ask-degrees = régler { $devices } sur { $value } degrés
ask-disarm = désarmer { $devices }
ask-lock = verrouiller { $devices }
ask-open = ouvrir { $devices }
ask-other = faire cela avec { $devices }
ask-percent = régler { $devices } sur { $value } pour cent
ask-press = appuyer sur { $devices }
ask-stop = arrêter { $devices }
ask-turn-off = éteindre { $devices }
ask-turn-on = allumer { $devices }
ask-unlock = déverrouiller { $devices }
question = Dois-je vraiment { $deeds } ?
device = { THE($device) }
the-other = l'autre « { $name } »

no-code-now = Il y a eu trop de codes faux. { try-again }
try-again = Réessaie dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.
wrong-pin = Ce n'est pas le bon code.
