which = ¿Qué rutina?
what = ¿Qué debe hacer la rutina?
what-and-when = ¿Qué hay que hacer, y cuándo?
like-this = Dilo así: cuando diga noche de cine, apaga las luces.
made = Vale. Cuando digas { $name }, haré esto: { $words }.
asks = Preguntaré antes, cada vez.
no-routine = No tengo ninguna rutina llamada { $name }.
over-and-over = La rutina { $name } se inicia a sí misma una y otra vez.
nothing = Esa rutina no hace nada.
one-thing = Entonces solo puedo hacer una cosa a la vez. Haz primero una rutina y prográmala.
homeless = No sé dónde está esta casa: indica el lugar en los ajustes, en home.
only-weekdays = No puedo hacerlo por un rato una y otra vez, solo en días de la semana.
at-sun = { $when } haré esto: { $words }; la próxima vez a las { $next }
at-times = { $when } haré esto: { $words }
at-times-ended = { $when } haré esto: { $words }, y { $length } después: { $ends }
again-first = { $again }, primero { $first },
sun-time =
    { $days ->
        [any] {""}
       *[other] { $days }{" "}
    }{ $side ->
        [before] { $length } antes de
        [after] { $length } después de
       *[at] a la hora de
    } la { $sun ->
        [sunrise] salida
       *[sunset] puesta
    } del sol
then = entonces
plan-gone = Ese plan ya no existe.
routine = { $name }: { $words }
routines =
    { $count ->
        [one] Tienes una rutina: { $names }
       *[other] Tus rutinas son { $names }
    }.
no-routines = Todavía no tienes rutinas.
of-settings = { $name } viene de los ajustes; quítala allí.
forget = ¿Olvido la rutina { $name }?
forgotten = He olvidado { $name }.
nothing-planned = No hay nada así programado.
cancelled = Ya no haré esto { $when }: { $words }.
cant-know =
    { $mode ->
        [if] No puedo saber si { $clause }: nada aquí me lo dice. Así que no he guardado ni hecho nada.
        [unless] No puedo saber si { $clause }: nada aquí me lo dice. Así que no he guardado ni hecho nada.
        [in_case] No puedo saber si { $clause }: nada aquí me lo dice. Así que no he guardado ni hecho nada.
       *[other] No puedo saber cuándo { $clause }: nada aquí me lo dice. Así que no he guardado nada.
    }
who-are-you = ¿De quién se trata?
unless-waits = Eso solo puedo mirarlo ahora, no esperarlo. Di cuándo debe pasar algo.
when-clause =
    { $again ->
        [yes] cada vez que { $clause }
       *[other] cuando { $clause }
    }
remind-you = recordarte: { $said }
tell-you = avisarte
unknown-now = Así que no puedo decir si { $clause }, y no he hecho nada.
nothing-then = Así que no he hecho nada.
already = Ya es así: { $words } Esperaré a la próxima vez.
unknown-yet = Ahora mismo no sé cómo está: { $words }
waits-order =
    { $again ->
        [yes] De acuerdo. Cada vez que { $clause }, haré esto: { $order }.
       *[other] De acuerdo. Cuando { $clause }, haré esto: { $order }.
    }
waits-tell =
    { $again ->
        [yes] De acuerdo. Cada vez que { $clause }, te avisaré.
       *[other] De acuerdo. Cuando { $clause }, te avisaré.
    }
waits-said =
    { $again ->
        [yes] De acuerdo. Cada vez que { $clause }, te recordaré: { $said }.
       *[other] De acuerdo. Cuando { $clause }, te recordaré: { $said }.
    }
looks-on = Miraré { $day }, desde las siete de la mañana.
looks-at = Miraré { $when }.
then-at = Eso es { $when }.
until = Vale hasta: { $until }.
no-waiting = No espero nada.
no-more-waiting =
    { $count ->
        [0] No esperaba nada.
       *[other] Ya no espero nada.
    }
not-any-more = Ya no lo haré, { $when }: { $words }.
name-it = Dilo otra vez con el nombre, por favor.
