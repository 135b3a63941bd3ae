# Che cosa dicono le liste. `list` è il nome di una lista senza articolo: «lista della spesa».

which-things = Che cosa?
which-list = Quale lista?
what-name = Come si deve chiamare la lista?
what-to-buy = Che cosa metto nella lista?
when = Quando?

shopping-list = lista della spesa
new-list = Lista { $name }
no-such-list = Non c'è nessuna { $list }.
none-yet = Non hai ancora liste.
you-have = Hai { $lists }.
list-with = la { $list } con { $items }
items = { $number ->
    [0] niente
    [one] un elemento
   *[other] { $count } elementi
}
open-items = { $number ->
    [0] niente da fare
    [one] un elemento da fare
   *[other] { $count } elementi da fare
}

shall-i-put = Metto { $items } nella { $list }?
what-to-put = Che cosa metto nella { $list }?
shall-i-make = Non c'è nessuna { $list }. La creo?
put = Messo nella { $list }: { $items }.
put-some = Messo nella { $list }: { $items }. C'era già: { $old }.
on-already = Già nella { $list }: { $items }.

is-empty = La { $list } è vuota.
all-done = Nella { $list } è tutto fatto.
told = Nella { $list }: { $items }.

how-many = Nella { $list } { $number ->
    [one] c'è un elemento
   *[other] ci sono { $count } elementi
}{ $items ->
    [none] {""}
   *[other] : { $items }
}.

yes-on = Sì, nella { $list }: { $items }.
no-not-on = No, non nella { $list }: { $items }.
not-on = Non nella { $list }: { $items }.
shall-i-add = Non nella { $list }: { $items }. Lo aggiungo?
on-but-not = Nella { $list }: { $items }. Manca: { $missing }.

all-checked = Nella { $list } è tutto spuntato.
checked = Spuntato nella { $list }: { $items }.
checked-some = Spuntato nella { $list }: { $items }. Mancava: { $missing }.

what-to-take-off = Che cosa tolgo dalla { $list }?
taken-off = Tolto dalla { $list }: { $items }.
taken-off-some = Tolto dalla { $list }: { $items }. Mancava: { $missing }.

moved = Spostato nella { $list }: { $items }.
reopened = Di nuovo da fare nella { $list }: { $items }.

is-empty-already = La { $list } è già vuota.
is-empty-now = Ora la { $list } è vuota.
take-all-off = { $number ->
    [one] Tolgo quell'elemento dalla { $list }?
   *[other] Tolgo tutti e { $count } gli elementi dalla { $list }?
}

is-there-already = C'è già una { $list }, con { $items }.
made = Ho creato la { $list }. Che cosa ci metto?

which-one = Quale: { $lists }?
kept-by-hub = La { $list } è tenuta dalla tua centrale; va eliminata lì.
shall-i-delete = Elimino la { $list }, con { $items }?
gone = La { $list } è eliminata.

item-due = { $item }, { $due }
put-due = Messo nella { $list }: { $items }, { $due }.
keeps-no-dates = Quella lista non conserva date.
due-now = { $due ->
    [none] { $item } non ha più una data.
   *[other] { $item }: { $due }.
}
on-no-list = Non trovo { $items } nelle liste.
no-date = { $item } è nella lista «{ $list }», senza data
none-late = Nelle liste non c'è nulla in ritardo.
none-due = Nelle liste non scade nulla{ $day ->
    [ever] {""}
   *[other] {" "}{ $day }
}.
and-more = altre { $number }
which-item = Quale: { $items }?
