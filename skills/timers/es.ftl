# Lo que dicen los temporizadores. `what` es un temporizador tal como se llama.

do-what = ¿Qué hago?
how-long = ¿Por cuánto tiempo?
which-timer = ¿Qué temporizador?
what-name = ¿Con qué nombre?
how-often = ¿Con qué frecuencia?

called = el temporizador
called-named = el temporizador «{ $name }»
called-long = el temporizador de { $length }
called-order = «{ $order }»
bare = temporizador
bare-named = temporizador «{ $name }»
bare-long = temporizador de { $length }
placed = { $what } ({ $area })
with-left = { $what }, al que le quedan { $left }

none-running = No hay ningún temporizador en marcha.
none-running-there = Aquí no hay ningún temporizador en marcha: { $area }.
no-such-timer = No hay ningún { $what }, solo { $others }.
already-paused = { $what } ya está en pausa.
    .several = Esos temporizadores ya están en pausa.
not-paused = { $what } no está en pausa.
    .several = Esos temporizadores no están en pausa.

rings-once = Un temporizador suena una sola vez. Di «recuérdame { $again }» para algo que se repite.
how-long-named = ¿Cuánto tiempo para el temporizador «{ $label }»?
set = Temporizador puesto: { $length }.
set-named = Temporizador «{ $label }» puesto: { $length }.
set-several = { $count } temporizadores puestos: { $lengths }.
later = Dentro de { $length } haré esto: { $order }.

stop-the-music = para la música
sleep-how-long = ¿Después de cuánto tiempo debe parar la música?
sleep-set = Dentro de { $length } pararé la música.

cancelled = { $what } está cancelado.
off = { $what } está apagado.
cancelled-several = { $number ->
    [one] Un temporizador está cancelado.
   *[other] { $count } temporizadores están cancelados.
}
paused = { $what } está en pausa; tiempo restante: { $left }.
runs-again = { $what } sigue en marcha; tiempo restante: { $left }.
starts-again = { $what } empieza de nuevo: { $length }.
left-now = { $what }: ahora, todavía { $left }.
set-to = { $what } está puesto ahora en { $length }.
ends-now = A { $what } no le quedaba más que { $left }, así que termina ahora.

you-have = Tienes { $count } temporizadores.
status-running = { $what }: todavía { $left }.
status-paused = { $what }: en pausa, todavía { $left }.
status-ringing = { $what }: está sonando.
by-how-much = ¿Cuánto?
not-timed = No tengo ningún temporizador llamado «{ $what }».
