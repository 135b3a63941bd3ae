yes = Oui, { $text }
no = Non, { $text }
most = { $text }, c'est le maximum
least = { $text }, c'est le minimum
mean = en moyenne : { $value }
sum = en tout : { $value }
detailed = { $text } : { $details }
difference = { $direction ->
    [same] aucune différence : { $both }
   *[other] { $value } de { $direction ->
        [more] plus
       *[other] moins
    } : { $both }
}
count = { $count ->
    [0] aucun
   *[other] { $count }
}
none-above = rien n'est au-dessus de { $value } : { $nearest }
none-below = rien n'est en dessous de { $value } : { $nearest }
since = { THE($devices) } { IS($devices) } { $state } depuis { $time }, soit { $length }
since-at-least = { THE($devices) } { IS($devices) } { $state } depuis au moins { $length } ; avant, je ne sais pas
with-last = { $text } ; { $last }
was = { THE($devices) } : { $state } { $spans }
was-last = { THE($devices) } : { $state } pour la dernière fois { $span }, il y a { $ago }
was-not = { THE($devices) } : jamais { $state }
times = { THE($devices) } : { $state } { $count ->
    [0] pas une fois
    [1] une fois
   *[other] { $number } fois
}
length = { $length } : { $was }
from = à partir de { $start }
from-to = de { $start } à { $end }
until = jusqu'à { $end }
at = à { $time }
step = { $state } à { $time }
steps = { THE($devices) } : { $steps }
nothing-changed = rien n'a changé
and-more = et { $count } autres
as-far-back = { $text }, pour autant que je sache, c'est-à-dire depuis { $length }
showed = { $mean ->
    [yes] { THE($devices) } : { $value } en moyenne
   *[no] { THE($devices) } : { $value } à { $time }
}
no-such-time = Je ne peux pas remonter si loin.
no-measure = Je ne sais pas ce qu'il faut y mesurer.
not-remembered = Je ne me souviens de rien de cette période.
nothing-measures = Rien ne mesure cela ici.
measures-nothing = aucune mesure de ce genre : { THE($devices) }
all-reached = Non, tout répond.
unreached = oui, je n'arrive pas à joindre { $names }
last-told = dernières nouvelles à { $time }, il y a { $ago } : { THE($devices) }
never-told = { THE($devices) } : aucune nouvelle pour l'instant
by-voice = on me l'a demandé de vive voix
by-typed = on me l'a demandé par écrit
by-page = on me l'a demandé sur ma page dans un navigateur
by-timer = c'était l'un de mes minuteurs
by-routine = c'était l'une de mes routines ou conditions
by-scene = c'était peut-être « { $name } », qu'on m'a demandé de lancer
by-others = ce n'était pas moi, donc quelqu'un à la main ou autre chose
by-unknown = je ne sais pas qui c'était
by-eval = on me l'a demandé par écrit
