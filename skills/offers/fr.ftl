# Ce que Hearth dit en français des modes, des préréglages, des effets et des sources.

is = { THE($devices) } { IS($devices) } { $state }
yes-is = Oui, { THE($devices) } { IS($devices) } { $state }
no-is = Non, { THE($devices) } { IS($devices) } { $state }
and-also = { $state }, { $also }
offers = { THE($devices) } { HAS($devices) } { $number } { $noun } : { $words }
has-no = { THE($devices) } n'{ HAS($devices) } rien de tel : { $noun }
nothing-to-choose = Il n'y a là aucun mode ni rien de tel à choisir.
