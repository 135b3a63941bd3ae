paused = In pausa.
next = Il prossimo.
previous = Il precedente.
silence = Non c'è niente in riproduzione.
already =
    { $players } { $count ->
        [one] sta
       *[other] stanno
    } già suonando
playing =
    { $players } { $count ->
        [one] sta
       *[other] stanno
    } suonando
idle =
    { $players } non { $count ->
        [one] sta
       *[other] stanno
    } suonando
playing-title = riproduco { $title } su { $players }
this-is = questo è { $what }
plays = su { $players } c'è { $what }
by = { $title } di { $artist }
untitled =
    { $players } { $count ->
        [one] sta
       *[other] stanno
    } suonando, ma non dice cosa
no-media = Non so come riprodurre { $title }.
no-screen = Non conosco nessun { $what }.
no-player = Qui non c'è nessun lettore.
no-player-in = Lì non c'è nessun lettore: { $place }.
unseen = { $trouble }, quindi non so se stia suonando qualcosa.
on-source = { $players } è su { $source }
sources = { $players } ha { $known }
no-sources = { $players } non ha altre sorgenti
no-such-source = Conosco { $known }, ma non { $source }.
none-known = Non conosco stazioni né sorgenti.
which-player = { $names }?
ask-kind = Che tipo di contenuto?
ask-query = Che cosa vuoi ascoltare?
ask-source = Su quale sorgente?
