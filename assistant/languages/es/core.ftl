# Lo que dice una respuesta cuando no hay otra cosa que decir.

not-understood = Perdona, no lo he entendido.
not-known = Perdona, no lo sé.
cant-talk = Eso no lo puedo inventar: aquí solo un modelo de lenguaje más grande puede hablar libremente.
still-set-up = Mi modelo de lenguaje todavía se está instalando.
went-wrong = Perdona, eso ha salido mal.
took-too-long = Perdona, tardaba demasiado, así que he parado.
sorry = Perdona. { $why }
unspoken = Eso no ha funcionado. El registro dice por qué.
uncalled = Para eso necesito mi nombre antes del sí, así que lo he dejado.
too-soft = Eso era demasiado bajo para tomarlo por un sí, así que lo he dejado.
# Where two things would have to be asked about.
once-more = De dos preguntas hago una: después dime lo otro otra vez, por favor.
