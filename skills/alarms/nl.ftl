# Wat de wekkers zeggen. `what` is een wekker zoals hij heet.

which-alarm = Welke wekker?
what-name = Onder welke naam?

called = de wekker { $when }
called-named = de wekker ‘{ $name }’ { $when }
called-ringing = de wekker die afgaat
called-ringing-named = de wekker ‘{ $name }’ die afgaat

what-time = Voor hoe laat?
no-time = Ik begrijp ‘{ $words }’ niet als tijd. Voor hoe laat?
on-what-day = Op welke dag?
at-what-time = Hoe laat?
passed = Die tijd is al voorbij.
set = De wekker gaat { $when }.
set-named = De wekker ‘{ $label }’ gaat { $when }.

none = Je hebt geen wekkers.
none-to-cancel = Er is geen wekker om te annuleren.
no-such = Zo'n wekker is er niet.
no-such-only = Zo'n wekker is er niet, alleen { $alarms }.
none-fits = Daar past geen wekker bij; je hebt { $alarms }.
yours = Je wekker gaat { $when }.
next = Je volgende wekker gaat { $when }.
you-have = Je hebt { $count } wekkers: { $alarms }.

cancelled = { $what } is geannuleerd.
cancelled-several = { $count } wekkers zijn geannuleerd.
off-that-day = { $what } gaat { $day } niet; hij gaat weer { $when }.
off-that-day-last = { $what } gaat { $day } niet; dat was de laatste keer.
only-next = Ik kan alleen de volgende keer overslaan, { $when }. Ik heb niets veranderd.
that-day-instead = { $what } gaat { $day } niet; in plaats daarvan gaat er een { $when }.

comes-again = Die wekker gaat { $again }; annuleer hem en zet een nieuwe.
cant-move = Die kan ik niet verzetten; annuleer hem en zet een nieuwe.
moved = { $what } gaat nu { $when }.
later-or-earlier = Later of eerder?
later = later
earlier = eerder

nothing-rings = Er gaat niets af.
cant-snooze-until = Ik kan niet wachten tot { $until }.
again-at = Ik ga weer af { $when }.
again-in = Ik ga weer af over { $length }.
okay = Oké.
