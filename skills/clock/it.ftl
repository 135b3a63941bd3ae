time =
    { $tense ->
        [later] Saranno
        [earlier] Erano
       *[now] Sono
    } le { $time }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
this-home = Questa casa
offset =
    { $place } { $side ->
        [ahead] è { $length } avanti rispetto a UTC
        [behind] è { $length } indietro rispetto a UTC
       *[on] è sull'ora UTC
    }{ $time ->
        [unasked] {""}
       *[other] ; lì sono le { $time }
    }.
nowhere = Non so dove sia { $place }. Dimmi una città più grande o un paese.
homeless = Non so dove sia questa casa: indica il luogo nelle impostazioni, sotto home.
unknown-place = Non so dove sia { $place }.
unknown-time = Non so che ora sia { $words }.
date =
    { $which ->
        [today] Oggi è
        [tomorrow] Domani è
        [yesterday] Ieri era
        [coming] È
       *[past] Era
    } { $day }.
date-there = È { $day } { AT($place) }.
no-such-day = Il { $day } non esiste.
until-which = Fino a quale giorno?
month = Siamo a { $month }.
year = Siamo nel { $year }.
week = È la settimana { $week }.
season =
    Siamo in { $season ->
        [winter] inverno
        [spring] primavera
        [summer] estate
       *[autumn] autunno
    }.
is-today = È oggi.
is-tomorrow = È domani.
was-yesterday = Era ieri.
until-day = { $length } fino a { $day }.
since-day = { $length } da { $day }.
until-time = { $length } fino alle { $time }.
no-sun =
    Lì il sole non { $event ->
        [rise] sorge
       *[set] tramonta
    } { $day }.
sun =
    { $event ->
        [rise] Il sole sorge
        [set] Il sole tramonta
        [dawn] Fa chiaro
       *[dusk] Fa buio
    }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    } alle { $time }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
sun-in = { $length }, alle { $time }.
compared =
    { $yes ->
        [yes] Sì
       *[no] No
    }. { $said }
day-at = { $day } alle { $time }
named-day = { $event } è { $when }.
unknown-day = Non so quando sia { $day }.
ask-day = Quale giorno?
ask-until = Fino a quando?
