# What is said of a disk that keeps nothing, and of what was damaged.

disk = { $reason ->
    [full] Mein Speicher ist voll
    [read-only] Auf meinen Speicher kann nicht geschrieben werden
    [no-folder] Ich habe keinen Ordner, in den ich schreiben kann
    [forbidden] Ich darf nicht in meinen Ordner schreiben
   *[failing] Mein Speicher meldet Fehler
}
cannot-keep = { disk }, deshalb kann ich mir das nicht merken.
until-restart = { disk }. Timer und Listen gehen, aber nur bis zu meinem Neustart.
timers-and-lists = Timer und Listen
lost = { $what }: Das war beschädigt, und es gab keine Kopie davon. Es ist verloren.
went-back = { $what }: Das war beschädigt. Ich habe { $days ->
    [0] die Kopie von heute
    [1] die Kopie von gestern
   *[other] eine { $days } Tage alte Kopie
} genommen; was sich seitdem geändert hat, fehlt.
busy = Ein anderes Programm hält meine Timer und Listen fest. Versuch es gleich noch einmal.
damaged = Meine Timer und Listen waren beschädigt, deshalb ging das nicht. Frag mich noch einmal.
ask-again = { $lost } Frag mich noch einmal.
