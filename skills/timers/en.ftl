# What the timers say. `what` is a timer as it is called.

do-what = Do what?
how-long = For how long?
which-timer = Which timer?
what-name = Under what name?
how-often = How often?

called = the timer
called-named = the { $name } timer
called-long = the { $adjective } timer
called-order = “{ $order }”
bare = timer
bare-named = { $name } timer
bare-long = { $adjective } timer
placed = { $what } in the { $area }
with-left = { $what } with { $left } left

none-running = There is no timer running.
none-running-there = There is no timer running in the { $area }.
no-such-timer = There is no { $what }, only { $others }.
already-paused = { $what } is already paused.
    .several = Those timers are already paused.
not-paused = { $what } is not paused.
    .several = Those timers are not paused.

rings-once = A timer rings once. Say “remind me { $again }” for something that comes again.
how-long-named = For how long should the { $label } timer run?
set = Timer set for { $length }.
set-named = { $label } timer set for { $length }.
set-several = { $count } timers set: { $lengths }.
later = In { $length } I'll do that: { $order }.

stop-the-music = stop the music
sleep-how-long = After how long should the music stop?
sleep-set = In { $length } I'll stop the music.

cancelled = { $what } is cancelled.
off = { $what } is off.
cancelled-several = { $number ->
    [one] { $count } timer is cancelled.
   *[other] { $count } timers are cancelled.
}
paused = { $what } is paused with { $left } left.
runs-again = { $what } runs again, { $left } left.
starts-again = { $what } starts again with { $length }.
left-now = { $what }: { $left } left now.
set-to = { $what } is set to { $length } now.
ends-now = { $what } had only { $left } left, so it ends now.

you-have = You have { $count } timers.
status-running = { $what }: { $left } left.
status-paused = { $what }: paused with { $left } left.
status-ringing = { $what }: it is ringing.
by-how-much = By how much?
not-timed = I have no timer called “{ $what }”.
