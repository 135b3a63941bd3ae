# Timers, alarms and reminders as they are spoken of.

which-one = Was ist gemeint: { $names }?
numbered = Nummer { $number }: { $what }
shall-they-go = { $number ->
    [2] Beide
   *[other] Alle { $count }
} { $noun ->
    [timer] Timer abbrechen
    [alarm] Wecker löschen
   *[reminder] Erinnerungen löschen
}: { $names }?
shall-they-go-counted = Alle { $count } { $noun ->
    [timer] Timer abbrechen
    [alarm] Wecker löschen
   *[reminder] Erinnerungen löschen
}?

now = jetzt
days-at = { $days } um { $time }
at-days = { $days } um { $time }
counted-next = { $again }, das nächste Mal { $when }
counted-first = { $again }, zum ersten Mal { $when }
times-days = { $days } um { $times }
times-days-from = { $days } um { $times }, ab { $start }
date-at = { $date } um { $time }

list-named = Liste { $name }
the-list = die { $list }
unnamed-event = etwas
part-today =
    { $part ->
        [morning] heute Vormittag
        [afternoon] heute Nachmittag
        [evening] heute Abend
       *[night] heute Nacht
    }
between-days = zwischen { $first } und { $last }
in-month = im { $month }
due =
    { $state ->
        [late] überfällig seit { $day }
        [today] fällig heute
       *[coming] fällig { $day }
    }{ $time ->
        [none] {""}
       *[other] {" "}um { $time }
    }
part-hours =
    { $day } { $which ->
        [before] vor { $last }
        [after] nach { $first }
       *[between] zwischen { $first } und { $last }
    }
part-day =
    { $day } { $part ->
        [morning] früh
        [afternoon] nachmittags
        [evening] abends
       *[night] nachts
    }
