"""Time, dates and sun as people ask for them, in a trial box with a clock that stands
still.
"""

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
        ("in Sydney, what time is it", "It's 11:02 PM in Sydney."),
        ("tell me Lisbon's current time", "It's 12:02 PM in Lisbon."),
        ("what's the current mountain time", "It's 5:02 AM in Mountain time."),
        ("what time zone is Peru in", "Peru is five hours behind UTC: it is 7:02 AM there."),
        (
            "what's India's timezone",
            "India is five hours and thirty minutes ahead of UTC: it is 5:32 PM there.",
        ),
        ("which time zone are we in", "This home is one hour ahead of UTC."),
        (
            "what time zone is Atlantis in",
            "I don't know where Atlantis is. Name a larger city or a country.",
        ),
        ("give me the date", "Today is Monday, November 23rd."),
        ("what day is the 3rd of March", "That's Wednesday, March 3rd, 2027."),
        ("what date is next Friday", "That's Friday, December 4th."),
        ("what month is it", "It's November."),
        ("how many days until Christmas", "Thirty-two days until Friday, December 25th."),
        (
            "how many weeks until June 1",
            "Twenty-seven weeks and one day until Tuesday, June 1st, 2027.",
        ),
        ("how long until 6 pm", "Four hours and fifty-eight minutes until 6 PM."),
        ("what time will it be in 45 minutes", "It will be 1:47 PM."),
        ("what time will it be 4 hours from now", "It will be 5:02 PM."),
        ("in 12 hours what time is it in Madrid", "It will be 1:02 AM tomorrow in Madrid."),
        ("what time will it be in Tokyo in 30 minutes", "It will be 9:32 PM in Tokyo."),
        ("what time was it three hours ago", "It was 10:02 AM."),
        ("what time is it in GMT", "It's 12:02 PM in UTC."),
        ("what time is it in Portland, Oregon", "It's 4:02 AM in Portland."),
        ("what was yesterday's date", "Yesterday was Sunday, November 22nd."),
        ("what's the date five days from now", "That's Saturday, November 28th."),
        ("what is the date of Good Friday", "That's Friday, March 26th, 2027."),
        ("what day is two days before Christmas", "That's Wednesday, December 23rd."),
        ("what day is the last day of the month", "That's Monday, November 30th."),
        ("what day is the 12th of next month", "That's Saturday, December 12th."),
        ("what day is 24/12", "That's Thursday, December 24th."),
        ("what day was Christmas", "That was Thursday, December 25th, 2025."),
        ("how many days since Christmas", "333 days since Thursday, December 25th, 2025."),
        ("how long is left until Christmas", "Thirty-two days until Friday, December 25th."),
        ("what day is it in Auckland", "In Auckland it's Tuesday, November 24th."),
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
    assert re.fullmatch(
        r"The sun sets at 4:4[0-4] PM\.", await reply("when is sunset", place="Zurich")
    )
    assert await reply("when is sunset in Madrid", place="Zurich") != await reply(
        "when is sunset", place="Zurich"
    )


async def test_a_sunset_that_is_over_is_tomorrows() -> None:
    evening = datetime(2026, 11, 23, 20, 0, tzinfo=BERLIN)
    assert (await reply("when is sunset", place="47.37, 8.55", now=evening)).startswith(
        "The sun sets tomorrow at 4:"
    )


async def test_no_sunrise_in_the_polar_night() -> None:
    winter = datetime(2026, 12, 21, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))
    assert "doesn't rise" in await reply("when is sunrise", place="78.2, 15.6", now=winter)


@pytest.mark.parametrize(
    "words",
    [
        "what is the meaning of life",
        "how many times has adele gone diamond",
        "when was the moon landing",
    ],
)
async def test_other_questions_are_left_alone(words: str) -> None:
    async with trial("clock") as box:
        assert box.understood_by(words) == ()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what day is September 31st", "There is no September 31st."),
        ("what day of the week is the 30th of February", "There is no February 30th."),
        ("what date is February 29th 2027", "There is no February 29th in 2027."),
        ("when is the 34th", "There is no 34th of any month."),
        ("how many days until April 31st", "There is no April 31st."),
        ("what day is market day", "I don't know when market day is."),
        ("what date is the school play", "I don't know when the school play is."),
        ("what day is my anniversary", "I don't know when your anniversary is."),
        ("what day is 5/6", "I don't know when 5/6 is."),
    ],
)
async def test_a_day_that_nobody_knows_is_not_today(words: str, answer: str) -> None:
    async with trial("clock", now=NOON_ISH) as box:
        outcome = await box.say(words)
    assert outcome.text == answer
    assert outcome.failed


async def test_a_day_of_its_own_stands_in_the_calendar(tmp_path: Path) -> None:
    home = tmp_path / "home.toml"
    home.write_text(
        'name = "House"\nunits = "metric"\n[[device]]\nid = "calendar.bins"\nkind = "calendar"\n'
        'name = "Bins"\n'
        'events = [{ summary = "paper bin day", start = "2026-11-26T07:00:00" }]\n'
    )
    assert (
        await reply("what day is paper bin day", home=home)
        == "Paper bin day is on Thursday at 7 AM."
    )


@pytest.mark.parametrize(
    ("now", "words", "answer"),
    [
        (
            datetime(2027, 3, 27, 21, 0, tzinfo=BERLIN),
            "how long until 5 am",
            "Seven hours until 5 AM.",
        ),
        (
            datetime(2027, 10, 30, 21, 0, tzinfo=BERLIN),
            "how long until 5 in the morning",
            "Nine hours until 5 AM.",
        ),
        (
            datetime(2027, 3, 27, 21, 0, tzinfo=BERLIN),
            "what time will it be in 8 hours",
            "It will be 6 AM tomorrow.",
        ),
        (
            datetime(2027, 3, 28, 8, 0, tzinfo=BERLIN),
            "what time was it 8 hours ago",
            "It was 11 PM yesterday.",
        ),
        (datetime(2027, 3, 27, 13, 0, tzinfo=BERLIN), "how long until 6", "Five hours until 6 PM."),
        (
            datetime(2027, 3, 27, 21, 0, tzinfo=BERLIN),
            "how long until 11",
            "Two hours until 11 PM.",
        ),
    ],
)
async def test_hours_are_counted_through_a_change_of_the_clocks(
    now: datetime, words: str, answer: str
) -> None:
    assert await reply(words, now=now) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("is today Monday", "Yes, today is Monday, November 23rd."),
        ("is it Sunday already", "No, today is Monday, November 23rd."),
        ("is tomorrow a weekday", "Yes, tomorrow is Tuesday, November 24th."),
        ("is it the weekend", "No, today is Monday, November 23rd."),
        ("are we in May", "No, it's November."),
        ("is Christmas on a Friday", "Yes, that's Friday, December 25th."),
        ("when is the next leap year", "The next leap year is 2028."),
        ("is 2100 a leap year", "No, 2100 is no leap year."),
    ],
)
async def test_days_are_told_with_yes_or_no(words: str, answer: str) -> None:
    async with trial("dates", now=NOON_ISH) as box:
        assert (await box.say(words)).text == answer


async def test_the_sun_elsewhere_is_told_for_there() -> None:
    for words in (
        "when does the sun go down in Madrid",
        "sunset in Madrid",
        "how long until sunset in Madrid",
    ):
        assert (await reply(words)).rstrip(".").endswith(("in Madrid", "5:51 PM", "5:50 PM"))
