# What is said of a disk that keeps nothing, and of what was damaged.

disk = { $reason ->
    [full] My disk is full
    [read-only] My disk can't be written to
    [no-folder] I have no folder to write into
    [forbidden] I may not write into my folder
   *[failing] My disk gives errors
}
cannot-keep = { disk }, so I can't keep that.
until-restart = { disk }. Timers and lists work, but only until I'm restarted.
timers-and-lists = timers and lists
lost = My { $what } were damaged, and there was no copy of them. They are gone.
went-back = My { $what } were damaged. I went back to { $days ->
    [0] today's copy
    [1] yesterday's copy
   *[other] a copy from { $days } days ago
}, so what has changed since is missing.
busy = Another program holds my timers and lists. Try again in a moment.
damaged = My timers and lists were damaged, so I couldn't do that. Ask me again.
ask-again = { $lost } Ask me again.
