hum-along = So solo parlare, canticchia con me: { $text }
no-riddle = Non ti ho ancora fatto nessun indovinello.
it-is = È { $answer }.
right = Esatto: { $answer }!
not-it = Non proprio. È { $answer }.
spelt = { $word }: { $letters }.
which-animal = Quale animale?
which-word = Quale parola?
other-story = Non ho una storia su { $topic }, ma ascolta questa: { $story }
letters = { $word } ha { $count ->
        [one] una lettera
       *[other] { $number } lettere
    }.
letter = La { $what ->
        [first] prima
       *[last] ultima
    } lettera di { $word } è { $letter }.
beside = { $which ->
        [after] Dopo
       *[before] Prima di
    } { $letter } viene { $found }.
no-beside = Non c'è nessuna lettera { $which ->
        [after] dopo
       *[before] prima di
    } { $letter }.
rhymes = { $word } fa rima con { $rhymes }.
no-rhyme = Non conosco una rima per { $word }.
which-letter = Quale lettera?
