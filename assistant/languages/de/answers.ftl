wont = Gut, dann nicht.
dropped = In Ordnung.
unclear = Dafür brauche ich ein klares Ja, darum habe ich es gelassen.
# The plain answers, as buttons of the page say them.
plain-yes = ja
plain-no = nein
