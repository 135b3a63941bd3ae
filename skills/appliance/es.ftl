no-network = Ahora no estoy en ninguna red. Funciono sin ella.
address-on = { $address } por { $interface }
address = Mi dirección es { $where }, y me llamo { $name }. No necesito internet.
wifi = la wifi
cable = el cable
version = Soy la versión { $version }. No busco actualizaciones, porque no pregunto a nadie de fuera. Para actualizarme, ejecuta «git pull» en mi carpeta, { $way }.
update-service = y allí «sudo systemd/install»
update-run = y de nuevo «make run»
quoted = «{ $word }»
wake-words = Me despierto con { $words }.
no-wake-word = No tengo palabra de activación.
another-wake-word = Otra se pone en «wake» en mis ajustes. { file }
file = La orden «assistant config path» dice cuál es el archivo.
change-pace = Mi velocidad al hablar es «speed» en «voice», en mis ajustes. { file }
change-voice = «assistant models list» nombra las voces; «voice» en mis ajustes dice cuál uso. { file }
this-language = Sí, hablo español.
change-language = Solo hablo y entiendo español, mientras «language» en mis ajustes no diga otra cosa. { file }
change-settings = Mis ajustes son un archivo de texto. { file } «assistant config check» dice si está bien.
radio = { $radio ->
    [wifi] La wifi
    [bluetooth] El Bluetooth
    [network] La red
    [internet] Internet
    [phone] Tu teléfono
   *[speaker] Tu altavoz
} se configura en el sistema de esta caja, no con la voz.
connect = Lo que conoce un bróker MQTT o Home Assistant entra solo. Escribe su dirección en mis ajustes; la página «connect devices» de mi manual enseña cómo, y «assistant config check» dice si funciona.
restart = No me reinicio con la voz. En la caja: { $how }. Los temporizadores y las alarmas se conservan.
restart-service = «sudo systemctl restart hearth» me reinicia
restart-run = párame con Control C y vuelve a arrancarme
start-unknown = No sé cuándo me pusieron en marcha.
uptime = Llevo funcionando { $time }.
recordings =
    { $kept ->
        [nothing] No hay grabaciones, y olvido las palabras al reiniciarme.
        [sound] Guardo lo que dices, con su sonido, durante { $days ->
            [one] un día
           *[other] { $days } días
        }; «assistant history delete» lo borra.
       *[words] No hay grabaciones. Guardo las palabras durante { $days ->
            [one] un día
           *[other] { $days } días
        }; «assistant history delete» las borra.
    }
nothing-missed = Últimamente no he dicho nada por mi cuenta.
missed = He dicho: { $said }
