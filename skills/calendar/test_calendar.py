"""Calendars as people ask for them and change them, in a trial box whose clock stands still."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.skillkit.testing import Trial, trial

BERLIN = ZoneInfo("Europe/Berlin")
NOON_ISH = datetime(2026, 11, 23, 13, 2, tzinfo=BERLIN)  # a Monday

FAMILY = (
    ("Call grandma", "2026-11-23T18:00:00", "2026-11-23T18:15:00", ""),
    ("Dentist", "2026-11-24T09:30:00", "2026-11-24T10:15:00", "Main Street 4"),
    ("Swimming", "2026-11-24T16:00:00", "2026-11-24T17:00:00", ""),
    ("Cook for Anna", "2026-11-25T18:00:00", "2026-11-25T20:00:00", ""),
    ("Cooking class", "2026-11-26T19:00:00", "2026-11-26T21:00:00", ""),
    ("Parents' evening", "2026-12-02T19:30:00", "2026-12-02T21:00:00", "the school hall"),
    ("Party", "2026-11-28T21:00:00", "2026-11-29T03:00:00", ""),
    ("Christmas holiday", "2026-12-24", "2026-12-27", ""),
    ("Haircut", "2026-11-20T15:00:00", "2026-11-20T16:00:00", ""),
)
WORK = (("Team meeting", "2026-11-27T14:00:00", "2026-11-27T15:30:00", ""),)


def listed(*events: tuple[str, str, str, str], **more: str) -> str:
    """Events as a home file has them."""
    return ", ".join(
        f'{{ summary = "{name}", start = "{start}", end = "{end}", location = "{place}"'
        + "".join(f', {key} = "{value}"' for key, value in more.items())
        + " }"
        for name, start, end, place in events
    )


HOME = f"""
[[device]]
id = "calendar.family"
kind = "calendar"
name = "family"
edits = ["add", "move", "remove"]
events = [{listed(*FAMILY)}]

[[device]]
id = "calendar.work"
kind = "calendar"
name = "work"
events = [{listed(*WORK, description="budget, with Tom")}]

[[list]]
id = "todo"
name = "to-do list"
items = [{{ text = "phone the plumber", done = false }}]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home.toml"
    path.write_text(HOME)
    return path


async def said(box: Trial, words: str) -> str:
    answer = (await box.say(words)).answer
    return str(getattr(answer, "text", "") or getattr(answer, "question", ""))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        # by day and week
        (
            "what's on my calendar tomorrow",
            "Tomorrow you have Dentist at 9:30 AM and Swimming at 4 PM.",
        ),
        ("what's on my calendar", "Today you have Call grandma at 6 PM."),
        ("what do we have on Saturday", "On Saturday you have Party at 9 PM."),
        ("what am I doing on Sunday", "On Sunday you have Party until 3 AM."),
        ("do we have plans for Saturday", "On Saturday you have Party at 9 PM."),
        ("what's on my calendar on December 25th", "On December 25 you have Christmas holiday."),
        (
            "what's on my calendar on Friday afternoon",
            "On Friday afternoon you have Team meeting at 2 PM.",
        ),
        ("what do I have tonight", "Tonight you have Call grandma at 6 PM."),
        (
            "what's on my calendar on Friday morning",
            "You have nothing in the calendar on Friday morning.",
        ),
        ("what's on the work calendar this week", "You have Team meeting on Friday at 2 PM."),
        ("what's on my calendar next week", "You have Parents' evening on December 2 at 7:30 PM."),
        (
            "what's on the football calendar",
            "There's no football calendar. I know family and work.",
        ),
        # what comes next
        ("what's my next appointment", "Next is Call grandma today at 6 PM."),
        ("what's my next meeting", "Team meeting is on Friday at 2 PM."),
        # when
        ("when is the dentist", "Dentist is tomorrow at 9:30 AM at Main Street 4."),
        ("when is my dentist appointment", "Dentist is tomorrow at 9:30 AM at Main Street 4."),
        (
            "when is the parents' evening",
            "Parents' evening is on December 2 at 7:30 PM at the school hall.",
        ),
        ("when is the cooking class", "Cooking class is on Thursday at 7 PM."),
        ("when is my haircut", "Haircut was on November 20 at 3 PM. Nothing of that is coming up."),
        ("when is the party on Saturday", "Party is on Saturday at 9 PM."),
        (
            "when is the christmas holiday",
            "Christmas holiday is from Thursday, December 24th to Saturday, December 26th.",
        ),
        ("when is the football match", "There is no football match in the calendar."),
        # where
        ("where is the parents' evening", "Parents' evening is at the school hall."),
        ("where is the dentist appointment", "Dentist is at Main Street 4."),
        ("where is the cooking class", "The calendar doesn't say where Cooking class is."),
        ("where is my next appointment", "The calendar doesn't say where Call grandma is."),
        # how long
        (
            "how long is the meeting",
            "Team meeting takes one hour and thirty minutes, from 2 PM to 3:30 PM.",
        ),
        ("how long is the cooking class", "Cooking class takes two hours, from 7 PM to 9 PM."),
        ("how long does the christmas holiday last", "Christmas holiday is three days long."),
        # people and words
        (
            "do I have anything with Anna this week",
            "Yes, you have Cook for Anna on Wednesday at 6 PM.",
        ),
        (
            "do I have anything with Bob this week",
            "No, there is nothing about Bob in the calendar between today and Sunday.",
        ),
        ("am I meeting Tom on Friday", "Yes, on Friday you have Team meeting at 2 PM."),
        (
            "is there anything about swimming in my calendar",
            "Yes, you have Swimming tomorrow at 4 PM.",
        ),
        ("do I have a dentist appointment", "Yes, you have Dentist tomorrow at 9:30 AM."),
        # whom
        (
            "who do I need to call today",
            "Today: Call grandma at 6 PM and phone the plumber (on the to-do list).",
        ),
        (
            "who do I have to visit today",
            "I find nothing to visit today, in the calendars, the reminders or the lists.",
        ),
        # how many
        ("how many evenings this week do I have to cook", "Two: on Wednesday and on Thursday."),
        ("how many evenings do I have to cook this week", "Two: on Wednesday and on Thursday."),
        (
            "how many appointments do I have tomorrow",
            "Two: Dentist at 9:30 AM and Swimming at 4 PM.",
        ),
        ("how many meetings do I have this week", "One: Team meeting on Friday at 2 PM."),
        (
            "how many appointments do I have on Friday morning",
            "None: there is nothing in the calendar on Friday morning.",
        ),
        # free
        ("am I free on Friday afternoon", "No, on Friday afternoon you have Team meeting at 2 PM."),
        ("am I free on Friday morning", "Yes, you have nothing in the calendar on Friday morning."),
        ("am I free tomorrow at 4 pm", "No, tomorrow at 4 PM you have Swimming at 4 PM."),
        ("am I free tomorrow at 6 pm", "Yes, you have nothing in the calendar tomorrow at 6 PM."),
        (
            "am I free on December 25th",
            "Yes, you have nothing but Christmas holiday, all day, on December 25.",
        ),
        ("is Friday free", "No, on Friday you have Team meeting at 2 PM."),
    ],
)
async def test_calendars_are_asked(home: Path, words: str, answer: str) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        assert await said(box, words) == answer


