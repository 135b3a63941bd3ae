paused = Pausiert.
next = Der nächste Titel.
previous = Eins zurück.
silence = Es läuft nichts.
already =
    { $players } { $count ->
        [one] spielt
       *[other] spielen
    } schon
playing =
    { $players } { $count ->
        [one] spielt
       *[other] spielen
    }
idle =
    { $players } { $count ->
        [one] spielt
       *[other] spielen
    } nicht
playing-title = { $title } läuft auf { THE($players, case: "dative") }
this-is = das ist { $what }
plays =
    { $players } { $count ->
        [one] spielt
       *[other] spielen
    } { $what }
by = { $title } von { $artist }
untitled =
    { $players } { $count ->
        [one] spielt, sagt
       *[other] spielen, sagen
    } aber nicht, was
no-media = Ich weiß nicht, wie ich { $title } abspielen soll.
no-screen = Ich kenne keinen Player namens { $what }.
no-player = Hier gibt es keinen Player.
no-player-in = Dort gibt es keinen Player: { $place }.
unseen = { $trouble }, also weiß ich nicht, ob etwas läuft.
on-source = { $players } ist auf { $source }
sources = { $players } hat { $known }
no-sources = { $players } hat keine andere Quelle
no-such-source = Ich kenne dort { $known }, aber nicht { $source }.
none-known = Ich kenne keine Sender oder Quellen.
which-player = { $names }?
ask-kind = Was für Medien?
ask-query = Was möchtest du hören?
ask-source = Auf welche Quelle?
