# Wat de herinneringen zeggen. `text` is waaraan er een herinnert.

what-about = Waaraan?
when = Wanneer?
on-what-day = Op welke dag?
when-should-i = Wanneer moet ik je eraan herinneren: { $text }?
passed = Die tijd is al voorbij.
added = Ik herinner je er { $when } aan: { $text }.

now = nu
in-a-while = over { $length }
counted-first = { $again }, de eerste keer { $when }
counted-next = { $again }, de volgende keer { $when }
again-from = { $again }, vanaf { $start }
text-when = ‘{ $text }’ { $when }
when-text = { $when }: { $text }

none = Je hebt geen herinneringen.
none-then = Dan heb je geen herinneringen.
none-on = Je hebt { $day } geen herinneringen.
no-time = Ik begrijp ‘{ $words }’ niet als tijd.
you-have = Je hebt { $number ->
    [one] één herinnering
   *[other] { $count } herinneringen
}.
no-such = Zo'n herinnering is er niet.
no-such-only = Zo'n herinnering is er niet, alleen { $reminders }.
cancelled = De herinnering is geannuleerd: { $text }.
off-that-day = { $day } niet; ik herinner je er weer aan { $when }: { $text }.
only-next = Ik kan alleen de volgende keer overslaan, { $when }. Ik heb niets veranderd.
cancelled-several = { $count } herinneringen zijn geannuleerd.
comes-again = Die herinnering komt { $again }; annuleer haar en maak een nieuwe.
