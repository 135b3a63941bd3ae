# What is said around the skills: consents, arguments, failures, and what is taken back.

# Consents. The policy's { $question } is a whole one: "Unlock the front door?"
what-code = What's the code to { $deed }
tell-code = { $question } Tell me the code.
no-code = That needs its own code each time, and then nobody could say it.
no-yes = That needs a yes, and I have none that I can trust. Tell me again, and I'll ask.
nobody-said-yes = Nobody has said yes to that.

# Calls.
no-skill = I don't have a skill for that.
skill-missing = There is no skill '{ $skill }'.
took-too-long = Sorry, the { $skill } skill took too long, so I stopped it.
no-answer = Sorry, the { $skill } skill gave me no answer.
failed = Sorry, the { $skill } skill failed. The log says why.
failed-in-rehearsal = The { $skill } skill failed.
cannot-ask-now = { $question } I can't ask that in the middle of something else.
words-not-understood = I don't understand “{ $words }”.
got-that-wrong = I got that wrong. Please say it another way.
cannot-take = I can't take { $value } as the { $what }.
cannot-take-that = I can't take that as the { $what }.
it-goes = I can't take { $value } as the { $what }: it goes from { $low } to { $high }.
which = Which { $what }?

# Skill files.
file-settings = There is a mistake in my settings of the skill { $skill }. It is left out. The log says why.
file-mistake = The skill file { $skill } has a mistake { $line ->
    [0] { "" }
   *[other] in line { NUMBER($line, useGrouping: 0) }{ " " }
}and can't be used. { $kept ->
    [yes] The version before it goes on serving.
   *[no] It is left out. The log says why.
}

# What is taken back.
left-as-it-is = I left { $devices } as { $count ->
    [one] it is
   *[other] they are
}.
volume-back = The volume is back at { $percent } percent.
again = { $state } again
stays = What { $devices } did I can't take back.
entry-cancelled = { $entry } is cancelled.
entry-back = { $entry } is back.
entry-as-it-was = { $entry } is as it was.
calendar-back = The calendar is as it was.
list-gone = { THE($name) } is gone.
list-back = { $list } is back.
list-as-it-was = { $list } is as it was.
items-off = { $items } { $count ->
    [one] is
   *[other] are
} off { $list }.
items-back = { $items } { $count ->
    [one] is
   *[other] are
} back on { $list }.
items-both = { $off } { $count-off ->
    [one] is
   *[other] are
} off { $list } and { $items } { $count ->
    [one] is
   *[other] are
} back on { $list }.
timer = the { $name } timer
alarm = the alarm { $when }
alarm-named = the { $name } alarm { $when }
reminder = the reminder { $when }
plan = “{ $words }”
