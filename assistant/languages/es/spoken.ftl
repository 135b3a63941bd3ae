# Horas, días y números como se dicen.

endless = más de lo que sé contar
time = { $hour }:{ $padded }
at-time = { $hour ->
    [1] a la
   *[other] a las
} { time }
noon = 12:00
midnight = 0:00
at-noon = a las 12:00
at-midnight = a medianoche
yesterday = ayer
today = hoy
tomorrow = mañana
on-weekday = el { $weekday }
date = { $day } de { $month }
date-in-year = { $date } de { $year }
on-date = el { $date }
full-day = { $weekday }, { $date }
day-at-time = { $day } { $at }
ordinal = { $number }.º
sleeps = { $count ->
    [one] una noche
   *[other] { $count } noches
}
on-workdays = de lunes a viernes
at-weekends = los fines de semana
every-day = todos los días
every-weekday = cada { $days }
repeat-at = { $again } a las { $time }
repeat-until = { $again } hasta el { $date }
every-minutes = { $count ->
    [one] cada minuto
   *[other] cada { $count } minutos
}
every-hours = { $count ->
    [one] cada hora
   *[other] cada { $count } horas
}
every-days = { $count ->
    [one] todos los días
   *[other] cada { $count } días
}
every-weeks = { $count ->
    [one] cada semana
   *[other] cada { $count } semanas
}
every-months = { $count ->
    [one] cada mes
   *[other] cada { $count } meses
}
every-years = { $count ->
    [one] cada año
   *[other] cada { $count } años
}
every-weeks-on = cada { $count } semanas el { $day }
every-months-on = { $day ->
    [last] el último día
   *[other] el { $day }
} { $count ->
    [one] de cada mes
   *[other] cada { $count } meses
}
every-months-nth = el { $nth ->
    [last] último
   *[other] { $nth }.º
} { $day } { $count ->
    [one] de cada mes
   *[other] cada { $count } meses
}
every-years-on = { every-years } el { $date }
