# What lists say. `list` is a list's name without its article: „Einkaufsliste“.

which-things = Was genau?
which-list = Welche Liste?
what-name = Wie soll die Liste heißen?
what-to-buy = Was soll ich auf die Liste setzen?
when = Wann?

shopping-list = Einkaufsliste
new-list = { $name }-Liste
no-such-list = Eine { $list } gibt es nicht.
none-yet = Du hast noch keine Listen.
you-have = Du hast { $lists }.
list-with = die { $list } mit { $items }
items = { $number ->
    [0] keinem Eintrag
    [one] einem Eintrag
   *[other] { $count } Einträgen
}
open-items = { $number ->
    [0] keinem offenen Eintrag
    [one] einem offenen Eintrag
   *[other] { $count } offenen Einträgen
}

shall-i-put = Soll ich { $items } auf die { $list } setzen?
what-to-put = Was soll ich auf die { $list } setzen?
shall-i-make = Eine { $list } gibt es nicht. Soll ich sie anlegen?
put = Auf die { $list } gesetzt: { $items }.
put-some = Auf die { $list } gesetzt: { $items }. Schon darauf: { $old }.
on-already = Schon auf der { $list }: { $items }.

is-empty = Die { $list } ist leer.
all-done = Auf der { $list } ist alles erledigt.
told = Auf der { $list }: { $items }.

how-many = Auf der { $list } { $number ->
    [one] steht ein Eintrag
   *[other] stehen { $count } Einträge
}{ $items ->
    [none] {""}
   *[other] : { $items }
}.

yes-on = Ja, auf der { $list }: { $items }.
no-not-on = Nein, nicht auf der { $list }: { $items }.
not-on = Nicht auf der { $list }: { $items }.
shall-i-add = Nicht auf der { $list }: { $items }. Soll ich das daraufsetzen?
on-but-not = Auf der { $list }: { $items }. Nicht darauf: { $missing }.

all-checked = Auf der { $list } ist alles abgehakt.
checked = Abgehakt auf der { $list }: { $items }.
checked-some = Abgehakt auf der { $list }: { $items }. Nicht darauf: { $missing }.

what-to-take-off = Was soll ich von der { $list } nehmen?
taken-off = Von der { $list } genommen: { $items }.
taken-off-some = Von der { $list } genommen: { $items }. Nicht darauf: { $missing }.

moved = Auf die { $list } verschoben: { $items }.
reopened = Wieder offen auf der { $list }: { $items }.

is-empty-already = Die { $list } ist schon leer.
is-empty-now = Die { $list } ist jetzt leer.
take-all-off = { $number ->
    [one] Soll ich den einen Eintrag von der { $list } nehmen?
   *[other] Soll ich alle { $count } Einträge von der { $list } nehmen?
}

is-there-already = Eine { $list } gibt es schon, mit { $items }.
made = Die { $list } ist angelegt. Was soll darauf?

which-one = Welche: { $lists }?
kept-by-hub = Die { $list } führt deine Zentrale; sie muss dort gelöscht werden.
shall-i-delete = Soll ich die { $list } mit { $items } löschen?
gone = Die { $list } ist gelöscht.

item-due = { $item }, { $due }
put-due = Auf die { $list } gesetzt: { $items }, { $due }.
keeps-no-dates = Diese Liste kennt keine Fälligkeiten.
due-now = { $due ->
    [none] { $item } hat kein Datum mehr.
   *[other] { $item }: { $due }.
}
on-no-list = Ich finde { $items } auf keiner Liste.
no-date = { $item } steht auf der Liste „{ $list }“, ohne Datum
none-late = Auf den Listen ist nichts überfällig.
none-due = Auf den Listen ist { $day ->
    [ever] nichts
   *[other] { $day } nichts
} fällig.
and-more = { $number } weitere
which-item = Was davon: { $items }?
