heads = Pile.
tails = Face.
number = { $number }.
several = { $numbers } : { $sum } en tout.
