# What reminders say. `text` is what one reminds of.

what-about = Woran?
when = Wann?
on-what-day = An welchem Tag?
when-should-i = { $kind ->
    [thing] Wann soll ich dich an { $text } erinnern?
   *[deed] Wann soll ich dich erinnern: { $text }?
}
passed = Diese Zeit ist schon vorbei.
added = { $kind ->
    [thing] Ich erinnere dich { $when } an { $text }.
   *[deed] Ich erinnere dich { $when }: { $text }.
}

now = jetzt
in-a-while = in { $length }
counted-first = { $again }, zum ersten Mal { $when }
counted-next = { $again }, das nächste Mal { $when }
again-from = { $again }, ab { $start }
text-when = „{ NOM($text) }“ { $when }
when-text = { $when }: { NOM($text) }

none = Du hast keine Erinnerungen.
none-then = Dann hast du keine Erinnerungen.
none-on = Du hast { $day } keine Erinnerungen.
no-time = „{ $words }“ verstehe ich nicht als Zeit.
you-have = Du hast { $number ->
    [one] eine Erinnerung
   *[other] { $count } Erinnerungen
}.
no-such = So eine Erinnerung gibt es nicht.
no-such-only = So eine Erinnerung gibt es nicht. Es gibt nur: { $reminders }.
cancelled = Die Erinnerung ist gelöscht: { NOM($text) }.
off-that-day = { $day } nicht; ich erinnere dich wieder { $when }: { NOM($text) }.
only-next = Ich kann nur das nächste Mal auslassen, { $when }. Geändert habe ich nichts.
cancelled-several = { $count } Erinnerungen sind gelöscht.
comes-again = Diese Erinnerung kommt { $again }. Lösch sie und leg eine neue an.
