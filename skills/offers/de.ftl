# What Hearth says of modes, presets, effects and sources in German.

is = { THE($devices) } { IS($devices) } { $state }
yes-is = Ja, { THE($devices) } { IS($devices) } { $state }
no-is = Nein, { THE($devices) } { IS($devices) } { $state }
and-also = { $state } und { $also }
offers = { THE($devices) } { HAS($devices) } { $number } { $noun }: { $words }
has-no = { THE($devices) } { HAS($devices) } so etwas nicht: { $noun }
nothing-to-choose = Dort gibt es keine Modi oder dergleichen zur Wahl.
