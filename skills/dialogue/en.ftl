listening = Yes?
nothing-said = I haven't said anything yet.
nothing-heard = I haven't heard anything yet.
nothing-done = I haven't done anything yet.
done = You said “{ $words }”, and I answered: { $reply }
done-alone = I said of my own accord: { $reply }
and-before = And { $count } more before that.
heard = I heard: “{ $words }”.
why =
    I heard “{ $words }”, and { $route ->
        [templates] it fit a sentence I know
        [model] the language model made that of it
        [answer] it answered my question
        [talk] it sounded like small talk
        [none] I couldn't make anything of it
       *[other] I took it as it stood
    }.
used = So I used { $skills }.
skill = “{ $name }” of { $file }
word =
    “{ $words }” { $by ->
        [device] is a device
        [place] is a place
        [list] is a list
        [kind] says what kind of thing
        [value] is a value
        [skill] says what to do
        [model] is the language model's reading
       *[other] was taken back
    }
confirmed = { $devices } confirmed it
unconfirmed = { $devices } did not
considered = I also considered { $reading }
a-device = a device

introduction = I'm Hearth, the voice of this house. I live in this box and need no internet. Ask me what I can do.
introduction-2 = Hearth is my name. I'm the assistant of this house, and all that I know of it stays in this box.
privacy =
    I listen for my wake word, in this box. What you say stays in the house. { $kept ->
        [nothing] No recording is kept, and I forget the words when I restart.
        [sound] I keep it, with its sound, for { $days ->
            [one] one day
           *[other] { $days } days
        }.
       *[words] I keep no recording, and the words for { $days ->
            [one] one day
           *[other] { $days } days
        }.
    }

okay = Okay.
stopped = Stopped.
nothing-to-undo = There is nothing that I could take back.
quiet = I won't disturb you. Alarms still ring.
quiet-until = I won't disturb you until { $when }. Alarms still ring.
day-at = { $day } at { $time }
quiet-off = Do not disturb is off.
quiet-was-off = Do not disturb wasn't on.
is-quiet = Yes, do not disturb is on.
is-not-quiet = No, do not disturb is off.

welcome = You're welcome.
welcome-2 = My pleasure.
welcome-3 = Anytime.
hello = Hello.
hello-2 = Hi there.
morning = Good morning.
morning-2 = A very good morning to you.
evening = Good evening.
evening-2 = Good evening to you.
goodbye = Goodbye.
goodbye-2 = See you soon.
here = Yes, I'm here.
here-2 = I'm here, go ahead.
fine = I'm fine, thank you. Everything in the house answers.
fine-but = I'm fine, but { $trouble }.
fine-but-hub =
    I'm fine, but { $trouble }{ $count ->
        [0] {""}
        [one] , and one device of the house does not answer
       *[other] , and { $number } devices of the house do not answer
    }.
