noun = calendar
calendar-named = the { $name } calendar
no-calendar = There's no calendar in this home.
no-such-calendar = There's no { $calendar } calendar. I know { $names }.
no-event = There is no { $what } in the calendar.
no-events = Nothing is coming up in the calendar.
known-until = I know the calendar up to { $day }.
next-event =
    Next is { $event } { $when }{ $place ->
        [unsaid] {""}
       *[other] {" "}at { $place }
    }.
that-event =
    { $event } is { $when }{ $place ->
        [unsaid] {""}
       *[other] {" "}at { $place }
    }.
is-now = { $event } is on now, until { $time }.
was-event = { $event } was { $when }. Nothing of that is coming up.
place =
    { $place ->
        [unsaid] The calendar doesn't say where { $event } is.
       *[other] { $event } is at { $place }.
    }
takes = { $event } takes { $length }, from { $begin } to { $end }.
takes-days =
    { $event } is { $number ->
        [1] all day
       *[other] { $count } days long
    }.
no-length = The calendar doesn't say how long { $event } takes.
free-day = You have nothing in the calendar { $day }.
day-events =
    { $day ->
        [several] You have
       *[other] { $day } you have
    } { $events }.
has =
    Yes, { $day ->
        [told] {""}
       *[other] { $day }{" "}
    }you have { $events }.
has-none =
    No, there is nothing about { $what } in the calendar{ $day ->
        [ever] {""}
       *[other] {" "}{ $day }
    }.
counted =
    { $unit ->
        [events] { $count }
       *[other] { $count }
    }: { $which }.
counted-none =
    None: there is { $what ->
        [any] nothing
       *[other] nothing about { $what }
    } in the calendar { $day }.
free =
    Yes, you have nothing { $events ->
        [none] in the calendar
       *[other] but { $events }, all day,
    } { $day }.
not-free = No, { $day } you have { $events }.
busy = Yes, { $day } you have { $events }.
not-busy =
    No, you have nothing { $events ->
        [none] in the calendar
       *[other] but { $events }, all day,
    } { $day }.
free-hours =
    { $hours ->
        [none] { $day } you have no free time.
       *[other] { $day } you are free { $hours }.
    }
free-days =
    { $days ->
        [none] There is something in the calendar each time { $day }.
       *[other] You are free { $days }.
    }
hours-from-to = from { $first } to { $last }
in-time = { $event } is in { $length }, { $when }.
was-last = { $event } was { $when }.
free-as-known = As far as I know you have nothing { $day }.
nobody = I find nothing to { $deed } { $day }, in the calendars, the reminders or the lists.
to-do = { $day }: { $events }.
on-list = { $item } (on { $list })
had = { $when } { $events } stood in { $calendar }
days-from-to = from { $first } to { $last }
event-at = { $event } at { $time }
event-until = { $event } until { $time }
event-when = { $event } { $when }
day-at = { $day } at { $time }
and-more = { $count } more
added = { $event } is in { $calendar } { $when }.
added-series = { $event } is in { $calendar } { $again }, first { $when }.
no-series = { $calendars } takes no events that repeat.
one-or-all = { $event } repeats: { $one }, or { $all }?
just-one = only the one { $when }
all-of-them = the whole series
moved = { $event } is { $when } now.
removed =
    { $series ->
        [whole] The whole series { $event } is out of the calendar.
        [one] { $event } { $when } is out of the calendar; the other days stay.
       *[all] { $event } { $when } is out of the calendar.
    }
beside = At that time you also have { $events }.
not-seen = { $event } was sent to the calendar, but I don't see it there.
only-read = { $calendars } can only be read, so I can't change anything there.
only-add = In { $calendars } I can only add events.
passed = That time has passed.
shall-it-go =
    { $series ->
        [whole] Shall I take the whole series { $event } out of the calendar?
        [one] Shall I take { $event } { $when } out of the calendar, just that day?
       *[all] Shall I take { $event } { $when } out of the calendar?
    }
ask-event = Which event?
ask-which = Which one: { $events }?
ask-calendar = Which calendar?
ask-which-calendar = Into which calendar: { $names }?
ask-what = What shall I put in the calendar?
ask-when = For when?
ask-deed = To do what?
ask-day = Which day?
