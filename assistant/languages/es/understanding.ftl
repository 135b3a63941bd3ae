# Lo que se dice cuando una frase no se toma tal cual, y lo que se pregunta.

too-long = Eso fue demasiado largo para mí. Dilo en menos palabras, por favor.
neither = Solo entendí la mitad, así que no hice nada.
either = ¿{ $names }?
which-of-many = ¿Cuál quieres decir? Hay { $count }.
did-you-mean = ¿Querías decir: «{ $words }»?
light-to-percent = ¿Pongo la luz { $place } al { $percent } por ciento?
timer-for = ¿Un temporizador de { $length }?
which-color = ¿Qué color quieres?
nothing-here = «{ $words }»: nada así aquí
takes-no-place = «{ $words }»: no está claro en lugar de qué va esto
not-understood = «{ $words }»: no entendido

# Habla libre, por { $skill }: palabras que nada explica.
unexplained = habla de { $skill }: nada explica { $words }
not-all = habla de { $skill }, no se entiende todo
speaks-of = habla de { $skill }

# Lo que sigue al último turno.
elsewhere = lo mismo en otro lugar
further = uno más
the-other = el otro
again = otra vez
another = otro
corrected = corregido
ringing = dicho a lo que suena

# Por qué no se hizo la llamada de un modelo de lenguaje.
other-numbers = se dijeron otros números
other-measure = esa medida no se dijo
nothing-said = nada de eso se dijo
left-out = falta { $words }
no-reason = nada explica { $words }
misfit = los argumentos no encajan
no-command = una pregunta o una prohibición no es una orden
told = algo contado no es una orden
other-matter = las palabras no hablan de eso
not-meant = no se quería decir { $device }
not-said = no se dijo { $name } = { $value }
no-tool = no sé hacer nada así
nothing-asked = no se pide nada
uncertain = el modelo estaba seguro en un { $percent } por ciento
do-you-mean = ¿Quieres decir: { $words }?
or-do-you-mean = O bien: ¿{ $words }?
unread = no entendido
model = modelo: { $wrote }: { $why }

# Aquello para lo que los aparatos ofrecen palabras.
offered = una palabra ofrecida → { $skill }
offered-here = una palabra que ofrece un aparato de aquí
offer-asked = una pregunta sobre lo que ofrece un aparato → { $skill }

# Por qué no se creyó una lectura hecha por { $why }.
missing = { $why }: ningún aparato así
nothing-there = { $why }: no hay nada así
explains-less = { $why }: explica menos palabras
would-act = { $why }: eso actuaría, y esto no era una orden

# Por qué se hizo una lectura.
intent = { $intent } → { $skill }
sentence-of = una frase de { $skill }
frame = habla libre para { $skill }
several-commands = varias órdenes
on-for-a-while = encendido por un rato
state-question = una pregunta sobre un estado
measure-question = una pregunta sobre una medida
temperature-question = una pregunta por la temperatura
condition = una condición
no-room-temperature = un número que no es la temperatura de una habitación
there = allí
here = aquí
robot = una palabra de robots
last-devices = eso: los últimos aparatos
no-place = ningún lugar: aquí
everything = todo
remark-as-wish = un comentario tomado como deseo
no-such-percentage = no existe ese porcentaje
not-clear = no todo está claro
length-alone = solo una duración
no-such-device = ningún aparato así
value-missing = una orden sin su valor
color-without-name = un color sin su nombre
