yes = Ja, { $text }
no = Nee, { $text }
most = { $text }, dat is het hoogst
least = { $text }, dat is het laagst
mean = gemiddeld { $value }
sum = samen { $value }
detailed = { $text }: { $details }
difference = { $direction ->
    [same] er is geen verschil: { $both }
   *[other] { $value } { $direction ->
        [more] meer
       *[other] minder
    }: { $both }
}
count = { $count ->
    [0] geen
   *[other] { $count }
}
none-above = niets is boven { $value }: { $nearest }
none-below = niets is onder { $value }: { $nearest }
since = { THE($devices) } { IS($devices) } sinds { $time } { $state }, dus { $length }
since-at-least = { THE($devices) } { IS($devices) } al minstens { $length } { $state }; verder terug weet ik niet
with-last = { $text }; { $last }
was = { THE($devices) }: { $state } { $spans }
was-last = { THE($devices) }: voor het laatst { $state } { $span }, { $ago } geleden
was-not = { THE($devices) }: niet { $state } geweest
times = { THE($devices) }: { $count ->
    [0] geen enkele keer
    [1] één keer
   *[other] { $number } keer
} { $state }
length = { $length }: { $was }
from = vanaf { $start }
from-to = van { $start } tot { $end }
until = tot { $end }
at = om { $time }
step = { $state } om { $time }
steps = { THE($devices) }: { $steps }
nothing-changed = er is niets veranderd
and-more = en nog { $count }
as-far-back = { $text }, voor zover ik weet, dat is { $length } terug
showed = { $mean ->
    [yes] { THE($devices) }: gemiddeld { $value }
   *[no] { THE($devices) }: { $value } om { $time }
}
no-such-time = Zo ver kan ik niet terugkijken.
no-measure = Ik weet niet wat daar te meten is.
not-remembered = Van die tijd herinner ik me niets.
nothing-measures = Niets meet dat hier.
measures-nothing = geen meting daarvan: { THE($devices) }
all-reached = Nee, alles antwoordt.
unreached = ja, ik kan { $names } niet bereiken
last-told = laatste bericht om { $time }, { $ago } geleden: { THE($devices) }
never-told = { THE($devices) }: nog geen bericht
by-voice = dat is mij gezegd
by-typed = dat is mij geschreven
by-page = dat is op mijn pagina in een browser gedaan
by-timer = dat was een van mijn timers
by-routine = dat was een van mijn routines of voorwaarden
by-scene = misschien was het “{ $name }”, dat ik moest starten
by-others = ik was het niet, dus met de hand of iets anders
by-unknown = wie het was, weet ik niet
by-eval = dat is mij geschreven
