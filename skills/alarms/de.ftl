# What alarms say. `what` is an alarm as it is called.

which-alarm = Welcher Wecker?
what-name = Wie soll er heißen?

called = der Wecker { $when }
called-named = der Wecker „{ $name }“ { $when }
called-ringing = der Wecker, der klingelt
called-ringing-named = der Wecker „{ $name }“, der klingelt

what-time = Um wie viel Uhr?
no-time = „{ $words }“ verstehe ich nicht als Zeit. Um wie viel Uhr?
on-what-day = An welchem Tag?
at-what-time = Um wie viel Uhr?
passed = Diese Zeit ist schon vorbei.
set = Der Wecker klingelt { $when }.
set-named = Der Wecker „{ $label }“ klingelt { $when }.

none = Du hast keinen Wecker gestellt.
none-to-cancel = Es ist kein Wecker gestellt.
no-such = So einen Wecker gibt es nicht.
no-such-only = So einen Wecker gibt es nicht. Es gibt nur: { $alarms }.
none-fits = Dazu passt kein Wecker. Es gibt: { $alarms }.
yours = Dein Wecker klingelt { $when }.
next = Der nächste Wecker klingelt { $when }.
you-have = Du hast { $count } Wecker: { $alarms }.

cancelled = { $what } ist gelöscht.
cancelled-several = { $count } Wecker sind gelöscht.
off-that-day = { $what } bleibt { $day } aus; er klingelt wieder { $when }.
off-that-day-last = { $what } bleibt { $day } aus; das war das letzte Mal.
only-next = Ich kann nur das nächste Mal auslassen, { $when }. Geändert habe ich nichts.
that-day-instead = { $what } bleibt { $day } aus; stattdessen klingelt einer { $when }.

comes-again = Dieser Wecker klingelt { $again }. Lösch ihn und stell einen neuen.
cant-move = Den kann ich nicht verschieben. Lösch ihn und stell einen neuen.
moved = { $what } klingelt jetzt { $when }.
later-or-earlier = Später oder früher?
later = später
earlier = früher

nothing-rings = Es klingelt nichts.
cant-snooze-until = Bis { $until } kann ich nicht warten.
again-at = Ich klingle wieder { $when }.
again-in = Ich klingle wieder in { $length }.
okay = Okay.