@pytest.mark.parametrize(
    ("words", "answer", "name", "start"),
    [
        (
            "put yoga on Thursday at 3 pm in my calendar",
            "Yoga is in the family calendar on Thursday at 3 PM.",
            "yoga",
            "2026-11-26T15:00:00+01:00",
        ),
        (
            "put lunch with Tom tomorrow from 12 to 2 in the family calendar",
            "Lunch with Tom is in the family calendar tomorrow at noon.",
            "lunch with Tom",
            "2026-11-24T12:00:00+01:00",
        ),
        (
            "put meeting with Anna tomorrow at 10 for two hours in my calendar",
            "Meeting with Anna is in the family calendar tomorrow at 10 AM. "
            "At that time you also have Dentist at 9:30 AM.",
            "meeting with Anna",
            "2026-11-24T10:00:00+01:00",
        ),
        (
            "schedule an appointment with the doctor tomorrow at 11",
            "Doctor is in the family calendar tomorrow at 11 AM.",
            "doctor",
            "2026-11-24T11:00:00+01:00",
        ),
        (
            "add a trip to Berlin on Saturday to my calendar",
            "Trip to Berlin is in the family calendar on Saturday.",
            "trip to Berlin",
            "2026-11-28",
        ),
        (
            "add holiday from Friday to Sunday to my calendar",
            "Holiday is in the family calendar from Friday to Sunday.",
            "holiday",
            "2026-11-27",
        ),
        (
            "move the dentist appointment to Thursday at 10",
            "Dentist is on Thursday at 10 AM now.",
            "Dentist",
            "2026-11-26T10:00:00+01:00",
        ),
        (
            "reschedule the swimming lesson to Wednesday",
            "Swimming is on Wednesday at 4 PM now.",
            "Swimming",
            "2026-11-25T16:00:00+01:00",
        ),
        (
            "postpone the dentist appointment by an hour",
            "Dentist is tomorrow at 10:30 AM now.",
            "Dentist",
            "2026-11-24T10:30:00+01:00",
        ),
    ],
)
async def test_events_are_added_and_moved(
    home: Path, words: str, answer: str, name: str, start: str
) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        assert await said(box, words) == answer
        events = box.home.state("calendar.family")["events"]
        assert [each["start"] for each in events if each["summary"] == name] == [start]


