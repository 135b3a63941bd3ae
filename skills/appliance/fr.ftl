no-network = Je ne suis dans aucun réseau en ce moment. Je marche sans.
address-on = { $address } par { $interface }
address = Mon adresse est { $where }, et je m'appelle { $name }. Je n'ai pas besoin d'internet.
wifi = le Wi-Fi
cable = le câble
version = Je suis la version { $version }. Je ne cherche pas de mises à jour, car je ne demande rien dehors. Pour me mettre à jour, lance « git pull » dans mon dossier, { $way }.
update-service = et là « sudo systemd/install »
update-run = puis de nouveau « make run »
quoted = « { $word } »
wake-words = Je me réveille à { $words }.
no-wake-word = Je n'ai pas de mot d'éveil.
another-wake-word = Un autre se règle sous « wake » dans mes réglages. { file }
file = La commande « assistant config path » nomme le fichier.
change-pace = La vitesse de ma voix est « speed » sous « voice » dans mes réglages. { file }
change-voice = « assistant models list » nomme les voix ; « voice » dans mes réglages dit laquelle j'utilise. { file }
this-language = Oui, je parle français.
change-language = Je ne parle et ne comprends que le français, tant que « language » dans mes réglages ne dit pas autre chose. { file }
change-settings = Mes réglages sont un fichier texte. { file } « assistant config check » dit s'il est juste.
radio = { $radio ->
    [wifi] Le Wi-Fi
    [bluetooth] Le Bluetooth
    [network] Le réseau
    [internet] Internet
    [phone] Ton téléphone
   *[speaker] Ton haut-parleur
} se règle dans le système de cette boîte, pas à la voix.
connect = Tout ce que connaît un courtier MQTT ou Home Assistant arrive de soi-même. Écris son adresse dans mes réglages ; la page « connect devices » de mon manuel montre comment, et « assistant config check » dit si ça marche.
restart = Je ne redémarre pas à la voix. Sur la boîte : { $how }. Les minuteurs et les réveils sont gardés.
restart-service = « sudo systemctl restart hearth » me redémarre
restart-run = arrête-moi avec Contrôle C et relance-moi
start-unknown = Je ne sais pas quand j'ai été démarré.
uptime = Je tourne depuis { $time }.
recordings =
    { $kept ->
        [nothing] Il n'y a pas d'enregistrements, et j'oublie les mots quand je redémarre.
        [sound] Je garde ce que tu dis, avec le son, pendant { $days ->
            [one] un jour
           *[other] { $days } jours
        } ; « assistant history delete » l'efface.
       *[words] Il n'y a pas d'enregistrements. Je garde les mots pendant { $days ->
            [one] un jour
           *[other] { $days } jours
        } ; « assistant history delete » les efface.
    }
nothing-missed = Je n'ai rien dit de moi-même ces derniers temps.
missed = J'ai dit : { $said }
