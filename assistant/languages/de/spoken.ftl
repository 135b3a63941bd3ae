# Times and numbers as they are said.

endless = mehr, als ich zählen kann
time = { $minute ->
    [0] { $hour } Uhr
   *[other] { $hour } Uhr { $minute }
}
at-time = um { time }
noon = 12 Uhr
midnight = Mitternacht
at-noon = um 12 Uhr
at-midnight = um Mitternacht
yesterday = gestern
today = heute
tomorrow = morgen
on-weekday = am { $weekday }
date = { $day }. { $month }
date-in-year = { $date } { $year }
on-date = am { $date }
full-day = { $weekday }, der { $date }
day-at-time = { $day } { $at }
ordinal = { $number }.
sleeps = { $count ->
    [one] noch einmal schlafen
   *[other] noch { $count } Mal schlafen
}
on-workdays = an Werktagen
at-weekends = am Wochenende
every-day = jeden Tag
every-weekday = jeden { $days }
repeat-at = { $again } um { $time }
repeat-until = { $again } bis zum { $date }
every-minutes = { $count ->
    [one] jede Minute
   *[other] alle { $count } Minuten
}
every-hours = { $count ->
    [one] jede Stunde
   *[other] alle { $count } Stunden
}
every-days = { $count ->
    [one] jeden Tag
   *[other] alle { $count } Tage
}
every-weeks = { $count ->
    [one] jede Woche
   *[other] alle { $count } Wochen
}
every-months = { $count ->
    [one] jeden Monat
   *[other] alle { $count } Monate
}
every-years = { $count ->
    [one] jedes Jahr
   *[other] alle { $count } Jahre
}
every-weeks-on = { $count ->
    [2] jeden zweiten { $day }
   *[other] alle { $count } Wochen am { $day }
}
every-months-on = { $day ->
    [last] am letzten Tag
   *[other] am { $day }.
} { $count ->
    [one] jedes Monats
   *[other] alle { $count } Monate
}
every-months-nth = am { $nth ->
    [last] letzten
   *[other] { $nth }.
} { $day } { $count ->
    [one] jedes Monats
   *[other] alle { $count } Monate
}
every-years-on = { every-years } am { $date }
