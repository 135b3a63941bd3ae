time =
    { $tense ->
        [later] Dan is het
        [earlier] Toen was het
       *[now] Het is
    } { $time }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
this-home = Dit huis
offset =
    { $place } { $side ->
        [ahead] loopt { $length } voor op UTC
        [behind] loopt { $length } achter op UTC
       *[on] loopt gelijk met UTC
    }{ $time ->
        [unasked] {""}
       *[other] ; het is daar { $time }
    }.
nowhere = Ik weet niet waar { $place } is. Noem een grotere stad of een land.
homeless = Ik weet niet waar dit huis staat: geef de plaats op in de instellingen, onder home.
unknown-place = Ik weet niet waar { $place } is.
unknown-time = Ik weet niet hoe laat { $words } is.
date =
    { $which ->
        [today] Vandaag is het
        [tomorrow] Morgen is het
        [yesterday] Gisteren was het
        [coming] Dat is
       *[past] Dat was
    } { $day }.
date-there = Het is { $day } { AT($place) }.
no-such-day = { $day } bestaat niet.
until-which = Tot welke dag?
month = Het is { $month }.
year = Het is { $year }.
week = Het is week { $week }.
season =
    Het is { $season ->
        [winter] winter
        [spring] lente
        [summer] zomer
       *[autumn] herfst
    }.
is-today = Dat is vandaag.
is-tomorrow = Dat is morgen.
was-yesterday = Dat was gisteren.
until-day = { $length } tot { $day }.
since-day = { $length } sinds { $day }.
until-time = { $length } tot { $time }.
no-sun =
    De zon { $event ->
        [rise] komt daar niet op
       *[set] gaat daar niet onder
    } { $day }.
sun =
    { $event ->
        [rise] De zon komt op
        [set] De zon gaat onder
        [dawn] Het wordt licht
       *[dusk] Het wordt donker
    }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    } om { $time }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
sun-in = { $length }, om { $time }.
compared =
    { $yes ->
        [yes] Ja
       *[no] Nee
    }. { $said }
day-at = { $day } om { $time }
named-day = { $event } is { $when }.
unknown-day = Ik weet niet wanneer { $day } is.
ask-day = Welke dag?
ask-until = Tot wanneer?
