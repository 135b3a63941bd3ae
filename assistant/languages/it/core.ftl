# Quello che dice una risposta quando non c'è altro da dire.

not-understood = Scusa, non ho capito.
not-known = Scusa, non lo so.
cant-talk = Questo non lo so inventare: qui solo un modello linguistico più grande può parlare liberamente.
still-set-up = Il mio modello linguistico è ancora in fase di installazione.
went-wrong = Scusa, è andato storto qualcosa.
took-too-long = Scusa, ci metteva troppo, così mi sono fermato.
sorry = Scusa. { $why }
unspoken = Non ha funzionato. Il registro dice perché.
uncalled = Per questo mi serve il mio nome prima del sì, quindi ho lasciato stare.
too-soft = Era troppo piano per prenderlo come un sì, quindi ho lasciato stare.
# Where two things would have to be asked about.
once-more = Di due domande ne faccio una: poi dimmi di nuovo l'altra cosa, per favore.
