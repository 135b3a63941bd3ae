my-level = mijn volume staat op { $level } procent
its-level =
    { $players } { $count ->
        [one] staat
       *[other] staan
    } op { $level }
at =
    { $players } { $count ->
        [one] staat
       *[other] staan
    } op { $level } procent
adjusted =
    { $players } { $count ->
        [one] is
       *[other] zijn
    } aangepast
muted =
    { $players } { $count ->
        [one] is
       *[other] zijn
    } gedempt{ $length ->
        [open] {""}
       *[other] {" "}voor { $length }
    }
unmuted =
    { $players } { $count ->
        [one] is
       *[other] zijn
    } weer te horen
muted-me =
    Ik ben stil{ $length ->
        [open] {""}
       *[other] {" "}voor { $length }
    }.
back = Ik ben er weer.
none-muted = Er is niets gedempt.
no-volume = het volume van { $players } kan niet worden aangepast
not-muted = { $players } kan niet worden gedempt
loudest = Harder kan ik niet.
quietest = Zachter kan ik niet.
range = Het volume gaat van 0 tot 100 procent.
good-night = Welterusten. Ik zal zachtjes praten.
unmute-order = dempen uit
unmute-name = dempen uit
level-order = zet je volume op { $level } procent
morning-volume = ochtendvolume
ask-level = Hoe hard?
ask-much = Hoeveel?
