hum-along = Je ne sais que parler, fredonne avec moi : { $text }
no-riddle = Je ne t'ai pas encore posé de devinette.
it-is = C'est { $answer }.
right = C'est juste : { $answer } !
not-it = Pas tout à fait. C'est { $answer }.
spelt = { $word } : { $letters }.
which-animal = Quel animal ?
which-word = Quel mot ?
other-story = Je n'ai pas d'histoire sur { $topic }, mais écoute celle-ci : { $story }
letters = { $word } a { $count ->
        [one] une lettre
       *[other] { $number } lettres
    }.
letter = La { $what ->
        [first] première
       *[last] dernière
    } lettre de { $word } est { $letter }.
beside = { $which ->
        [after] Après
       *[before] Avant
    } { $letter } vient { $found }.
no-beside = Il n'y a pas de lettre { $which ->
        [after] après
       *[before] avant
    } { $letter }.
rhymes = { $word } rime avec { $rhymes }.
no-rhyme = Je ne connais pas de rime pour { $word }.
which-letter = Quelle lettre ?
