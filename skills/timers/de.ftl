# What timers say. `what` is a timer as it is called.

do-what = Was soll ich tun?
how-long = Wie lange?
which-timer = Welcher Timer?
what-name = Wie soll er heißen?
how-often = Wie oft?

called = der Timer
called-named = der Timer „{ $name }“
called-long = der Timer über { $length }
called-order = „{ $order }“
bare = Timer
bare-named = Timer „{ $name }“
bare-long = Timer über { $length }
placed = { $what } ({ $area })
with-left = { $what }, noch { $left }

none-running = Es läuft kein Timer.
none-running-there = Hier läuft kein Timer: { $area }.
no-such-timer = Einen { $what } gibt es nicht. Es gibt nur: { $others }.
already-paused = { $what } ist schon angehalten.
    .several = Diese Timer sind schon angehalten.
not-paused = { $what } ist nicht angehalten.
    .several = Diese Timer sind nicht angehalten.

rings-once = Ein Timer klingelt nur einmal. Sag „erinnere mich { $again }“, wenn etwas wiederkommen soll.
how-long-named = Wie lange soll der Timer „{ $label }“ laufen?
set = Der Timer läuft: { $length }.
set-named = Der Timer „{ $label }“ läuft: { $length }.
set-several = { $count } Timer laufen: { $lengths }.
later = In { $length } mache ich das: { $order }.

stop-the-music = stoppe die Musik
sleep-how-long = Nach welcher Zeit soll die Musik aufhören?
sleep-set = In { $length } stoppe ich die Musik.

cancelled = { $what } ist abgebrochen.
off = { $what } ist aus.
cancelled-several = { $number ->
    [one] Ein Timer ist abgebrochen.
   *[other] { $count } Timer sind abgebrochen.
}
paused = { $what } ist angehalten, noch { $left }.
runs-again = { $what } läuft weiter, noch { $left }.
starts-again = { $what } läuft von vorn: { $length }.
left-now = { $what }: jetzt noch { $left }.
set-to = { $what } läuft jetzt { $length }.
ends-now = { $what } hatte nur noch { $left } und endet jetzt.

you-have = Du hast { $count } Timer.
status-running = { $what }: noch { $left }.
status-paused = { $what }: angehalten, noch { $left }.
status-ringing = { $what }: er klingelt.
by-how-much = Um wie viel?
not-timed = Einen Timer namens „{ $what }“ habe ich nicht.
