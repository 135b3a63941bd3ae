my-level = il mio volume è al { $level } per cento
its-level =
    { $players } { $count ->
        [one] è
       *[other] sono
    } al { $level }
at =
    { $players } { $count ->
        [one] è
       *[other] sono
    } al { $level } per cento
adjusted = { $players }: volume regolato
muted =
    { $players }: audio disattivato{ $length ->
        [open] {""}
       *[other] {" "}per { $length }
    }
unmuted = { $players }: audio riattivato
muted-me =
    Sto zitto{ $length ->
        [open] {""}
       *[other] {" "}per { $length }
    }.
back = Eccomi di nuovo.
none-muted = Niente è senza audio.
no-volume = { $players } non permette di cambiare il volume
not-muted = { $players } non si può silenziare
loudest = Non posso parlare più forte.
quietest = Non posso parlare più piano.
range = Il volume va da 0 a 100 per cento.
good-night = Buonanotte. Parlerò piano.
unmute-order = riattiva l'audio
unmute-name = riattiva l'audio
level-order = imposta il tuo volume al { $level } per cento
morning-volume = volume del mattino
ask-level = A che volume?
ask-much = Di quanto?
