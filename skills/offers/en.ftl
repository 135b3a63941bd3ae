# What Hearth says in English of modes, presets, effects and sources.

is = { THE($devices) } { IS($devices) } { $state }
yes-is = Yes, { THE($devices) } { IS($devices) } { $state }
no-is = No, { THE($devices) } { IS($devices) } { $state }
and-also = { $state }, { $also }
offers = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} { $number } { $noun }: { $words }
has-no = { THE($devices) } { COUNT($devices) ->
    [one] has
   *[other] have
} no { $noun }
nothing-to-choose = There are no modes or the like to choose from there.
