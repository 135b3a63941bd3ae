# What the bell says.

rings-timer = your { $adjective } timer is done.
rings-timer-named = your { $name } timer is done.
rings-alarm = This is your alarm.
rings-alarm-named = { $name } alarm.
rings-reminder = Reminder: { $text }.
rings-routine = “{ $text }”.
it-is = It's { $clock }.
missed-timer = your { $adjective } timer
missed-timer-named = your { $name } timer
missed-alarm = your alarm
missed-alarm-named = your { $name } alarm
missed-reminder = your reminder, { $text },
missed-routine = “{ $text }”
was-due = { $what } was due
was-due-ago = { $what } was due { $length } ago
while-off = While I was off, { $what }.
not-done = I was to do this now: { $order }. { $why }
rings-condition = “{ $text }”.
missed-condition = “{ $text }”
came-true = You wanted to know when { $clause }. { $how }
came-true-said = { $said }. { $how }
