heads = Testa.
tails = Croce.
number = { $number }.
several = { $numbers }: { $sum } in tutto.
