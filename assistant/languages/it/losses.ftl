# Quello che si dice di un disco che non conserva niente, e di ciò che era danneggiato.

disk = { $reason ->
    [full] Il mio disco è pieno
    [read-only] Sul mio disco non si può scrivere
    [no-folder] Non ho una cartella in cui scrivere
    [forbidden] Non posso scrivere nella mia cartella
   *[failing] Il mio disco dà errori
}
cannot-keep = { disk }, quindi non posso ricordarlo.
until-restart = { disk }. Timer e liste funzionano, ma solo fino al mio riavvio.
timers-and-lists = timer e liste
lost = { $what }: era danneggiato, e non ce n'era una copia. È perso.
went-back = { $what }: era danneggiato. Sono tornato { $days ->
    [0] alla copia di oggi
    [1] alla copia di ieri
   *[other] a una copia di { $days } giorni fa
}, quindi manca ciò che è cambiato da allora.
busy = Un altro programma occupa i miei timer e le mie liste. Riprova tra un momento.
damaged = I miei timer e le mie liste erano danneggiati, quindi non ci sono riuscito. Chiedimelo di nuovo.
ask-again = { $lost } Chiedimelo di nuovo.
