no-network = Ik zit nu in geen enkel netwerk. Ik werk ook zonder.
address-on = { $address } via { $interface }
address = Mijn adres is { $where }, en ik heet { $name }. Internet heb ik niet nodig.
wifi = wifi
cable = de kabel
version = Ik ben versie { $version }. Ik zoek geen updates, want ik vraag niemand buiten. Om me bij te werken voer je in mijn map ‘git pull’ uit, en { $way }.
update-service = daar ‘sudo systemd/install’
update-run = dan opnieuw ‘make run’
quoted = ‘{ $word }’
wake-words = Ik word wakker van { $words }.
no-wake-word = Ik heb geen activeringswoord.
another-wake-word = Een ander zet je onder ‘wake’ in mijn instellingen. { file }
file = De opdracht ‘assistant config path’ noemt het bestand.
change-pace = Hoe snel ik praat is ‘speed’ onder ‘voice’ in mijn instellingen. { file }
change-voice = ‘assistant models list’ noemt de stemmen; ‘voice’ in mijn instellingen zegt welke ik gebruik. { file }
this-language = Ja, ik spreek Nederlands.
change-language = Ik spreek en versta alleen Nederlands, tot er bij ‘language’ in mijn instellingen iets anders staat. { file }
change-settings = Mijn instellingen zijn één tekstbestand. { file } ‘assistant config check’ zegt of het klopt.
radio = { $radio ->
    [wifi] Wifi
    [bluetooth] Bluetooth
    [network] Het netwerk
    [internet] Internet
    [phone] Je telefoon
   *[speaker] Je luidspreker
} wordt in het systeem van dit kastje ingesteld, niet met de stem.
connect = Wat een MQTT-broker of Home Assistant kent, komt vanzelf binnen. Zet het adres ervan in mijn instellingen; de pagina ‘connect devices’ van mijn handleiding laat zien hoe, en ‘assistant config check’ zegt of het werkt.
restart = Met de stem start ik niet opnieuw. Op het kastje: { $how }. Timers en wekkers blijven bewaard.
restart-service = ‘sudo systemctl restart hearth’ start me opnieuw
restart-run = stop me met Control C en start me weer
start-unknown = Ik weet niet wanneer ik ben gestart.
uptime = Ik draai al { $time }.
recordings =
    { $kept ->
        [nothing] Er zijn geen opnamen, en de woorden vergeet ik als ik opnieuw start.
        [sound] Ik bewaar wat je zegt, met het geluid, { $days ->
            [one] een dag
           *[other] { $days } dagen
        }; “assistant history delete” wist het.
       *[words] Er zijn geen opnamen. De woorden bewaar ik { $days ->
            [one] een dag
           *[other] { $days } dagen
        }; “assistant history delete” wist ze.
    }
nothing-missed = Ik heb de laatste tijd niets uit mezelf gezegd.
missed = Ik heb gezegd: { $said }
