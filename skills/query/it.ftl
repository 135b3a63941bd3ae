yes = Sì, { $text }
no = No, { $text }
most = { $text }, è il massimo
least = { $text }, è il minimo
mean = in media: { $value }
sum = in tutto: { $value }
detailed = { $text }: { $details }
difference = { $direction ->
    [same] nessuna differenza: { $both }
   *[other] { $value } in { $direction ->
        [more] più
       *[other] meno
    }: { $both }
}
count = { $count ->
    [0] nessuno
   *[other] { $count }
}
none-above = niente è sopra { $value }: { $nearest }
none-below = niente è sotto { $value }: { $nearest }
since = { THE($devices) } { IS($devices) } { $state } da: { $time }, cioè { $length }
since-at-least = { THE($devices) } { IS($devices) } { $state } da almeno { $length }; di prima non so nulla
with-last = { $text }; { $last }
was = { THE($devices) }: { $state } { $spans }
was-last = { THE($devices) }: { $state } l'ultima volta { $span }, { $ago } fa
was-not = { THE($devices) }: mai { $state }
times = { THE($devices) }: { $state } { $count ->
    [0] neanche una volta
    [1] una volta
   *[other] { $number } volte
}
length = { $length }: { $was }
from = da { $start }
from-to = da { $start } a { $end }
until = fino a { $end }
at = a { $time }
step = { $state } a { $time }
steps = { THE($devices) }: { $steps }
nothing-changed = non è cambiato nulla
and-more = e altri { $count }
as-far-back = { $text }, per quanto ne so, cioè da { $length }
showed = { $mean ->
    [yes] { THE($devices) }: { $value } in media
   *[no] { THE($devices) }: { $value } a { $time }
}
no-such-time = Non posso guardare così indietro.
no-measure = Non so che cosa misurare lì.
not-remembered = Non ricordo nulla di quel tempo.
nothing-measures = Qui niente lo misura.
measures-nothing = nessuna misura del genere: { THE($devices) }
all-reached = No, tutto risponde.
unreached = sì, non riesco a raggiungere { $names }
last-told = ultime notizie a { $time }, { $ago } fa: { THE($devices) }
never-told = { THE($devices) }: ancora nessuna notizia
by-voice = mi è stato chiesto a voce
by-typed = mi è stato chiesto per iscritto
by-page = mi è stato chiesto sulla mia pagina nel browser
by-timer = è stato uno dei miei timer
by-routine = è stata una delle mie routine o condizioni
by-scene = forse è stato «{ $name }», che mi è stato chiesto di attivare
by-others = non sono stato io, quindi è stato fatto a mano o da qualcos'altro
by-unknown = non so chi sia stato
by-eval = mi è stato chiesto per iscritto
