now =
    { $what ->
        [both] il fait { $degrees } degrés, temps { $sky }
        [degrees] il fait { $degrees } degrés
       *[sky] temps { $sky }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
day =
    { $on }, temps { $sky }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $figures }.
rest-of-day = pour le reste de la journée, temps { $sky }{ $figures }.
span =
    { $when }, temps { $sky }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $figures }.
soon = dans les prochaines heures
between = , entre { $low } et { $high } degrés
up-to = , jusqu'à { $high } degrés
chance = , avec { $chance } pour cent de risque de pluie
yes = Oui, { $text }
no = Non, { $text }
sky-clear = dégagé
sky-mostly-clear = plutôt dégagé
sky-partly-cloudy = partiellement nuageux
sky-cloudy = nuageux
sky-overcast = couvert
sky-sunny = ensoleillé
sky-fair = clément
sky-foggy = brumeux
sky-drizzling = bruineux
sky-rainy = pluvieux
sky-showery-with-rain = à averses
sky-pouring-with-rain = très pluvieux
sky-snowy = neigeux
sky-sleeting = de neige fondue
sky-hailing = de grêle
sky-stormy = orageux
sky-stormy-with-rain = orageux avec de la pluie
sky-windy = venteux
sky-windy-and-cloudy = venteux et nuageux
sky-exceptional = exceptionnel
humidity =
    l'humidité{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } est de { $level } pour cent{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
wind =
    le vent souffle à { $speed } { $unit ->
        [us] miles
       *[metric] kilomètres
    } par heure{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
highest =
    le maximum{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } est de { $degrees } degrés{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
lowest =
    le minimum{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } est de { $degrees } degrés{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
range =
    { $tense ->
        [future] il fera
       *[now] il fait
    } entre { $low } et { $high } degrés{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
warmest =
    il fera jusqu'à { $degrees } degrés{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }.
outside =
    il fait { $degrees } degrés { $place ->
        [here] dehors
       *[other] { AT($place) }
    }.
on-days =
    Oui, { $days }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
on-no-day =
    Non, pas de { $begin } à { $end }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
not-until =
    Pas avant { $day }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } ; mes prévisions s'arrêtent là.
wear =
    Je mettrais { $clothes ->
        [coat] un manteau chaud
        [jacket] une veste
       *[light] quelque chose de léger
    } : { $text }
no-station = Je ne sais pas : il n'y a pas de station météo ici, et je ne sais pas où se trouve cette maison.
unknown-place =
    { $trouble ->
        [none] Je ne sais pas
       *[other] { $trouble }, donc je ne sais pas
    } où se trouve { $place }.
only-here =
    Je ne connais que le temps que cette maison mesure{ $place ->
        [here] {""}
       *[other] , pas celui de { $place }
    }.
no-service = Je n'arrive pas à joindre le service météo.
not-measured = Je ne sais pas ; rien ici ne le mesure.
age = Mes prévisions datent de { $age }.
past = Je ne sais pas quel temps il faisait { $on }.
not-covered =
    Mes prévisions{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } ne disent pas le temps qu'il fera { $on }.
no-forecast = Je n'ai pas de prévisions pour le temps qu'il fera { $on }.
no-forecast-at-all = Je ne sais pas ; je n'ai pas de prévisions.
needs-network = Il me faudrait le réseau.
right-now = En ce moment : { $text }
only-now = Je n'ai pas de prévisions, mais en ce moment : { $text }
ask-day = Quel jour ?
ask-where = Où ?
