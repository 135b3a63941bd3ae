wont = Gut, dann nicht.
dropped = In Ordnung.
unclear = Dafür brauche ich ein klares Ja, darum habe ich es gelassen.
