my-level = mon volume est à { $level } pour cent
its-level =
    { $players } { $count ->
        [one] est
       *[other] sont
    } à { $level }
at =
    { $players } { $count ->
        [one] est
       *[other] sont
    } à { $level } pour cent
adjusted = { $players } : volume réglé
muted =
    { $players } { $count ->
        [one] est
       *[other] sont
    } en sourdine{ $length ->
        [open] {""}
       *[other] {" "}pendant { $length }
    }
unmuted = { $players } : le son est rétabli
muted-me =
    Je me tais{ $length ->
        [open] {""}
       *[other] {" "}pendant { $length }
    }.
back = Me revoilà.
none-muted = Rien n'est en sourdine.
no-volume = { $players } ne permet pas de changer le volume
not-muted = { $players } ne peut pas être mis en sourdine
loudest = Je ne peux pas parler plus fort.
quietest = Je ne peux pas parler moins fort.
range = Le volume va de 0 à 100 pour cent.
good-night = Bonne nuit. Je parlerai doucement.
unmute-order = remets le son
unmute-name = remettre le son
level-order = mets ton volume à { $level } pour cent
morning-volume = volume du matin
ask-level = À quel volume ?
ask-much = De combien ?
