# Che cosa dice Hearth in italiano di modalità, preimpostazioni, effetti e sorgenti.

is = { THE($devices) } { IS($devices) } { $state }
yes-is = Sì, { THE($devices) } { IS($devices) } { $state }
no-is = No, { THE($devices) } { IS($devices) } { $state }
and-also = { $state }, { $also }
offers = { THE($devices) } { HAS($devices) } { $number } { $noun }: { $words }
has-no = { THE($devices) } non { HAS($devices) } { $noun }
nothing-to-choose = Lì non ci sono modalità o simili da scegliere.
