# Ore, giorni e numeri come si dicono.

endless = più di quanto so contare
time = { $hour }:{ $padded }
at-time = { $hour ->
    [1] all'{ time }
   *[other] alle { time }
}
noon = 12:00
midnight = 0:00
at-noon = a mezzogiorno
at-midnight = a mezzanotte
yesterday = ieri
today = oggi
tomorrow = domani
on-weekday = { $weekday }
date = { $day ->
    [1] 1º
   *[other] { $day }
} { $month }
date-in-year = { $date } { $year }
on-date = il { $date }
full-day = { $weekday } { $date }
day-at-time = { $day } { $at }
ordinal = { $number }º
sleeps = { $count ->
    [one] ancora una notte
   *[other] ancora { $count } notti
}
on-workdays = nei giorni feriali
at-weekends = nel fine settimana
every-day = ogni giorno
every-weekday = ogni { $days }
repeat-at = { $again } alle { $time }
repeat-until = { $again } fino al { $date }
every-minutes = { $count ->
    [one] ogni minuto
   *[other] ogni { $count } minuti
}
every-hours = { $count ->
    [one] ogni ora
   *[other] ogni { $count } ore
}
every-days = { $count ->
    [one] ogni giorno
   *[other] ogni { $count } giorni
}
every-weeks = { $count ->
    [one] ogni settimana
   *[other] ogni { $count } settimane
}
every-months = { $count ->
    [one] ogni mese
   *[other] ogni { $count } mesi
}
every-years = { $count ->
    [one] ogni anno
   *[other] ogni { $count } anni
}
every-weeks-on = { $count ->
    [2] ogni due { $day }
   *[other] ogni { $count } settimane { $day }
}
every-months-on = { $day ->
    [last] l'ultimo giorno
    [1] il 1º
   *[other] il { $day }
} { $count ->
    [one] di ogni mese
   *[other] ogni { $count } mesi
}
every-months-nth = { $nth ->
    [last] l'ultimo
    [1] il primo
   *[other] il { $nth }º
} { $day } { $count ->
    [one] di ogni mese
   *[other] ogni { $count } mesi
}
every-years-on = { every-years } il { $date }
