# Che cosa dice la suoneria.

rings-timer = il tuo timer da { $length } è finito.
rings-timer-named = il tuo timer «{ $name }» è finito.
rings-alarm = È la tua sveglia.
rings-alarm-named = La tua sveglia «{ $name }».
rings-reminder = Promemoria: { $text }.
rings-routine = «{ $text }».
it-is = Ora: { $time }.
missed-timer = il tuo timer da { $length }
missed-timer-named = il tuo timer «{ $name }»
missed-alarm = la tua sveglia
missed-alarm-named = la tua sveglia «{ $name }»
missed-reminder = il tuo promemoria «{ $text }»
missed-routine = «{ $text }»
was-due = { $what }
was-due-ago = { $what } ({ $length } fa)
while-off = Mentre ero spento è scaduto: { $what }.
not-done = Dovevo farlo adesso: { $order }. { $why }
rings-condition = «{ $text }».
missed-condition = «{ $text }»
came-true = Volevi sapere quando { $clause }. { $how }
came-true-said = { $said }. { $how }
