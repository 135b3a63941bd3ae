which-kind = Welche Art von Gerät?
none = Ich kenne{ $place } keine { $what }
none-unreached = { $missing }, deshalb kenne ich{ $place } keine { $what }
listed = { $total }{ $place }: { $names }
counted = { $total }{ $place }
there-are = Es gibt { $counts }{ $place }
ask-of-a-room = Frag mich nach einem Raum oder nach einer Art von Geräten.
rooms = Räume
rooms-are = Die Räume: { $names }
rooms-there = { $where }: { $names }
in-room = { IN($room) }
on-floor = { ON($floor) }
elsewhere = anderswo
other-rooms = in anderen Räumen
unknown-device = Dieses Gerät kenne ich nicht.
nothing-left-out = Nichts, was meine Zentralen angeboten haben, ist weggelassen.
home-list = Der Befehl „assistant home list“ nennt alles.
you-can = { $names }: Du kannst { $able }
only-read = { $names }: Das lässt sich nur ablesen
and-others = { $name } und { $count ->
    [one] ein weiteres
   *[other] { $others } weitere
}
left-out = { $names }: Das ist weggelassen. Warum, sagt „assistant home list“
