how-far = Di quanto vanno inclinate le lamelle, in percentuale? 0 è chiuso, 100 tutto aperto.
