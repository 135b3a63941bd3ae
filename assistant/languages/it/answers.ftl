wont = D'accordo, non lo faccio.
dropped = D'accordo.
unclear = Per questo mi serve un sì chiaro, quindi ho lasciato stare.
# The plain answers, as buttons of the page say them.
plain-yes = sì
plain-no = no
