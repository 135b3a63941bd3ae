my-level = meine Lautstärke ist { $level } Prozent
its-level =
    { $players } { $count ->
        [one] steht
       *[other] stehen
    } auf { $level }
at =
    { $players } { $count ->
        [one] steht
       *[other] stehen
    } auf { $level } Prozent
adjusted =
    { $players } { $count ->
        [one] ist
       *[other] sind
    } angepasst
muted =
    { $players } { $count ->
        [one] ist
       *[other] sind
    }{ $length ->
        [open] {""}
       *[other] {" "}{ $length } lang
    } stumm
unmuted =
    { $players } { $count ->
        [one] ist
       *[other] sind
    } wieder zu hören
muted-me =
    Ich bin{ $length ->
        [open] {""}
       *[other] {" "}{ $length } lang
    } stumm.
back = Da bin ich wieder.
none-muted = Nichts ist stumm.
no-volume =
    bei { $players } lässt sich die Lautstärke nicht ändern
not-muted =
    { $players } { $count ->
        [one] lässt
       *[other] lassen
    } sich nicht stummschalten
loudest = Lauter kann ich nicht.
quietest = Leiser kann ich nicht.
range = Die Lautstärke geht von 0 bis 100 Prozent.
good-night = Gute Nacht. Ich spreche leise.
unmute-order = Stummschaltung aus
unmute-name = Stummschaltung aus
level-order = stell deine Lautstärke auf { $level } Prozent
morning-volume = Lautstärke am Morgen
ask-level = Wie laut?
ask-much = Um wie viel?
