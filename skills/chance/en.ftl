heads = Heads.
tails = Tails.
number = { $number }.
several = { $numbers }: { $sum } together.
