scene-set = { $name } is ingesteld
cannot-dim = Daar is geen licht dat gedimd kan worden.
no-lights = Hier is geen licht dat ik daarvoor kan instellen.
where = In welke kamer?
level-and-look = { $level }, { $look }
