listening = Sì?
nothing-said = Non ho ancora detto nulla.
nothing-heard = Non ho ancora sentito nulla.
nothing-done = Non ho ancora fatto nulla.
done = Ho sentito «{ $words }» e ho risposto: { $reply }
done-alone = Ho detto di mia iniziativa: { $reply }
and-before = E { $count } altre prima.
heard = Ho sentito: «{ $words }».
why =
    Ho sentito «{ $words }», e { $route ->
        [templates] corrispondeva a una frase che conosco
        [model] il modello linguistico l'ha capito così
        [answer] rispondeva alla mia domanda
        [talk] sembrava una chiacchiera
        [none] non ho saputo cosa farne
       *[other] l'ho preso com'era
    }.
used = Così ho usato { $skills }.
skill = «{ $name }» di { $file }
word =
    «{ $words }» { $by ->
        [device] è un dispositivo
        [place] è un luogo
        [list] è una lista
        [kind] dice che genere di cosa
        [value] è un valore
        [skill] dice che cosa fare
        [model] l'ha interpretato il modello linguistico
       *[other] è stato ritirato
    }
confirmed = { $devices } l'ha confermato
unconfirmed = { $devices } non l'ha confermato
considered = Ho pensato anche a { $reading }
a-device = un dispositivo
introduction = Sono Hearth, la voce di questa casa. Vivo in questa scatola e non ho bisogno di internet. Chiedimi cosa so fare.
introduction-2 = Mi chiamo Hearth. Sono l'assistente di questa casa, e quello che ne so resta in questa scatola.
privacy =
    Ascolto la mia parola di attivazione, in questa scatola. Quello che dici resta in casa. { $kept ->
        [nothing] Nessuna registrazione viene conservata, e dimentico le parole quando mi riavvio.
        [sound] Lo conservo, con il suono, per { $days ->
            [one] un giorno
           *[other] { $days } giorni
        }.
       *[words] Nessuna registrazione viene conservata, e le parole per { $days ->
            [one] un giorno
           *[other] { $days } giorni
        }.
    }
okay = Va bene.
stopped = Fermato.
nothing-to-undo = Non c'è nulla che possa annullare.
quiet = Non ti disturberò. Le sveglie suonano comunque.
quiet-until = Non ti disturberò fino a { $when }. Le sveglie suonano comunque.
day-at = { $day } alle { $time }
quiet-off = Non disturbare è disattivato.
quiet-was-off = Non disturbare non era attivo.
is-quiet = Sì, non disturbare è attivo.
is-not-quiet = No, non disturbare è disattivato.
welcome = Prego.
welcome-2 = Con piacere.
welcome-3 = Di nulla.
hello = Ciao.
hello-2 = Ciao a te.
morning = Buongiorno.
morning-2 = Buongiorno a te.
evening = Buonasera.
evening-2 = Buonasera a te.
goodbye = Arrivederci.
goodbye-2 = A presto.
here = Sì, sono qui.
here-2 = Ti ascolto.
fine = Sto bene, grazie. In casa tutto risponde.
fine-but = Sto bene, ma { $trouble }.
fine-but-hub =
    Sto bene, ma { $trouble }{ $count ->
        [0] {""}
        [one] , e un dispositivo della casa non risponde
       *[other] , e { $number } dispositivi della casa non rispondono
    }.
