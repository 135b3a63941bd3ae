month =
    { $yes ->
        [yes] Sí
       *[no] No
    }, estamos en { $month }.
day =
    { $yes ->
        [yes] Sí
       *[no] No
    }, { $which ->
        [today] hoy es
        [tomorrow] mañana es
        [yesterday] ayer fue
        [coming] es
       *[past] fue
    } { $day }.
leap = Sí, { $year } es bisiesto.
no-leap = No, { $year } no es bisiesto.
leap-now = { $this } es bisiesto; el próximo es { $next }.
leap-next = El próximo año bisiesto es { $next }.
ask-year = ¿Qué año?
