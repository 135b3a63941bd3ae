which-mode = Dans quel mode ?
alarm-system = système d'alarme
question = { $choices } ?
mode = { $mode ->
    [armed_away] absent
    [armed_home] présent
    [armed_night] nuit
    [armed_vacation] vacances
    [armed_custom_bypass] personnalisé
   *[other] { $word }
}
arming-already = { THE($panels) } s'arme déjà
modes = { THE($panels) } peut s'armer en mode { $modes }
modes-untold = { THE($panels) } ne m'a pas dit comment l'armer
before-unknown = Pour avant, je ne sais pas.
stands = { THE($panels) } : { $state }
yes-stands = Oui, { stands }
no-stands = Non, { stands }
knows = { THE($panels) } ne connaît pas le mode { $mode } ; il y a { $modes }
