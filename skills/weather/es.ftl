now =
    { $what ->
        [both] hay { $degrees } grados y el tiempo está { $sky }
        [degrees] hay { $degrees } grados
       *[sky] el tiempo está { $sky }
    }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }.
day =
    { $on } el tiempo estará { $sky }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }{ $figures }.
rest-of-day = el resto del día estará { $sky }{ $figures }.
span =
    { $when } el tiempo estará { $sky }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }{ $figures }.
soon = en las próximas horas
between = , entre { $low } y { $high } grados
up-to = , hasta { $high } grados
chance = , con un { $chance } por ciento de probabilidad de lluvia
yes = Sí, { $text }
no = No, { $text }
sky-clear = despejado
sky-mostly-clear = mayormente despejado
sky-partly-cloudy = parcialmente nublado
sky-cloudy = nublado
sky-overcast = cubierto
sky-sunny = soleado
sky-fair = agradable
sky-foggy = con niebla
sky-drizzling = con llovizna
sky-rainy = lluvioso
sky-showery-with-rain = con chubascos
sky-pouring-with-rain = muy lluvioso
sky-snowy = con nieve
sky-sleeting = con aguanieve
sky-hailing = con granizo
sky-stormy = tormentoso
sky-stormy-with-rain = tormentoso con lluvia
sky-windy = ventoso
sky-windy-and-cloudy = ventoso y nublado
sky-exceptional = excepcional
humidity =
    la humedad{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    } es del { $level } por ciento{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
wind =
    el viento sopla a { $speed } { $unit ->
        [us] millas
       *[metric] kilómetros
    } por hora{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
highest =
    la máxima{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    } es de { $degrees } grados{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
lowest =
    la mínima{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    } es de { $degrees } grados{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
range =
    { $tense ->
        [future] hará
       *[now] hace
    } entre { $low } y { $high } grados{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
warmest =
    hará hasta { $degrees } grados{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
outside =
    hace { $degrees } grados { $place ->
        [here] fuera
       *[other] en { $place }
    }.
on-days =
    Sí, { $days }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }.
on-no-day =
    No, de { $begin } a { $end } no{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }.
not-until =
    No antes de { $day }{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    }; mi pronóstico acaba ahí.
wear =
    Yo llevaría { $clothes ->
        [coat] un abrigo
        [jacket] una chaqueta
       *[light] algo ligero
    }: { $text }
no-station = No lo sé: aquí no hay estación meteorológica, y no sé dónde está esta casa.
unknown-place =
    { $trouble ->
        [none] No sé
       *[other] { $trouble }, así que no sé
    } dónde está { $place }.
only-here =
    Solo conozco el tiempo que mide esta casa{ $place ->
        [here] {""}
       *[other] , no el de { $place }
    }.
no-service = No puedo conectar con el servicio del tiempo.
not-measured = No lo sé; aquí nada lo mide.
age = Mi pronóstico tiene { $age }.
past = No sé qué tiempo hizo { $on }.
not-covered =
    Mi pronóstico{ $place ->
        [here] {""}
       *[other] {" "}en { $place }
    } no dice el tiempo que hará { $on }.
no-forecast = No tengo pronóstico del tiempo que hará { $on }.
no-forecast-at-all = No lo sé; no tengo pronóstico.
needs-network = Me haría falta la red.
right-now = Ahora mismo: { $text }
only-now = No tengo pronóstico, pero ahora mismo: { $text }
ask-day = ¿Qué día?
ask-where = ¿Dónde?
