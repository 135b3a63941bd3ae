what = Was soll ich durchsagen?
time-for = Zeit für { $what }
quiet = „Nicht stören“ ist an, also bleibe ich still. Schalte es erst aus.
announced = Durchgesagt.
