# Quello che si dice intorno alle abilità: consensi, valori, errori, e ciò che viene annullato.

what-code = { $question } Allora dimmi il codice.
tell-code = { $question } Allora dimmi il codice.
no-code = Ci vuole ogni volta il suo codice, e allora nessuno potrebbe dirlo.
no-yes = Ci vuole un sì, e non ne ho uno di cui fidarmi. Dimmelo di nuovo, e chiederò.
nobody-said-yes = Nessuno ha detto di sì a questo.

no-skill = Non ho un'abilità per questo.
skill-missing = L'abilità «{ $skill }» non esiste.
took-too-long = Scusa, l'abilità { $skill } ci metteva troppo, così l'ho fermata.
no-answer = Scusa, l'abilità { $skill } non mi ha dato risposta.
failed = Scusa, l'abilità { $skill } non ha funzionato. Il registro dice perché.
failed-in-rehearsal = L'abilità { $skill } non ha funzionato.
cannot-ask-now = { $question } Non posso chiederlo in mezzo a un'altra cosa.
words-not-understood = Non capisco «{ $words }».
got-that-wrong = Ho capito male. Dillo in un altro modo, per favore.
cannot-take = Con { $value } qui non posso fare niente.
cannot-take-that = Con questo qui non posso fare niente.
it-goes = { $value } non va: si va da { $low } a { $high }.
which = Mi manca ancora questo: { $what }?

file-settings = C'è un errore nelle mie impostazioni dell'abilità { $skill }. Resta fuori. Il registro dice perché.
file-mistake = Il file dell'abilità { $skill } ha un errore { $line ->
    [0] { "" }
   *[other] alla riga { NUMBER($line, useGrouping: 0) }{ " " }
}e non si può usare. { $kept ->
    [yes] La versione precedente continua a servire.
   *[no] Resta fuori. Il registro dice perché.
}

left-as-it-is = { $devices }: non l'ho toccato.
volume-back = Il volume è di nuovo al { $percent } per cento.
again = di nuovo { $state }
stays = { $devices }: quello che è stato fatto lì non lo posso annullare.
entry-cancelled = { $entry }: annullato.
entry-back = { $entry }: è tornato.
entry-as-it-was = { $entry }: è come prima.
calendar-back = Il calendario è come prima.
list-gone = La lista «{ $name }» non c'è più.
list-back = { $list }: è tornata.
list-as-it-was = { $list }: è come prima.
items-off = { $items }: non è più sulla lista.
items-back = { $items }: è di nuovo sulla lista.
items-both = { $off }: non è più sulla lista; { $items }: è di nuovo sulla lista.
timer = il timer «{ $name }»
alarm = la sveglia { $when }
alarm-named = la sveglia «{ $name }» { $when }
reminder = il promemoria { $when }
plan = «{ $words }»
