# Lo que dicen las listas. `list` es el nombre de una lista sin artículo: «lista de la compra».

which-things = ¿Qué cosas?
which-list = ¿Qué lista?
what-name = ¿Cómo debe llamarse la lista?
what-to-buy = ¿Qué pongo en la lista?
when = ¿Cuándo?

shopping-list = lista de la compra
new-list = Lista { $name }
no-such-list = No hay ninguna { $list }.
none-yet = Todavía no tienes listas.
you-have = Tienes { $lists }.
list-with = la { $list } con { $items }
items = { $number ->
    [0] ningún elemento
    [one] un elemento
   *[other] { $count } elementos
}
open-items = { $number ->
    [0] nada pendiente
    [one] un elemento pendiente
   *[other] { $count } elementos pendientes
}

shall-i-put = ¿Pongo { $items } en la { $list }?
what-to-put = ¿Qué pongo en la { $list }?
shall-i-make = No hay ninguna { $list }. ¿La creo?
put = He puesto en la { $list }: { $items }.
put-some = He puesto en la { $list }: { $items }. Ya estaba: { $old }.
on-already = Ya en la { $list }: { $items }.

is-empty = La { $list } está vacía.
all-done = Todo está hecho en la { $list }.
told = En la { $list }: { $items }.

how-many = En la { $list } hay { $number ->
    [one] un elemento
   *[other] { $count } elementos
}{ $items ->
    [none] {""}
   *[other] : { $items }
}.

yes-on = Sí, en la { $list }: { $items }.
no-not-on = No, no en la { $list }: { $items }.
not-on = No en la { $list }: { $items }.
shall-i-add = No en la { $list }: { $items }. ¿Lo añado?
on-but-not = En la { $list }: { $items }. No está: { $missing }.

all-checked = Todo está marcado en la { $list }.
checked = Marcado en la { $list }: { $items }.
checked-some = Marcado en la { $list }: { $items }. No estaba: { $missing }.

what-to-take-off = ¿Qué quito de la { $list }?
taken-off = Quitado de la { $list }: { $items }.
taken-off-some = Quitado de la { $list }: { $items }. No estaba: { $missing }.

moved = He movido a la { $list }: { $items }.
reopened = De nuevo pendiente en la { $list }: { $items }.

is-empty-already = La { $list } ya está vacía.
is-empty-now = La { $list } está vacía ahora.
take-all-off = { $number ->
    [one] ¿Quito ese elemento de la { $list }?
   *[other] ¿Quito los { $count } elementos de la { $list }?
}

is-there-already = Ya hay una { $list }, con { $items }.
made = He creado la { $list }. ¿Qué pongo en ella?

which-one = ¿Cuál: { $lists }?
kept-by-hub = La { $list } la lleva tu central; hay que borrarla allí.
shall-i-delete = ¿Borro la { $list }, con { $items }?
gone = La { $list } está borrada.

item-due = { $item }, { $due }
put-due = He puesto en la { $list }: { $items }, { $due }.
keeps-no-dates = Esa lista no guarda fechas.
due-now = { $due ->
    [none] { $item } ya no tiene fecha.
   *[other] { $item }: { $due }.
}
on-no-list = No encuentro { $items } en las listas.
no-date = { $item } está en la lista «{ $list }», sin fecha
none-late = No hay nada atrasado en las listas.
none-due = No hay nada pendiente en las listas{ $day ->
    [ever] {""}
   *[other] {" "}{ $day }
}.
and-more = { $number } más
which-item = ¿Cuál: { $items }?
