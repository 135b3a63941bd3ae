"""Doors, gates and windows, whatever tells of them: covers, contacts and locks are counted
together.
"""

from __future__ import annotations

from spoken_kit import at_home

DOORS = (
    ("cover.garage", "garage door", "garage", "position = 0"),
    ("cover.gate", "drive gate", "gate", "position = 100"),
    ("binary_sensor.front", "front door", "door", "value = true"),
    ("binary_sensor.side_gate", "side gate", "opening", "value = false"),
    ("binary_sensor.window", "bath window", "door", "value = true"),
    ("lock.front", "front door lock", "", "locked = true"),
)


def home(*further: tuple[str, str, str, str]) -> str:
    return "\n".join(
        f'[[device]]\nid = "{id_}"\nkind = "{id_.partition(".")[0]}"\nname = "{name}"\n{state}'
        + (f'\ndevice_class = "{class_}"' if class_ else "")
        for id_, name, class_, state in (*DOORS, *further)
    )


async def test_what_opens_is_counted_together() -> None:
    answers = (
        ("are all doors closed", "No, the drive gate and the front door aren't closed."),
        ("which doors are open", "The drive gate and the front door are open."),
        ("is any window open", "Yes, the bath window is open."),
        ("which gates are open", "The drive gate is open."),
        ("are all gates closed", "No, the drive gate isn't closed."),
        ("is the front door closed", "No, the front door is open."),
        ("is the side gate open", "No, the side gate is closed."),
        ("is the garage open", "No, the garage door is closed."),
    )
    async with at_home(home()) as spoken:
        assert [(said, (await spoken.say(said)).text) for said, _ in answers] == list(answers)


async def test_a_contact_that_contradicts_its_garage_door_is_told_beside_it() -> None:
    both = "The garage contact is open, but the garage door is closed."
    async with at_home(
        home(("binary_sensor.contact", "garage contact", "garage_door", "value = true"))
    ) as spoken:
        for said in (
            "is the garage open",
            "is the garage door open",
            "did I leave the garage open",
        ):
            assert (said, (await spoken.say(said)).text) == (said, both)
        said = "The garage door is closed, but the garage contact is open."
        assert (await spoken.say("is the garage door closed")).text == said
        spoken.home.update("binary_sensor.contact", {"value": False})
        assert (await spoken.box.say("is the garage open")).text == "No, the garage door is closed."
