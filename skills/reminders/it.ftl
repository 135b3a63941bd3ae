# Che cosa dicono i promemoria. `text` è ciò che uno ricorda.

what-about = Di che cosa?
when = Quando?
on-what-day = In che giorno?
when-should-i = Quando devo ricordartelo: { $text }?
passed = Quell'ora è già passata.
added = Te lo ricorderò { $when }: { $text }.

now = adesso
in-a-while = tra { $length }
counted-first = { $again }, la prima volta { $when }
counted-next = { $again }, la prossima volta { $when }
again-from = { $again }, a partire da { $start }
text-when = «{ $text }» { $when }
when-text = { $when }: { $text }

none = Non hai promemoria.
none-then = Allora non hai promemoria.
none-on = Non hai promemoria { $day }.
no-time = Non capisco «{ $words }» come ora.
you-have = Hai { $number ->
    [one] un promemoria
   *[other] { $count } promemoria
}.
no-such = Non c'è un promemoria così.
no-such-only = Non c'è un promemoria così, solo { $reminders }.
cancelled = Il promemoria è annullato: { $text }.
off-that-day = { $day } no; te lo ricordo di nuovo { $when }: { $text }.
only-next = Posso saltare solo la prossima volta, { $when }. Non ho cambiato nulla.
cancelled-several = { $count } promemoria sono annullati.
comes-again = Quel promemoria torna { $again }; annullalo e mettine uno nuovo.
