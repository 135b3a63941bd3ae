to-what = To what?
question = { $choices }?
no-such-option = { THE($devices) } can't be { $option }; it knows { $options }
be-set-to-that = be set to that
be-set = be set
options = { THE($devices) } can be { $options }
yes-is = Yes, { THE($devices) } { IS($devices) } { $option }
no-is = No, { THE($devices) } { IS($devices) } { $option }
untold = { THE($devices) } hasn't told me yet where it stands
limits = { THE($devices) } { COUNT($devices) ->
    [one] goes
   *[other] go
} from { $low } to { $high }
nothing = nothing
