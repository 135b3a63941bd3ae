yes = Sí, { $text }
no = No, { $text }
most = { $text }, es lo máximo
least = { $text }, es lo mínimo
mean = de media: { $value }
sum = en total: { $value }
detailed = { $text }: { $details }
difference = { $direction ->
    [same] no hay diferencia: { $both }
   *[other] { $value } { $direction ->
        [more] más
       *[other] menos
    }: { $both }
}
count = { $count ->
    [0] ninguno
   *[other] { $count }
}
none-above = nada está por encima de { $value }: { $nearest }
none-below = nada está por debajo de { $value }: { $nearest }
since = { THE($devices) } { IS($devices) } { $state } desde { $time }, es decir, { $length }
since-at-least = { THE($devices) } { IS($devices) } { $state } desde hace al menos { $length }; de antes no sé nada
with-last = { $text }; { $last }
was = { THE($devices) }: { $state } { $spans }
was-last = { THE($devices) }: { $state } por última vez { $span }, hace { $ago }
was-not = { THE($devices) }: nunca { $state }
times = { THE($devices) }: { $state } { $count ->
    [0] ni una vez
    [1] una vez
   *[other] { $number } veces
}
length = { $length }: { $was }
from = desde { $start }
from-to = desde { $start } hasta { $end }
until = hasta { $end }
at = a { $time }
step = { $state } a { $time }
steps = { THE($devices) }: { $steps }
nothing-changed = no ha cambiado nada
and-more = y { $count } más
as-far-back = { $text }, hasta donde sé, es decir, desde hace { $length }
showed = { $mean ->
    [yes] { THE($devices) }: { $value } de media
   *[no] { THE($devices) }: { $value } a { $time }
}
no-such-time = No puedo mirar tan atrás.
no-measure = No sé qué medir ahí.
not-remembered = No recuerdo nada de ese tiempo.
nothing-measures = Aquí nada mide eso.
measures-nothing = no hay tal medida: { THE($devices) }
all-reached = No, todo responde.
unreached = sí, no puedo conectar con { $names }
last-told = últimas noticias a { $time }, hace { $ago }: { THE($devices) }
never-told = { THE($devices) }: todavía sin noticias
by-voice = me lo pidieron de viva voz
by-typed = me lo pidieron por escrito
by-page = me lo pidieron en mi página del navegador
by-timer = fue uno de mis temporizadores
by-routine = fue una de mis rutinas o condiciones
by-scene = quizá fue «{ $name }», que me pidieron activar
by-others = no fui yo, así que fue a mano o por otra cosa
by-unknown = no sé quién fue
by-eval = me lo pidieron por escrito
