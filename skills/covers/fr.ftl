how-far = De combien faut-il incliner les lames, en pour cent ? 0, c'est fermé, 100, grand ouvert.
