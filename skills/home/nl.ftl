# Wat Hearth in het Nederlands zegt van lampen, rolluiken, sloten en robots.

told-to-clean = opdracht gegeven: { $rooms }
cleans-everywhere = { $count ->
    [1] Hij kan geen afzonderlijke kamer schoonmaken, dus hij maakt overal schoon.
   *[other] Ze kunnen geen afzonderlijke kamer schoonmaken, dus ze maken overal schoon.
}
activated-scene = { $name } is ingesteld
activated-script = { $name } loopt
activated-button = { THE($devices) } is ingedrukt
activated-automation = { THE($devices) } is gestart
only-locks = { THE($devices) } { CAN($devices) } niet geopend worden, alleen op slot en van het slot
told-to-open = ik heb gevraagd om te openen: { THE($devices) }
no-temperature = Daar ken ik geen temperatuur.
no-humidity = Daar ken ik geen luchtvochtigheid.
no-temperature-unreached = { $missing }, dus daar ken ik geen temperatuur.
no-humidity-unreached = { $missing }, dus daar ken ik geen luchtvochtigheid.
cant-do-that = dat gaat niet: { $what }
cant-be-done = dat gaat hier niet
goes-to-hundred = { THE($what) } gaat van 0 tot 100 procent
not-understood = Ik begrijp “{ $what }” niet.
unclear = Ik heb niet begrepen wat er moet gebeuren: { THE($what) }. Zeg het eens anders.
