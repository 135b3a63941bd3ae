# Ce que Hearth dit en français des lumières, des volets, des serrures et des robots.

told-to-clean = nettoyage demandé : { $rooms }
cleans-everywhere = { $count ->
    [1] Il ne peut pas nettoyer une seule pièce, alors il nettoie partout.
   *[other] Ils ne peuvent pas nettoyer une seule pièce, alors ils nettoient partout.
}
activated-scene = { $name } est en place
activated-script = { $name } est lancé
activated-button = c'est appuyé : { THE($devices) }
activated-automation = c'est déclenché : { THE($devices) }
only-locks = { THE($devices) } ne { CAN($devices) } pas être ouvert{ E($devices) }, seulement verrouillé{ E($devices) } et déverrouillé{ E($devices) }
told-to-open = j'ai demandé l'ouverture : { THE($devices) }
no-temperature = Je n'ai pas de mesure de température à cet endroit.
no-humidity = Je n'ai pas de mesure d'humidité à cet endroit.
no-temperature-unreached = { $missing }, je n'ai donc pas de mesure de température à cet endroit.
no-humidity-unreached = { $missing }, je n'ai donc pas de mesure d'humidité à cet endroit.
cant-do-that = cela ne va pas : { $what }
cant-be-done = cela n'est pas possible
goes-to-hundred = { THE($what) } va de 0 à 100 pour cent
not-understood = Je ne comprends pas « { $what } ».
unclear = Je n'ai pas compris ce qu'il faut faire : { THE($what) }. Dites-le autrement, s'il vous plaît.
