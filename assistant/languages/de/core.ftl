# What a reply says when there is nothing else to say.

not-understood = Entschuldige, das habe ich nicht verstanden.
not-known = Entschuldige, das weiß ich nicht.
cant-talk = Das kann ich mir nicht ausdenken: Nur ein größeres Sprachmodell darf hier frei reden. Ich kenne eigene Witze, Rätsel, Gedichte und Geschichten.
still-set-up = Mein Sprachmodell wird noch eingerichtet.
went-wrong = Entschuldige, das ist schiefgegangen.
took-too-long = Entschuldige, das hat zu lange gedauert, also habe ich aufgehört.
sorry = Entschuldige. { $why }
unspoken = Das hat nicht geklappt. Warum, steht im Protokoll.
uncalled = Dafür brauche ich meinen Namen vor dem Ja, also habe ich es gelassen.
too-soft = Das war mir für ein Ja zu leise, also habe ich es gelassen.
# Where two things would have to be asked about.
once-more = Von zwei Fragen stelle ich eine: Sag das andere danach bitte noch einmal.
