# Wat de timers zeggen. `what` is een timer zoals hij heet.

do-what = Wat moet ik doen?
how-long = Hoe lang?
which-timer = Welke timer?
what-name = Onder welke naam?
how-often = Hoe vaak?

called = de timer
called-named = de timer ‘{ $name }’
called-long = de timer van { $length }
called-order = ‘{ $order }’
bare = timer
bare-named = timer ‘{ $name }’
bare-long = timer van { $length }
placed = { $what } ({ $area })
with-left = { $what }, nog { $left }

none-running = Er loopt geen timer.
none-running-there = Hier loopt geen timer: { $area }.
no-such-timer = Er is geen { $what }, alleen { $others }.
already-paused = { $what } staat al op pauze.
    .several = Die timers staan al op pauze.
not-paused = { $what } staat niet op pauze.
    .several = Die timers staan niet op pauze.

rings-once = Een timer gaat maar één keer af. Zeg ‘herinner me { $again }’ voor iets dat terugkomt.
how-long-named = Hoe lang moet de timer ‘{ $label }’ lopen?
set = Timer gezet op { $length }.
set-named = Timer ‘{ $label }’ gezet op { $length }.
set-several = { $count } timers gezet: { $lengths }.
later = Over { $length } doe ik dit: { $order }.

stop-the-music = stop de muziek
sleep-how-long = Na hoeveel tijd moet de muziek stoppen?
sleep-set = Over { $length } stop ik de muziek.

cancelled = { $what } is geannuleerd.
off = { $what } is uit.
cancelled-several = { $number ->
    [one] { $count } timer is geannuleerd.
   *[other] { $count } timers zijn geannuleerd.
}
paused = { $what } staat op pauze, nog { $left }.
runs-again = { $what } loopt weer, nog { $left }.
starts-again = { $what } begint opnieuw met { $length }.
left-now = { $what }: nu nog { $left }.
set-to = { $what } staat nu op { $length }.
ends-now = { $what } had nog maar { $left } en eindigt nu.

you-have = Je hebt { $count } timers.
status-running = { $what }: nog { $left }.
status-paused = { $what }: op pauze, nog { $left }.
status-ringing = { $what }: hij gaat af.
by-how-much = Met hoeveel?
not-timed = Ik heb geen timer met de naam ‘{ $what }’.
