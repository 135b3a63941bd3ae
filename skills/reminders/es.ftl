# Lo que dicen los recordatorios. `text` es lo que uno recuerda.

what-about = ¿De qué?
when = ¿Cuándo?
on-what-day = ¿Qué día?
when-should-i = ¿Cuándo te lo recuerdo: { $text }?
passed = Esa hora ya ha pasado.
added = Te lo recordaré { $when }: { $text }.

now = ahora
in-a-while = dentro de { $length }
counted-first = { $again }, la primera vez { $when }
counted-next = { $again }, la próxima vez { $when }
again-from = { $again }, a partir de { $start }
text-when = «{ $text }» { $when }
when-text = { $when }: { $text }

none = No tienes recordatorios.
none-then = No tienes recordatorios entonces.
none-on = No tienes recordatorios { $day }.
no-time = No entiendo «{ $words }» como una hora.
you-have = Tienes { $number ->
    [one] un recordatorio
   *[other] { $count } recordatorios
}.
no-such = No hay ningún recordatorio así.
no-such-only = No hay ningún recordatorio así, solo { $reminders }.
cancelled = El recordatorio está cancelado: { $text }.
off-that-day = { $day } no; te lo recuerdo de nuevo { $when }: { $text }.
only-next = Solo puedo saltar la próxima vez, { $when }. No he cambiado nada.
cancelled-several = { $count } recordatorios están cancelados.
comes-again = Ese recordatorio vuelve { $again }; cancélalo y pon uno nuevo.
