# Wat er wordt gezegd van een schijf die niets bewaart, en van wat beschadigd was.

disk = { $reason ->
    [full] Mijn schijf is vol
    [read-only] Er kan niet op mijn schijf worden geschreven
    [no-folder] Ik heb geen map om in te schrijven
    [forbidden] Ik mag niet in mijn map schrijven
   *[failing] Mijn schijf geeft fouten
}
cannot-keep = { disk }, dus dat kan ik niet bewaren.
until-restart = { disk }. Timers en lijsten werken, maar alleen tot ik opnieuw start.
timers-and-lists = timers en lijsten
lost = { $what }: dat was beschadigd, en er was geen kopie van. Het is weg.
went-back = { $what }: dat was beschadigd. Ik ben teruggegaan naar { $days ->
    [0] de kopie van vandaag
    [1] de kopie van gisteren
   *[other] een kopie van { $days } dagen geleden
}, dus wat sindsdien is veranderd ontbreekt.
busy = Een ander programma houdt mijn timers en lijsten vast. Probeer het zo nog eens.
damaged = Mijn timers en lijsten waren beschadigd, dus dat lukte niet. Vraag het nog eens.
ask-again = { $lost } Vraag het nog eens.
