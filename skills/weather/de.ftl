now =
    es ist { $what ->
        [both] { $degrees } Grad warm und { $sky }
        [degrees] { $degrees } Grad warm
       *[sky] { $sky }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
day =
    { $on } wird es{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } { $sky }{ $figures }.
rest-of-day = den Rest des Tages wird es { $sky }{ $figures }.
span =
    { $when } wird es{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } { $sky }{ $figures }.
soon = in den nächsten Stunden
between = , zwischen { $low } und { $high } Grad
up-to = , bis zu { $high } Grad
chance = , die Regenwahrscheinlichkeit liegt bei { $chance } Prozent
yes = Ja, { $text }
no = Nein, { $text }

sky-clear = klar
sky-mostly-clear = überwiegend klar
sky-partly-cloudy = teils bewölkt
sky-cloudy = bewölkt
sky-overcast = bedeckt
sky-sunny = sonnig
sky-fair = heiter
sky-foggy = neblig
sky-drizzling = nieselig
sky-rainy = regnerisch
sky-showery-with-rain = wechselhaft mit Regenschauern
sky-pouring-with-rain = sehr regnerisch
sky-snowy = verschneit
sky-sleeting = nass mit Schneeregen
sky-hailing = stürmisch mit Hagel
sky-stormy = gewittrig
sky-stormy-with-rain = gewittrig mit Regen
sky-windy = windig
sky-windy-and-cloudy = windig und bewölkt
sky-exceptional = außergewöhnlich

humidity =
    die Luftfeuchtigkeit{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } liegt{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    } bei { $level } Prozent.
wind =
    der Wind weht{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    } mit { $speed } { $unit ->
        [us] Meilen
       *[metric] Kilometern
    } pro Stunde.
highest =
    die Höchsttemperatur{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } beträgt{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    } { $degrees } Grad.
lowest =
    die Tiefsttemperatur{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } beträgt{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    } { $degrees } Grad.
range =
    { $tense ->
        [future] es wird
       *[now] es ist
    }{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } zwischen { $low } und { $high } Grad warm.
warmest =
    es wird{ $on ->
        [now] {""}
       *[other] {" "}{ $on }
    }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    } bis zu { $degrees } Grad warm.
outside =
    { $place ->
        [here] draußen
       *[other] { AT($place) }
    } sind es { $degrees } Grad.
on-days =
    Ja, { $days }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
on-no-day =
    Nein, nicht von { $begin } bis { $end }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }.
not-until =
    Nicht bis { $day }{ $place ->
        [here] {""}
       *[other] {" "}{ AT($place) }
    }; weiter reicht meine Vorhersage nicht.
wear =
    Ich würde { $clothes ->
        [coat] einen warmen Mantel
        [jacket] eine Jacke
       *[light] etwas Leichtes
    } anziehen: { CAP($text) }

no-station = Ich weiß es nicht: Hier gibt es keine Wetterstation, und ich weiß nicht, wo dieses Zuhause steht.
unknown-place =
    { $trouble ->
        [none] Ich weiß nicht
       *[other] { $trouble }, also weiß ich nicht
    }, wo { $place } ist.
only-here =
    Ich kenne nur das Wetter, das dieses Zuhause misst{ $place ->
        [here] {""}
       *[other] , nicht das von { $place }
    }.
no-service = Ich erreiche den Wetterdienst nicht.
not-measured = Ich weiß es nicht; hier misst das nichts.
age = Meine Vorhersage ist { $age } alt.
past = Ich weiß nicht, wie das Wetter { $on } war.
not-covered =
    Meine Vorhersage{ $place ->
        [here] {""}
       *[other] {" "}für { $place }
    } sagt nicht, wie es { $on } wird.
no-forecast = Ich habe keine Vorhersage dafür, wie es { $on } wird.
no-forecast-at-all = Ich weiß es nicht; ich habe keine Vorhersage.
needs-network = Dafür bräuchte ich das Netz.
right-now = Im Moment gilt: { CAP($text) }
only-now = Ich habe keine Vorhersage, aber im Moment gilt: { CAP($text) }
ask-day = Welcher Tag?
ask-where = Wo?
