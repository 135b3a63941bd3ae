# What the lists say. `list` is a list's name without its article: "shopping list".

which-things = Which things?
which-list = Which list?
what-name = What should the list be called?
what-to-buy = What should I put on the list?
when = When?

shopping-list = shopping list
new-list = { $name } list
no-such-list = There is no { $list }.
none-yet = You have no lists yet.
you-have = You have { $lists }.
list-with = the { $list } with { $items }
items = { $number ->
    [0] no items
    [one] { $count } item
   *[other] { $count } items
}
open-items = { $number ->
    [0] no open items
    [one] { $count } open item
   *[other] { $count } open items
}

shall-i-put = Shall I put { $items } on the { $list }?
what-to-put = What should I put on the { $list }?
shall-i-make = There is no { $list }. Shall I make one?
put = I put { $items } on the { $list }.
put-some = I put { $items } on the { $list }; { $old } { $number ->
    [one] was
   *[other] were
} on it already.
on-already = { $items } { $number ->
    [one] is
   *[other] are
} already on the { $list }.

is-empty = The { $list } is empty.
all-done = Everything on the { $list } is done.
told = On the { $list }: { $items }.
how-many = { $number ->
    [one] One item is
   *[other] { $count } items are
} on the { $list }{ $items ->
    [none] {""}
   *[other] : { $items }
}.

yes-on = Yes, { $items } { $number ->
    [one] is
   *[other] are
} on the { $list }.
no-not-on = No, { $items } { $number ->
    [one] is
   *[other] are
} not on the { $list }.
not-on = { $items } { $number ->
    [one] is
   *[other] are
} not on the { $list }.
shall-i-add = { $items } { $number ->
    [one] is not on the { $list }. Shall I add it?
   *[other] are not on the { $list }. Shall I add them?
}
on-but-not = { $items } { $number ->
    [one] is
   *[other] are
} on the { $list }, but { $missing } { $missing_number ->
    [one] is
   *[other] are
} not on the { $list }.

all-checked = Everything on the { $list } is checked off.
checked = { $items } { $number ->
    [one] is
   *[other] are
} checked off on the { $list }.
checked-some = { $items } { $number ->
    [one] is
   *[other] are
} checked off on the { $list }; { $missing } { $missing_number ->
    [one] was
   *[other] were
} not on it.

what-to-take-off = What should I take off the { $list }?
taken-off = { $items } { $number ->
    [one] is
   *[other] are
} off the { $list }.
taken-off-some = { $items } { $number ->
    [one] is
   *[other] are
} off the { $list }; { $missing } { $missing_number ->
    [one] was
   *[other] were
} not on it.

moved = I moved { $items } to the { $list }.
reopened = { $items } { $number ->
    [one] is
   *[other] are
} open again on the { $list }.

is-empty-already = The { $list } is empty already.
is-empty-now = The { $list } is empty now.
take-all-off = { $number ->
    [one] Take { $count } item off the { $list }?
   *[other] Take all { $count } items off the { $list }?
}

is-there-already = There is { $vowel ->
    [yes] an
   *[no] a
} { $list } already, with { $items }.
made = I made { $vowel ->
    [yes] an
   *[no] a
} { $list }. What goes on it?

which-one = Which one: { $lists }?
kept-by-hub = The { $list } is kept by your hub; it has to be deleted there.
shall-i-delete = Delete the { $list }, with { $items }?
gone = The { $list } is gone.

item-due = { $item }, { $due }
put-due = I put { $items } on the { $list }, { $due }.
keeps-no-dates = That list keeps no dates.
due-now = { $due ->
    [none] { $item } has no date any more.
   *[other] { $item }: { $due }.
}
on-no-list = I don't find { $items } on the lists.
no-date = { $item } is on { $list } without a date
none-late = Nothing on the lists is overdue.
none-due = Nothing on the lists is due{ $day ->
    [ever] {""}
   *[other] {" "}{ $day }
}.
and-more = { $number } more
which-item = Which one: { $items }?
