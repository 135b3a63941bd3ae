# Ce qui est dit autour des compétences : accords, valeurs, échecs, et ce qui est repris.

what-code = { $question } Alors dis-moi le code.
tell-code = { $question } Alors dis-moi le code.
no-code = Cela demande son propre code à chaque fois, et alors personne ne pourrait le dire.
no-yes = Cela demande un oui, et je n'en ai pas de sûr. Redis-le-moi, et je demanderai.
nobody-said-yes = Personne n'a dit oui à cela.

no-skill = Je n'ai pas de compétence pour cela.
skill-missing = Il n'y a pas de compétence « { $skill } ».
took-too-long = Désolé, la compétence { $skill } a été trop longue, alors je l'ai arrêtée.
no-answer = Désolé, la compétence { $skill } ne m'a pas donné de réponse.
failed = Désolé, la compétence { $skill } a échoué. Le journal dit pourquoi.
failed-in-rehearsal = La compétence { $skill } a échoué.
cannot-ask-now = { $question } Je ne peux pas demander cela au milieu d'autre chose.
words-not-understood = Je ne comprends pas « { $words } ».
got-that-wrong = J'ai mal compris. Dis-le autrement, s'il te plaît.
cannot-take = Je ne peux rien faire de { $value } ici.
cannot-take-that = Je ne peux rien en faire ici.
it-goes = { $value } ne va pas : c'est de { $low } à { $high }.
which = Il me manque encore ceci : { $what } ?

file-settings = Il y a une erreur dans mes réglages de la compétence { $skill }. Elle est laissée de côté. Le journal dit pourquoi.
file-mistake = Le fichier de la compétence { $skill } a une erreur { $line ->
    [0] { "" }
   *[other] à la ligne { NUMBER($line, useGrouping: 0) }{ " " }
}et ne peut pas servir. { $kept ->
    [yes] La version précédente sert encore.
   *[no] Il est laissé de côté. Le journal dit pourquoi.
}

left-as-it-is = { $devices } : je n'y ai pas touché.
volume-back = Le volume est de nouveau à { $percent } pour cent.
again = de nouveau { $state }
stays = { $devices } : ce qui a été fait là, je ne peux pas le reprendre.
entry-cancelled = { $entry } : c'est annulé.
entry-back = { $entry } : c'est de retour.
entry-as-it-was = { $entry } : c'est comme avant.
calendar-back = Le calendrier est comme avant.
list-gone = La liste « { $name } » n'existe plus.
list-back = { $list } : c'est de retour.
list-as-it-was = { $list } : c'est comme avant.
items-off = { $items } : ce n'est plus sur la liste.
items-back = { $items } : c'est de nouveau sur la liste.
items-both = { $off } : ce n'est plus sur la liste ; { $items } : c'est de nouveau sur la liste.
timer = le minuteur « { $name } »
alarm = le réveil { $when }
alarm-named = le réveil « { $name } » { $when }
reminder = le rappel { $when }
plan = « { $words } »
