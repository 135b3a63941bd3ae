# Ce que disent les réveils. `what` est un réveil tel qu'on l'appelle.

which-alarm = Quel réveil ?
what-name = Sous quel nom ?

called = le réveil { $when }
called-named = le réveil « { $name } » { $when }
called-ringing = le réveil qui sonne
called-ringing-named = le réveil « { $name } » qui sonne

what-time = Pour quelle heure ?
no-time = Je ne comprends pas « { $words } » comme une heure. Pour quelle heure ?
on-what-day = Quel jour ?
at-what-time = À quelle heure ?
passed = Cette heure est déjà passée.
set = Réveil réglé : { $when }.
set-named = Réveil « { $label } » réglé : { $when }.

none = Tu n'as pas de réveil.
none-to-cancel = Il n'y a pas de réveil à annuler.
no-such = Il n'y a pas de réveil comme ça.
no-such-only = Il n'y a pas de réveil comme ça, seulement { $alarms }.
none-fits = Aucun réveil ne correspond ; il y a { $alarms }.
yours = Ton réveil sonne { $when }.
next = Ton prochain réveil sonne { $when }.
you-have = Tu as { $count } réveils : { $alarms }.

cancelled = { $what } est annulé.
cancelled-several = { $count } réveils sont annulés.
off-that-day = { $what } ne sonnera pas { $day } ; il sonnera de nouveau { $when }.
off-that-day-last = { $what } ne sonnera pas { $day } ; c'était la dernière fois.
only-next = Je ne peux sauter que la prochaine fois, { $when }. Je n'ai rien changé.
that-day-instead = { $what } ne sonnera pas { $day } ; un autre sonnera { $when }.

comes-again = Ce réveil sonne { $again } ; annule-le et mets-en un nouveau.
cant-move = Je ne peux pas le déplacer ; annule-le et mets-en un nouveau.
moved = { $what } sonne maintenant { $when }.
later-or-earlier = Plus tard ou plus tôt ?
later = plus tard
earlier = plus tôt

nothing-rings = Rien ne sonne.
cant-snooze-until = Je ne peux pas attendre jusqu'à { $until }.
again-at = Je sonnerai de nouveau { $when }.
again-in = Je sonnerai de nouveau dans { $length }.
okay = D'accord.
