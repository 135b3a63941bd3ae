listening = Ja?
nothing-said = Ik heb nog niets gezegd.
nothing-heard = Ik heb nog niets gehoord.
nothing-done = Ik heb nog niets gedaan.
done = Ik hoorde “{ $words }” en antwoordde: { $reply }
done-alone = Uit mezelf zei ik: { $reply }
and-before = En daarvoor nog { $count }.
heard = Ik hoorde: ‘{ $words }’.
why =
    Ik hoorde ‘{ $words }’, en { $route ->
        [templates] dat paste bij een zin die ik ken
        [model] het taalmodel maakte dat ervan
        [answer] dat beantwoordde mijn vraag
        [talk] dat klonk als een praatje
        [none] ik kon er niets mee
       *[other] ik nam het zoals het was
    }.
used = Dus gebruikte ik { $skills }.
skill = ‘{ $name }’ van { $file }
word =
    “{ $words }” { $by ->
        [device] is een apparaat
        [place] is een plaats
        [list] is een lijst
        [kind] zegt wat voor ding
        [value] is een waarde
        [skill] zegt wat er moet gebeuren
        [model] heeft het taalmodel uitgelegd
       *[other] is teruggenomen
    }
confirmed = { $devices } bevestigde het
unconfirmed = { $devices } bevestigde het niet
considered = Ik dacht ook aan { $reading }
a-device = een apparaat
introduction = Ik ben Hearth, de stem van dit huis. Ik woon in dit kastje en heb geen internet nodig. Vraag me wat ik kan.
introduction-2 = Ik heet Hearth. Ik ben de assistent van dit huis, en wat ik ervan weet blijft in dit kastje.
privacy =
    Ik luister naar mijn activeringswoord, in dit kastje. Wat je zegt blijft in huis. { $kept ->
        [nothing] Er wordt geen opname bewaard, en de woorden vergeet ik als ik opnieuw start.
        [sound] Ik bewaar het, met het geluid, { $days ->
            [one] een dag
           *[other] { $days } dagen
        }.
       *[words] Er wordt geen opname bewaard, en de woorden { $days ->
            [one] een dag
           *[other] { $days } dagen
        }.
    }
okay = Goed.
stopped = Gestopt.
nothing-to-undo = Er is niets dat ik kan terugdraaien.
quiet = Ik zal je niet storen. Wekkers gaan nog wel af.
quiet-until = Ik zal je niet storen tot { $when }. Wekkers gaan nog wel af.
day-at = { $day } om { $time }
quiet-off = Niet storen staat uit.
quiet-was-off = Niet storen stond niet aan.
is-quiet = Ja, niet storen staat aan.
is-not-quiet = Nee, niet storen staat uit.
welcome = Graag gedaan.
welcome-2 = Geen dank.
welcome-3 = Tot je dienst.
hello = Hallo.
hello-2 = Hoi.
morning = Goedemorgen.
morning-2 = Een heel goede morgen.
evening = Goedenavond.
evening-2 = Een fijne avond.
goodbye = Tot ziens.
goodbye-2 = Tot gauw.
here = Ja, ik ben er.
here-2 = Ik luister.
fine = Het gaat goed, dank je. Alles in huis antwoordt.
fine-but = Het gaat goed, maar { $trouble }.
fine-but-hub =
    Het gaat goed, maar { $trouble }{ $count ->
        [0] {""}
        [one] , en één apparaat in huis antwoordt niet
       *[other] , en { $number } apparaten in huis antwoorden niet
    }.
