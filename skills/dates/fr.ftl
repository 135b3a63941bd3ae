month =
    { $yes ->
        [yes] Oui
       *[no] Non
    }, nous sommes en { $month }.
day =
    { $yes ->
        [yes] Oui
       *[no] Non
    }, { $which ->
        [today] aujourd'hui, c'est
        [tomorrow] demain, c'est
        [yesterday] hier, c'était
        [coming] c'est
       *[past] c'était
    } { $day }.
leap = Oui, { $year } est une année bissextile.
no-leap = Non, { $year } n'est pas une année bissextile.
leap-now = { $this } est une année bissextile ; la prochaine est { $next }.
leap-next = La prochaine année bissextile est { $next }.
ask-year = Quelle année ?
