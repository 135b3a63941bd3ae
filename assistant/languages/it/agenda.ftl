# Timer, sveglie e promemoria come se ne parla.

which-one = Quale: { $names }?
numbered = numero { $number }: { $what }
shall-they-go = Annullo { $noun ->
    [alarm] { $number ->
        [2] entrambe le
       *[other] tutte e { $count } le
    } sveglie
    [timer] { $number ->
        [2] entrambi i
       *[other] tutti e { $count } i
    } timer
   *[reminder] { $number ->
        [2] entrambi i
       *[other] tutti e { $count } i
    } promemoria
}: { $names }?
shall-they-go-counted = Annullo { $noun ->
    [alarm] tutte e { $count } le sveglie
    [timer] tutti e { $count } i timer
   *[reminder] tutti e { $count } i promemoria
}?

now = adesso
days-at = { $days } alle { $time }
at-days = alle { $time } { $days }
counted-next = { $again }, la prossima volta { $when }
counted-first = { $again }, la prima volta { $when }
times-days = { $times } { $days }
times-days-from = { $times } { $days }, a partire da { $start }
date-at = { $date } alle { $time }

list-named = lista { $name }
the-list = la { $list }
unnamed-event = qualcosa
part-today =
    { $part ->
        [morning] stamattina
        [afternoon] oggi pomeriggio
        [evening] stasera
       *[night] stanotte
    }
between-days = tra { $first } e { $last }
in-month = a { $month }
due =
    { $state ->
        [late] in ritardo da { $day }
        [today] per oggi
       *[coming] per { $day }
    }{ $time ->
        [none] {""}
       *[other] {" "}alle { $time }
    }
part-hours =
    { $day } { $which ->
        [before] prima delle { $last }
        [after] dopo le { $first }
       *[between] tra le { $first } e le { $last }
    }
part-day =
    { $day } { $part ->
        [morning] mattina
        [afternoon] pomeriggio
        [evening] sera
       *[night] notte
    }
