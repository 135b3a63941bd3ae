"""Time, dates, sun and calendars as people ask for them, in a trial box with a clock that stands still."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.skillkit.testing import trial

BERLIN = ZoneInfo("Europe/Berlin")
NOON_ISH = datetime(2026, 11, 23, 13, 2, tzinfo=BERLIN)  # a Monday


async def reply(words: str, **options: object) -> str:
    async with trial("clock", now=options.pop("now", NOON_ISH), **options) as box:  # type: ignore[arg-type]
        return (await box.say(words)).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what time is it", "It's 1:02 PM."),
        ("i need to know what time it is", "It's 1:02 PM."),
        ("what's the time in Tokyo", "It's 9:02 PM in Tokyo."),
        ("what time is it in Las Vegas right now", "It's 4:02 AM in Las Vegas."),
        ("what time is it in Sydney", "It's 11:02 PM in Sydney."),
        ("give me the date", "Today is Monday, November 23rd."),
        ("what day is the 3rd of March", "That's Wednesday, March 3rd, 2027."),
        ("what date is next Friday", "That's Friday, December 4th."),
        ("what month is it", "It's November."),
        ("how many days until Christmas", "Thirty-two days until Friday, December 25th."),
        ("how many weeks until June 1", "Twenty-seven weeks and one day until Tuesday, June 1st, 2027."),
        ("how long until 6 pm", "Four hours and fifty-eight minutes until 6 PM."),
        ("what time will it be in 45 minutes", "It will be 1:47 PM."),
    ],
)
async def test_answers(words: str, answer: str) -> None:
    assert await reply(words) == answer


async def test_another_day_elsewhere_is_said() -> None:
    late = datetime(2026, 11, 23, 22, 0, tzinfo=BERLIN)
    assert await reply("what time is it in Tokyo", now=late) == "It's 6 AM tomorrow in Tokyo."


async def test_a_place_nobody_knows_is_no_time() -> None:
    async with trial("clock", now=NOON_ISH) as box:
        outcome = await box.say("what time is it in Atlantis")
    assert outcome.failed
    assert "Atlantis".lower() in outcome.text.lower()


async def test_24_hours_by_setting() -> None:
    assert await reply("what time is it", settings={"hours": 24}) == "It's 13:02."


async def test_the_sun_needs_a_place() -> None:
    assert "place" in await reply("when is sunset")


async def test_the_sun_sets_where_the_home_is() -> None:
    assert re.fullmatch(r"The sun sets at 4:4[0-4] PM\.", await reply("when is sunset", place="Zurich"))
    assert await reply("when is sunset in Madrid", place="Zurich") != await reply("when is sunset", place="Zurich")


async def test_a_sunset_that_is_over_is_tomorrows() -> None:
    evening = datetime(2026, 11, 23, 20, 0, tzinfo=BERLIN)
    assert (await reply("when is sunset", place="47.37, 8.55", now=evening)).startswith("The sun sets tomorrow at 4:")


async def test_no_sunrise_in_the_polar_night() -> None:
    winter = datetime(2026, 12, 21, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))
    assert "doesn't rise" in await reply("when is sunrise", place="78.2, 15.6", now=winter)


async def test_calendars_are_read(tmp_path: Path) -> None:
    home = tmp_path / "home.toml"
    home.write_text(
        'name = "House"\nunits = "metric"\n[[device]]\nid = "calendar.family"\nkind = "calendar"\nname = "Family"\n'
        'events = [{ summary = "dentist", start = "2026-11-24T09:30:00", end = "2026-11-24T10:00:00" }, '
        '{ summary = "swimming", start = "2026-11-24T16:00:00", end = "2026-11-24T17:00:00" }]\n'
    )
    assert (
        await reply("what's on my calendar tomorrow", home=home) == "Tomorrow you have dentist at 9:30 AM and swimming at 4 PM."
    )
    assert await reply("when is my next appointment", home=home) == "Next is dentist tomorrow at 9:30 AM."
    assert await reply("when is my dentist appointment", home=home) == "Dentist is tomorrow at 9:30 AM."
    assert await reply("what's on my calendar on Friday", home=home) == "You have nothing in the calendar on Friday."


@pytest.mark.parametrize(
    "words", ["what is the meaning of life", "how many times has adele gone diamond", "when was the moon landing"]
)
async def test_other_questions_are_left_alone(words: str) -> None:
    async with trial("clock") as box:
        assert box.understood_by(words) == ()
