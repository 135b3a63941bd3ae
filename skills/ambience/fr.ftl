scene-set = { $name } est en place
cannot-dim = Il n'y a là aucune lumière dont l'intensité se règle.
no-lights = Il n'y a ici aucune lumière que je puisse régler pour cela.
where = Dans quelle pièce ?
level-and-look = { $level }, { $look }
