# Lo que dice el timbre.

rings-timer = tu temporizador de { $length } ha terminado.
rings-timer-named = tu temporizador «{ $name }» ha terminado.
rings-alarm = Es tu alarma.
rings-alarm-named = Tu alarma «{ $name }».
rings-reminder = Recordatorio: { $text }.
rings-routine = «{ $text }».
it-is = Hora: { $time }.
missed-timer = tu temporizador de { $length }
missed-timer-named = tu temporizador «{ $name }»
missed-alarm = tu alarma
missed-alarm-named = tu alarma «{ $name }»
missed-reminder = tu recordatorio «{ $text }»
missed-routine = «{ $text }»
was-due = { $what }
was-due-ago = { $what } (hace { $length })
while-off = Mientras estaba apagado, venció: { $what }.
not-done = Ahora tenía que hacer esto: { $order }. { $why }
rings-condition = «{ $text }».
missed-condition = «{ $text }»
came-true = Querías saber cuándo { $clause }. { $how }
came-true-said = { $said }. { $how }