async def test_what_is_missing_is_asked(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        assert await said(box, "create an appointment") == "What shall I put in the calendar?"
        assert await said(box, "choir") == "For when?"
        assert await said(box, "Wednesday at 9 am") == (
            "Choir is in the family calendar on Wednesday at 9 AM."
        )


async def test_an_event_is_removed_after_a_yes_alone(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:

        def names() -> list[str]:
            return [event["summary"] for event in box.home.state("calendar.family")["events"]]

        question = "Shall I take Dentist tomorrow at 9:30 AM out of the calendar?"
        assert await said(box, "cancel the dentist appointment") == question
        await box.say("no")
        assert "Dentist" in names()
        assert await said(box, "cancel the dentist appointment") == question
        assert await said(box, "yes") == "Dentist tomorrow at 9:30 AM is out of the calendar."
        assert "Dentist" not in names()
        assert await said(box, "remove the football match") == (
            "There is no football match in the calendar."
        )


async def test_of_several_one_is_chosen(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        asked = await said(box, "delete the cooking appointment")
        assert asked == (
            "Which one: Cook for Anna on Wednesday at 6 PM or Cooking class on Thursday at 7 PM?"
        )
        assert await said(box, "the class") == (
            "Shall I take Cooking class on Thursday at 7 PM out of the calendar?"
        )
        await box.say("yes")
        names = [event["summary"] for event in box.home.state("calendar.family")["events"]]
        assert "Cooking class" not in names
        assert "Cook for Anna" in names


async def test_what_can_only_be_read_is_said_so(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        refusal = "The work calendar can only be read, so I can't change anything there."
        assert await said(box, "add yoga tomorrow at 6 pm to the work calendar") == refusal
        assert await said(box, "move the team meeting to Monday at 9") == refusal
        assert await said(box, "cancel the team meeting") == refusal


async def test_what_was_put_there_is_taken_back(home: Path) -> None:
    async with trial("calendar", "dialogue", home=home, now=NOON_ISH) as box:

        def events() -> list[tuple[str, str]]:
            there = box.home.state("calendar.family")["events"]
            return sorted((each["summary"], each["start"]) for each in there)

        before = events()
        await box.say("put yoga on Thursday at 3 pm in my calendar")
        assert await said(box, "cancel that") == "The calendar is as it was."
        assert events() == before
        await box.say("move the dentist appointment to Thursday at 10")
        await box.say("cancel that")
        assert events() == before


async def test_a_calendar_out_of_reach_is_told_with_its_age_and_never_as_a_fact(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        box.home.set_available("calendar.work", False)
        box.advance(1800)
        told = await said(box, "am I free on Friday afternoon")
        assert told.startswith("As far as I know you have nothing on Friday afternoon.")
        assert "I can't reach the work" in told
        assert told.endswith("Thirty minutes ago Team meeting at 2 PM stood in the work calendar.")
        told = await said(box, "what's on my calendar on Friday")
        assert "you have nothing" not in told.lower()
        assert "Thirty minutes ago Team meeting" in told
        assert "Team meeting is" not in await said(box, "when is the team meeting")


async def test_days_that_are_not_known_are_no_free_days(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        for calendar in ("calendar.family", "calendar.work"):
            state = box.home.state(calendar) | {"until": "2026-12-31"}
            box.home.put_device(box.home.devices[calendar], state)
        assert await said(box, "am I free on January 15th") == (
            "As far as I know you have nothing on January 15. "
            "I know the calendar up to Thursday, December 31st."
        )
        assert "you have nothing" not in await said(box, "what's on my calendar on January 15th")


async def test_without_a_calendar_that_is_said() -> None:
    async with trial("calendar", now=NOON_ISH) as box:
        assert await said(box, "what's on my calendar") == "There's no calendar in this home."
        assert await said(box, "add yoga tomorrow at 6 pm to my calendar") == (
            "There's no calendar in this home."
        )


@pytest.mark.parametrize(
    "words",
    [
        "when is Christmas",
        "when is the sunset",
        "when is my alarm",
        "when is the next leap year",
        "where is the vacuum",
        "where is Anna",
        "move the kitchen blind to 50 percent",
        "cancel my reminder",
        "cancel the alarm",
        "add milk to the shopping list",
        "what's on my shopping list",
        "how many days until Christmas",
        "is the front door open",
        "remind me tomorrow at nine to call mum",
    ],
)
async def test_what_is_none_of_its_business_is_left_alone(home: Path, words: str) -> None:
    async with trial(home=home, now=NOON_ISH) as box:
        assert not [name for name in box.understood_by(words) if name.startswith("calendar.")]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            "was steht morgen in meinem Kalender",
            "Morgen steht im Kalender: Dentist um 9 Uhr 30 und Swimming um 16 Uhr.",
        ),
        ("was haben wir am Samstag vor", "Am Samstag steht im Kalender: Party um 21 Uhr."),
        ("wann ist mein nächster Termin", "Als Nächstes kommt Call grandma heute um 18 Uhr."),
        (
            "habe ich diese Woche etwas mit Anna vor",
            "Ja, im Kalender steht: Cook for Anna am Mittwoch um 18 Uhr.",
        ),
        ("wie viele Termine habe ich am Freitag", "Eins: Team meeting um 14 Uhr."),
        ("habe ich am Freitag Zeit", "Nein, am Freitag steht im Kalender: Team meeting um 14 Uhr."),
        (
            "trag Friseur am Donnerstag um 15 Uhr in den Kalender ein",
            "Friseur steht jetzt am Donnerstag um 15 Uhr im Kalender.",
        ),
    ],
)
async def test_german(home: Path, words: str, answer: str) -> None:
    async with trial("calendar", home=home, now=NOON_ISH, language="de") as box:
        assert await said(box, words) == answer
