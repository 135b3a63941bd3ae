# Ce que dit la sonnerie.

rings-timer = ton minuteur de { $length } est terminé.
rings-timer-named = ton minuteur « { $name } » est terminé.
rings-alarm = C'est ton réveil.
rings-alarm-named = Ton réveil « { $name } ».
rings-reminder = Rappel : { $text }.
rings-routine = « { $text } ».
it-is = Il est { $time }.
missed-timer = ton minuteur de { $length }
missed-timer-named = ton minuteur « { $name } »
missed-alarm = ton réveil
missed-alarm-named = ton réveil « { $name } »
missed-reminder = ton rappel « { $text } »
missed-routine = « { $text } »
was-due = { $what }
was-due-ago = { $what } (il y a { $length })
while-off = Pendant que j'étais éteint, ceci est arrivé à échéance : { $what }.
not-done = Je devais faire ceci maintenant : { $order }. { $why }
rings-condition = « { $text } ».
missed-condition = « { $text } »
came-true = Tu voulais savoir quand { $clause }. { $how }
came-true-said = { $said }. { $how }
