no-fan-speed = Die Saugstufe lässt sich nicht einstellen: { THE($devices) }
knows-not = { THE($devices) } { HAS($devices) } „{ $speed }“ nicht zur Wahl; es gibt { $known }
told-to-sound = ich habe { THE($devices, case: "accusative") } um einen Ton gebeten
no-vacuum = Ich kenne keinen Staubsauger.
