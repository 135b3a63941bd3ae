which-mode = In quale modalità?
alarm-system = sistema di allarme
question = { $choices }?
mode = { $mode ->
    [armed_away] fuori casa
    [armed_home] in casa
    [armed_night] notte
    [armed_vacation] vacanza
    [armed_custom_bypass] personalizzata
   *[other] { $word }
}
arming-already = { THE($panels) } si sta già inserendo
modes = { THE($panels) } si può inserire in modalità { $modes }
modes-untold = { THE($panels) } non mi ha detto come si può inserire
before-unknown = Di prima non so niente.
stands = { THE($panels) }: { $state }
yes-stands = Sì, { stands }
no-stands = No, { stands }
knows = { THE($panels) } non conosce la modalità { $mode }; ci sono { $modes }
