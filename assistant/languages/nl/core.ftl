# Wat een antwoord zegt als er niets anders te zeggen is.

not-understood = Sorry, dat heb ik niet begrepen.
not-known = Sorry, dat weet ik niet.
cant-talk = Dat kan ik niet verzinnen: alleen een groter taalmodel mag hier vrij praten.
still-set-up = Mijn taalmodel wordt nog ingesteld.
went-wrong = Sorry, dat ging mis.
took-too-long = Sorry, dat duurde te lang, dus ik ben gestopt.
sorry = Sorry. { $why }
unspoken = Dat is niet gelukt. Waarom, staat in het logboek.
uncalled = Daarvoor heb ik mijn naam nodig vóór het ja, dus ik heb het gelaten.
too-soft = Dat was te zacht om als ja te tellen, dus ik heb het gelaten.
# Where two things would have to be asked about.
once-more = Van twee vragen stel ik er één: zeg het andere daarna nog een keer.
