wont = D'accord, je ne le fais pas.
dropped = D'accord.
unclear = Il me faut un oui clair pour cela, je n'ai donc rien fait.
# The plain answers, as buttons of the page say them.
plain-yes = oui
plain-no = non
