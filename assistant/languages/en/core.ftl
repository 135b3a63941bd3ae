# What a reply says when there is nothing else to say.

not-understood = Sorry, I didn't understand that.
not-known = Sorry, I don't know that.
cant-talk = That I can't make up: only a larger language model may talk freely here. I know jokes, riddles, poems and stories of my own.
still-set-up = My language model is still being set up.
went-wrong = Sorry, that went wrong.
took-too-long = Sorry, that took too long, so I stopped.
sorry = Sorry. { $why }
# Of an error that is written in English, for who looks after the box.
unspoken = { $why }
uncalled = For that I need my name before the yes, so I left it.
too-soft = That was too quiet for me to take it as a yes, so I left it.
# Where two things would have to be asked about.
once-more = Of two questions I ask one: please say the other thing again afterwards.
