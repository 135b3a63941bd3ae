which = Welke routine?
what = Wat moet de routine doen?
what-and-when = Wat moet er gebeuren, en wanneer?
like-this = Zeg het zo: als ik filmavond zeg, doe de lampen uit.
made = Goed. Als je { $name } zegt, doe ik dit: { $words }.
asks = Ik vraag het elke keer eerst.
no-routine = Ik heb geen routine met de naam { $name }.
over-and-over = De routine { $name } start zichzelf steeds weer.
nothing = Die routine doet niets.
one-thing = Ik kan dan maar één ding tegelijk doen. Maak er eerst een routine van en plan die.
homeless = Ik weet niet waar dit huis staat: geef de plaats op in de instellingen, onder home.
only-weekdays = Dat kan ik niet steeds weer voor een tijdje doen, alleen op dagen van de week.
at-sun = { $when } doe ik dit: { $words }; de volgende keer om { $next }
at-times = { $when } doe ik dit: { $words }
at-times-ended = { $when } doe ik dit: { $words }, en { $length } later: { $ends }
again-first = { $again }, voor het eerst { $first },
sun-time =
    { $days ->
        [any] {""}
       *[other] { $days }{" "}
    }{ $side ->
        [before] { $length } voor
        [after] { $length } na
       *[at] bij
    } { $sun ->
        [sunrise] zonsopkomst
       *[sunset] zonsondergang
    }
then = dan
plan-gone = Dat plan is er niet meer.
routine = { $name }: { $words }
routines =
    { $count ->
        [one] Je hebt één routine: { $names }
       *[other] Je routines zijn { $names }
    }.
no-routines = Je hebt nog geen routines.
of-settings = { $name } komt uit de instellingen; verwijder het daar.
forget = De routine { $name } vergeten?
forgotten = Ik ben { $name } vergeten.
nothing-planned = Zoiets is niet gepland.
cancelled = Dit doe ik { $when } niet meer: { $words }.
cant-know =
    { $mode ->
        [if] Of dat zo is, kan ik niet weten: als { $clause }. Niets hier vertelt me dat, dus ik heb niets onthouden en niets gedaan.
        [unless] Of dat zo is, kan ik niet weten: als { $clause }. Niets hier vertelt me dat, dus ik heb niets onthouden en niets gedaan.
        [in_case] Of dat zo is, kan ik niet weten: als { $clause }. Niets hier vertelt me dat, dus ik heb niets onthouden en niets gedaan.
       *[other] Ik kan niet weten wanneer dat is: als { $clause }. Niets hier vertelt me dat, dus ik heb niets onthouden.
    }
who-are-you = Wie is dat?
unless-waits = Daar kan ik niet op wachten, ik kan alleen nu kijken. Zeg wanneer er iets moet gebeuren.
when-clause =
    { $again ->
        [yes] elke keer als { $clause },
       *[other] als { $clause },
    }
remind-you = je herinneren: { $said }
tell-you = het je zeggen
unknown-now = Dus ik kan niet zeggen of { $clause }, en ik heb niets gedaan.
nothing-then = Dus ik heb niets gedaan.
already = Dat is al zo: { $words } Ik wacht op de volgende keer.
unknown-yet = Op dit moment weet ik niet hoe het is: { $words }
waits-order =
    { $again ->
        [yes] Oké. Elke keer als { $clause }, doe ik dit: { $order }.
       *[other] Oké. Als { $clause }, doe ik dit: { $order }.
    }
waits-tell =
    { $again ->
        [yes] Oké. Elke keer als { $clause }, zeg ik het je.
       *[other] Oké. Als { $clause }, zeg ik het je.
    }
waits-said =
    { $again ->
        [yes] Oké. Elke keer als { $clause }, herinner ik je: { $said }.
       *[other] Oké. Als { $clause }, herinner ik je: { $said }.
    }
looks-on = Ik kijk { $day } vanaf zeven uur 's ochtends.
looks-at = Ik kijk { $when }.
then-at = Dat is { $when }.
until = Dat geldt tot { $until }.
no-waiting = Ik wacht nergens op.
no-more-waiting =
    { $count ->
        [0] Ik wachtte nergens op.
       *[other] Ik wacht nergens meer op.
    }
not-any-more = Dat doe ik niet meer, { $when }: { $words }.
name-it = Zeg het nog een keer met de naam erbij.
