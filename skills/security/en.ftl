which-mode = In which mode?
alarm-system = alarm system
question = { $choices }?
mode = { $mode ->
    [armed_away] away
    [armed_home] home
    [armed_night] night
    [armed_vacation] vacation
    [armed_custom_bypass] custom bypass
   *[other] { $word }
}
arming-already = { THE($panels) } { IS($panels) } arming already
modes = { THE($panels) } can be armed in { $modes } mode
modes-untold = { THE($panels) } hasn't told me how it can be armed
before-unknown = I don't know about before.
stands = { THE($panels) } { IS($panels) } { $state }
yes-stands = Yes, { stands }
no-stands = No, { stands }
knows = { THE($panels) } can't be armed in { $mode } mode; it knows { $modes }
