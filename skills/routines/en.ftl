which = Which routine?
what = What should the routine do?
what-and-when = What should happen, and when?
like-this = Say it like this: when I say movie time, turn off the lights.
made = Okay. When you say { $name }, I'll { $words }.
asks = I will ask before, each time.
no-routine = I have no routine called { $name }.
over-and-over = The routine { $name } starts itself over and over.
nothing = That routine does nothing.
one-thing = I can do only one thing at a time then. Make a routine of it first, and schedule that.
homeless = I don't know where this home is: set its place in the settings, under home.
only-weekdays = I can't do that for a while again and again, only on days of the week.
at-sun = { $when } I'll { $words }; next at { $next }
at-times = { $when } I'll { $words }
at-times-ended = { $when } I'll { $words }, and { $length } later { $ends }
again-first = { $again }, first { $first },
sun-time =
    { $days ->
        [any] {""}
       *[other] { $days }{" "}
    }{ $side ->
        [before] { $length } before
        [after] { $length } after
       *[at] at
    } { $sun ->
        [sunrise] sunrise
       *[sunset] sunset
    }
then = then
plan-gone = That plan is gone.
routine = { $name }: { $words }
routines =
    { $count ->
        [one] You have one routine: { $names }
       *[other] Your routines are { $names }
    }.
no-routines = You have no routines yet.
of-settings = { $name } comes from the settings; remove it there.
forget = Forget the routine { $name }?
forgotten = I've forgotten { $name }.
nothing-planned = Nothing like that is planned.
cancelled = I won't { $words } { $when } any more.
cant-know =
    { $mode ->
        [if] I can't know whether { $clause }: nothing here tells me. So I've kept nothing and done nothing.
        [unless] I can't know whether { $clause }: nothing here tells me. So I've kept nothing and done nothing.
        [in_case] I can't know whether { $clause }: nothing here tells me. So I've kept nothing and done nothing.
       *[other] I can't know when { $clause }: nothing here tells me. So I've kept nothing.
    }
who-are-you = Who is that?
unless-waits = I can only look at that now, and not wait for it. Say when something should happen.
when-clause =
    { $again ->
        [yes] whenever { $clause }
       *[other] when { $clause }
    }
remind-you = remind you: { $said }
tell-you = tell you
unknown-now = So I can't say whether { $clause }, and I've done nothing.
nothing-then = So I've done nothing.
already = It is so already: { $words } I'll wait for the next time.
unknown-yet = Right now I don't know how it is: { $words }
waits-order =
    { $again ->
        [yes] Okay. Whenever { $clause }, I'll { $order }.
       *[other] Okay. When { $clause }, I'll { $order }.
    }
waits-tell =
    { $again ->
        [yes] Okay. Whenever { $clause }, I'll tell you.
       *[other] Okay. When { $clause }, I'll tell you.
    }
waits-said =
    { $again ->
        [yes] Okay. Whenever { $clause }, I'll remind you: { $said }.
       *[other] Okay. When { $clause }, I'll remind you: { $said }.
    }
looks-on = I'll look { $day }, from seven in the morning on.
looks-at = I'll look { $when }.
then-at = That's { $when }.
until = I'll stop { $until }.
no-waiting = I'm waiting for nothing.
no-more-waiting =
    { $count ->
        [0] I was waiting for nothing.
       *[other] I'm no longer waiting for anything.
    }
not-any-more = I won't { $words } { $when } any more.
name-it = Please say it again with the name.
