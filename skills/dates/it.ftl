month =
    { $yes ->
        [yes] Sì
       *[no] No
    }, siamo a { $month }.
day =
    { $yes ->
        [yes] Sì
       *[no] No
    }, { $which ->
        [today] oggi è
        [tomorrow] domani è
        [yesterday] ieri era
        [coming] è
       *[past] era
    } { $day }.
leap = Sì, il { $year } è bisestile.
no-leap = No, il { $year } non è bisestile.
leap-now = Il { $this } è bisestile; il prossimo è il { $next }.
leap-next = Il prossimo anno bisestile è il { $next }.
ask-year = Quale anno?
