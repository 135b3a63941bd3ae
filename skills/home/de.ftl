# What Hearth says of lights, blinds, locks and robots in German.

told-to-clean = beauftragt: { $rooms }
cleans-everywhere = { $count ->
    [1] Einzelne Räume kann er nicht reinigen, darum reinigt er überall.
   *[other] Einzelne Räume können sie nicht reinigen, darum reinigen sie überall.
}
activated-scene = { $name } ist eingestellt
activated-script = { $name } läuft
activated-button = { THE($devices) } ist gedrückt
activated-automation = { THE($devices) } ist ausgelöst
only-locks = { THE($devices) } { CAN($devices) } nur auf- und abgeschlossen, nicht geöffnet werden
told-to-open = ich habe { THE($devices, case: "accusative") } zum Öffnen angewiesen
no-temperature = Dort kenne ich keine Temperatur.
no-humidity = Dort kenne ich keine Luftfeuchtigkeit.
no-temperature-unreached = { $missing }, darum kenne ich dort keine Temperatur.
no-humidity-unreached = { $missing }, darum kenne ich dort keine Luftfeuchtigkeit.
cant-do-that = mit { THE($what, case: "dative") } geht das nicht
cant-be-done = das geht hier nicht
goes-to-hundred = { THE($what) } geht von 0 bis 100 Prozent
not-understood = Ich verstehe „{ $what }“ nicht.
unclear = Ich habe nicht verstanden, was geschehen soll: { THE($what) }. Sag es bitte anders.
