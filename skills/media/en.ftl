paused = Paused.
next = Next one.
previous = One back.
silence = Nothing is playing.
already =
    { $players } { $count ->
        [one] is
       *[other] are
    } already playing
playing =
    { $players } { $count ->
        [one] is
       *[other] are
    } playing
idle =
    { $players } { $count ->
        [one] is
       *[other] are
    } not playing
playing-title = playing { $title } on { $players }
this-is = this is { $what }
plays =
    { $players } { $count ->
        [one] is
       *[other] are
    } playing { $what }
by = { $title } by { $artist }
untitled =
    { $players } { $count ->
        [one] is
       *[other] are
    } playing, but doesn't say what
no-media = I don't know how to play { $title }.
no-screen = I don't know of any { $what }.
no-player = There is no media player here.
no-player-in = There is no player in the { $place }.
unseen = { $trouble }, so I don't know whether anything is playing.
on-source =
    { $players } is on { $source }
sources = { $players } has { $known }
no-sources = { $players } can't be switched to another source
no-such-source = I know { $known } there, but not { $source }.
none-known = I don't know of any stations or sources.
which-player = { $names }?
ask-kind = What kind of media?
ask-query = What would you like to hear?
ask-source = To which source?
