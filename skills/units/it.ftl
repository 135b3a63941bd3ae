result =
    { $amount } { $unit }{ $food ->
        [none] {""}
       *[other] {" "}di { $food }
    } sono { $exact ->
        [yes] {""}
       *[no] circa{" "}
    }{ $number } { $target }.
unknown = Non so come convertirlo in { $unit }.
unlike = { $unit } non si può convertire in { $target }.
ask-quantity = Quanto, e di quale unità?
ask-unit = In quale unità?
