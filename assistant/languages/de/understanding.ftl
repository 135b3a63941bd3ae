# Said where a sentence isn't taken as it stands, and what is asked back.

too-long = Das war mir zu lang. Sag es bitte mit weniger Worten.
neither = Davon habe ich nur die Hälfte verstanden, also habe ich nichts davon getan.
either = { $names }?
which-of-many = Welches meinst du? Davon gibt es { $count }.
did-you-mean = Meintest du: „{ $words }“?
light-to-percent = Das Licht { $place } auf { $percent } Prozent stellen?
timer-for = Einen Timer über { $length }?
which-color = Welche Farbe möchtest du?
nothing-here = „{ $words }“: nichts dergleichen hier
takes-no-place = „{ $words }“: es ist nicht klar, an wessen Stelle das tritt
not-understood = „{ $words }“: nicht verstanden

# Free speech, by { $skill }: words that nothing explains.
unexplained = spricht von { $skill }: nichts erklärt { $words }
not-all = spricht von { $skill }, nicht alles ist verstanden
speaks-of = spricht von { $skill }

# Follow-ups.
elsewhere = dasselbe anderswo
further = noch eins
the-other = das andere
again = noch einmal
another = ein weiteres
corrected = berichtigt
ringing = zu dem gesagt, was klingelt

# Why a language model's call was not made.
other-numbers = andere Zahlen wurden gesagt
other-measure = dieses Maß wurde nicht gesagt
nothing-said = nichts davon wurde gesagt
left-out = { $words } fehlt darin
no-reason = nichts erklärt { $words }
misfit = die Angaben passen nicht
no-command = eine Frage oder ein Verbot ist kein Befehl
told = Erzähltes ist kein Befehl
other-matter = die Wörter sprechen nicht davon
not-meant = { $device } war nicht gemeint
not-said = { $name } = { $value } wurde nicht gesagt
no-tool = so etwas kann ich nicht
nothing-asked = um nichts wird gebeten
uncertain = das Modell war sich zu { $percent } Prozent sicher
do-you-mean = Meinst du: { $words }?
or-do-you-mean = Oder: { $words }?
unread = nicht verstanden
model = Modell: { $wrote }: { $why }

# What devices offer words for.
offered = ein angebotenes Wort → { $skill }
offered-here = ein Wort, das ein Gerät hier anbietet
offer-asked = eine Frage, was ein Gerät anbietet → { $skill }

# Why a reading, made because of { $why }, was not believed.
missing = { $why }: kein solches Gerät
nothing-there = { $why }: nichts dergleichen ist da
explains-less = { $why }: erklärt weniger von den Wörtern
would-act = { $why }: das würde etwas tun, und dies war kein Befehl

# Why a reading was made.
intent = { $intent } → { $skill }
sentence-of = ein Satz von { $skill }
frame = freie Rede zu { $skill }
several-commands = mehrere Befehle
on-for-a-while = eine Weile an
state-question = eine Frage, wie etwas steht
measure-question = eine Frage, was gemessen wird
temperature-question = eine Frage nach der Temperatur
condition = eine Bedingung
no-room-temperature = eine Zahl, die keine Temperatur eines Raums ist
there = dort
here = hier
robot = ein Wort für Roboter
last-devices = es: die Geräte von zuletzt
no-place = kein Ort: hier
everything = alles
remark-as-wish = eine Bemerkung, als Wunsch genommen
no-such-percentage = so viel Prozent gibt es nicht
not-clear = nicht alles davon ist klar
length-alone = nur eine Dauer
no-such-device = kein solches Gerät
value-missing = ein Befehl ohne seinen Wert
color-without-name = eine Farbe ohne ihren Namen
