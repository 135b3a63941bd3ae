scene-set = { $name } è impostata
cannot-dim = Lì non c'è nessuna luce che si possa regolare.
no-lights = Qui non c'è nessuna luce che io possa regolare per questo.
where = In quale stanza?
level-and-look = { $level }, { $look }
