how-far = Wie weit sollen die Lamellen gekippt werden, in Prozent? 0 ist zu, 100 ganz offen.
