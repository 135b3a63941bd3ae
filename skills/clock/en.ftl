# The time and the date, here and elsewhere.
time =
    { $tense ->
        [later] It will be
        [earlier] It was
       *[now] It's
    } { $time }{ $day ->
        [today] {""}
       *[other] {" "}{ $day }
    }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }.
this-home = This home
offset =
    { $place } is { $side ->
        [ahead] { $length } ahead of
        [behind] { $length } behind
       *[on] on
    } UTC{ $time ->
        [unasked] {""}
       *[other] : it is { $time } there
    }.
nowhere = I don't know where { $place } is. Name a larger city or a country.
homeless = I don't know where this home is: set its place in the settings, under home.
unknown-place = I don't know where { $place } is.
unknown-time = I don't know what time { $words } is.

date =
    { $which ->
        [today] Today is
        [tomorrow] Tomorrow is
        [yesterday] Yesterday was
        [coming] That's
       *[past] That was
    } { $day }.
date-there = In { $place } it's { $day }.
no-such-day = There is no { $day }.
until-which = Until which day?
month = It's { $month }.
year = It's { $year }.
week = It's week { $week }.
season =
    It's { $season ->
        [winter] winter
        [spring] spring
        [summer] summer
       *[autumn] fall
    }.
is-today = That's today.
is-tomorrow = That's tomorrow.
was-yesterday = That was yesterday.
until-day = { $length } until { $day }.
since-day = { $length } since { $day }.
until-time = { $length } until { $time }.

# The sun.
no-sun =
    The sun doesn't { $event ->
        [rise] rise
       *[set] set
    } { $day } there.
sun =
    { $event ->
        [rise] The sun rises
        [set] The sun sets
        [dawn] It gets light
       *[dusk] It gets dark
    } { $day ->
        [today] {""}
       *[other] { $day }{" "}
    }at { $time }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }.
sun-in = { $length }, at { $time }.
compared =
    { $yes ->
        [yes] Yes
       *[no] No
    }. { $said }

day-at = { $day } at { $time }
named-day = { $event } is { $when }.
unknown-day = I don't know when { $day } is.
ask-day = Which day?
ask-until = Until when?
