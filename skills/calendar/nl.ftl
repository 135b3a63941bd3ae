noun = agenda
calendar-named = de agenda “{ $name }”
no-calendar = Er is geen agenda in dit huis.
no-such-calendar = Er is geen agenda { $calendar }. Ik ken { $names }.
no-event = Er staat geen { $what } in de agenda.
no-events = Er komt niets aan in de agenda.
known-until = Ik ken de agenda tot en met { $day }.
next-event =
    Het volgende is { $event } { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
that-event =
    { $event } is { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
is-now = { $event } is nu, tot { $time }.
was-event = { $event } was { $when }. Er komt niets meer van aan.
place =
    { $place ->
        [unsaid] In de agenda staat niet waar { $event } is.
       *[other] { $event }: { $place }.
    }
takes = { $event } duurt { $length }, van { $begin } tot { $end }.
takes-days =
    { $number ->
        [1] { $event } duurt de hele dag.
       *[other] { $event } duurt { $count } dagen.
    }
no-length = In de agenda staat niet hoe lang { $event } duurt.
free-day = Er staat { $day } niets in de agenda.
day-events =
    { $day ->
        [several] In de agenda staat: { $events }.
       *[other] { $day } staat in de agenda: { $events }.
    }
has =
    { $day ->
        [told] Ja, in de agenda staat: { $events }.
       *[other] Ja, { $day } staat in de agenda: { $events }.
    }
has-none =
    { $day ->
        [ever] Nee, er staat niets over { $what } in de agenda.
       *[other] Nee, er staat { $day } niets over { $what } in de agenda.
    }
counted = { $count }: { $which }.
counted-none = Geen: er staat { $day } niets in de agenda.
free =
    { $events ->
        [none] Ja, er staat { $day } niets in de agenda.
       *[other] Ja, er staat { $day } niets anders dan { $events }.
    }
not-free = Nee, { $day } staat in de agenda: { $events }.
busy = Ja, { $day } heb je { $events }.
not-busy = Nee, je hebt niets in de agenda { $day }.
free-hours =
    { $hours ->
        [none] { $day } heb je geen vrije tijd.
       *[other] { $day } ben je vrij { $hours }.
    }
free-days =
    { $days ->
        [none] Er is niets vrij.
       *[other] Je bent vrij { $days }.
    }
hours-from-to = van { $first } tot { $last }
in-time = { $event } is over { $length }, { $when }.
was-last = { $event } was { $when }.
free-as-known = Voor zover ik weet staat er { $day } niets in de agenda.
nobody = Ik vind { $day } niets over “{ $deed }”.
to-do = { $day }: { $events }.
on-list = { $item } (lijst “{ $list }”)
had = { $when } stond { $events } in { $calendar }
days-from-to = van { $first } tot { $last }
event-at = { $event } om { $time }
event-until = { $event } tot { $time }
event-when = { $event } { $when }
day-at = { $day } om { $time }
and-more = nog { $count }
added = { $event } staat nu { $when } in { $calendar }.
added-series = { $event } staat { $again } in de agenda, de eerste keer { $when }.
no-series = { $calendars } neemt geen afspraken die zich herhalen.
one-or-all = { $event } herhaalt zich: { $one } of { $all }?
just-one = alleen die { $when }
all-of-them = de hele reeks
moved = { $event } is nu { $when }.
removed =
    { $series ->
        [whole] De hele reeks { $event } staat niet meer in de agenda.
        [one] { $event } { $when } staat niet meer in de agenda; de andere dagen blijven.
       *[other] { $event } { $when } staat niet meer in de agenda.
    }
beside = Op dat moment staat er ook { $events }.
not-seen = { $event } is naar de agenda gestuurd, maar ik zie het daar niet.
only-read = { $calendars } is alleen te lezen, ik kan daar niets wijzigen.
only-add = In { $calendars } kan ik alleen afspraken toevoegen.
passed = Dat moment is voorbij.
shall-it-go =
    { $series ->
        [whole] Zal ik de hele reeks { $event } uit de agenda halen?
        [one] Zal ik { $event } { $when } uit de agenda halen, alleen die dag?
       *[other] Zal ik { $event } { $when } uit de agenda halen?
    }
ask-event = Welke afspraak?
ask-which = Welke: { $events }?
ask-calendar = Welke agenda?
ask-which-calendar = In welke agenda: { $names }?
ask-what = Wat zal ik in de agenda zetten?
ask-when = Voor wanneer?
ask-deed = Wat doen?
ask-day = Welke dag?
