# Lo que dicen las alarmas. `what` es una alarma tal como se llama.

which-alarm = ¿Qué alarma?
what-name = ¿Con qué nombre?

called = la alarma { $when }
called-named = la alarma «{ $name }» { $when }
called-ringing = la alarma que está sonando
called-ringing-named = la alarma «{ $name }» que está sonando

what-time = ¿Para qué hora?
no-time = No entiendo «{ $words }» como una hora. ¿Para qué hora?
on-what-day = ¿Qué día?
at-what-time = ¿A qué hora?
passed = Esa hora ya ha pasado.
set = Alarma puesta: { $when }.
set-named = Alarma «{ $label }» puesta: { $when }.

none = No tienes alarmas.
none-to-cancel = No hay ninguna alarma que cancelar.
no-such = No hay ninguna alarma así.
no-such-only = No hay ninguna alarma así, solo { $alarms }.
none-fits = Ninguna alarma encaja; tienes { $alarms }.
yours = Tu alarma suena { $when }.
next = Tu próxima alarma suena { $when }.
you-have = Tienes { $count } alarmas: { $alarms }.

cancelled = { $what } está cancelada.
cancelled-several = { $count } alarmas están canceladas.
off-that-day = { $what } no sonará { $day }; vuelve a sonar { $when }.
off-that-day-last = { $what } no sonará { $day }; era la última vez.
only-next = Solo puedo saltar la próxima vez, { $when }. No he cambiado nada.
that-day-instead = { $what } no sonará { $day }; en su lugar suena una { $when }.

comes-again = Esa alarma suena { $again }; cancélala y pon una nueva.
cant-move = No puedo moverla; cancélala y pon una nueva.
moved = { $what } suena ahora { $when }.
later-or-earlier = ¿Más tarde o más temprano?
later = más tarde
earlier = más temprano

nothing-rings = No suena nada.
cant-snooze-until = No puedo esperar hasta { $until }.
again-at = Volveré a sonar { $when }.
again-in = Volveré a sonar dentro de { $length }.
okay = Vale.
