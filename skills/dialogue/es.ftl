listening = ¿Sí?
nothing-said = Todavía no he dicho nada.
nothing-heard = Todavía no he oído nada.
nothing-done = Todavía no he hecho nada.
done = Oí «{ $words }» y respondí: { $reply }
done-alone = Dije por mi cuenta: { $reply }
and-before = Y { $count } más antes.
heard = He oído: «{ $words }».
why =
    He oído «{ $words }», y { $route ->
        [templates] encajaba con una frase que conozco
        [model] el modelo de lenguaje lo entendió así
        [answer] respondía a mi pregunta
        [talk] sonaba a charla
        [none] no pude hacer nada con ello
       *[other] lo tomé tal cual
    }.
used = Así que usé { $skills }.
skill = «{ $name }» de { $file }
word =
    «{ $words }» { $by ->
        [device] es un aparato
        [place] es un lugar
        [list] es una lista
        [kind] dice qué clase de cosa
        [value] es un valor
        [skill] dice qué hacer
        [model] lo interpretó el modelo de lenguaje
       *[other] se retiró
    }
confirmed = { $devices } lo confirmó
unconfirmed = { $devices } no lo confirmó
considered = También pensé en { $reading }
a-device = un dispositivo
introduction = Soy Hearth, la voz de esta casa. Vivo en esta caja y no necesito internet. Pregúntame qué sé hacer.
introduction-2 = Me llamo Hearth. Soy la asistente de esta casa, y lo que sé de ella se queda en esta caja.
privacy =
    Escucho mi palabra de activación, en esta caja. Lo que dices se queda en casa. { $kept ->
        [nothing] No se guarda ninguna grabación, y olvido las palabras al reiniciarme.
        [sound] Lo guardo, con su sonido, durante { $days ->
            [one] un día
           *[other] { $days } días
        }.
       *[words] No se guarda ninguna grabación, y las palabras durante { $days ->
            [one] un día
           *[other] { $days } días
        }.
    }
okay = Vale.
stopped = Parado.
nothing-to-undo = No hay nada que pueda deshacer.
quiet = No te molestaré. Las alarmas siguen sonando.
quiet-until = No te molestaré hasta { $when }. Las alarmas siguen sonando.
day-at = { $day } a las { $time }
quiet-off = No molestar está desactivado.
quiet-was-off = No molestar no estaba activado.
is-quiet = Sí, no molestar está activado.
is-not-quiet = No, no molestar está desactivado.
welcome = De nada.
welcome-2 = Con mucho gusto.
welcome-3 = No hay de qué.
hello = Hola.
hello-2 = Hola, ¿qué tal?
morning = Buenos días.
morning-2 = Muy buenos días.
evening = Buenas tardes.
evening-2 = Muy buenas tardes.
goodbye = Adiós.
goodbye-2 = Hasta pronto.
here = Sí, aquí estoy.
here-2 = Te escucho.
fine = Estoy bien, gracias. Todo en la casa responde.
fine-but = Estoy bien, pero { $trouble }.
fine-but-hub =
    Estoy bien, pero { $trouble }{ $count ->
        [0] {""}
        [one] , y un dispositivo de la casa no responde
       *[other] , y { $number } dispositivos de la casa no responden
    }.
