# What is said around the skills: consents, arguments, failures, and what is taken back.

# Consents. { $question } is a whole one: „Soll ich wirklich die Haustür aufschließen?“
what-code = { $question } Dann sag mir den Code dafür.
tell-code = { $question } Dann sag mir den Code.
no-code = Das braucht jedes Mal seinen eigenen Code, und dann wäre niemand da, der ihn sagt.
no-yes = Das braucht ein Ja, und ich habe keins, dem ich trauen kann. Sag es noch einmal, dann frage ich.
nobody-said-yes = Dazu hat niemand Ja gesagt.

# Calls.
no-skill = Dafür habe ich keinen Skill.
skill-missing = Den Skill „{ $skill }“ gibt es nicht.
took-too-long = Entschuldige, der Skill { $skill } hat zu lange gebraucht, also habe ich ihn angehalten.
no-answer = Entschuldige, der Skill { $skill } hat mir keine Antwort gegeben.
failed = Entschuldige, der Skill { $skill } ist fehlgeschlagen. Warum, steht im Protokoll.
failed-in-rehearsal = Der Skill { $skill } ist fehlgeschlagen.
cannot-ask-now = { $question } Das kann ich nicht mitten in etwas anderem fragen.
words-not-understood = „{ $words }“ verstehe ich nicht.
got-that-wrong = Das habe ich falsch verstanden. Sag es bitte anders.
cannot-take = Mit { $value } kann ich da nichts anfangen.
cannot-take-that = Damit kann ich da nichts anfangen.
it-goes = { $value } geht nicht: Es geht von { $low } bis { $high }.
which = Das muss ich noch wissen: { $what }?

# Skill files.
file-settings = In meinen Einstellungen des Skills { $skill } ist ein Fehler. Er bleibt weg. Warum, steht im Protokoll.
file-mistake = Die Skill-Datei { $skill } hat { $line ->
    [0] { "" }
   *[other] in Zeile { NUMBER($line, useGrouping: 0) }{ " " }
}einen Fehler und ist so nicht zu gebrauchen. { $kept ->
    [yes] Die Fassung davor gilt weiter.
   *[no] Sie bleibt weg. Warum, steht im Protokoll.
}

# What is taken back.
left-as-it-is = { $devices }: Das habe ich so gelassen.
volume-back = Die Lautstärke ist wieder bei { $percent } Prozent.
again = wieder { $state }
stays = { $devices }: Was damit ausgelöst wurde, kann ich nicht zurücknehmen.
entry-cancelled = { $entry } ist gelöscht.
entry-back = { $entry } ist wieder da.
entry-as-it-was = { $entry } ist wieder wie vorher.
calendar-back = Der Kalender ist wieder wie vorher.
list-gone = Die Liste „{ $name }“ ist weg.
list-back = { $list } ist wieder da.
list-as-it-was = { $list } ist wieder wie vorher.
items-off = { $items } { $count ->
    [one] steht
   *[other] stehen
} nicht mehr auf der Liste.
items-back = { $items } { $count ->
    [one] steht
   *[other] stehen
} wieder auf der Liste.
items-both = { $off } { $count-off ->
    [one] steht
   *[other] stehen
} nicht mehr auf der Liste, und { $items } { $count ->
    [one] steht
   *[other] stehen
} wieder darauf.
timer = der Timer „{ $name }“
alarm = der Wecker { $when }
alarm-named = der Wecker „{ $name }“ { $when }
reminder = die Erinnerung { $when }
plan = „{ $words }“
