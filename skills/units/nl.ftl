result =
    { $amount } { $unit }{ $food ->
        [none] {""}
       *[other] {" "}{ $food }
    } is { $exact ->
        [yes] {""}
       *[no] ongeveer{" "}
    }{ $number } { $target }.
unknown = Ik weet niet hoe ik dat in { $unit } moet omrekenen.
unlike = { $unit } kan niet worden omgerekend in { $target }.
ask-quantity = Hoeveel van welke eenheid?
ask-unit = In welke eenheid?
