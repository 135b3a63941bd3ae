# Temporizadores, alarmas y recordatorios tal como se habla de ellos.

which-one = ¿Cuál: { $names }?
numbered = número { $number }: { $what }
shall-they-go = ¿Cancelo { $noun ->
    [alarm] { $number ->
        [2] las dos
       *[other] las { $count }
    } alarmas
    [timer] { $number ->
        [2] los dos
       *[other] los { $count }
    } temporizadores
   *[reminder] { $number ->
        [2] los dos
       *[other] los { $count }
    } recordatorios
}: { $names }?
shall-they-go-counted = ¿Cancelo { $noun ->
    [alarm] las { $count } alarmas
    [timer] los { $count } temporizadores
   *[reminder] los { $count } recordatorios
}?

now = ahora
days-at = { $days } a las { $time }
at-days = a las { $time } { $days }
counted-next = { $again }, la próxima vez { $when }
counted-first = { $again }, la primera vez { $when }
times-days = { $times } { $days }
times-days-from = { $times } { $days }, a partir de { $start }
date-at = { $date } a las { $time }

list-named = lista { $name }
the-list = la { $list }
unnamed-event = algo
part-today =
    { $part ->
        [morning] esta mañana
        [afternoon] esta tarde
        [evening] esta tarde noche
       *[night] esta noche
    }
between-days = entre { $first } y { $last }
in-month = en { $month }
due =
    { $state ->
        [late] atrasado desde { $day }
        [today] para hoy
       *[coming] para { $day }
    }{ $time ->
        [none] {""}
       *[other] {" "}a las { $time }
    }
part-hours =
    { $day } { $which ->
        [before] antes de las { $last }
        [after] después de las { $first }
       *[between] entre las { $first } y las { $last }
    }
part-day =
    { $day } por la { $part ->
        [morning] mañana
        [afternoon] tarde
        [evening] tarde noche
       *[night] noche
    }
