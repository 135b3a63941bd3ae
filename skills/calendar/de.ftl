noun = Kalender
calendar-named = der Kalender „{ $name }“
no-calendar = In diesem Zuhause gibt es keinen Kalender.
no-such-calendar = Einen Kalender { $calendar } gibt es nicht. Ich kenne { $names }.
no-event = Im Kalender steht nichts von { $what }.
no-events = Im Kalender steht nichts an.
known-until = Den Kalender kenne ich bis { $day }.
next-event =
    Als Nächstes kommt { $event } { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
that-event =
    { $event } ist { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
is-now = { $event } ist gerade, bis { $time }.
was-event = { $event } war { $when }. Davon steht nichts mehr an.
place =
    { $place ->
        [unsaid] Im Kalender steht nicht, wo { $event } ist.
       *[other] { $event }: { $place }.
    }
takes = { $event } dauert { $length }, von { $begin } bis { $end }.
takes-days =
    { $event } dauert { $number ->
        [1] den ganzen Tag
       *[other] { $count } Tage
    }.
no-length = Im Kalender steht nicht, wie lange { $event } dauert.
free-day = Im Kalender steht { $day } nichts.
day-events =
    { $day ->
        [several] Im Kalender steht
       *[other] { $day } steht im Kalender
    }: { $events }.
has =
    Ja, { $day ->
        [told] im Kalender steht
       *[other] { $day } steht im Kalender
    }: { $events }.
has-none =
    Nein, im Kalender steht { $day ->
        [ever] {""}
       *[other] { $day }{" "}
    }nichts von { $what }.
counted = { $count }: { $which }.
counted-none =
    Keine: Im Kalender steht { $day } nichts{ $what ->
        [any] {""}
       *[other] {" "}von { $what }
    }.
free =
    Ja, { $day } steht nichts im Kalender{ $events ->
        [none] {""}
       *[other] , nur den ganzen Tag { $events }
    }.
not-free = Nein, { $day } steht im Kalender: { $events }.
busy = Ja, { $day } steht im Kalender: { $events }.
not-busy =
    Nein, { $day } steht nichts im Kalender{ $events ->
        [none] {""}
       *[other] , nur den ganzen Tag { $events }
    }.
free-hours =
    { $hours ->
        [none] { $day } ist keine Zeit frei.
       *[other] { $day } hast du { $hours } Zeit.
    }
free-days =
    { $days ->
        [none] Da ist nichts frei.
       *[other] Frei bist du { $days }.
    }
hours-from-to = von { $first } bis { $last }
in-time = { $event } ist in { $length }, { $when }.
was-last = { $event } war { $when }.
free-as-known = Soweit ich weiß, steht { $day } nichts im Kalender.
nobody = Ich finde { $day } nichts zu „{ $deed }“, weder in den Kalendern noch in den Erinnerungen oder auf den Listen.
to-do = { $day }: { $events }.
on-list = { $item } (Liste „{ $list }“)
had = { $when } stand dort { $events } ({ $calendar })
days-from-to = von { $first } bis { $last }
event-at = { $event } um { $time }
event-until = { $event } bis { $time }
event-when = { $event } { $when }
day-at = { $day } um { $time }
and-more = { $count } weitere
added = { $event } steht jetzt { $when } im Kalender.
added-series = { $event } steht jetzt { $again } im Kalender, zuerst { $when }.
no-series = { $calendars } nimmt keine Termine, die sich wiederholen.
one-or-all = { $event } wiederholt sich: { $one } oder { $all }?
just-one = nur den { $when }
all-of-them = die ganze Reihe
moved = { $event } ist jetzt { $when }.
removed =
    { $series ->
        [whole] Die ganze Reihe { $event } steht nicht mehr im Kalender.
        [one] { $event } { $when } steht nicht mehr im Kalender; die anderen Tage bleiben.
       *[all] { $event } { $when } steht nicht mehr im Kalender.
    }
beside = Um die Zeit steht auch im Kalender: { $events }.
not-seen = { $event } ging an den Kalender, aber ich sehe es dort nicht.
only-read = { $calendars } lässt sich nur lesen, also kann ich dort nichts ändern.
only-add = { $calendars }: Dort kann ich Termine nur eintragen.
passed = Diese Zeit ist vorbei.
shall-it-go =
    { $series ->
        [whole] Soll ich die ganze Reihe { $event } aus dem Kalender nehmen?
        [one] Soll ich { $event } { $when } aus dem Kalender nehmen, nur diesen einen Tag?
       *[all] Soll ich { $event } { $when } aus dem Kalender nehmen?
    }
ask-event = Welcher Termin?
ask-which = Welcher: { $events }?
ask-calendar = Welcher Kalender?
ask-which-calendar = In welchen Kalender: { $names }?
ask-what = Was soll ich in den Kalender eintragen?
ask-when = Für wann?
ask-deed = Was tun?
ask-day = Welcher Tag?
