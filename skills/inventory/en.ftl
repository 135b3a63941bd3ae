which-kind = Which kind of device?
none = I know of no { $what }{ $place }
none-unreached = { $missing }, so I know of no { $what }{ $place }
listed = { $total }{ $place }: { $names }
counted = { $total }{ $place }
there-are = there are { $counts }{ $place }
ask-of-a-room = Ask me about a room, or about a kind of device.
rooms = rooms
rooms-are = There { $count ->
    [one] is
   *[other] are
} { $names }
rooms-there = { $where } { $count ->
    [one] is
   *[other] are
} { $names }
in-room = in { THE($room) }
on-floor = on { THE($floor) }
elsewhere = elsewhere
other-rooms = in other rooms
unknown-device = I don't know that device.
nothing-left-out = Nothing that my hubs offered is left out.
home-list = The command “assistant home list” names all of it.
you-can = { $names }: you can { $able }
only-read = { $names } can only be read: { $count ->
    [one] it is a { $noun }
   *[other] they are sensors
}
and-others = { $name } and { $others } { $count ->
    [one] other
   *[other] others
}
left-out = { $names } { $count ->
    [one] is
   *[other] are
} left out: { $why }
