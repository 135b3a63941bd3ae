what = Que dois-je annoncer ?
time-for = C'est l'heure : { $what }
quiet = « Ne pas déranger » est activé, alors je me tais. Désactive-le d'abord.
announced = Annoncé.
