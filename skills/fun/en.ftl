hum-along = I can only speak, so hum along: { $text }
no-riddle = I haven't asked you a riddle yet.
it-is = It's { $answer }.
right = That's right: { $answer }!
not-it = Not quite. It's { $answer }.
spelt = { $word }: { $letters }.
which-animal = Which animal?
which-word = Which word?
other-story = I have no story about { $topic }, but listen to this one: { $story }
letters = { $word } has { $count ->
        [one] one letter
       *[other] { $number } letters
    }.
letter = The { $what ->
        [first] first
       *[last] last
    } letter of { $word } is { $letter }.
beside = { $which ->
        [after] After
       *[before] Before
    } { $letter } comes { $found }.
no-beside = There is no letter { $which ->
        [after] after
       *[before] before
    } { $letter }.
rhymes = { $word } rhymes with { $rhymes }.
no-rhyme = I know no rhyme for { $word }.
which-letter = Which letter?
