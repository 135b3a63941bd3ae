noun = calendario
calendar-named = el calendario «{ $name }»
no-calendar = No hay ningún calendario en esta casa.
no-such-calendar = No hay ningún calendario { $calendar }. Conozco { $names }.
no-event = No hay { $what } en el calendario.
no-events = No hay nada próximo en el calendario.
known-until = Conozco el calendario hasta { $day }.
next-event =
    Lo próximo es { $event } { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
that-event =
    { $event } es { $when }{ $place ->
        [unsaid] {""}
       *[other] , { $place }
    }.
is-now = { $event } es ahora, hasta { $time }.
was-event = { $event } fue { $when }. No hay nada más de eso.
place =
    { $place ->
        [unsaid] El calendario no dice dónde es { $event }.
       *[other] { $event }: { $place }.
    }
takes = { $event } dura { $length }, de { $begin } a { $end }.
takes-days =
    { $number ->
        [1] { $event } dura todo el día.
       *[other] { $event } dura { $count } días.
    }
no-length = El calendario no dice cuánto dura { $event }.
free-day = No tienes nada en el calendario { $day }.
day-events =
    { $day ->
        [several] Tienes { $events }.
       *[other] { $day } tienes { $events }.
    }
has =
    { $day ->
        [told] Sí, tienes { $events }.
       *[other] Sí, { $day } tienes { $events }.
    }
has-none =
    { $day ->
        [ever] No, no hay nada de { $what } en el calendario.
       *[other] No, no hay nada de { $what } en el calendario { $day }.
    }
counted = { $count }: { $which }.
counted-none = Ninguno: no hay nada en el calendario { $day }.
free =
    { $events ->
        [none] Sí, no tienes nada { $day }.
       *[other] Sí, no tienes nada más que { $events } { $day }.
    }
not-free = No, { $day } tienes { $events }.
busy = Sí, { $day } tienes { $events }.
not-busy = No, no tienes nada en el calendario { $day }.
free-hours =
    { $hours ->
        [none] { $day } no tienes tiempo libre.
       *[other] { $day } estás libre { $hours }.
    }
free-days =
    { $days ->
        [none] No hay nada libre.
       *[other] Estás libre { $days }.
    }
hours-from-to = de { $first } a { $last }
in-time = Faltan { $length } para { $event }, { $when }.
was-last = { $event } fue { $when }.
free-as-known = Que yo sepa, no tienes nada { $day }.
nobody = No encuentro nada de «{ $deed }» { $day }.
to-do = { $day }: { $events }.
on-list = { $item } (lista «{ $list }»)
had = { $when } en { $calendar } estaba { $events }
days-from-to = de { $first } a { $last }
event-at = { $event } a las { $time }
event-until = { $event } hasta { $time }
event-when = { $event } { $when }
day-at = { $day } a las { $time }
and-more = { $count } más
added = { $event } está ahora en { $calendar }, { $when }.
added-series = { $event } está en el calendario { $again }, la primera vez { $when }.
no-series = { $calendars } no admite citas que se repiten.
one-or-all = { $event } se repite: ¿{ $one } o { $all }?
just-one = solo la { $when }
all-of-them = toda la serie
moved = { $event } es ahora { $when }.
removed =
    { $series ->
        [whole] Toda la serie { $event } ya no está en el calendario.
        [one] { $event } { $when } ya no está en el calendario; los otros días se quedan.
       *[other] { $event } { $when } ya no está en el calendario.
    }
beside = A esa hora también tienes { $events }.
not-seen = { $event } se envió al calendario, pero no lo veo allí.
only-read = { $calendars } es de solo lectura, no puedo cambiar nada allí.
only-add = En { $calendars } solo puedo añadir eventos.
passed = Ese momento ya ha pasado.
shall-it-go =
    { $series ->
        [whole] ¿Quito toda la serie { $event } del calendario?
        [one] ¿Quito { $event } { $when } del calendario, solo ese día?
       *[other] ¿Quito { $event } { $when } del calendario?
    }
ask-event = ¿Qué evento?
ask-which = ¿Cuál: { $events }?
ask-calendar = ¿Qué calendario?
ask-which-calendar = ¿En qué calendario: { $names }?
ask-what = ¿Qué apunto en el calendario?
ask-when = ¿Para cuándo?
ask-deed = ¿Hacer qué?
ask-day = ¿Qué día?
