now =
    { $what ->
        [both] ci sono { $degrees } gradi e il tempo è { $sky }
        [degrees] ci sono { $degrees } gradi
       *[sky] il tempo è { $sky }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
day =
    { $on } il tempo sarà { $sky }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $figures }.
rest-of-day = per il resto della giornata il tempo sarà { $sky }{ $figures }.
span =
    { $when } il tempo sarà { $sky }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $figures }.
soon = nelle prossime ore
between = , tra { $low } e { $high } gradi
up-to = , fino a { $high } gradi
chance = , con il { $chance } per cento di probabilità di pioggia
yes = Sì, { $text }
no = No, { $text }
sky-clear = sereno
sky-mostly-clear = per lo più sereno
sky-partly-cloudy = parzialmente nuvoloso
sky-cloudy = nuvoloso
sky-overcast = coperto
sky-sunny = soleggiato
sky-fair = mite
sky-foggy = nebbioso
sky-drizzling = con pioviggine
sky-rainy = piovoso
sky-showery-with-rain = con rovesci
sky-pouring-with-rain = molto piovoso
sky-snowy = nevoso
sky-sleeting = con nevischio
sky-hailing = con grandine
sky-stormy = temporalesco
sky-stormy-with-rain = temporalesco con pioggia
sky-windy = ventoso
sky-windy-and-cloudy = ventoso e nuvoloso
sky-exceptional = eccezionale
humidity =
    l'umidità{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } è del { $level } per cento{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
wind =
    il vento soffia a { $speed } { $unit ->
        [us] miglia
       *[metric] chilometri
    } all'ora{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
highest =
    la massima{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } è di { $degrees } gradi{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
lowest =
    la minima{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } è di { $degrees } gradi{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
range =
    { $tense ->
        [future] ci saranno
       *[now] ci sono
    } tra { $low } e { $high } gradi{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
warmest =
    ci saranno fino a { $degrees } gradi{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
outside =
    ci sono { $degrees } gradi { $place ->
        [here] fuori
       *[other] { AT($place) }
    }.
on-days =
    Sì, { $days }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
on-no-day =
    No, non da { $begin } a { $end }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
not-until =
    Non prima di { $day }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }; le mie previsioni finiscono lì.
wear =
    Metterei { $clothes ->
        [coat] un cappotto pesante
        [jacket] una giacca
       *[light] qualcosa di leggero
    }: { $text }
no-station = Non lo so: qui non c'è una stazione meteo, e non so dove sia questa casa.
unknown-place =
    { $trouble ->
        [none] Non so
       *[other] { $trouble }, quindi non so
    } dove sia { $place }.
only-here =
    Conosco solo il tempo che questa casa misura{ $place ->
        [here] {""}
       *[other] , non quello di { $place }
    }.
no-service = Non riesco a raggiungere il servizio meteo.
not-measured = Non lo so; qui niente lo misura.
age = Le mie previsioni risalgono a { $age } fa.
past = Non so che tempo facesse { $on }.
not-covered =
    Le mie previsioni{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } non dicono che tempo farà { $on }.
no-forecast = Non ho previsioni per il tempo che farà { $on }.
no-forecast-at-all = Non lo so; non ho previsioni.
needs-network = Mi servirebbe la rete.
right-now = In questo momento: { $text }
only-now = Non ho previsioni, ma in questo momento: { $text }
ask-day = Quale giorno?
ask-where = Dove?
