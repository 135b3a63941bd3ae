# Tijden, dagen en getallen zoals men ze zegt.

endless = meer dan ik kan tellen
time = { $minute ->
    [0] { $hour } uur
   *[other] { $hour } uur { $minute }
}
at-time = om { time }
noon = 12 uur
midnight = middernacht
at-noon = om 12 uur
at-midnight = om middernacht
yesterday = gisteren
today = vandaag
tomorrow = morgen
on-weekday = op { $weekday }
date = { $day } { $month }
date-in-year = { $date } { $year }
on-date = op { $date }
full-day = { $weekday } { $date }
day-at-time = { $day } { $at }
ordinal = { $number }e
sleeps = { $count ->
    [one] nog één nachtje slapen
   *[other] nog { $count } nachtjes slapen
}
on-workdays = op werkdagen
at-weekends = in het weekend
every-day = elke dag
every-weekday = elke { $days }
repeat-at = { $again } om { $time }
repeat-until = { $again } tot { $date }
every-minutes = { $count ->
    [one] elke minuut
   *[other] elke { $count } minuten
}
every-hours = { $count ->
    [one] elk uur
   *[other] elke { $count } uur
}
every-days = { $count ->
    [one] elke dag
   *[other] elke { $count } dagen
}
every-weeks = { $count ->
    [one] elke week
   *[other] elke { $count } weken
}
every-months = { $count ->
    [one] elke maand
   *[other] elke { $count } maanden
}
every-years = { $count ->
    [one] elk jaar
   *[other] elke { $count } jaar
}
every-weeks-on = { $count ->
    [2] om de { $day }
   *[other] elke { $count } weken op { $day }
}
every-months-on = op de { $day ->
    [last] laatste dag
   *[other] { $day }e
} van { $count ->
    [one] elke maand
   *[other] elke { $count } maanden
}
every-months-nth = op de { $nth ->
    [last] laatste
   *[other] { $nth }e
} { $day } van { $count ->
    [one] elke maand
   *[other] elke { $count } maanden
}
every-years-on = { every-years } op { $date }
