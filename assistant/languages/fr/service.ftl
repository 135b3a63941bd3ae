# Ce que la boîte dit d'elle-même.

was-to-do = Je devais faire ceci maintenant : { $words }. { $why }
three-wrong-codes = Quelqu'un a dit trois codes faux. Je n'en accepte plus pendant { $time }.
say-first = Dis d'abord « { $word } », puis ta réponse.
the-wake-word = le mot d'éveil

hub = { $hub ->
    [mqtt] le courtier MQTT
    [homeassistant] Home Assistant
    [mpd] le lecteur de musique
    [calendars] un calendrier
   *[simulated] la maison simulée
}
unreachable = Je n'arrive pas à joindre { hub }{ $why ->
    [certificate] { " " }: je ne fais pas confiance à son certificat
    [login] { " " }: mon nom et mon mot de passe sont refusés
    [token] { " " }: mon jeton est refusé
    [silent] { " " }: il n'y a pas de réponse
    [nonsense] { " " }: je ne comprends pas ses réponses
    [file]  : un de ses fichiers est illisible
    [no-calendar]  : ce calendrier n'y existe pas
    [abroad]  : son adresse n'est pas dans ce réseau
   *[unknown] { "" }
}.

mistake = Il y a une erreur dans mes réglages{ $line ->
    [0] { "" }
   *[other] , à la ligne { NUMBER($line, useGrouping: 0) }
}.
cannot-start = { mistake } Je ne peux pas démarrer avec eux.
last-good = { mistake } J'utilise les derniers qui ont marché.
unknown-rule = Une règle de mes réglages vise { $name }, mais je ne connais pas cet appareil.
unknown-room = Mes réglages nomment la pièce { $name }, mais je ne la connais pas.
unknown-device = Mes réglages nomment l'appareil { $name }, mais je ne le connais pas.
