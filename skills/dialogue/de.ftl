listening = Ja?
nothing-said = Ich habe noch nichts gesagt.
nothing-heard = Ich habe noch nichts gehört.
nothing-done = Ich habe noch nichts getan.
done = Gesagt wurde „{ $words }“, und meine Antwort war: { $reply }
done-alone = Von mir aus habe ich gesagt: { $reply }
and-before = Und davor noch { $count } Mal etwas.
heard = Ich habe gehört: „{ $words }“.
why =
    Ich habe „{ $words }“ gehört, und { $route ->
        [templates] das passte zu einem Satz, den ich kenne
        [model] das Sprachmodell hat das daraus gemacht
        [answer] das war die Antwort auf meine Frage
        [talk] das klang nach Plauderei
        [none] ich konnte nichts damit anfangen
       *[other] ich habe es genommen, wie es war
    }.
used = Also habe ich { $skills } benutzt.
skill = „{ $name }“ von { $file }
word =
    „{ $words }“ { $by ->
        [device] ist ein Gerät
        [place] ist ein Ort
        [list] ist eine Liste
        [kind] sagt, was für ein Ding
        [value] ist ein Wert
        [skill] sagt, was zu tun ist
        [model] hat das Sprachmodell gedeutet
       *[other] wurde zurückgenommen
    }
confirmed = { $devices } hat es bestätigt
unconfirmed = { $devices } hat es nicht bestätigt
considered = Ich habe auch an das gedacht: { $reading }
a-device = ein Gerät

introduction = Ich bin Hearth, die Stimme dieses Hauses. Ich wohne in diesem Kasten und brauche kein Internet. Frag mich, was ich kann.
introduction-2 = Hearth heiße ich. Ich bin die Assistentin dieses Hauses, und was ich davon weiß, bleibt in diesem Kasten.
privacy =
    Ich horche auf mein Aktivierungswort, in diesem Kasten. Was ihr sagt, bleibt im Haus. { $kept ->
        [nothing] Keine Aufnahme wird behalten, und die Worte vergesse ich, wenn ich neu starte.
        [sound] Ich behalte es samt der Aufnahme für { $days ->
            [one] einen Tag
           *[other] { $days } Tage
        }.
       *[words] Keine Aufnahme wird behalten, und die Worte für { $days ->
            [one] einen Tag
           *[other] { $days } Tage
        }.
    }

okay = In Ordnung.
stopped = Ist aus.
nothing-to-undo = Es gibt nichts, was ich zurücknehmen könnte.
quiet = Ich störe nicht. Wecker und Timer klingeln weiterhin.
quiet-until = Ich störe nicht bis { $when }. Wecker und Timer klingeln weiterhin.
day-at = { $day } um { $time }
quiet-off = „Bitte nicht stören“ ist aus.
quiet-was-off = „Bitte nicht stören“ war gar nicht an.
is-quiet = Ja, „Bitte nicht stören“ ist an.
is-not-quiet = Nein, „Bitte nicht stören“ ist aus.

welcome = Gern geschehen.
welcome-2 = Bitte sehr.
welcome-3 = Jederzeit.
hello = Hallo.
hello-2 = Hallo, schön dich zu hören.
morning = Guten Morgen.
morning-2 = Einen schönen guten Morgen.
evening = Guten Abend.
evening-2 = Einen schönen guten Abend.
goodbye = Auf Wiedersehen.
goodbye-2 = Bis bald.
here = Ja, ich bin da.
here-2 = Ich bin hier, sprich nur.
fine = Mir geht es gut, danke. Alles im Haus antwortet.
fine-but = Mir geht es gut, aber { $trouble }.
fine-but-hub =
    Mir geht es gut, aber { $trouble }{ $count ->
        [0] {""}
        [one] , und ein Gerät im Haus antwortet nicht
       *[other] , und { $number } Geräte im Haus antworten nicht
    }.
