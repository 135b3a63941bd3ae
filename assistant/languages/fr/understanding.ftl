# Ce qui se dit quand une phrase n'est pas prise telle quelle, et ce qui est demandé.

too-long = C'était trop long pour moi. Dis-le en moins de mots, s'il te plaît.
neither = Je n'en ai compris que la moitié, donc je n'en ai rien fait.
either = { $names } ?
which-of-many = Lequel veux-tu dire ? Il y en a { $count }.
did-you-mean = Tu voulais dire : « { $words } » ?
light-to-percent = Régler la lumière { $place } à { $percent } pour cent ?
timer-for = Un minuteur de { $length } ?
which-color = Quelle couleur voudrais-tu ?
nothing-here = « { $words } » : rien de tel ici
takes-no-place = « { $words } » : ce que cela remplace n'est pas clair
not-understood = « { $words } » : pas compris

# Parole libre, par { $skill } : des mots que rien n'explique.
unexplained = parle de { $skill } : rien n'explique { $words }
not-all = parle de { $skill }, tout n'est pas compris
speaks-of = parle de { $skill }

# Ce qui suit le dernier tour.
elsewhere = la même chose ailleurs
further = encore un
the-other = l'autre
again = encore une fois
another = un autre
corrected = corrigé
ringing = dit à ce qui sonne

# Pourquoi l'appel d'un modèle de langue n'a pas été fait.
other-numbers = d'autres nombres ont été dits
other-measure = cette mesure n'a pas été dite
nothing-said = rien de cela n'a été dit
left-out = { $words } y manque
no-reason = rien n'explique { $words }
misfit = les arguments ne conviennent pas
no-command = une question ou une interdiction n'est pas un ordre
told = un récit n'est pas un ordre
other-matter = les mots n'en parlent pas
not-meant = { $device } n'était pas visé
not-said = { $name } = { $value } n'a pas été dit
no-tool = je ne sais rien faire de tel
nothing-asked = rien n'est demandé
uncertain = le modèle en était sûr à { $percent } pour cent
do-you-mean = Vous voulez dire : { $words } ?
or-do-you-mean = Ou bien : { $words } ?
unread = pas compris
model = modèle : { $wrote } : { $why }

# Ce pour quoi les appareils offrent des mots.
offered = un mot proposé → { $skill }
offered-here = un mot qu'un appareil d'ici propose
offer-asked = une question sur ce qu'un appareil propose → { $skill }

# Pourquoi une lecture faite à cause de { $why } n'a pas été crue.
missing = { $why } : aucun appareil de ce genre
nothing-there = { $why } : rien de tel n'est là
explains-less = { $why } : explique moins de mots
would-act = { $why } : cela agirait, et ce n'était pas un ordre

# Pourquoi une lecture a été faite.
intent = { $intent } → { $skill }
sentence-of = une phrase de { $skill }
frame = parole libre pour { $skill }
several-commands = plusieurs ordres
on-for-a-while = allumé pour un moment
state-question = une question sur un état
measure-question = une question sur une mesure
temperature-question = une question sur la température
condition = une condition
no-room-temperature = un nombre qui n'est pas la température d'une pièce
there = là-bas
here = ici
robot = un mot de robot
last-devices = cela : les derniers appareils
no-place = aucun lieu : ici
everything = tout
remark-as-wish = une remarque prise comme un souhait
no-such-percentage = un tel pourcentage n'existe pas
not-clear = tout n'est pas clair
length-alone = une durée seule
no-such-device = aucun appareil de ce genre
value-missing = un ordre sans sa valeur
color-without-name = une couleur sans son nom
