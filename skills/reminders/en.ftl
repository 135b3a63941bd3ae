# What the reminders say. `text` is what one says, `kind` whether that is a deed or a thing.

what-about = What about?
when = When?
on-what-day = On what day?
when-should-i = When should I remind you { $kind ->
    [thing] about
   *[deed] to
} { $text }?
passed = That time has already passed.
added = I'll remind you { $when } { $kind ->
    [thing] about
   *[deed] to
} { $text }.

now = now
in-a-while = in { $length }
counted-first = { $again }, first { $when },
counted-next = { $again }, next { $when }
again-from = { $again }, starting { $start },
text-when = { $text } { $when }
when-text = { $when }, { $text }

none = You have no reminders.
none-then = You have no reminders then.
none-on = You have no reminders { $day }.
no-time = I don't understand “{ $words }” as a time.
you-have = You have { $number ->
    [one] { $count } reminder
   *[other] { $count } reminders
}.
no-such = There is no such reminder.
no-such-only = There is no such reminder, only { $reminders }.
cancelled = I won't remind you { $kind ->
    [thing] about
   *[deed] to
} { $text }.
off-that-day = Not { $day }; I'll remind you again { $when } { $kind ->
    [thing] about
   *[deed] to
} { $text }.
only-next = I can leave out only its next time, { $when }. I have changed nothing.
cancelled-several = { $count } reminders are cancelled.
comes-again = That reminder comes { $again }; cancel it and set a new one.
