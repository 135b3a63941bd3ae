yes = Ja, { $text }
no = Nein, { $text }
most = { $text }, das ist am meisten
least = { $text }, das ist am wenigsten
mean = im Durchschnitt sind es { $value }
sum = das sind zusammen { $value }
detailed = { $text }: { $details }
difference = { $direction ->
    [same] es gibt keinen Unterschied: { $both }
   *[other] { $value } { $direction ->
        [more] mehr
       *[other] weniger
    }: { $both }
}
count = { $count ->
    [0] keine
    [1] eins
   *[other] { $count }
}
none-above = nichts liegt über { $value }: { $nearest }
none-below = nichts liegt unter { $value }: { $nearest }
since = { THE($devices) } { IS($devices) } seit { $time } { $state }, also { $length } lang
since-at-least = { THE($devices) } { IS($devices) } mindestens { $length } lang { $state }, weiter weiß ich nicht zurück
with-last = { $text }; { $last }
was = { THE($devices) } { COUNT($devices) ->
    [one] war
   *[other] waren
} { $spans } { $state }
was-last = { THE($devices) } { COUNT($devices) ->
    [one] war
   *[other] waren
} zuletzt { $span } { $state }, das ist { $ago } her
was-not = { THE($devices) } { COUNT($devices) ->
    [one] war
   *[other] waren
} nicht { $state }
times = { THE($devices) } { COUNT($devices) ->
    [one] war
   *[other] waren
} { $count ->
    [0] kein einziges Mal
    [1] einmal
    [2] zweimal
   *[other] { $number } Mal
} { $state }
length = { $length }: { $was }
from = von { $start } an
from-to = von { $start } bis { $end }
until = bis { $end }
at = um { $time }
step = { $state } um { $time }
steps = { THE($devices) }: { $steps }
nothing-changed = es hat sich nichts geändert
and-more = und { $count } weitere
as-far-back = { $text }, soweit ich zurückweiß, das sind { $length }
showed = { $mean ->
    [yes] { THE($devices) } { COUNT($devices) ->
        [one] zeigte
       *[other] zeigten
    } im Durchschnitt { $value }
   *[no] { THE($devices) } { COUNT($devices) ->
        [one] zeigte
       *[other] zeigten
    } um { $time } { $value }
}
no-such-time = So weit kann ich nicht zurücksehen.
no-measure = Ich weiß nicht, was dort zu messen ist.
not-remembered = An diese Zeit erinnere ich mich nicht.
nothing-measures = Das misst hier nichts.
measures-nothing = { THE($devices) } { COUNT($devices) ->
    [one] misst
   *[other] messen
} das nicht
all-reached = Nein, alles antwortet.
unreached = ja, nicht zu erreichen: { $names }
last-told = { THE($devices) } { COUNT($devices) ->
    [one] hat
   *[other] haben
} sich zuletzt um { $time } gemeldet, das ist { $ago } her
never-told = { THE($devices) } { COUNT($devices) ->
    [one] hat
   *[other] haben
} sich noch nicht gemeldet
by-voice = das wurde mir gesagt
by-typed = das wurde mir geschrieben
by-page = das wurde mir auf meiner Seite im Browser aufgetragen
by-timer = das war einer meiner Timer
by-routine = das war eine meiner Routinen oder Bedingungen
by-scene = vielleicht war es „{ $name }“, das ich auslösen sollte
by-others = das war nicht ich, also jemand von Hand oder etwas anderes
by-unknown = wer das war, weiß ich nicht
by-eval = das wurde mir geschrieben
