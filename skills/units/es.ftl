result =
    { $amount } { $unit }{ $food ->
        [none] {""}
       *[other] {" "}de { $food }
    } son { $exact ->
        [yes] {""}
       *[no] unos{" "}
    }{ $number } { $target }.
unknown = No sé cómo convertir eso en { $unit }.
unlike = No se puede convertir { $unit } en { $target }.
ask-quantity = ¿Cuánto y de qué unidad?
ask-unit = ¿En qué unidad?
