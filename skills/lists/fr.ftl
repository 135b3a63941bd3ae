# Ce que disent les listes. `list` est le nom d'une liste sans article : « liste de courses ».

which-things = Quoi donc ?
which-list = Quelle liste ?
what-name = Comment doit s'appeler la liste ?
what-to-buy = Que dois-je mettre sur la liste ?
when = Quand ?

shopping-list = liste de courses
new-list = Liste { $name }
no-such-list = Il n'y a pas de { $list }.
none-yet = Tu n'as pas encore de liste.
you-have = Tu as { $lists }.
list-with = la { $list } avec { $items }
items = { $number ->
    [0] rien dessus
    [one] un élément
   *[other] { $count } éléments
}
open-items = { $number ->
    [0] rien à faire
    [one] un élément à faire
   *[other] { $count } éléments à faire
}

shall-i-put = Dois-je mettre { $items } sur la { $list } ?
what-to-put = Que dois-je mettre sur la { $list } ?
shall-i-make = Il n'y a pas de { $list }. Dois-je la créer ?
put = J'ai mis sur la { $list } : { $items }.
put-some = J'ai mis sur la { $list } : { $items }. Déjà dessus : { $old }.
on-already = Déjà sur la { $list } : { $items }.

is-empty = La { $list } est vide.
all-done = Tout est fait sur la { $list }.
told = Sur la { $list } : { $items }.

how-many = Sur la { $list } : { $number ->
    [one] un élément
   *[other] { $count } éléments
}{ $items ->
    [none] {""}
   *[other] , { $items }
}.

yes-on = Oui, sur la { $list } : { $items }.
no-not-on = Non, pas sur la { $list } : { $items }.
not-on = Pas sur la { $list } : { $items }.
shall-i-add = Pas sur la { $list } : { $items }. Dois-je l'ajouter ?
on-but-not = Sur la { $list } : { $items }. Pas dessus : { $missing }.

all-checked = Tout est coché sur la { $list }.
checked = Coché sur la { $list } : { $items }.
checked-some = Coché sur la { $list } : { $items }. Pas dessus : { $missing }.

what-to-take-off = Que dois-je retirer de la { $list } ?
taken-off = Retiré de la { $list } : { $items }.
taken-off-some = Retiré de la { $list } : { $items }. Pas dessus : { $missing }.

moved = J'ai déplacé vers la { $list } : { $items }.
reopened = De nouveau à faire sur la { $list } : { $items }.

is-empty-already = La { $list } est déjà vide.
is-empty-now = La { $list } est vide maintenant.
take-all-off = { $number ->
    [one] Retirer cet élément de la { $list } ?
   *[other] Retirer les { $count } éléments de la { $list } ?
}

is-there-already = Il y a déjà une { $list }, avec { $items }.
made = J'ai créé la { $list }. Que faut-il y mettre ?

which-one = Laquelle : { $lists } ?
kept-by-hub = La { $list } est tenue par ta centrale ; il faut la supprimer là-bas.
shall-i-delete = Supprimer la { $list }, avec { $items } ?
gone = La { $list } est supprimée.

item-due = { $item }, { $due }
put-due = J'ai mis sur la { $list } : { $items }, { $due }.
keeps-no-dates = Cette liste ne garde pas de dates.
due-now = { $due ->
    [none] { $item } n'a plus de date.
   *[other] { $item } : { $due }.
}
on-no-list = Je ne trouve { $items } sur aucune liste.
no-date = { $item } est sur la liste « { $list } », sans date
none-late = Rien n'est en retard sur les listes.
none-due = Rien n'est à faire sur les listes{ $day ->
    [ever] {""}
   *[other] {" "}{ $day }
}.
and-more = { $number } autres
which-item = Lequel : { $items } ?
