# Wat de bel zegt.

rings-timer = je timer van { $length } is klaar.
rings-timer-named = je timer ‘{ $name }’ is klaar.
rings-alarm = Dit is je wekker.
rings-alarm-named = Je wekker ‘{ $name }’.
rings-reminder = Herinnering: { $text }.
rings-routine = ‘{ $text }’.
it-is = Het is { $time }.
missed-timer = je timer van { $length }
missed-timer-named = je timer ‘{ $name }’
missed-alarm = je wekker
missed-alarm-named = je wekker ‘{ $name }’
missed-reminder = je herinnering ‘{ $text }’
missed-routine = ‘{ $text }’
was-due = { $what }
was-due-ago = { $what } ({ $length } geleden)
while-off = Toen ik uit stond, ging af: { $what }.
not-done = Dit moest ik nu doen: { $order }. { $why }
rings-condition = ‘{ $text }’.
missed-condition = ‘{ $text }’
came-true = Je wilde het weten als { $clause }. { $how }
came-true-said = { $said }. { $how }
