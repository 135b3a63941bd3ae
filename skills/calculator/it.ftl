result =
    Fa { $exact ->
        [yes] {""}
       *[no] circa{" "}
    }{ $number }{ $unit ->
        [percent] {" "}per cento
       *[none] {""}
    }.
no-sum = Non riesco a calcolare { $words }.
by-zero = Non si può dividere per zero.
too-big = Questo numero è troppo grande per me.
not-real = Non ha soluzione tra i numeri reali.
divides =
    Sì, { $divisor } sta { $count ->
        [1] una volta
       *[other] { $times } volte
    } in { $number }.
leaves = No, { $number } diviso { $divisor } lascia { $rest }.
prime = Sì, { $number } è primo.
no-prime = No, { $number } non è primo.
product = No, { $number } è { $factor } per { $other }.
ask-sum = Che cosa devo calcolare?
ask-number = Quale numero?
