result =
    Ça fait { $exact ->
        [yes] {""}
       *[no] environ{" "}
    }{ $number }{ $unit ->
        [percent] {" "}pour cent
       *[none] {""}
    }.
no-sum = Je ne peux pas calculer { $words }.
by-zero = On ne peut pas diviser par zéro.
too-big = Ce nombre est trop grand pour moi.
not-real = Cela n'a pas de solution parmi les nombres réels.
divides =
    Oui, { $number } contient { $divisor } { $count ->
        [1] une fois
       *[other] { $times } fois
    }.
leaves = Non, { $number } divisé par { $divisor } laisse { $rest }.
prime = Oui, { $number } est un nombre premier.
no-prime = Non, { $number } n'est pas un nombre premier.
product = Non, { $number } est { $factor } fois { $other }.
ask-sum = Que dois-je calculer ?
ask-number = Quel nombre ?
