paused = Gepauzeerd.
next = De volgende.
previous = Eén terug.
silence = Er speelt niets.
already =
    { $players } { $count ->
        [one] speelt
       *[other] spelen
    } al
playing =
    { $players } { $count ->
        [one] speelt
       *[other] spelen
    }
idle =
    { $players } { $count ->
        [one] speelt
       *[other] spelen
    } niet
playing-title = { $title } speelt op { $players }
this-is = dit is { $what }
plays =
    { $players } { $count ->
        [one] speelt
       *[other] spelen
    } { $what }
by = { $title } van { $artist }
untitled =
    { $players } { $count ->
        [one] speelt
       *[other] spelen
    }, maar zegt niet wat
no-media = Ik weet niet hoe ik { $title } moet afspelen.
no-screen = Ik ken geen { $what }.
no-player = Er is hier geen speler.
no-player-in = Daar is geen speler: { $place }.
unseen = { $trouble }, dus ik weet niet of er iets speelt.
on-source = { $players } staat op { $source }
sources = { $players } heeft { $known }
no-sources = { $players } heeft geen andere bron
no-such-source = Ik ken daar { $known }, maar niet { $source }.
none-known = Ik ken geen zenders of bronnen.
which-player = { $names }?
ask-kind = Wat voor media?
ask-query = Wat wil je horen?
ask-source = Naar welke bron?
