scene-set = { $name } está puesta
cannot-dim = Ahí no hay ninguna luz que se pueda atenuar.
no-lights = Aquí no hay ninguna luz que pueda ajustar para eso.
where = ¿En qué habitación?
level-and-look = { $level }, { $look }
