scene-set = { $name } ist eingestellt
cannot-dim = Dort gibt es kein Licht, das sich dimmen lässt.
no-lights = Hier gibt es kein Licht, das ich dafür einstellen könnte.
where = In welchem Zimmer?
level-and-look = { $level }, { $look }
