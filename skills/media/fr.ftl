paused = En pause.
next = Le suivant.
previous = Le précédent.
silence = Rien n'est en cours de lecture.
already =
    { $players } { $count ->
        [one] joue
       *[other] jouent
    } déjà
playing =
    { $players } { $count ->
        [one] joue
       *[other] jouent
    }
idle =
    { $players } ne { $count ->
        [one] joue
       *[other] jouent
    } pas
playing-title = je joue { $title } sur { $players }
this-is = c'est { $what }
plays =
    { $players } { $count ->
        [one] joue
       *[other] jouent
    } { $what }
by = { $title } de { $artist }
untitled =
    { $players } { $count ->
        [one] joue
       *[other] jouent
    }, sans dire quoi
no-media = Je ne sais pas jouer { $title }.
no-screen = Je ne connais pas de { $what }.
no-player = Il n'y a pas de lecteur ici.
no-player-in = Il n'y a pas de lecteur ici : { $place }.
unseen = { $trouble }, donc je ne sais pas si quelque chose est en cours de lecture.
on-source = { $players } est sur { $source }
sources = { $players } a { $known }
no-sources = { $players } n'a pas d'autre source
no-such-source = Je connais { $known }, mais pas { $source }.
none-known = Je ne connais aucune station ni source.
which-player = { $names } ?
ask-kind = Quel genre de média ?
ask-query = Que veux-tu écouter ?
ask-source = Sur quelle source ?
