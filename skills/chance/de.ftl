heads = Kopf.
tails = Zahl.
number = { $number }.
several = { $numbers }: zusammen { $sum }.
