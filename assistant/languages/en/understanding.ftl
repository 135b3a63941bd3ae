# Said where a sentence isn't taken as it stands, and what is asked back.

too-long = That was too long for me. Please say it in fewer words.
neither = I understood only half of that, so I did none of it.
either = { $names }?
which-of-many = Which one do you mean? There are { $count } of them.
did-you-mean = Did you mean: “{ $words }”?
light-to-percent = Set the light { $place } to { $percent } percent?
timer-for = A timer for { $length }?
which-color = Which colour would you like?
nothing-here = “{ $words }”: nothing of the kind here
takes-no-place = “{ $words }”: it isn't clear what this takes the place of
not-understood = “{ $words }”: not understood

# Free speech, by { $skill }: words that nothing explains.
unexplained = speaks of { $skill }: nothing explains { $words }
not-all = speaks of { $skill }, not all is understood
speaks-of = speaks of { $skill }

# Follow-ups.
elsewhere = the same elsewhere
further = one more
the-other = the other one
again = again
another = another
corrected = corrected
ringing = said to what rings

# Why a language model's call was not made.
other-numbers = other numbers were said
other-measure = that measure was not said
nothing-said = nothing of that was said
left-out = { $words } was left out
no-reason = nothing explains { $words }
misfit = its arguments don't fit
no-command = a question or a prohibition is no command
told = something told is no command
other-matter = the words don't speak of that
not-meant = { $device } was not meant
not-said = { $name } = { $value } was not said
no-tool = no such skill
nothing-asked = nothing is asked for
uncertain = the model was certain of it to { $percent } percent
do-you-mean = Do you mean: { $words }?
or-do-you-mean = Or: { $words }?
unread = not understood
model = model: { $wrote }: { $why }

# What devices offer words for.
offered = a word that is offered → { $skill }
offered-here = a word that one device here offers
offer-asked = a question about what a device offers → { $skill }

# Why a reading, made because of { $why }, was not believed.
missing = { $why }: no such device
nothing-there = { $why }: nothing of the kind is there
explains-less = { $why }: explains less of the words
would-act = { $why }: that would act, and this was no order

# Why a reading was made.
intent = { $intent } → { $skill }
sentence-of = { $skill } sentence
frame = frame { $skill }
several-commands = several commands
on-for-a-while = on for a while
state-question = question frame
measure-question = measure frame
temperature-question = temperature question
condition = condition
no-room-temperature = a number that is no temperature of a room
there = there
here = here
robot = a robot's word
last-devices = it: the last devices
no-place = no place: here
everything = everything
remark-as-wish = a remark taken as a wish
no-such-percentage = no such percentage
not-clear = not all of it is clear
length-alone = a length alone
no-such-device = no such device
color-without-name = a colour without its name
value-missing = an order without its value
