heads = Cara.
tails = Cruz.
number = { $number }.
several = { $numbers }: { $sum } en total.
