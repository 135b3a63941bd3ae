no-network = Ich bin gerade in keinem Netz. Ich komme ohne aus.
address-on = { $address } über { $interface }
address = Meine Adresse ist { $where }, und ich heiße { $name }. Das Internet brauche ich nicht.
wifi = WLAN
cable = Kabel
version = Ich bin Version { $version }. Nach Updates suche ich nicht, denn ich frage niemanden draußen. Um mich zu aktualisieren, führ „git pull“ in meinem Ordner aus und { $way }.
update-service = dort „sudo systemd/install“
update-run = dann noch einmal „make run“
quoted = „{ $word }“
wake-words = Ich wache bei { $words } auf.
no-wake-word = Ich habe kein Weckwort.
another-wake-word = Ein anderes steht unter „wake“ in meinen Einstellungen. { file }
file = Der Befehl „assistant config path“ nennt die Datei.
change-pace = Wie schnell ich spreche, steht als „speed“ unter „voice“ in meinen Einstellungen. { file }
change-voice = „assistant models list“ nennt die Stimmen; „voice“ in meinen Einstellungen sagt, welche ich nehme. { file }
this-language = Ja, ich spreche Deutsch.
change-language = Ich spreche und verstehe nur Deutsch, bis unter „language“ in meinen Einstellungen etwas anderes steht. { file }
change-settings = Meine Einstellungen sind eine Textdatei. { file } „assistant config check“ sagt, ob sie stimmt.
radio = { $radio ->
    [wifi] WLAN
    [bluetooth] Bluetooth
    [network] Das Netzwerk
    [internet] Das Internet
    [phone] Dein Handy
   *[speaker] Dein Lautsprecher
} wird im System dieser Box eingerichtet, nicht mit der Stimme.
connect = Was ein MQTT-Broker oder Home Assistant kennt, kommt von selbst herein. Schreib seine Adresse in meine Einstellungen; wie, zeigt die Seite „connect devices“ in meinem Handbuch, und „assistant config check“ sagt, ob es geht.
restart = Mit der Stimme lässt sich das nicht machen. An der Box: { $how }. Timer und Wecker bleiben erhalten.
restart-service = „sudo systemctl restart hearth“ startet mich neu
restart-run = halte mich mit Strg C an und starte mich wieder
start-unknown = Ich weiß nicht, wann ich gestartet wurde.
uptime = Ich laufe seit { $time }.
recordings =
    { $kept ->
        [nothing] Es gibt keine Aufnahmen, und die Worte vergesse ich, wenn ich neu starte.
        [sound] Ich behalte, was ihr sagt, samt der Aufnahme für { $days ->
            [one] einen Tag
           *[other] { $days } Tage
        }; „assistant history delete“ löscht es.
       *[words] Es gibt keine Aufnahmen. Die Worte behalte ich für { $days ->
            [one] einen Tag
           *[other] { $days } Tage
        }; „assistant history delete“ löscht sie.
    }
nothing-missed = Ich habe in letzter Zeit nichts von mir aus gesagt.
missed = Ich habe gesagt: { $said }
