# Wat Hearth in het Nederlands zegt van modi, voorinstellingen, effecten en bronnen.

is = { THE($devices) } { IS($devices) } { $state }
yes-is = Ja, { THE($devices) } { IS($devices) } { $state }
no-is = Nee, { THE($devices) } { IS($devices) } { $state }
and-also = { $state }, { $also }
offers = { THE($devices) } { HAS($devices) } { $number } { $noun }: { $words }
has-no = { THE($devices) } { HAS($devices) } geen { $noun }
nothing-to-choose = Daar zijn geen modi of iets dergelijks om uit te kiezen.
