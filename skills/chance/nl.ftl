heads = Kop.
tails = Munt.
number = { $number }.
several = { $numbers }: samen { $sum }.
