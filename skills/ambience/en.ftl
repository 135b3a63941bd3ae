scene-set = { $name } is set
cannot-dim = There is no light there that can be dimmed.
no-lights = There is no light here that I could set for that.
where = In which room?
level-and-look = { $level }, { $look }
