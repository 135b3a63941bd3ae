# Heures, jours et nombres comme on les dit.

endless = plus que je ne sais compter
time = { $hour } { $hour ->
    [0] heure
    [1] heure
   *[other] heures
}{ $minute ->
    [0] {""}
   *[other] {" "}{ $minute }
}
at-time = à { time }
noon = midi
midnight = minuit
at-noon = à midi
at-midnight = à minuit
yesterday = hier
today = aujourd'hui
tomorrow = demain
on-weekday = { $weekday }
date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-in-year = { $date } { $year }
on-date = le { $date }
full-day = { $weekday } { $date }
day-at-time = { $day } { $at }
ordinal = { $number ->
    [1] 1er
   *[other] { $number }e
}
sleeps = { $count ->
    [one] encore une nuit
   *[other] encore { $count } nuits
}
on-workdays = en semaine
at-weekends = le week-end
every-day = tous les jours
every-weekday = chaque { $days }
repeat-at = { $again } à { $time }
repeat-until = { $again } jusqu'au { $date }
every-minutes = { $count ->
    [one] chaque minute
   *[other] toutes les { $count } minutes
}
every-hours = { $count ->
    [one] chaque heure
   *[other] toutes les { $count } heures
}
every-days = { $count ->
    [one] tous les jours
   *[other] tous les { $count } jours
}
every-weeks = { $count ->
    [one] chaque semaine
   *[other] toutes les { $count } semaines
}
every-months = { $count ->
    [one] chaque mois
   *[other] tous les { $count } mois
}
every-years = { $count ->
    [one] chaque année
   *[other] tous les { $count } ans
}
every-weeks-on = { $count ->
    [2] un { $day } sur deux
   *[other] toutes les { $count } semaines le { $day }
}
every-months-on = { $day ->
    [last] le dernier jour
    [1] le 1er
   *[other] le { $day }
} { $count ->
    [one] de chaque mois
   *[other] tous les { $count } mois
}
every-months-nth = le { $nth ->
    [last] dernier
    [1] premier
   *[other] { $nth }e
} { $day } { $count ->
    [one] de chaque mois
   *[other] tous les { $count } mois
}
every-years-on = { every-years } le { $date }
