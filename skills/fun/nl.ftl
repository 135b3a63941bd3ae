hum-along = Ik kan alleen spreken, neurie maar mee: { $text }
no-riddle = Ik heb je nog geen raadsel gegeven.
it-is = Het is { $answer }.
right = Dat klopt: { $answer }!
not-it = Niet helemaal. Het is { $answer }.
spelt = { $word }: { $letters }.
which-animal = Welk dier?
which-word = Welk woord?
other-story = Ik heb geen verhaal over { $topic }, maar luister hier eens naar: { $story }
letters = { $word } heeft { $count ->
        [one] één letter
       *[other] { $number } letters
    }.
letter = De { $what ->
        [first] eerste
       *[last] laatste
    } letter van { $word } is { $letter }.
beside = { $which ->
        [after] Na
       *[before] Voor
    } { $letter } komt { $found }.
no-beside = { $which ->
        [after] Na
       *[before] Voor
    } { $letter } komt geen letter.
rhymes = { $word } rijmt op { $rhymes }.
no-rhyme = Ik ken geen rijm op { $word }.
which-letter = Welke letter?
