"""Conditions on the clock and the sun, alone and together with others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.agenda.conditions import Condition
from assistant.skillkit.testing import Trial, trial

HOME = Path(__file__).with_name("test_home.toml")
SKILLS = ("routines", "home", "weather", "climate", "timers", "reminders", "clock", "dates")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # the sun sets at 17:50
LAMP = "light.hall"


async def hours(box: Trial, count: float) -> None:
    box.advance(count * 3600)
    await box.look()


async def lamp_goes_on(box: Trial) -> bool:
    """Whether it was turned on; it is off again then."""
    on = bool(box.home.state(LAMP)["on"])
    box.home.update(LAMP, {"on": False})
    return on


async def test_once_when_the_sun_sets_and_whenever_each_day() -> None:
    async with trial(*SKILLS, home=HOME, now=NOON, place="Berlin") as box:
        said = await box.say("when the sun goes down turn on the hall light")
        assert said.text == (
            "Okay. When the sun goes down, I'll turn on the hall light. That's at 5:50 PM."
        )
        await hours(box, 5)
        assert not await lamp_goes_on(box)
        await hours(box, 1)
        assert await lamp_goes_on(box)
        assert box.agenda.entries("condition") == []
        await box.say("turn on the hall light every day when it gets dark outside")
        for _ in range(2):
            await hours(box, 1)  # seven in the evening
            assert await lamp_goes_on(box)
            await hours(box, 12)
            assert not await lamp_goes_on(box)
            await hours(box, 11)
        assert (await box.say("what are you waiting for")).text == (
            "Whenever it gets dark outside I'll turn on the hall light."
        )
        await box.say("cancel the condition about the hall light")
        assert box.agenda.entries("condition") == []


async def test_what_merely_is_must_be_so_when_the_other_happens() -> None:
    async with trial(*SKILLS, home=HOME, now=NOON, place="Berlin") as box:
        await box.say("when ben comes home and it's after six turn on the hall light")
        box.home.update("person.ben", {"location": "home"})
        await box.look()
        await hours(box, 7)  # he is there when six has passed, and did not come then
        assert not await lamp_goes_on(box)
        box.home.update("person.ben", {"location": "not_home"})
        await box.look()
        box.home.update("person.ben", {"location": "home"})
        await box.look()
        assert await lamp_goes_on(box)


async def test_it_is_looked_at_when_it_was_said() -> None:
    async with trial(*SKILLS, home=HOME, now=NOON, place="Berlin") as box:
        said = await box.say("turn on the hall light if the kitchen window is still open at six")
        assert said.text.endswith("I'll look at 6 PM.")
        await hours(box, 5.9)
        assert not await lamp_goes_on(box)
        await hours(box, 0.1)
        assert await lamp_goes_on(box)
        await box.say("if the kitchen window is still open at nine turn on the hall light")
        box.home.update("binary_sensor.w2", {"value": False})
        await hours(box, 3)
        assert not await lamp_goes_on(box)
        await hours(box, 0.1)
        assert box.agenda.entries("condition") == []


NOW = (
    ("if it's past eleven in the morning turn on the hall light", True),
    ("if it's after three in the afternoon turn on the hall light", False),
    ("turn on the hall light unless it's dark", True),
    ("if it's the weekend turn on the hall light", False),
    ("if today is wednesday turn on the hall light", True),
    ("if the kitchen window is open and it's dark turn on the hall light", False),
    ("if the kitchen window is closed or it's before one turn on the hall light", True),
    ("if nobody is home or it's later than midnight turn on the hall light", False),
    ("if it's raining turn off the hall light otherwise turn it on", True),
)


async def test_what_the_clock_says_is_looked_at_now() -> None:
    async with trial(*SKILLS, home=HOME, now=NOON, place="Berlin") as box:
        for words, on in NOW:
            said = await box.say(words)
            assert await lamp_goes_on(box) is on, (words, said.text)
        assert box.agenda.entries("condition") == []


@pytest.mark.parametrize(
    "words",
    [
        "whenever it's past eleven and the office lamp is still on, turn it off",
        "when the front door opens or the sun sets turn on the hall light",
    ],
)
async def test_terms_of_two_kinds_are_kept_whole(words: str) -> None:
    async with trial(*SKILLS, home=HOME, now=NOON, place="Berlin") as box:
        await box.say(words)
        (entry,) = box.agenda.entries("condition")
        kept = Condition.read(entry.condition)
        assert {call.skill for term in kept.terms for call in term.calls} == {
            "clock.compare",
            "home.state",
        }
        assert Condition.read(kept.as_json()) == kept
