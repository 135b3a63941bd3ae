which = Quale routine?
what = Che cosa deve fare la routine?
what-and-when = Che cosa bisogna fare, e quando?
like-this = Dillo così: quando dico serata film, spegni le luci.
made = Va bene. Quando dici { $name }, farò questo: { $words }.
asks = Chiederò prima, ogni volta.
no-routine = Non ho nessuna routine chiamata { $name }.
over-and-over = La routine { $name } si avvia da sola all'infinito.
nothing = Quella routine non fa nulla.
one-thing = Posso fare solo una cosa alla volta. Fanne prima una routine, e poi programmala.
homeless = Non so dove sia questa casa: indica il luogo nelle impostazioni, sotto home.
only-weekdays = Non posso farlo per un po' di continuo, solo in certi giorni della settimana.
at-sun = { $when } farò questo: { $words }; la prossima volta alle { $next }
at-times = { $when } farò questo: { $words }
at-times-ended = { $when } farò questo: { $words }, e { $length } dopo: { $ends }
again-first = { $again }, prima { $first },
sun-time =
    { $days ->
        [any] {""}
       *[other] { $days }{" "}
    }{ $side ->
        [before] { $length } prima del
        [after] { $length } dopo il
       *[at] all'ora del
    } { $sun ->
        [sunrise] sorgere del sole
       *[sunset] tramonto
    }
then = allora
plan-gone = Quel piano non c'è più.
routine = { $name }: { $words }
routines =
    { $count ->
        [one] Hai una routine: { $names }
       *[other] Le tue routine sono { $names }
    }.
no-routines = Non hai ancora nessuna routine.
of-settings = { $name } viene dalle impostazioni; toglila lì.
forget = Dimentico la routine { $name }?
forgotten = Ho dimenticato { $name }.
nothing-planned = Non c'è nulla del genere in programma.
cancelled = Non farò più questo { $when }: { $words }.
cant-know =
    { $mode ->
        [if] Non posso sapere se { $clause }: niente qui me lo dice. Quindi non ho annotato né fatto nulla.
        [unless] Non posso sapere se { $clause }: niente qui me lo dice. Quindi non ho annotato né fatto nulla.
        [in_case] Non posso sapere se { $clause }: niente qui me lo dice. Quindi non ho annotato né fatto nulla.
       *[other] Non posso sapere quando { $clause }: niente qui me lo dice. Quindi non ho annotato nulla.
    }
who-are-you = Di chi si tratta?
unless-waits = Posso solo guardarlo adesso, non aspettarlo. Di' quando deve succedere qualcosa.
when-clause =
    { $again ->
        [yes] ogni volta che { $clause }
       *[other] quando { $clause }
    }
remind-you = ricordarti: { $said }
tell-you = avvisarti
unknown-now = Quindi non posso dire se { $clause }, e non ho fatto nulla.
nothing-then = Quindi non ho fatto nulla.
already = È già così: { $words } Aspetto la prossima volta.
unknown-yet = Adesso non so come stia: { $words }
waits-order =
    { $again ->
        [yes] Va bene. Ogni volta che { $clause }, farò questo: { $order }.
       *[other] Va bene. Quando { $clause }, farò questo: { $order }.
    }
waits-tell =
    { $again ->
        [yes] Va bene. Ogni volta che { $clause }, ti avviserò.
       *[other] Va bene. Quando { $clause }, ti avviserò.
    }
waits-said =
    { $again ->
        [yes] Va bene. Ogni volta che { $clause }, ti ricorderò: { $said }.
       *[other] Va bene. Quando { $clause }, ti ricorderò: { $said }.
    }
looks-on = Guarderò { $day }, dalle sette del mattino.
looks-at = Guarderò { $when }.
then-at = È { $when }.
until = Vale fino a: { $until }.
no-waiting = Non aspetto nulla.
no-more-waiting =
    { $count ->
        [0] Non aspettavo nulla.
       *[other] Non aspetto più nulla.
    }
not-any-more = Non lo farò più, { $when }: { $words }.
name-it = Dillo di nuovo con il nome, per favore.
