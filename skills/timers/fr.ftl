# Ce que disent les minuteurs. `what` est un minuteur tel qu'on l'appelle.

do-what = Que dois-je faire ?
how-long = Pendant combien de temps ?
which-timer = Quel minuteur ?
what-name = Sous quel nom ?
how-often = À quelle fréquence ?

called = le minuteur
called-named = le minuteur « { $name } »
called-long = le minuteur de { $length }
called-order = « { $order } »
bare = minuteur
bare-named = minuteur « { $name } »
bare-long = minuteur de { $length }
placed = { $what } ({ $area })
with-left = { $what }, encore { $left }

none-running = Aucun minuteur n'est en cours.
none-running-there = Aucun minuteur n'est en cours ici : { $area }.
no-such-timer = Il n'y a pas de { $what }. Il y a seulement { $others }.
already-paused = { $what } est déjà en pause.
    .several = Ces minuteurs sont déjà en pause.
not-paused = { $what } n'est pas en pause.
    .several = Ces minuteurs ne sont pas en pause.

rings-once = Un minuteur ne sonne qu'une fois. Dis « rappelle-moi { $again } » pour ce qui revient.
how-long-named = Combien de temps pour le minuteur « { $label } » ?
set = Minuteur réglé sur { $length }.
set-named = Minuteur « { $label } » réglé sur { $length }.
set-several = { $count } minuteurs réglés : { $lengths }.
later = Dans { $length }, je ferai ceci : { $order }.

stop-the-music = arrête la musique
sleep-how-long = Après combien de temps la musique doit-elle s'arrêter ?
sleep-set = Dans { $length }, j'arrêterai la musique.

cancelled = { $what } est annulé.
off = { $what } est arrêté.
cancelled-several = { $number ->
    [one] Un minuteur est annulé.
   *[other] { $count } minuteurs sont annulés.
}
paused = { $what } est en pause, il reste { $left }.
runs-again = { $what } reprend, il reste { $left }.
starts-again = { $what } repart pour { $length }.
left-now = { $what } : il reste maintenant { $left }.
set-to = { $what } est maintenant réglé sur { $length }.
ends-now = { $what } n'avait plus que { $left } : il se termine maintenant.

you-have = Tu as { $count } minuteurs.
status-running = { $what } : il reste { $left }.
status-paused = { $what } : en pause, il reste { $left }.
status-ringing = { $what } : il sonne.
by-how-much = De combien ?
not-timed = Je n'ai pas de minuteur nommé « { $what } ».
