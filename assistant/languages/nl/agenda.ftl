# Timers, wekkers en herinneringen zoals erover gesproken wordt.

which-one = Welke: { $names }?
numbered = nummer { $number }: { $what }
shall-they-go = { $number ->
    [2] Beide
   *[other] Alle { $count }
} { $noun ->
    [timer] timers annuleren
    [alarm] wekkers annuleren
   *[reminder] herinneringen annuleren
}: { $names }?
shall-they-go-counted = Alle { $count } { $noun ->
    [timer] timers annuleren
    [alarm] wekkers annuleren
   *[reminder] herinneringen annuleren
}?

now = nu
days-at = { $days } om { $time }
at-days = { $days } om { $time }
counted-next = { $again }, de volgende keer { $when }
counted-first = { $again }, de eerste keer { $when }
times-days = { $days } om { $times }
times-days-from = { $days } om { $times }, vanaf { $start }
date-at = { $date } om { $time }

list-named = lijst { $name }
the-list = de { $list }
unnamed-event = iets
part-today =
    { $part ->
        [morning] vanochtend
        [afternoon] vanmiddag
        [evening] vanavond
       *[night] vannacht
    }
between-days = tussen { $first } en { $last }
in-month = in { $month }
due =
    { $state ->
        [late] te laat sinds { $day }
        [today] voor vandaag
       *[coming] voor { $day }
    }{ $time ->
        [none] {""}
       *[other] {" "}om { $time }
    }
part-hours =
    { $day } { $which ->
        [before] voor { $last }
        [after] na { $first }
       *[between] tussen { $first } en { $last }
    }
part-day =
    { $day } { $part ->
        [morning] ochtend
        [afternoon] middag
        [evening] avond
       *[night] nacht
    }
