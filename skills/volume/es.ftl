my-level = mi volumen está al { $level } por ciento
its-level =
    { $players } { $count ->
        [one] está
       *[other] están
    } al { $level }
at =
    { $players } { $count ->
        [one] está
       *[other] están
    } al { $level } por ciento
adjusted = { $players }: volumen ajustado
muted =
    { $players } { $count ->
        [one] está
       *[other] están
    } en silencio{ $length ->
        [open] {""}
       *[other] {" "}durante { $length }
    }
unmuted =
    { $players } { $count ->
        [one] vuelve
       *[other] vuelven
    } a sonar
muted-me =
    Estoy en silencio{ $length ->
        [open] {""}
       *[other] {" "}durante { $length }
    }.
back = Ya he vuelto.
none-muted = No hay nada en silencio.
no-volume = { $players } no permite cambiar el volumen
not-muted = { $players } no se puede silenciar
loudest = No puedo hablar más alto.
quietest = No puedo hablar más bajo.
range = El volumen va de 0 a 100 por ciento.
good-night = Buenas noches. Hablaré bajito.
unmute-order = quita el silencio
unmute-name = quitar el silencio
level-order = pon tu volumen al { $level } por ciento
morning-volume = volumen de la mañana
ask-level = ¿A qué volumen?
ask-much = ¿Cuánto?
