paused = En pausa.
next = La siguiente.
previous = La anterior.
silence = No se está reproduciendo nada.
already =
    { $players } ya { $count ->
        [one] está
       *[other] están
    } sonando
playing =
    { $players } { $count ->
        [one] está
       *[other] están
    } sonando
idle =
    { $players } no { $count ->
        [one] está
       *[other] están
    } sonando
playing-title = reproduciendo { $title } en { $players }
this-is = esto es { $what }
plays = en { $players } suena { $what }
by = { $title } de { $artist }
untitled =
    { $players } { $count ->
        [one] está
       *[other] están
    } sonando, pero no dice qué
no-media = No sé cómo reproducir { $title }.
no-screen = No conozco ningún { $what }.
no-player = Aquí no hay ningún reproductor.
no-player-in = Allí no hay ningún reproductor: { $place }.
unseen = { $trouble }, así que no sé si suena algo.
on-source = { $players } está en { $source }
sources = { $players } tiene { $known }
no-sources = { $players } no tiene otra fuente
no-such-source = Conozco { $known }, pero no { $source }.
none-known = No conozco emisoras ni fuentes.
which-player = ¿{ $names }?
ask-kind = ¿Qué tipo de contenido?
ask-query = ¿Qué quieres escuchar?
ask-source = ¿A qué fuente?
