"""Series, windows and openings: what comes again, months and hours, when there is time."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_calendar import HOME, NOON_ISH, said

from assistant.skillkit.testing import Trial, trial


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home.toml"
    path.write_text(HOME.replace('"remove"]', '"remove", "repeat"]'))
    return path


def starts(box: Trial, name: str) -> list[str]:
    events = box.home.state("calendar.family")["events"]
    return [each["start"] for each in events if each["summary"] == name]


@pytest.mark.parametrize(
    ("words", "answer", "name", "first"),
    [
        (
            "put football training every Tuesday at six in my calendar",
            "Football training is in the family calendar every Tuesday at 6 PM, "
            "first tomorrow at 6 PM.",
            "football training",
            ["2026-11-24T18:00:00", "2026-12-01T18:00:00"],
        ),
        (
            "add book club every other Thursday at 5 pm to my calendar",
            "Book club is in the family calendar every other Thursday at 5 PM, "
            "first on Thursday at 5 PM.",
            "book club",
            ["2026-11-26T17:00:00", "2026-12-10T17:00:00"],
        ),
        (
            "put rent on the first of each month in my calendar",
            "Rent is in the family calendar on the 1st of every month, first on December 1.",
            "rent",
            ["2026-12-01", "2027-01-01"],
        ),
        (
            "create a weekly appointment yoga on Mondays at 7 pm until January",
            "Yoga is in the family calendar every Monday at 7 PM until January 1, "
            "first today at 7 PM.",
            "yoga",
            ["2026-11-23T19:00:00", "2026-11-30T19:00:00"],
        ),
    ],
)
async def test_a_series_is_put_into_a_calendar(
    home: Path, words: str, answer: str, name: str, first: list[str]
) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        assert await said(box, words) == answer
        assert starts(box, name)[:2] == first


async def test_of_a_series_without_its_day_that_is_asked(home: Path) -> None:
    async with trial("calendar", home=home, now=NOON_ISH) as box:
        assert await said(box, "put chess every week in my calendar") == "Which day?"
        assert await said(box, "on Friday at 5 pm") == (
            "Chess is in the family calendar every Friday at 5 PM, first on Friday at 5 PM."
        )


async def test_one_day_of_a_series_goes_or_all_of_it_and_it_is_asked_which(home: Path) -> None:
    async with trial("calendar", "dialogue", home=home, now=NOON_ISH) as box:
        await box.say("put football training every Tuesday at six in my calendar")
        count = len(starts(box, "football training"))
        assert await said(box, "cancel football next Tuesday") == (
            "Shall I take football training on December 1 at 6 PM out of the calendar, "
            "just that day?"
        )
        await box.say("yes")
        assert len(starts(box, "football training")) == count - 1
        assert await said(box, "cancel the football training") == (
            "Football training repeats: only the one tomorrow at 6 PM, or the whole series?"
        )
        whole = "Shall I take the whole series football training out of the calendar?"
        assert await said(box, "the whole series") == whole
        await box.say("no")
        assert len(starts(box, "football training")) == count - 1
        for words in ("cancel all football trainings", "cancel football every Tuesday"):
            assert await said(box, words) == whole
        assert await said(box, "yes") == (
            "The whole series Football training is out of the calendar."
        )
        assert starts(box, "football training") == []
        assert "as it was" not in await said(box, "undo that"), "its rule is not known any more"


async def test_a_series_that_was_put_there_is_taken_back(home: Path) -> None:
    async with trial("calendar", "dialogue", home=home, now=NOON_ISH) as box:
        await box.say("put football training every Tuesday at six in my calendar")
        assert await said(box, "cancel that") == "The calendar is as it was."
        assert starts(box, "football training") == []


async def test_where_a_calendar_takes_no_series_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "home.toml"
    path.write_text(HOME)
    async with trial("calendar", home=path, now=NOON_ISH) as box:
        assert await said(box, "put yoga every Monday at 7 pm in the family calendar") == (
            "The family calendar takes no events that repeat."
        )


QUESTIONS = [
    (
        "do I have anything before ten tomorrow",
        "Tomorrow before 10 AM you have Dentist at 9:30 AM.",
    ),
    (
        "am I free between two and four on Friday",
        "No, on Friday between 2 PM and 4 PM you have Team meeting at 2 PM.",
    ),
    ("am I busy tomorrow afternoon", "Yes, tomorrow afternoon you have Swimming at 4 PM."),
    ("am I busy on Friday morning", "No, you have nothing in the calendar on Friday morning."),
    (
        "when am I free on Thursday",
        "On Thursday you are free from 8 AM to 7 PM and from 9 PM to 10 PM.",
    ),
    (
        "which evenings am I free this week",
        "You are free tomorrow evening, on Friday evening and on Sunday evening.",
    ),
    (
        "how long until the dentist",
        "Dentist is in twenty hours and twenty-eight minutes, tomorrow at 9:30 AM.",
    ),
    (
        "how many days until the parents' evening",
        "Parents' evening is in nine days, on December 2 at 7:30 PM.",
    ),
    ("what's my next appointment with Anna", "Cook for Anna is on Wednesday at 6 PM."),
    ("what's my first appointment tomorrow", "Tomorrow you have Dentist at 9:30 AM."),
    ("what's my last appointment tomorrow", "Tomorrow you have Swimming at 4 PM."),
    ("when was my last haircut", "Haircut was on November 20 at 3 PM."),
    ("what's on my calendar in March", "You have nothing in the calendar in March."),
    (
        "what's on my calendar next month",
        "You have Parents' evening on December 2 at 7:30 PM and Christmas holiday "
        "from Thursday, December 24th to Saturday, December 26th.",
    ),
    (
        "what do I have between Christmas and New Year",
        "You have Christmas holiday from Thursday, December 24th to Saturday, December 26th.",
    ),
    (
        "what am I doing next weekend",
        "You have nothing in the calendar between Saturday, December 5th and Sunday, December 6th.",
    ),
    (
        "what's happening until Wednesday",
        "You have Call grandma today at 6 PM, Dentist tomorrow at 9:30 AM, "
        "Swimming tomorrow at 4 PM and Cook for Anna on Wednesday at 6 PM.",
    ),
]
GERMAN = [
    ("wann habe ich am Donnerstag Zeit", "Am Donnerstag hast du von 8 Uhr bis 19 Uhr und von"),
    ("habe ich morgen vor zehn etwas vor", "Morgen vor 10 Uhr steht im Kalender: Dentist um 9 U"),
    ("bin ich morgen Nachmittag beschäftigt", "Ja, morgen nachmittags steht im Kalender: Swimm"),
    ("wann ist mein nächster Termin mit Anna", "Cook for Anna ist am Mittwoch um 18 Uhr."),
    ("was steht im Dezember an", "Im Kalender steht: Parents' evening am 2. Dezember um 19"),
    (
        "trag Training jeden Dienstag um 18 Uhr in den Kalender ein",
        "Training steht jetzt jeden Dienstag um 18 Uhr im Kalender, zuerst morgen um 18 Uhr.",
    ),
    ("sag alle Trainings ab", "Soll ich die ganze Reihe Training aus dem Kalender nehmen?"),
]


@pytest.mark.parametrize(("language", "asked"), [("en", QUESTIONS), ("de", GERMAN)])
async def test_windows_openings_and_what_is_next(
    home: Path, language: str, asked: list[tuple[str, str]]
) -> None:
    async with trial("calendar", home=home, now=NOON_ISH, language=language) as box:
        for words, answer in asked:
            assert (await said(box, words)).startswith(answer), words


@pytest.mark.parametrize(
    "words",
    [
        "cancel the alarm tomorrow",
        "cancel my seven am alarm for tomorrow",
        "delete the noodles timer for tonight",
        "add party hats for Saturday",
        "who do I have to thank for this album",
        "cancel my reminder for Friday",
        "how long until sunset",
        "how many days until Christmas",
        "when is it free of clouds",
        "how much time is left on the timer",
        "skip this song",
    ],
)
async def test_what_is_none_of_its_business_is_left_alone(home: Path, words: str) -> None:
    async with trial(home=home, now=NOON_ISH) as box:
        assert not [name for name in box.understood_by(words) if name.startswith("calendar.")]


@pytest.mark.parametrize(
    ("words", "name", "start"),
    [
        ("set up a meeting with Ida on Thursday at 4 pm", "meeting with Ida", "2026-11-26T16:00"),
        ("add haircut appointment for Friday at 3 pm", "haircut appointment", "2026-11-27T15:00"),
        ("schedule dinner with Ben on Saturday at 7 pm", "dinner with Ben", "2026-11-28T19:00"),
        ("arrange a visit to the vet for Friday", "visit to the vet", "2026-11-27"),
    ],
)
async def test_what_is_an_event_by_its_words_needs_no_calendar_named(
    home: Path, words: str, name: str, start: str
) -> None:
    async with trial(home=home, now=NOON_ISH) as box:
        await box.say(words)
        [begins] = starts(box, name)
        assert begins.startswith(start)
