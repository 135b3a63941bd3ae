"""A device that is called like a room, as groups and speakers are: what is said of the room is
about the room.
"""

from __future__ import annotations

from spoken_kit import at_home

HOME = """
area = [{id = "a", name = "Parlour", aliases = ["salon"]}, {id = "b", name = "Pantry"}]
[[device]]
id = "light.group"
kind = "light"
name = "Salon"
area = "a"
on = true
[[device]]
id = "light.floor"
kind = "light"
name = "floor lamp"
area = "a"
on = true
[[device]]
id = "media_player.pantry"
kind = "media_player"
name = "Pantry"
state = "playing"
volume = 20
title = ""
artist = ""
[[device]]
id = "light.shelf"
kind = "light"
name = "shelf light"
area = "b"
on = true
[[device]]
id = "switch.pump"
kind = "switch"
name = "pump"
on = true
[[device]]
id = "sensor.damp"
kind = "sensor"
name = "damp meter"
area = "a"
device_class = "humidity"
value = 45
unit = "%"
"""


async def test_what_is_said_of_a_room_is_about_the_room() -> None:
    cases = (
        ("turn everything off in the salon", {"light.group", "light.floor"}),
        ("turn off everything in the pantry", {"media_player.pantry", "light.shelf"}),
        ("turn off all the devices in the pantry", {"media_player.pantry", "light.shelf"}),
        ("turn off the salon lights", {"light.group", "light.floor"}),
        ("turn off the lights in the pantry", {"light.shelf"}),
        ("turn off the salon", {"light.group"}),
    )
    async with at_home(HOME) as spoken:
        before = spoken.home.snapshot()
        for said, off in cases:
            await spoken.say(said)
            changed = {id_ for id_, state in spoken.home.snapshot().items() if state != before[id_]}
            assert (said, changed) == (said, off)
        assert (
            await spoken.say("what's the humidity in the salon")
        ).text == "It is 45 percent in the parlour."
        assert (
            await spoken.say("is anything on in the pantry")
        ).text == "Yes, the pantry and the shelf light are on."
