wont = Goed, dan niet.
dropped = In orde.
unclear = Daarvoor heb ik een duidelijk ja nodig, dus ik heb het gelaten.
