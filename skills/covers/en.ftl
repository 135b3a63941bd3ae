how-far = How far should the slats be tilted, in percent? Shut is 0, fully open is 100.
