result =
    { $amount } { $unit }{ $food ->
        [none] {""}
       *[other] {" "}of { $food }
    } is { $exact ->
        [yes] {""}
       *[no] about{" "}
    }{ $number } { $target }.
unknown = I don't know how to turn that into { $unit }.
unlike = { $unit } can't be turned into { $target }.
ask-quantity = How much of which unit?
ask-unit = In which unit?
