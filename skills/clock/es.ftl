time =
    { $tense ->
        [later] Serán
        [earlier] Eran
       *[now] Son
    } las { $time }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }.
this-home = Esta casa
offset =
    { $place } { $side ->
        [ahead] va { $length } por delante de UTC
        [behind] va { $length } por detrás de UTC
       *[on] está en UTC
    }{ $time ->
        [unasked] {""}
       *[other] {" "}; allí son las { $time }
    }.
nowhere = No sé dónde está { $place }. Di una ciudad más grande o un país.
homeless = No sé dónde está esta casa: indica el lugar en los ajustes, en home.
unknown-place = No sé dónde está { $place }.
unknown-time = No sé qué hora es { $words }.
date =
    { $which ->
        [today] Hoy es
        [tomorrow] Mañana es
        [yesterday] Ayer fue
        [coming] Es
       *[past] Fue
    } { $day }.
date-there = En { $place } es { $day }.
no-such-day = El { $day } no existe.
until-which = ¿Hasta qué día?
month = Estamos en { $month }.
year = Estamos en { $year }.
week = Es la semana { $week }.
season =
    Estamos en { $season ->
        [winter] invierno
        [spring] primavera
        [summer] verano
       *[autumn] otoño
    }.
is-today = Es hoy.
is-tomorrow = Es mañana.
was-yesterday = Fue ayer.
until-day = { $length } hasta el { $day }.
since-day = { $length } desde el { $day }.
until-time = { $length } hasta las { $time }.
no-sun =
    Allí el sol no { $event ->
        [rise] sale
       *[set] se pone
    } { $day }.
sun =
    { $event ->
        [rise] El sol sale
        [set] El sol se pone
        [dawn] Amanece
       *[dusk] Anochece
    }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    } a las { $time }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }.
sun-in = { $length }, a las { $time }.
compared =
    { $yes ->
        [yes] Sí
       *[no] No
    }. { $said }
day-at = { $day } a las { $time }
named-day = { $event } es { $when }.
unknown-day = No sé cuándo es { $day }.
ask-day = ¿Qué día?
ask-until = ¿Hasta cuándo?
