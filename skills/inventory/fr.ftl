which-kind = Quel genre d'appareil ?
none = Je ne connais pas de { $what }{ $place }
none-unreached = { $missing }, donc je ne connais pas de { $what }{ $place }
listed = { $total }{ $place } : { $names }
counted = { $total }{ $place }
there-are = Il y a { $counts }{ $place }
ask-of-a-room = Demande-moi une pièce, ou un genre d'appareil.
rooms = pièces
rooms-are = Les pièces : { $names }
rooms-there = { $where } : { $names }
in-room = dans cette pièce : { $room }
on-floor = à l'étage { $floor }
elsewhere = ailleurs
other-rooms = dans d'autres pièces
unknown-device = Je ne connais pas cet appareil.
nothing-left-out = Rien de ce que mes centrales ont proposé n'est laissé de côté.
home-list = La commande « assistant home list » nomme tout.
you-can = { $names } : tu peux { $able }
only-read = { $names } : cela se lit seulement
and-others = { $name } et { $others } { $count ->
    [one] autre
   *[other] autres
}
left-out = { $names } : c'est laissé de côté. « assistant home list » dit pourquoi
