# Wat gezegd wordt als een zin niet zo genomen wordt, en wat teruggevraagd wordt.

too-long = Dat was te lang voor mij. Zeg het alsjeblieft in minder woorden.
neither = Ik begreep er maar de helft van, dus heb ik er niets van gedaan.
either = { $names }?
which-of-many = Welke bedoel je? Er zijn er { $count }.
did-you-mean = Bedoelde je: “{ $words }”?
light-to-percent = Het licht { $place } op { $percent } procent zetten?
timer-for = Een timer van { $length }?
which-color = Welke kleur wil je?
nothing-here = “{ $words }”: niets van dien aard hier
takes-no-place = “{ $words }”: het is niet duidelijk waarvoor dit in de plaats komt
not-understood = “{ $words }”: niet begrepen

# Vrije spraak, door { $skill }: woorden die niets verklaart.
unexplained = spreekt van { $skill }: niets verklaart { $words }
not-all = spreekt van { $skill }, niet alles is begrepen
speaks-of = spreekt van { $skill }

# Wat op het laatste volgt.
elsewhere = hetzelfde elders
further = nog een
the-other = de andere
again = nog een keer
another = een andere
corrected = verbeterd
ringing = gezegd tegen wat rinkelt

# Waarom de aanroep van een taalmodel niet gedaan is.
other-numbers = er zijn andere getallen gezegd
other-measure = die maat is niet gezegd
nothing-said = niets daarvan is gezegd
left-out = { $words } ontbreekt
no-reason = niets verklaart { $words }
misfit = de gegevens passen niet
no-command = een vraag of een verbod is geen opdracht
told = iets vertelds is geen opdracht
other-matter = de woorden spreken daar niet van
not-meant = { $device } was niet bedoeld
not-said = { $name } = { $value } is niet gezegd
no-tool = zoiets kan ik niet
nothing-asked = er wordt niets gevraagd
uncertain = het model was er voor { $percent } procent zeker van
do-you-mean = Bedoel je: { $words }?
or-do-you-mean = Of: { $words }?
unread = niet begrepen
model = model: { $wrote }: { $why }

# Waarvoor apparaten woorden aanbieden.
offered = een aangeboden woord → { $skill }
offered-here = een woord dat een apparaat hier aanbiedt
offer-asked = een vraag over wat een apparaat aanbiedt → { $skill }

# Waarom een lezing, gemaakt om { $why }, niet geloofd is.
missing = { $why }: geen zulk apparaat
nothing-there = { $why }: niets van dien aard is er
explains-less = { $why }: verklaart minder van de woorden
would-act = { $why }: dat zou iets doen, en dit was geen opdracht

# Waarom een lezing gemaakt is.
intent = { $intent } → { $skill }
sentence-of = een zin van { $skill }
frame = vrije spraak voor { $skill }
several-commands = meerdere opdrachten
on-for-a-while = een tijdje aan
state-question = een vraag hoe iets staat
measure-question = een vraag wat er gemeten wordt
temperature-question = een vraag naar de temperatuur
condition = een voorwaarde
no-room-temperature = een getal dat geen temperatuur van een kamer is
there = daar
here = hier
robot = een woord voor robots
last-devices = het: de laatste apparaten
no-place = geen plaats: hier
everything = alles
remark-as-wish = een opmerking als wens opgevat
no-such-percentage = zo'n percentage bestaat niet
not-clear = niet alles is duidelijk
length-alone = alleen een duur
no-such-device = geen zulk apparaat
value-missing = een opdracht zonder waarde
color-without-name = een kleur zonder haar naam
