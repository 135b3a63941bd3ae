# What the alarms say. `what` is an alarm as it is called.

which-alarm = Which alarm?
what-name = Under what name?

called = the alarm { $when }
called-named = the { $name } alarm { $when }
called-ringing = the alarm that is ringing
called-ringing-named = the { $name } alarm that is ringing

what-time = For what time?
no-time = I don't understand “{ $words }” as a time. For what time?
on-what-day = On what day?
at-what-time = At what time?
passed = That time has already passed.
set = Alarm set for { $when }.
set-named = { $label } alarm set for { $when }.

none = You have no alarms.
none-to-cancel = There is no alarm to cancel.
no-such = There is no such alarm.
no-such-only = There is no such alarm, only { $alarms }.
none-fits = No alarm fits that; you have { $alarms }.
yours = Your alarm is { $when }.
next = Your next alarm is { $when }.
you-have = You have { $count } alarms: { $alarms }.

cancelled = { $what } is cancelled.
cancelled-several = { $count } alarms are cancelled.
off-that-day = { $what } is off { $day }; it rings again { $when }.
off-that-day-last = { $what } is off { $day }; that was the last.
only-next = I can leave out only its next time, { $when }. I have changed nothing.
that-day-instead = { $what } is off { $day }; instead one rings { $when }.

comes-again = That alarm comes { $again }; cancel it and set a new one.
cant-move = I can't move that one; cancel it and set a new one.
moved = { $what } is now { $when }.
later-or-earlier = Later or earlier?
later = later
earlier = earlier

nothing-rings = Nothing is ringing.
cant-snooze-until = I can't snooze until { $until }.
again-at = I'll ring again { $when }.
again-in = I'll ring again in { $length }.
okay = Okay.
