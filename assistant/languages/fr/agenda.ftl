# Minuteurs, réveils et rappels tels qu'on en parle.

which-one = Lequel : { $names } ?
numbered = numéro { $number } : { $what }
shall-they-go = Annuler { $number ->
    [2] les deux
   *[other] les { $count }
} { $noun ->
    [timer] minuteurs
    [alarm] réveils
   *[reminder] rappels
} : { $names } ?
shall-they-go-counted = Annuler les { $count } { $noun ->
    [timer] minuteurs
    [alarm] réveils
   *[reminder] rappels
} ?

now = maintenant
days-at = { $days } à { $time }
at-days = à { $time } { $days }
counted-next = { $again }, la prochaine fois { $when }
counted-first = { $again }, la première fois { $when }
times-days = { $times } { $days }
times-days-from = { $times } { $days }, à partir de { $start }
date-at = { $date } à { $time }

list-named = liste { $name }
the-list = la { $list }
unnamed-event = quelque chose
part-today =
    { $part ->
        [morning] ce matin
        [afternoon] cet après-midi
        [evening] ce soir
       *[night] cette nuit
    }
between-days = entre { $first } et { $last }
in-month = en { $month }
due =
    { $state ->
        [late] en retard depuis { $day }
        [today] pour aujourd'hui
       *[coming] pour { $day }
    }{ $time ->
        [none] {""}
       *[other] {" "}à { $time }
    }
part-hours =
    { $day } { $which ->
        [before] avant { $last }
        [after] après { $first }
       *[between] entre { $first } et { $last }
    }
part-day =
    { $day } { $part ->
        [morning] matin
        [afternoon] après-midi
        [evening] soir
       *[night] dans la nuit
    }
