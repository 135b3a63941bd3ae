# Lo que Hearth dice en español de modos, ajustes, efectos y fuentes.

is = { THE($devices) } { IS($devices) } { $state }
yes-is = Sí, { THE($devices) } { IS($devices) } { $state }
no-is = No, { THE($devices) } { IS($devices) } { $state }
and-also = { $state }, { $also }
offers = { THE($devices) } { HAS($devices) } { $number } { $noun }: { $words }
has-no = { THE($devices) } no { HAS($devices) } { $noun }
nothing-to-choose = Ahí no hay modos ni nada parecido que elegir.
