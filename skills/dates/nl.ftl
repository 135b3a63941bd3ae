month =
    { $yes ->
        [yes] Ja
       *[no] Nee
    }, het is { $month }.
day =
    { $yes ->
        [yes] Ja
       *[no] Nee
    }, { $which ->
        [today] vandaag is het
        [tomorrow] morgen is het
        [yesterday] gisteren was het
        [coming] dat is
       *[past] dat was
    } { $day }.
leap = Ja, { $year } is een schrikkeljaar.
no-leap = Nee, { $year } is geen schrikkeljaar.
leap-now = { $this } is een schrikkeljaar; het volgende is { $next }.
leap-next = Het volgende schrikkeljaar is { $next }.
ask-year = Welk jaar?
