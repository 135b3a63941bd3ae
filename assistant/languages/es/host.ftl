# Lo que se dice alrededor de las habilidades: permisos, valores, fallos y lo que se deshace.

what-code = { $question } Entonces dime el código.
tell-code = { $question } Entonces dime el código.
no-code = Eso necesita su propio código cada vez, y entonces nadie podría decirlo.
no-yes = Eso necesita un sí, y no tengo ninguno del que fiarme. Dímelo otra vez y preguntaré.
nobody-said-yes = Nadie ha dicho que sí a eso.

no-skill = No tengo ninguna habilidad para eso.
skill-missing = No hay ninguna habilidad «{ $skill }».
took-too-long = Perdona, la habilidad { $skill } tardaba demasiado, así que la he parado.
no-answer = Perdona, la habilidad { $skill } no me ha dado respuesta.
failed = Perdona, la habilidad { $skill } ha fallado. El registro dice por qué.
failed-in-rehearsal = La habilidad { $skill } ha fallado.
cannot-ask-now = { $question } No puedo preguntar eso en medio de otra cosa.
words-not-understood = No entiendo «{ $words }».
got-that-wrong = Lo he entendido mal. Dilo de otra manera, por favor.
cannot-take = No puedo hacer nada con { $value } ahí.
cannot-take-that = No puedo hacer nada con eso ahí.
it-goes = { $value } no vale: va de { $low } a { $high }.
which = Me falta esto: ¿{ $what }?

file-settings = Hay un error en mis ajustes de la habilidad { $skill }. Se queda fuera. El registro dice por qué.
file-mistake = El archivo de la habilidad { $skill } tiene un error { $line ->
    [0] { "" }
   *[other] en la línea { NUMBER($line, useGrouping: 0) }{ " " }
}y no se puede usar. { $kept ->
    [yes] La versión anterior sigue sirviendo.
   *[no] Se queda fuera. El registro dice por qué.
}

left-as-it-is = { $devices }: lo he dejado como está.
volume-back = El volumen vuelve a estar al { $percent } por ciento.
again = de nuevo { $state }
stays = { $devices }: lo que se hizo ahí no puedo deshacerlo.
entry-cancelled = { $entry }: cancelado.
entry-back = { $entry }: está de vuelta.
entry-as-it-was = { $entry }: está como antes.
calendar-back = El calendario está como antes.
list-gone = La lista «{ $name }» ya no existe.
list-back = { $list }: está de vuelta.
list-as-it-was = { $list }: está como antes.
items-off = { $items }: ya no está en la lista.
items-back = { $items }: vuelve a estar en la lista.
items-both = { $off }: ya no está en la lista; { $items }: vuelve a estar en ella.
timer = el temporizador «{ $name }»
alarm = la alarma { $when }
alarm-named = la alarma «{ $name }» { $when }
reminder = el recordatorio { $when }
plan = «{ $words }»
