"""Vacuums and mowers by voice: each verb has its kind, rooms are cleaned by those that can, and an
error is told.
"""

from __future__ import annotations

from spoken_kit import at_home

GARDEN = """
area = [
  {id = "kitchen", name = "kitchen"},
  {id = "bedroom", name = "bedroom"},
  {id = "attic", name = "attic"},
]
[[device]]
id = "vacuum.robby"
kind = "vacuum"
name = "robby"
state = "docked"
[[device]]
id = "lawn_mower.shaun"
kind = "lawn_mower"
name = "mower"
state = "docked"
"""
OUT = GARDEN.replace('name = "mower"\nstate = "docked"', 'name = "mower"\nstate = "mowing"')
ROOMS = GARDEN.replace(
    'state = "docked"\n[[device]]',
    'state = "docked"\nrooms = ["Kitchen", "Bedroom"]\n[[device]]',
    1,
)
TWO = (
    GARDEN + '[[device]]\nid = "vacuum.dusty"\nkind = "vacuum"\nname = "dusty"\nstate = "docked"\n'
)


async def test_a_verb_belongs_to_its_kind() -> None:
    cases = (
        ("mow the lawn", "lawn_mower.shaun", "mowing"),
        ("cut the grass", "lawn_mower.shaun", "mowing"),
        ("start the mower", "lawn_mower.shaun", "mowing"),
        ("start the robot mower", "lawn_mower.shaun", "mowing"),
        ("hoover the bedroom", "vacuum.robby", "cleaning"),
        ("clean the kitchen", "vacuum.robby", "cleaning"),
        ("start cleaning", "vacuum.robby", "cleaning"),
    )
    async with at_home(GARDEN) as spoken:
        for said, device, state in cases:
            await spoken.say(said)
            others = {
                id_: each["state"] for id_, each in spoken.home.snapshot().items() if id_ != device
            }
            assert (said, spoken.home.state(device)["state"], set(others.values())) == (
                said,
                state,
                {"docked"},
            )


async def test_what_is_out_is_meant_by_bare_words() -> None:
    async with at_home(OUT) as spoken:
        for said, state in (
            ("dock", "returning"),
            ("return to base", "returning"),
            ("stop mowing", "returning"),
            ("pause mowing", "paused"),
        ):
            await spoken.say(said)
            assert (said, spoken.home.state("lawn_mower.shaun")["state"]) == (said, state)
            assert spoken.home.state("vacuum.robby")["state"] == "docked"
        await spoken.say("mow the lawn", "start cleaning")
        assert spoken.home.state("vacuum.robby")["state"] == "cleaning"


async def test_between_two_of_a_kind_it_asks_and_takes_the_answer() -> None:
    async with at_home(TWO) as spoken:
        assert (await spoken.say("vacuum the kitchen")).text == "Robby or Dusty?"
        await spoken.say("vacuum the kitchen", "dusty")
        assert [spoken.home.state(f"vacuum.{name}")["state"] for name in ("robby", "dusty")] == [
            "docked",
            "cleaning",
        ]
        await spoken.say("clean the kitchen and the bedroom with dusty")
        assert [spoken.home.state(f"vacuum.{name}")["state"] for name in ("robby", "dusty")] == [
            "docked",
            "cleaning",
        ]


async def test_a_vacuum_that_knows_rooms_cleans_the_room() -> None:
    async with at_home(ROOMS) as spoken:
        assert (
            await spoken.say("vacuum the kitchen")
        ).text == "Robby is told to clean the kitchen."
        assert spoken.home.state("vacuum.robby")["state"] == "cleaning"
        assert (
            await spoken.say("hoover the kitchen and the bedroom")
        ).text == "Robby is told to clean the kitchen and the bedroom."
        refused = await spoken.say("vacuum the attic")
        assert (refused.text, refused.failed) == ("Robby doesn't know the attic.", True)
        assert spoken.home.state("vacuum.robby")["state"] == "docked"


async def test_a_vacuum_that_knows_none_cleans_everywhere_and_says_so() -> None:
    async with at_home(GARDEN) as spoken:
        said = "Robby is cleaning. It can't clean one room by itself, so it cleans everywhere."
        assert (await spoken.say("vacuum the kitchen")).text == said
        assert (await spoken.say("start robby")).text == "Robby is cleaning."


async def test_an_error_is_told() -> None:
    async with at_home(OUT.replace('"mowing"', '"error"')) as spoken:
        assert (
            await spoken.say("what is the mower doing")
        ).text == "The mower is reporting an error."
        assert (
            await spoken.say("is the mower mowing")
        ).text == "No, the mower is reporting an error."
