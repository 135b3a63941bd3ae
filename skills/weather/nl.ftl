now =
    het is { $what ->
        [both] { $degrees } graden en { $sky }
        [degrees] { $degrees } graden
       *[sky] { $sky }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
day =
    { $on } wordt het { $sky }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $figures }.
rest-of-day = de rest van de dag wordt het { $sky }{ $figures }.
span =
    { $when } wordt het { $sky }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $figures }.
soon = in de komende uren
between = , tussen { $low } en { $high } graden
up-to = , tot { $high } graden
chance = , met { $chance } procent kans op regen
yes = Ja, { $text }
no = Nee, { $text }
sky-clear = helder
sky-mostly-clear = overwegend helder
sky-partly-cloudy = half bewolkt
sky-cloudy = bewolkt
sky-overcast = betrokken
sky-sunny = zonnig
sky-fair = vriendelijk
sky-foggy = mistig
sky-drizzling = druilerig
sky-rainy = regenachtig
sky-showery-with-rain = buiig
sky-pouring-with-rain = erg nat
sky-snowy = sneeuwachtig
sky-sleeting = nat met natte sneeuw
sky-hailing = guur met hagel
sky-stormy = onweerachtig
sky-stormy-with-rain = onweerachtig met regen
sky-windy = winderig
sky-windy-and-cloudy = winderig en bewolkt
sky-exceptional = uitzonderlijk
humidity =
    de luchtvochtigheid{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } is { $level } procent{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
wind =
    de wind waait met { $speed } { $unit ->
        [us] mijl
       *[metric] kilometer
    } per uur{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
highest =
    het maximum{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } is { $degrees } graden{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
lowest =
    het minimum{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } is { $degrees } graden{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
range =
    het { $tense ->
        [future] wordt
       *[now] is
    } tussen { $low } en { $high } graden{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
warmest =
    het wordt tot { $degrees } graden{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
outside =
    het is { $place ->
        [here] buiten
       *[other] { AT($place) }
    } { $degrees } graden.
on-days =
    Ja, { $days }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
on-no-day =
    Nee, niet van { $begin } tot { $end }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
not-until =
    Niet voor { $day }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }; verder gaat mijn verwachting niet.
wear =
    Ik zou { $clothes ->
        [coat] een warme jas
        [jacket] een jas
       *[light] iets lichts
    } aantrekken: { $text }
no-station = Ik weet het niet: er is hier geen weerstation, en ik weet niet waar dit huis staat.
unknown-place =
    { $trouble ->
        [none] Ik weet niet
       *[other] { $trouble }, dus ik weet niet
    } waar { $place } is.
only-here =
    Ik ken alleen het weer dat dit huis meet{ $place ->
        [here] {""}
       *[other] , niet dat van { $place }
    }.
no-service = Ik kan de weerdienst niet bereiken.
not-measured = Ik weet het niet; niets hier meet dat.
age = Mijn verwachting is { $age } oud.
past = Ik weet niet wat voor weer het { $on } was.
not-covered =
    Mijn verwachting{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } zegt niet hoe het { $on } wordt.
no-forecast = Ik heb geen verwachting voor { $day }.
no-forecast-at-all = Ik weet het niet; ik heb geen verwachting.
needs-network = Daarvoor heb ik het netwerk nodig.
right-now = Op dit moment: { $text }
only-now = Ik heb geen verwachting, maar op dit moment: { $text }
ask-day = Welke dag?
ask-where = Waar?
