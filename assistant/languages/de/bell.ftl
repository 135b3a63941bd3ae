# What the bell says.

rings-timer = dein Timer über { $length } ist abgelaufen.
rings-timer-named = dein Timer „{ $name }“ ist abgelaufen.
rings-alarm = Das ist dein Wecker.
rings-alarm-named = Dein Wecker „{ $name }“.
rings-reminder = Erinnerung: { NOM($text) }.
rings-routine = „{ $text }“.
it-is = Es ist { $time }.
missed-timer = dein Timer über { $length }
missed-timer-named = dein Timer „{ $name }“
missed-alarm = dein Wecker
missed-alarm-named = dein Wecker „{ $name }“
missed-reminder = deine Erinnerung „{ NOM($text) }“
missed-routine = „{ $text }“
was-due = { $what }
was-due-ago = { $what } (vor { $length })
while-off = Während ich aus war, wurde fällig: { $what }.
not-done = Das sollte ich jetzt tun: { $order }. { $why }
rings-condition = „{ $text }“.
missed-condition = „{ $text }“
came-true = Du wolltest Bescheid, wenn { $clause }. { $how }
came-true-said = { $said }. { $how }
