# Ciò che si dice quando una frase non è presa così com'è, e ciò che si chiede.

too-long = Era troppo lungo per me. Dillo con meno parole, per favore.
neither = Ne ho capito solo la metà, quindi non ho fatto niente.
either = { $names }?
which-of-many = Quale intendi? Ce ne sono { $count }.
did-you-mean = Volevi dire: «{ $words }»?
light-to-percent = Imposto la luce { $place } al { $percent } per cento?
timer-for = Un timer di { $length }?
which-color = Che colore vuoi?
nothing-here = «{ $words }»: niente del genere qui
takes-no-place = «{ $words }»: non è chiaro al posto di che cosa sta
not-understood = «{ $words }»: non capito

# Parlato libero, da { $skill }: parole che niente spiega.
unexplained = parla di { $skill }: niente spiega { $words }
not-all = parla di { $skill }, non tutto è capito
speaks-of = parla di { $skill }

# Ciò che segue l'ultimo turno.
elsewhere = lo stesso altrove
further = ancora uno
the-other = l'altro
again = di nuovo
another = un altro
corrected = corretto
ringing = detto a ciò che suona

# Perché la chiamata di un modello linguistico non è stata fatta.
other-numbers = sono stati detti altri numeri
other-measure = quella misura non è stata detta
nothing-said = niente di ciò è stato detto
left-out = manca { $words }
no-reason = niente spiega { $words }
misfit = gli argomenti non vanno bene
no-command = una domanda o un divieto non è un ordine
told = un racconto non è un ordine
other-matter = le parole non parlano di questo
not-meant = { $device } non era inteso
not-said = { $name } = { $value } non è stato detto
no-tool = non so fare niente del genere
nothing-asked = non si chiede niente
uncertain = il modello ne era sicuro al { $percent } per cento
do-you-mean = Vuoi dire: { $words }?
or-do-you-mean = Oppure: { $words }?
unread = non capito
model = modello: { $wrote }: { $why }

# Ciò per cui i dispositivi offrono parole.
offered = una parola offerta → { $skill }
offered-here = una parola che un dispositivo qui offre
offer-asked = una domanda su ciò che un dispositivo offre → { $skill }

# Perché una lettura fatta per { $why } non è stata creduta.
missing = { $why }: nessun dispositivo simile
nothing-there = { $why }: niente del genere c'è
explains-less = { $why }: spiega meno parole
would-act = { $why }: questo agirebbe, e non era un ordine

# Perché una lettura è stata fatta.
intent = { $intent } → { $skill }
sentence-of = una frase di { $skill }
frame = parlato libero per { $skill }
several-commands = più ordini
on-for-a-while = acceso per un po'
state-question = una domanda su uno stato
measure-question = una domanda su una misura
temperature-question = una domanda sulla temperatura
condition = una condizione
no-room-temperature = un numero che non è la temperatura di una stanza
there = lì
here = qui
robot = una parola da robot
last-devices = esso: gli ultimi dispositivi
no-place = nessun luogo: qui
everything = tutto
remark-as-wish = un'osservazione presa come desiderio
no-such-percentage = una percentuale simile non esiste
not-clear = non tutto è chiaro
length-alone = solo una durata
no-such-device = nessun dispositivo simile
value-missing = un ordine senza il suo valore
color-without-name = un colore senza il suo nome
