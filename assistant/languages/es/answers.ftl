wont = De acuerdo, no lo hago.
dropped = De acuerdo.
unclear = Para eso necesito un sí claro, así que lo he dejado.
# The plain answers, as buttons of the page say them.
plain-yes = sí
plain-no = no
