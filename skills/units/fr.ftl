result =
    { $amount } { $unit }{ $food ->
        [none] {""}
       *[other] {" "}de { $food }
    } font { $exact ->
        [yes] {""}
       *[no] environ{" "}
    }{ $number } { $target }.
unknown = Je ne sais pas convertir cela en { $unit }.
unlike = On ne peut pas convertir { $unit } en { $target }.
ask-quantity = Combien, et de quelle unité ?
ask-unit = Dans quelle unité ?
