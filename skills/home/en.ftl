# What Hearth says of lights, covers, locks and robots in English.

told-to-clean = told to clean { $rooms }
cleans-everywhere = { $count ->
    [1] It can't clean one room by itself, so it cleans everywhere.
   *[other] They can't clean one room by itself, so they clean everywhere.
}
activated-scene = { $name } is set
activated-script = { $name } is running
activated-button = { THE($devices) } is pressed
activated-automation = { THE($devices) } is triggered
only-locks = { THE($devices) } can't be opened, only locked and unlocked
told-to-open = I told { THE($devices) } to open
no-temperature = I have no temperature reading there.
no-humidity = I have no humidity reading there.
no-temperature-unreached = { $missing }, so I have no temperature reading there.
no-humidity-unreached = { $missing }, so I have no humidity reading there.
cant-do-that = { THE($what) } can't do that
cant-be-done = that can't be done
goes-to-hundred = { THE($what) } goes from 0 to 100 percent
not-understood = I don't understand “{ $what }”.
unclear = I didn't quite get what to do with { THE($what) }. Please say it another way.
