what = Che cosa devo annunciare?
time-for = È ora: { $what }
quiet = «Non disturbare» è attivo, quindi sto zitto. Disattivalo prima.
announced = Annunciato.
