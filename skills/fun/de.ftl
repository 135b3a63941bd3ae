hum-along = Ich kann nur sprechen, summ du mit: { $text }
no-riddle = Ich habe dir noch kein Rätsel gestellt.
it-is = Es ist { $answer }.
right = Richtig: { $answer }!
not-it = Nicht ganz. Es ist { $answer }.
spelt = { $word }: { $letters }.
which-animal = Welches Tier?
which-word = Welches Wort?
other-story = Eine Geschichte von { $topic } habe ich nicht, aber hör dir diese an: { $story }
letters = { $word } hat { $count ->
        [one] einen Buchstaben
       *[other] { $number } Buchstaben
    }.
letter = Der { $what ->
        [first] erste
       *[last] letzte
    } Buchstabe von { $word } ist { $letter }.
beside = { $which ->
        [after] Nach
       *[before] Vor
    } { $letter } kommt { $found }.
no-beside = { $which ->
        [after] Nach
       *[before] Vor
    } { $letter } kommt kein Buchstabe.
rhymes = Auf { $word } reimt sich { $rhymes }.
no-rhyme = Auf { $word } kenne ich keinen Reim.
which-letter = Welcher Buchstabe?
