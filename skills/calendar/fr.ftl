noun = calendrier
calendar-named = le calendrier « { $name } »
no-calendar = Il n'y a pas de calendrier dans cette maison.
no-such-calendar = Il n'y a pas de calendrier { $calendar }. Je connais { $names }.
no-event = Il n'y a pas de { $what } dans le calendrier.
no-events = Rien de prévu dans le calendrier.
known-until = Je connais le calendrier jusqu'à { $day }.
next-event =
    Le prochain est { $event } { $when }{ $place ->
        [unsaid] {""}
       *[other] {" "}({ $place })
    }.
that-event =
    { $event } est { $when }{ $place ->
        [unsaid] {""}
       *[other] {" "}({ $place })
    }.
is-now = { $event } a lieu en ce moment, jusqu'à { $time }.
was-event = { $event } était { $when }. Plus rien de tel n'est prévu.
place =
    { $place ->
        [unsaid] Le calendrier ne dit pas où a lieu { $event }.
       *[other] { $event } : { $place }.
    }
takes = { $event } dure { $length }, de { $begin } à { $end }.
takes-days =
    { $number ->
        [1] { $event } dure toute la journée.
       *[other] { $event } dure { $count } jours.
    }
no-length = Le calendrier ne dit pas combien de temps dure { $event }.
free-day = Rien n'est prévu dans le calendrier { $day }.
day-events =
    { $day ->
        [several] Tu as { $events }.
       *[other] { $day }, tu as { $events }.
    }
has =
    { $day ->
        [told] Oui, tu as { $events }.
       *[other] Oui, { $day } tu as { $events }.
    }
has-none =
    { $day ->
        [ever] Non, il n'y a rien sur { $what } dans le calendrier.
       *[other] Non, il n'y a rien sur { $what } dans le calendrier { $day }.
    }
counted = { $count } : { $which }.
counted-none = Aucun : rien n'est prévu { $day }.
free =
    { $events ->
        [none] Oui, rien n'est prévu { $day }.
       *[other] Oui, rien d'autre que { $events } n'est prévu { $day }.
    }
not-free = Non, { $day } tu as { $events }.
busy = Oui, { $day } tu as { $events }.
not-busy = Non, tu n'as rien dans le calendrier { $day }.
free-hours =
    { $hours ->
        [none] { $day } tu n'as pas de temps libre.
       *[other] { $day } tu es libre { $hours }.
    }
free-days =
    { $days ->
        [none] Rien n'est libre.
       *[other] Tu es libre { $days }.
    }
hours-from-to = de { $first } à { $last }
in-time = { $event } : encore { $length }, { $when }.
was-last = { $event } était { $when }.
free-as-known = Autant que je sache, rien n'est prévu { $day }.
nobody = Je ne trouve rien pour « { $deed } » { $day }.
to-do = { $day } : { $events }.
on-list = { $item } (liste « { $list } »)
had = { $when }, { $events } était dans { $calendar }
days-from-to = de { $first } à { $last }
event-at = { $event } à { $time }
event-until = { $event } jusqu'à { $time }
event-when = { $event } { $when }
day-at = { $day } à { $time }
and-more = { $count } de plus
added = { $event } est maintenant dans { $calendar }, { $when }.
added-series = { $event } est dans le calendrier { $again }, d’abord { $when }.
no-series = { $calendars } n’accepte pas les rendez-vous qui se répètent.
one-or-all = { $event } se répète : { $one } ou { $all } ?
just-one = seulement celui { $when }
all-of-them = toute la série
moved = { $event } est maintenant { $when }.
removed =
    { $series ->
        [whole] La série entière { $event } n'est plus dans le calendrier.
        [one] { $event } { $when } n'est plus dans le calendrier ; les autres jours restent.
       *[other] { $event } { $when } n'est plus dans le calendrier.
    }
beside = À ce moment-là tu as aussi { $events }.
not-seen = { $event } a été envoyé au calendrier, mais je ne l'y vois pas.
only-read = { $calendars } est en lecture seule, je ne peux rien y changer.
only-add = Dans { $calendars } je peux seulement ajouter des événements.
passed = Ce moment est passé.
shall-it-go =
    { $series ->
        [whole] Dois-je retirer toute la série { $event } du calendrier ?
        [one] Dois-je retirer { $event } { $when } du calendrier, ce jour-là seulement ?
       *[other] Dois-je retirer { $event } { $when } du calendrier ?
    }
ask-event = Quel événement ?
ask-which = Lequel : { $events } ?
ask-calendar = Quel calendrier ?
ask-which-calendar = Dans quel calendrier : { $names } ?
ask-what = Que dois-je noter dans le calendrier ?
ask-when = Pour quand ?
ask-deed = Faire quoi ?
ask-day = Quel jour ?
