what = Wat zal ik omroepen?
time-for = Tijd voor { $what }
quiet = ‘Niet storen’ staat aan, dus ik houd me stil. Zet het eerst uit.
announced = Omgeroepen.
