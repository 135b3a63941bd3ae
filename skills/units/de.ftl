result =
    { $amount } { $unit }{ $food ->
        [none] {""}
       *[other] {" "}{ $food }
    } sind { $exact ->
        [yes] {""}
       *[no] ungefähr{" "}
    }{ $number } { $target }.
unknown = Ich weiß nicht, wie ich das in { $unit } umrechnen soll.
unlike = { $unit } kann man nicht in { $target } umrechnen.
ask-quantity = Wie viel von welcher Einheit?
ask-unit = In welcher Einheit?
