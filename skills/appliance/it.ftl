no-network = Adesso non sono in nessuna rete. Funziono anche senza.
address-on = { $address } tramite { $interface }
address = Il mio indirizzo è { $where }, e mi chiamo { $name }. Non mi serve internet.
wifi = il Wi-Fi
cable = il cavo
version = Sono la versione { $version }. Non cerco aggiornamenti, perché non chiedo a nessuno fuori. Per aggiornarmi, esegui «git pull» nella mia cartella, { $way }.
update-service = e lì «sudo systemd/install»
update-run = e di nuovo «make run»
quoted = «{ $word }»
wake-words = Mi sveglio con { $words }.
no-wake-word = Non ho una parola di attivazione.
another-wake-word = Un'altra si imposta sotto «wake» nelle mie impostazioni. { file }
file = Il comando «assistant config path» dice qual è il file.
change-pace = La velocità della mia voce è «speed» sotto «voice» nelle mie impostazioni. { file }
change-voice = «assistant models list» elenca le voci; «voice» nelle mie impostazioni dice quale uso. { file }
this-language = Sì, parlo italiano.
change-language = Parlo e capisco solo l'italiano, finché sotto «language» nelle mie impostazioni non c'è altro. { file }
change-settings = Le mie impostazioni sono un file di testo. { file } «assistant config check» dice se è giusto.
radio = { $radio ->
    [wifi] Il Wi-Fi
    [bluetooth] Il Bluetooth
    [network] La rete
    [internet] Internet
    [phone] Il tuo telefono
   *[speaker] Il tuo altoparlante
} si imposta nel sistema di questa scatola, non con la voce.
connect = Tutto ciò che conosce un broker MQTT o Home Assistant entra da sé. Scrivi il suo indirizzo nelle mie impostazioni; la pagina «connect devices» del mio manuale mostra come, e «assistant config check» dice se funziona.
restart = Non mi riavvio con la voce. Sulla scatola: { $how }. Timer e sveglie restano.
restart-service = «sudo systemctl restart hearth» mi riavvia
restart-run = fermami con Control C e riavviami
start-unknown = Non so quando sono stato avviato.
uptime = Sono in funzione da { $time }.
recordings =
    { $kept ->
        [nothing] Non ci sono registrazioni, e dimentico le parole quando mi riavvio.
        [sound] Conservo quello che dici, con il suono, per { $days ->
            [one] un giorno
           *[other] { $days } giorni
        }; «assistant history delete» lo cancella.
       *[words] Non ci sono registrazioni. Conservo le parole per { $days ->
            [one] un giorno
           *[other] { $days } giorni
        }; «assistant history delete» le cancella.
    }
nothing-missed = Ultimamente non ho detto niente di mia iniziativa.
missed = Ho detto: { $said }
