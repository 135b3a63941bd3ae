now =
    it's { $what ->
        [both] { $degrees } degrees and { $sky }
        [degrees] { $degrees } degrees
       *[sky] { $sky }
    }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }.
day =
    { $day } will be { $sky }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }{ $figures }.
rest-of-day = the rest of today will be { $sky }{ $figures }.
span =
    it will be { $sky }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    } { $when }{ $figures }.
soon = in the next hours
between = , between { $low } and { $high } degrees
up-to = , up to { $high } degrees
chance =
    , with { $vowel ->
        [yes] an
       *[no] a
    } { $chance } percent chance of rain
yes = Yes, { $text }
no = No, { $text }

sky-clear = clear
sky-mostly-clear = mostly clear
sky-partly-cloudy = partly cloudy
sky-cloudy = cloudy
sky-overcast = overcast
sky-sunny = sunny
sky-fair = fair
sky-foggy = foggy
sky-drizzling = drizzling
sky-rainy = rainy
sky-showery-with-rain = showery with rain
sky-pouring-with-rain = pouring with rain
sky-snowy = snowy
sky-sleeting = sleeting
sky-hailing = hailing
sky-stormy = stormy
sky-stormy-with-rain = stormy with rain
sky-windy = windy
sky-windy-and-cloudy = windy and cloudy
sky-exceptional = exceptional

humidity =
    the humidity{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    } is { $level } percent{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
wind =
    the wind blows at { $speed } { $unit ->
        [us] miles
       *[metric] kilometers
    } an hour{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
highest =
    the high{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    } is { $degrees } degrees{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
lowest =
    the low{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    } is { $degrees } degrees{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
range =
    { $tense ->
        [future] it will be
       *[now] it's
    } between { $low } and { $high } degrees{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
warmest =
    it will be up to { $degrees } degrees{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
outside =
    it's { $degrees } degrees { $place ->
        [here] outside
       *[other] in { $place }
    }.
on-days =
    Yes, { $days }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }.
on-no-day =
    No, not from { $begin } to { $end }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }.
not-until =
    Not until { $day }{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    }; my forecast ends there.
wear =
    I'd wear { $clothes ->
        [coat] a warm coat
        [jacket] a jacket
       *[light] something light
    }: { $text }

no-station = I don't know: there is no weather station here, and I don't know where this home is.
unknown-place =
    { $trouble ->
        [none] I don't know
       *[other] { $trouble }, so I don't know
    } where { $place } is.
only-here =
    I only know the weather that this home measures{ $place ->
        [here] {""}
       *[other] , not that of { $place }
    }.
no-service = I can't reach the weather service.
not-measured = I don't know; nothing here measures that.
age = My forecast is { $age } old.
past = I don't know what the weather was { $day }.
not-covered =
    My forecast{ $place ->
        [here] {""}
       *[other] {" "}in { $place }
    } doesn't cover { $day }.
no-forecast = I don't have a forecast for { $day }.
no-forecast-at-all = I don't know; I don't have a forecast.
needs-network = I'd need the network for one.
right-now = Right now { $text }
only-now = I have no forecast, but right now { $text }
ask-day = Which day?
ask-where = Where?
