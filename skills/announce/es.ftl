what = ¿Qué anuncio?
time-for = Es la hora: { $what }
quiet = «No molestar» está activado, así que me callo. Desactívalo primero.
announced = Anunciado.
