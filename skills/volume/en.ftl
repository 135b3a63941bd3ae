my-level = my volume is at { $level } percent
its-level =
    and { $players } { $count ->
        [one] is
       *[other] are
    } at { $level }
at =
    { $players } { $count ->
        [one] is
       *[other] are
    } at { $level } percent
adjusted =
    { $players } { $count ->
        [one] is
       *[other] are
    } adjusted
muted =
    { $players } { $count ->
        [one] is
       *[other] are
    } muted{ $length ->
        [open] {""}
       *[other] {" "}for { $length }
    }
unmuted =
    { $players } { $count ->
        [one] is
       *[other] are
    } unmuted
muted-me =
    I'm muted{ $length ->
        [open] {""}
       *[other] {" "}for { $length }
    }.
back = I'm back.
none-muted = Nothing is muted.
no-volume = { $players } can't change its volume
not-muted = { $players } can't be muted
loudest = That's as loud as I can be.
quietest = That's as quiet as I can be.
range = The volume goes from 0 to 100 percent.
good-night = Good night. I'll keep my voice down.
# What is done later is kept as words, and understood then.
unmute-order = unmute
unmute-name = unmute
level-order = set your volume to { $level } percent
morning-volume = morning volume
ask-level = How loud?
ask-much = By how much?
