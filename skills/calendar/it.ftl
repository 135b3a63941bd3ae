noun = calendario
calendar-named = il calendario «{ $name }»
no-calendar = In questa casa non c'è nessun calendario.
no-such-calendar = Non c'è nessun calendario { $calendar }. Conosco { $names }.
no-event = Nel calendario non c'è { $what }.
no-events = Nel calendario non c'è nulla in arrivo.
known-until = Conosco il calendario fino a { $day }.
next-event =
    Il prossimo è { $event } { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
that-event =
    { $event } è { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
is-now = { $event } è adesso, fino alle { $time }.
was-event = { $event } era { $when }. Non c'è altro in arrivo.
place =
    { $place ->
        [unsaid] Il calendario non dice dove è { $event }.
       *[other] { $event }: { $place }.
    }
takes = { $event } dura { $length }, da { $begin } a { $end }.
takes-days =
    { $number ->
        [1] { $event } dura tutto il giorno.
       *[other] { $event } dura { $count } giorni.
    }
no-length = Il calendario non dice quanto dura { $event }.
free-day = Non hai nulla nel calendario { $day }.
day-events =
    { $day ->
        [several] Hai { $events }.
       *[other] { $day } hai { $events }.
    }
has =
    { $day ->
        [told] Sì, hai { $events }.
       *[other] Sì, { $day } hai { $events }.
    }
has-none =
    { $day ->
        [ever] No, nel calendario non c'è nulla su { $what }.
       *[other] No, { $day } nel calendario non c'è nulla su { $what }.
    }
counted = { $count }: { $which }.
counted-none = Nessuno: nel calendario non c'è nulla { $day }.
free =
    { $events ->
        [none] Sì, non hai nulla { $day }.
       *[other] Sì, non hai altro che { $events } { $day }.
    }
not-free = No, { $day } hai { $events }.
busy = Sì, { $day } hai { $events }.
not-busy = No, non hai nulla nel calendario { $day }.
free-hours =
    { $hours ->
        [none] { $day } non hai tempo libero.
       *[other] { $day } sei libero { $hours }.
    }
free-days =
    { $days ->
        [none] Non c'è nulla di libero.
       *[other] Sei libero { $days }.
    }
hours-from-to = dalle { $first } alle { $last }
in-time = { $event }: mancano { $length }, { $when }.
was-last = { $event } è stato { $when }.
free-as-known = Per quanto ne so, non hai nulla { $day }.
nobody = Non trovo nulla per «{ $deed }» { $day }.
to-do = { $day }: { $events }.
on-list = { $item } (lista «{ $list }»)
had = { $when } c'era { $events } ({ $calendar })
days-from-to = da { $first } a { $last }
event-at = { $event } alle { $time }
event-until = { $event } fino alle { $time }
event-when = { $event } { $when }
day-at = { $day } alle { $time }
and-more = { $count } in più
added = { $event } ora è in calendario, { $when }.
added-series = { $event } è nel calendario { $again }, la prima volta { $when }.
no-series = { $calendars } non accetta appuntamenti che si ripetono.
one-or-all = { $event } si ripete: { $one } o { $all }?
just-one = solo quello { $when }
all-of-them = tutta la serie
moved = { $event } ora è { $when }.
removed =
    { $series ->
        [whole] Tutta la serie { $event } non è più nel calendario.
        [one] { $event } { $when } non è più nel calendario; gli altri giorni restano.
       *[other] { $event } { $when } non è più nel calendario.
    }
beside = A quell'ora hai anche { $events }.
not-seen = { $event } è stato inviato al calendario, ma lì non lo vedo.
only-read = { $calendars } si può solo leggere, lì non posso cambiare nulla.
only-add = { $calendars }: lì posso solo aggiungere eventi.
passed = Quel momento è passato.
shall-it-go =
    { $series ->
        [whole] Tolgo tutta la serie { $event } dal calendario?
        [one] Tolgo { $event } { $when } dal calendario, solo quel giorno?
       *[other] Tolgo { $event } { $when } dal calendario?
    }
ask-event = Quale evento?
ask-which = Quale: { $events }?
ask-calendar = Quale calendario?
ask-which-calendar = In quale calendario: { $names }?
ask-what = Che cosa metto nel calendario?
ask-when = Per quando?
ask-deed = Fare cosa?
ask-day = Quale giorno?
