which-mode = In welke stand?
alarm-system = alarmsysteem
question = { $choices }?
mode = { $mode ->
    [armed_away] afwezig
    [armed_home] thuis
    [armed_night] nacht
    [armed_vacation] vakantie
    [armed_custom_bypass] aangepast
   *[other] { $word }
}
arming-already = { THE($panels) } wordt al ingeschakeld
modes = { THE($panels) } kan zo worden ingeschakeld: { $modes }
modes-untold = { THE($panels) } heeft me niet verteld hoe het kan worden ingeschakeld
before-unknown = Van daarvoor weet ik niets.
stands = { THE($panels) } is { $state }
yes-stands = Ja, { stands }
no-stands = Nee, { stands }
knows = { THE($panels) } kent de stand { $mode } niet; er is { $modes }
