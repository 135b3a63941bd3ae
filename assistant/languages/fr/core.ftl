# Ce que dit une réponse quand il n'y a rien d'autre à dire.

not-understood = Désolé, je n'ai pas compris.
not-known = Désolé, je ne sais pas.
cant-talk = Cela, je ne peux pas l'inventer : seul un plus grand modèle de langue a le droit de parler librement ici.
still-set-up = Mon modèle de langage est encore en cours d'installation.
went-wrong = Désolé, ça n'a pas marché.
took-too-long = Désolé, c'était trop long, alors j'ai arrêté.
sorry = Désolé. { $why }
unspoken = Ça n'a pas marché. Le journal dit pourquoi.
uncalled = Pour cela, il me faut mon nom avant le oui, alors je ne l'ai pas fait.
too-soft = C'était trop bas pour que je le prenne pour un oui, alors je ne l'ai pas fait.
# Where two things would have to be asked about.
once-more = De deux questions, j'en pose une : redis-moi le reste ensuite, s'il te plaît.
