says = { $source } sagt: { $text }
says-under = { $source } sagt unter „{ $article }“: { $text }
figure = { $source } sagt zu { $article }: { $label } { $value }.
age-of = { $source } sagt zu { $article }: { $label } { $value }, vor { $years ->
        [one] einem Jahr
       *[other] { $years } Jahren
    }.
far = { $article } ist { $km } Kilometer von { $origin } entfernt, Luftlinie.
home = deinem Zuhause
note = In deinen Notizen steht unter „{ $name }“: { $text }
source-of = { $title } vom { $month } { $year }
which = { $title } kann mehreres sein. Was meinst du: { $meanings }?
nothing-more = Mehr konnte ich zu { $article } nicht lesen.
not-in-it = In meinem Lexikon steht dazu nichts.
no-encyclopedia = Dafür brauche ich ein Lexikon: eine Datei von Kiwix, in einem Ordner, den meine Einstellungen nennen.
empty-folder = In dem Ordner, den meine Einstellungen nennen, ist kein Lexikon: Lege eine ZIM-Datei von Kiwix hinein.
empty-book = Das Lexikon { $files } ist leer: Hole es noch einmal von Kiwix.
no-folder = Den Ordner für Lexika, den meine Einstellungen nennen, gibt es nicht.
broken = Das Lexikon { $files } kann ich nicht lesen: Es ist beschädigt, hole es noch einmal von Kiwix.
no-documents = Den Ordner für Dokumente, den meine Einstellungen nennen, gibt es nicht.
late = Das Nachschlagen hat zu lange gedauert.
no-more = Ich habe dir nichts erzählt, womit ich weitermachen könnte.
