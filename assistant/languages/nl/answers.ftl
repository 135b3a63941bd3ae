wont = Goed, dan niet.
dropped = In orde.
unclear = Daarvoor heb ik een duidelijk ja nodig, dus ik heb het gelaten.
# The plain answers, as buttons of the page say them.
plain-yes = ja
plain-no = nee
