month =
    { $yes ->
        [yes] Yes
       *[no] No
    }, it's { $month }.
day =
    { $yes ->
        [yes] Yes
       *[no] No
    }, { $which ->
        [today] today is
        [tomorrow] tomorrow is
        [yesterday] yesterday was
        [coming] that's
       *[past] that was
    } { $day }.
leap = Yes, { $year } is a leap year.
no-leap = No, { $year } is no leap year.
leap-now = { $this } is a leap year; the next is { $next }.
leap-next = The next leap year is { $next }.
ask-year = Which year?
