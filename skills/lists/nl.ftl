# Wat de lijsten zeggen. `list` is de naam van een lijst zonder lidwoord: ‘boodschappenlijst’.

which-things = Wat precies?
which-list = Welke lijst?
what-name = Hoe moet de lijst heten?
what-to-buy = Wat moet ik op de lijst zetten?
when = Wanneer?

shopping-list = boodschappenlijst
new-list = { $name }-lijst
no-such-list = Er is geen { $list }.
none-yet = Je hebt nog geen lijsten.
you-have = Je hebt { $lists }.
list-with = de { $list } met { $items }
items = { $number ->
    [0] niets erop
    [one] één ding
   *[other] { $count } dingen
}
open-items = { $number ->
    [0] niets open
    [one] één open ding
   *[other] { $count } open dingen
}

shall-i-put = Zal ik { $items } op de { $list } zetten?
what-to-put = Wat moet ik op de { $list } zetten?
shall-i-make = Er is geen { $list }. Zal ik er een maken?
put = Op de { $list } gezet: { $items }.
put-some = Op de { $list } gezet: { $items }. Al erop: { $old }.
on-already = Al op de { $list }: { $items }.

is-empty = De { $list } is leeg.
all-done = Alles op de { $list } is gedaan.
told = Op de { $list }: { $items }.

how-many = Op de { $list } { $number ->
    [one] staat één ding
   *[other] staan { $count } dingen
}{ $items ->
    [none] {""}
   *[other] : { $items }
}.

yes-on = Ja, op de { $list }: { $items }.
no-not-on = Nee, niet op de { $list }: { $items }.
not-on = Niet op de { $list }: { $items }.
shall-i-add = Niet op de { $list }: { $items }. Zal ik het erop zetten?
on-but-not = Op de { $list }: { $items }. Niet erop: { $missing }.

all-checked = Alles op de { $list } is afgevinkt.
checked = Afgevinkt op de { $list }: { $items }.
checked-some = Afgevinkt op de { $list }: { $items }. Niet erop: { $missing }.

what-to-take-off = Wat moet ik van de { $list } halen?
taken-off = Van de { $list } gehaald: { $items }.
taken-off-some = Van de { $list } gehaald: { $items }. Niet erop: { $missing }.

moved = Naar de { $list } verplaatst: { $items }.
reopened = Weer open op de { $list }: { $items }.

is-empty-already = De { $list } is al leeg.
is-empty-now = De { $list } is nu leeg.
take-all-off = { $number ->
    [one] Dat ene ding van de { $list } halen?
   *[other] Alle { $count } dingen van de { $list } halen?
}

is-there-already = Er is al een { $list }, met { $items }.
made = Ik heb de { $list } gemaakt. Wat moet erop?

which-one = Welke: { $lists }?
kept-by-hub = De { $list } wordt door je hub bijgehouden; die moet daar verwijderd worden.
shall-i-delete = De { $list } verwijderen, met { $items }?
gone = De { $list } is verwijderd.

item-due = { $item }, { $due }
put-due = Op de { $list } gezet: { $items }, { $due }.
keeps-no-dates = Die lijst bewaart geen datums.
due-now = { $due ->
    [none] { $item } heeft geen datum meer.
   *[other] { $item }: { $due }.
}
on-no-list = Ik vind { $items } op geen enkele lijst.
no-date = { $item } staat op de lijst ‘{ $list }’, zonder datum
none-late = Op de lijsten is niets te laat.
none-due = Op de lijsten hoeft { $day ->
    [ever] niets
   *[other] { $day } niets
} klaar te zijn.
and-more = nog { $number }
which-item = Welke: { $items }?
