# Timers, alarms and reminders as they are spoken of.

which-one = Which one: { $names }?
numbered = { $number ->
    [1] the first { $what }
    [2] the second { $what }
    [3] the third { $what }
    [4] the fourth { $what }
    [5] the fifth { $what }
    [6] the sixth { $what }
    [7] the seventh { $what }
   *[other] the eighth { $what }
}
shall-they-go = Cancel { $number ->
    [2] both
   *[other] all { $count }
} { $noun ->
    [timer] timers
    [alarm] alarms
   *[reminder] reminders
}: { $names }?
shall-they-go-counted = Cancel all { $count } { $noun ->
    [timer] timers
    [alarm] alarms
   *[reminder] reminders
}?

now = now
days-at = { $days } at { $time }
at-days = at { $time } { $days }
counted-next = { $again }, next { $when }
counted-first = { $again }, first { $when }
times-days = { $times } { $days }
times-days-from = { $times } { $days }, starting { $start }
date-at = { $date } at { $time }

list-named = { $name } list
the-list = the { $list }
unnamed-event = something
part-today =
    { $part ->
        [morning] this morning
        [afternoon] this afternoon
        [evening] this evening
       *[night] tonight
    }
between-days = between { $first } and { $last }
in-month = in { $month }
due =
    { $state ->
        [late] overdue since { $day }
        [today] due today
       *[coming] by { $day }
    }{ $time ->
        [none] {""}
       *[other] {" "}at { $time }
    }
part-hours =
    { $day } { $which ->
        [before] before { $last }
        [after] after { $first }
       *[between] between { $first } and { $last }
    }
part-day =
    { $day } { $part ->
        [morning] morning
        [afternoon] afternoon
        [evening] evening
       *[night] night
    }
