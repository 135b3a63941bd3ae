call-yourself = Je ne peux appeler personne. Appelle le 112 maintenant.
