# Che cosa dicono le sveglie. `what` è una sveglia come viene chiamata.

which-alarm = Quale sveglia?
what-name = Con quale nome?

called = la sveglia { $when }
called-named = la sveglia «{ $name }» { $when }
called-ringing = la sveglia che sta suonando
called-ringing-named = la sveglia «{ $name }» che sta suonando

what-time = Per che ora?
no-time = Non capisco «{ $words }» come ora. Per che ora?
on-what-day = In che giorno?
at-what-time = A che ora?
passed = Quell'ora è già passata.
set = Sveglia impostata: { $when }.
set-named = Sveglia «{ $label }» impostata: { $when }.

none = Non hai sveglie.
none-to-cancel = Non c'è nessuna sveglia da annullare.
no-such = Non c'è una sveglia così.
no-such-only = Non c'è una sveglia così, solo { $alarms }.
none-fits = Nessuna sveglia corrisponde; hai { $alarms }.
yours = La tua sveglia suona { $when }.
next = La tua prossima sveglia suona { $when }.
you-have = Hai { $count } sveglie: { $alarms }.

cancelled = { $what } è annullata.
cancelled-several = { $count } sveglie sono annullate.
off-that-day = { $what } non suona { $day }; suona di nuovo { $when }.
off-that-day-last = { $what } non suona { $day }; era l'ultima volta.
only-next = Posso saltare solo la prossima volta, { $when }. Non ho cambiato nulla.
that-day-instead = { $what } non suona { $day }; al suo posto ne suona una { $when }.

comes-again = Quella sveglia suona { $again }; annullala e mettine una nuova.
cant-move = Non posso spostarla; annullala e mettine una nuova.
moved = { $what } ora suona { $when }.
later-or-earlier = Più tardi o prima?
later = più tardi
earlier = prima

nothing-rings = Non sta suonando niente.
cant-snooze-until = Non posso aspettare fino a { $until }.
again-at = Suonerò di nuovo { $when }.
again-in = Suonerò di nuovo tra { $length }.
okay = Va bene.
