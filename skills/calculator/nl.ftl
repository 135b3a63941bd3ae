result =
    Dat is { $exact ->
        [yes] {""}
       *[no] ongeveer{" "}
    }{ $number }{ $unit ->
        [percent] {" "}procent
       *[none] {""}
    }.
no-sum = Ik kan geen som maken van { $words }.
by-zero = Je kunt niet door nul delen.
too-big = Dat getal is te groot voor mij.
not-real = Dat heeft geen oplossing onder de reële getallen.
divides =
    Ja, { $divisor } gaat { $count ->
        [1] één keer
       *[other] { $times } keer
    } in { $number }.
leaves = Nee, { $number } gedeeld door { $divisor } laat { $rest } over.
prime = Ja, { $number } is een priemgetal.
no-prime = Nee, { $number } is geen priemgetal.
product = Nee, { $number } is { $factor } keer { $other }.
ask-sum = Wat moet ik uitrekenen?
ask-number = Welk getal?
