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
moved = { $event } is { $when } now.
removed =
    { $event } { $when } is out of the calendar{ $series ->
        [one] ; the other days stay
       *[all] {""}
    }.
beside = At that time you also have { $events }.
not-seen = { $event } was sent to the calendar, but I don't see it there.
only-read = { $calendars } can only be read, so I can't change anything there.
only-add = In { $calendars } I can only add events.
passed = That time has passed.
shall-it-go =
    Shall I take { $event } { $when } out of the calendar{ $series ->
        [one] , just that day
       *[all] {""}
    }?
ask-event = Which event?
ask-which = Which one: { $events }?
ask-calendar = Which calendar?
ask-which-calendar = Into which calendar: { $names }?
ask-what = What shall I put in the calendar?
ask-when = For when?
ask-deed = To do what?
ask-day = Which day?
