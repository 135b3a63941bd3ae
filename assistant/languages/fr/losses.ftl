# Ce qui est dit d'un disque qui ne garde rien, et de ce qui était abîmé.

disk = { $reason ->
    [full] Mon disque est plein
    [read-only] Je ne peux pas écrire sur mon disque
    [no-folder] Je n'ai pas de dossier où écrire
    [forbidden] Je n'ai pas le droit d'écrire dans mon dossier
   *[failing] Mon disque a des erreurs
}
cannot-keep = { disk }, donc je ne peux pas le retenir.
until-restart = { disk }. Les minuteurs et les listes marchent, mais seulement jusqu'à mon redémarrage.
timers-and-lists = minuteurs et listes
lost = { $what } : c'était abîmé, et il n'y avait pas de copie. C'est perdu.
went-back = { $what } : c'était abîmé. J'ai repris { $days ->
    [0] la copie d'aujourd'hui
    [1] la copie d'hier
   *[other] une copie d'il y a { $days } jours
}, donc ce qui a changé depuis manque.
busy = Un autre programme occupe mes minuteurs et mes listes. Réessaie dans un moment.
damaged = Mes minuteurs et mes listes étaient abîmés, donc je n'ai pas pu. Redemande-moi.
ask-again = { $lost } Redemande-moi.
