# What the box says of itself out of turn.

was-to-do = Ich sollte jetzt Folgendes tun: { $words }. { $why }
three-wrong-codes = Jemand hat drei falsche Codes gesagt. Für { $time } nehme ich keinen mehr an.
say-first = Sag zuerst „{ $word }“ und dann deine Antwort.
the-wake-word = das Weckwort

# Hubs.
hub = { $hub ->
    [mqtt] den MQTT-Broker
    [homeassistant] Home Assistant
    [mpd] den Musikspieler
    [calendars] einen Kalender
   *[simulated] das simulierte Zuhause
}
unreachable = Ich erreiche { hub } nicht{ $why ->
    [certificate] : Seinem Zertifikat traue ich nicht
    [login] : Mein Name und Passwort werden nicht angenommen
    [token] : Mein Token wird nicht angenommen
    [silent] : Es kommt keine Antwort
    [nonsense] : Aus den Antworten werde ich nicht schlau
    [file] : Eine Datei davon lässt sich nicht lesen
    [no-calendar] : Dort gibt es diesen Kalender nicht
    [abroad] : Seine Adresse liegt nicht in diesem Heimnetz
   *[unknown] { "" }
}.

# Mistakes in the settings and in skill files.
mistake = In meinen Einstellungen ist ein Fehler{ $line ->
    [0] { "" }
   *[other] , in Zeile { NUMBER($line, useGrouping: 0) }
}.
cannot-start = { mistake } Damit kann ich nicht starten.
last-good = { mistake } Ich nehme die letzten, die funktioniert haben.
unknown-rule = Eine Regel in meinen Einstellungen gilt für { $name }, aber so ein Gerät kenne ich nicht.
unknown-room = Meine Einstellungen nennen den Raum { $name }, aber so einen Raum kenne ich nicht.
unknown-device = Meine Einstellungen nennen das Gerät { $name }, aber so ein Gerät kenne ich nicht.
