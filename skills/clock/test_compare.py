"""Before and after: times of day, what the sun does, parts of the day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.skillkit.testing import trial

WINTER = datetime(2026, 3, 4, 0, 0, tzinfo=ZoneInfo("Europe/Berlin"))

ASKED = (
    ("00:30", "is it past midnight", "yes", "12:00"),
    ("00:30", "is it after ten", "yes", "04:00"),  # ten in the evening: people's day is not over
    ("05:00", "is it already light outside", "no", "06:11"),
    ("08:15", "is it after eight", "yes", "04:00"),
    ("09:00", "is it the morning", "yes", "12:00"),
    ("15:00", "is it before midnight", "yes", "00:00"),
    ("15:00", "is the sun still up", "yes", "17:50"),
    ("15:00", "is it half an hour after sunset", "no", "18:20"),
    ("15:00", "is it between two and four", "yes", "16:00"),
    ("17:30", "is it half an hour before sunset", "yes", "06:44"),
    ("19:00", "is it dark outside", "yes", "06:09"),
    ("21:10", "is it past ten", "no", "22:00"),
    ("22:30", "is it later than ten", "yes", "04:00"),
    ("22:30", "is it before half past ten", "no", "04:00"),
)


async def test_it_knows_how_long_its_answer_stands() -> None:
    async with trial("clock", now=WINTER, place="Berlin") as box:
        for at, words, yes, until in ASKED:
            box.clock.jump((moment(at) - box.clock.now()).total_seconds())
            said = await box.say(words)
            fact = said.answer.fact  # type: ignore[union-attr]
            assert fact is not None, words
            assert fact.until is not None, words
            assert said.text.casefold().startswith(yes), (at, words, said.text)
            assert fact.yes is (yes == "yes")
            assert f"{fact.until:%H:%M}" == until, (at, words)


async def test_the_sun_needs_a_place() -> None:
    async with trial("clock", now=WINTER) as box:
        assert (await box.say("is it dark outside")).failed


def moment(at: str) -> datetime:
    hour, minute = map(int, at.split(":"))
    return WINTER.replace(hour=hour, minute=minute)
