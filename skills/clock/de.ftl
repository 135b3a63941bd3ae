time =
    { $tense ->
        [later] Es wird
        [earlier] Es war
       *[now] Es ist
    } { $time }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $tense ->
        [later] {" "}sein
       *[now] {""}
    }.
this-home = Dieses Zuhause
offset =
    { $place } ist { $side ->
        [ahead] der UTC { $length } voraus
        [behind] { $length } hinter der UTC
       *[on] auf UTC
    }{ $time ->
        [unasked] {""}
       *[other] : Dort ist es { $time }
    }.
nowhere = Ich weiß nicht, wo { $place } ist. Nenne eine größere Stadt oder ein Land.
homeless = Ich weiß nicht, wo dieses Zuhause steht: Trag den Ort in den Einstellungen unter home ein.
unknown-place = Ich weiß nicht, wo { $place } ist.
unknown-time = Ich weiß nicht, welche Uhrzeit { $words } ist.

date =
    { $which ->
        [today] Heute ist
        [tomorrow] Morgen ist
        [yesterday] Gestern war
        [coming] Das ist
       *[past] Das war
    } { $day }.
date-there = Es ist { $day }, { AT($place) }.
no-such-day = Den { $day } gibt es nicht.
until-which = Bis zu welchem Tag?
month = Es ist { $month }.
year = Es ist das Jahr { $year }.
week = Es ist Kalenderwoche { $week }.
season =
    Es ist { $season ->
        [winter] Winter
        [spring] Frühling
        [summer] Sommer
       *[autumn] Herbst
    }.
is-today = Das ist heute.
is-tomorrow = Das ist morgen.
was-yesterday = Das war gestern.
until-day = { $length } bis { DAY($day) }.
since-day = { $length } seit { DAY($day, case: "dative") }.
until-time = { $length } bis { $time }.

no-sun =
    Die Sonne geht { $day } dort nicht { $event ->
        [rise] auf
       *[set] unter
    }.
sun =
    { $event ->
        [rise] Die Sonne geht
        [set] Die Sonne geht
        [dawn] Es wird
       *[dusk] Es wird
    } { $day ->
        [today] {""}
       *[other] { $day }{" "}
    }um { $time }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } { $event ->
        [rise] auf
        [set] unter
        [dawn] hell
       *[dusk] dunkel
    }.
sun-in = { $length }, um { $time }.
compared =
    { $yes ->
        [yes] Ja
       *[no] Nein
    }. { $said }

day-at = { $day } um { $time }
named-day = { $event } ist { $when }.
unknown-day = Ich weiß nicht, wann { $day } ist.
ask-day = Welcher Tag?
ask-until = Bis wann?
