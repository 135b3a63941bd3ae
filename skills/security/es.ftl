which-mode = ¿En qué modo?
alarm-system = sistema de alarma
question = ¿{ $choices }?
mode = { $mode ->
    [armed_away] ausente
    [armed_home] en casa
    [armed_night] noche
    [armed_vacation] vacaciones
    [armed_custom_bypass] personalizado
   *[other] { $word }
}
arming-already = { THE($panels) } ya se está armando
modes = { THE($panels) } se puede armar en modo { $modes }
modes-untold = { THE($panels) } no me ha dicho cómo se puede armar
before-unknown = De antes no sé nada.
stands = { THE($panels) }: { $state }
yes-stands = Sí, { stands }
no-stands = No, { stands }
knows = { THE($panels) } no conoce el modo { $mode }; hay { $modes }
