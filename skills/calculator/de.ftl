result =
    Das ist { $exact ->
        [yes] {""}
       *[no] ungefähr{" "}
    }{ $number }{ $unit ->
        [percent] {" "}Prozent
       *[none] {""}
    }.
no-sum = Daraus kann ich keine Rechnung machen: { $words }.
by-zero = Durch null kann man nicht teilen.
too-big = Diese Zahl ist mir zu groß.
not-real = Das hat unter den reellen Zahlen keine Lösung.
divides =
    Ja, { $divisor } geht { $count ->
        [1] einmal
       *[other] { $times } Mal
    } in { $number }.
leaves = Nein, { $number } geteilt durch { $divisor } lässt { $rest } übrig.
prime = Ja, { $number } ist eine Primzahl.
no-prime = Nein, { $number } ist keine Primzahl.
product = Nein, { $number } ist { $factor } mal { $other }.
ask-sum = Was soll ich ausrechnen?
ask-number = Welche Zahl?
