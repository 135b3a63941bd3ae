which-mode = In welchem Modus?
alarm-system = Alarmanlage
question = { $choices }?
mode = { $mode ->
    [armed_away] abwesend
    [armed_home] zu Hause
    [armed_night] Nacht
    [armed_vacation] Urlaub
    [armed_custom_bypass] eigener
   *[other] { $word }
}
arming-already = { THE($panels) } wird gerade schon scharf geschaltet
modes = { THE($panels) } lässt sich so scharf schalten: { $modes }
modes-untold = { THE($panels) } hat mir nicht gesagt, wie es sich scharf schalten lässt
before-unknown = Was vorher war, weiß ich nicht.
stands = { THE($panels) } ist { $state }
yes-stands = Ja, { stands }
no-stands = Nein, { stands }
knows = { THE($panels) } kennt den Modus „{ $mode }“ nicht; möglich sind { $modes }
