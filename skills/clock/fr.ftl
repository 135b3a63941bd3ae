time =
    { $tense ->
        [later] Il sera
        [earlier] Il était
       *[now] Il est
    } { $time }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
this-home = Cette maison
offset =
    { $place } { $side ->
        [ahead] a { $length } d'avance sur l'heure UTC
        [behind] a { $length } de retard sur l'heure UTC
       *[on] est à l'heure UTC
    }{ $time ->
        [unasked] {""}
       *[other] {" "}; il y est { $time }
    }.
nowhere = Je ne sais pas où se trouve { $place }. Nomme une plus grande ville ou un pays.
homeless = Je ne sais pas où se trouve cette maison : indique le lieu dans les réglages, sous home.
unknown-place = Je ne sais pas où se trouve { $place }.
unknown-time = Je ne sais pas quelle heure est { $words }.
date =
    { $which ->
        [today] Aujourd'hui, c'est
        [tomorrow] Demain, c'est
        [yesterday] Hier, c'était
        [coming] C'est
       *[past] C'était
    } { $day }.
date-there = C'est { $day } { AT($place) }.
no-such-day = Le { $day } n'existe pas.
until-which = Jusqu'à quel jour ?
month = Nous sommes en { $month }.
year = Nous sommes en { $year }.
week = C'est la semaine { $week }.
season =
    C'est { $season ->
        [winter] l'hiver
        [spring] le printemps
        [summer] l'été
       *[autumn] l'automne
    }.
is-today = C'est aujourd'hui.
is-tomorrow = C'est demain.
was-yesterday = C'était hier.
until-day = { $length } jusqu'au { $day }.
since-day = { $length } depuis le { $day }.
until-time = { $length } jusqu'à { $time }.
no-sun =
    Là-bas, le soleil ne se { $event ->
        [rise] lève
       *[set] couche
    } pas { $day }.
sun =
    { $event ->
        [rise] Le soleil se lève
        [set] Le soleil se couche
        [dawn] Il fait jour
       *[dusk] Il fait nuit
    }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    } à { $time }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
sun-in = { $length }, à { $time }.
compared =
    { $yes ->
        [yes] Oui
       *[no] Non
    }. { $said }
day-at = { $day } à { $time }
named-day = { $event } est { $when }.
unknown-day = Je ne sais pas quand est { $day }.
ask-day = Quel jour ?
ask-until = Jusqu'à quand ?
