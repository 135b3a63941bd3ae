yes = Yes, { $text }
no = No, { $text }
most = { $text }, the highest
least = { $text }, the lowest
mean = on average it is { $value }
sum = that is { $value } altogether
detailed = { $text }: { $details }
difference = { $direction ->
    [same] there is no difference: { $both }
   *[other] { $value } { $direction ->
        [more] more
       *[other] less
    }: { $both }
}
count = { $count ->
    [0] none
    [1] one
   *[other] { $count }
}
none-above = nothing is above { $value }: { $nearest }
none-below = nothing is below { $value }: { $nearest }
since = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} been { $state } since { $time }, for { $length }
since-at-least = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} been { $state } for at least { $length }, which is as far back as I know
with-last = { $text }; { $last }
was = { THE($devices) } { COUNT($devices) ->
    [one] was
   *[other] were
} { $state } { $spans }
was-last = { THE($devices) } { COUNT($devices) ->
    [one] was
   *[other] were
} last { $state } { $span }, { $ago } ago
was-not = { THE($devices) } { COUNT($devices) ->
    [one] was
   *[other] were
} not { $state }
times = { THE($devices) } { COUNT($devices) ->
    [one] was
   *[other] were
} { $state } { $count ->
    [0] not once
    [1] once
    [2] twice
   *[other] { $number } times
}
length = { $length }: { $was }
from = from { $start } on
from-to = from { $start } to { $end }
until = until { $end }
at = at { $time }
step = { $state } at { $time }
steps = { THE($devices) }: { $steps }
nothing-changed = nothing has changed
and-more = and { $count } more
as-far-back = { $text }, as far back as I know, which is { $length }
showed = { $mean ->
    [yes] { THE($devices) } showed { $value } on average
   *[no] { THE($devices) } showed { $value } at { $time }
}
no-such-time = I can't look that far.
no-measure = I don't know what to measure there.
not-remembered = I don't remember anything of that time.
nothing-measures = Nothing measures that here.
measures-nothing = { THE($devices) } { COUNT($devices) ->
    [one] doesn't
   *[other] don't
} measure that
all-reached = No, everything answers.
unreached = yes, I can't reach { $names }
last-told = { THE($devices) } last told me something at { $time }, { $ago } ago
never-told = { THE($devices) } hasn't told me anything yet
by-voice = I was told so by voice
by-typed = I was told so in writing
by-page = it was done on my page in a browser
by-timer = one of my timers did it
by-routine = one of my routines or conditions did it
by-scene = perhaps “{ $name }” did it, which I was told to set off
by-others = it wasn't me, so it was done by hand or by something else
by-unknown = who did it I don't know
by-eval = I was told so in writing
