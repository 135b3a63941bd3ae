# What is said to an answer.

wont = Okay, I won't.
dropped = Okay.
unclear = I need a plain yes for that, so I left it.
