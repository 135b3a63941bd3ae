# What is said to an answer.

wont = Okay, I won't.
dropped = Okay.
unclear = I need a plain yes for that, so I left it.
# The plain answers, as buttons of the page say them.
plain-yes = yes
plain-no = no
