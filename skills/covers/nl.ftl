how-far = Hoe ver moeten de lamellen gekanteld worden, in procent? 0 is dicht, 100 helemaal open.
