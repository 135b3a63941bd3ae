month =
    { $yes ->
        [yes] Ja
       *[no] Nein
    }, es ist { $month }.
day =
    { $yes ->
        [yes] Ja
       *[no] Nein
    }, { $which ->
        [today] heute ist
        [tomorrow] morgen ist
        [yesterday] gestern war
        [coming] das ist
       *[past] das war
    } { $day }.
leap = Ja, { $year } ist ein Schaltjahr.
no-leap = Nein, { $year } ist kein Schaltjahr.
leap-now = { $this } ist ein Schaltjahr; das nächste ist { $next }.
leap-next = Das nächste Schaltjahr ist { $next }.
ask-year = Welches Jahr?
