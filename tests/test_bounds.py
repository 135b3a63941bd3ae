"""What is more than can be counted, and what is too long, is said to be so: no crash, no other
value, no wait.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.core.errors import TooMuch
from assistant.languages.en import durations, numbers, times
from assistant.languages.en.dates import date_of
from assistant.languages.en.days import day_of
from assistant.skillkit.slots import say
from assistant.skillkit.testing import trial
from assistant.understanding.pipeline import LONGEST
from assistant.understanding.pipeline import say as understood
from assistant.understanding.text.tokens import spoken_numbers
from tests.mind_kit import mind, situation, transcript, understand

TOO_FAR, TOO_LONG_A_TIME = say("too-far"), say("too-long")
NOW = datetime(2026, 5, 6, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
NINES = "9" * 320


@pytest.mark.parametrize(
    "said",
    [
        "what date is it in forty million days",
        "what day was it three billion days ago",
        "set an alarm in twenty million weeks",
        "wake me nine trillion hours from now",
        "when is sunset in seven million weeks",
        f"set a timer for {NINES} seconds",
        f"what is {NINES} minus 3",
        f"set the kitchen light to {NINES} percent",
        f"set the kitchen light to {NINES}",
        f"how many miles are {NINES} kilometres",
        "add nine trillion trillion " + "hundred " * 20 + "eggs and 2",
    ],
)
def test_more_than_can_be_counted_is_refused_in_a_sentence(said: str) -> None:
    found = understand(said)
    assert not found.calls or all(
        call.skill in ("lists.add", "home.unable") for call in found.calls
    )
    assert found.say in (TOO_FAR, None)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (times.when, "in five million weeks"),
        (times.plan, "in five million weeks"),
        (date_of, "in ninety million days"),
        (day_of, "in ninety million days"),
    ],
)
def test_days_beyond_the_calendar(read: object, said: str) -> None:
    with pytest.raises(TooMuch):
        read(said, NOW)  # type: ignore[operator]  # each of them takes words and a moment


@pytest.mark.parametrize(
    "said", [NINES, f"-{NINES}", f"{NINES} million", f"1/{NINES}", f"1.{NINES}e5"]
)
def test_figures_that_nobody_means(said: str) -> None:
    with suppress(TooMuch):
        assert numbers.number(said) is None, "no number at all is as good"


@pytest.mark.parametrize("sign", ["²", "①", "Ⅳ", "½²", "٣²"])
@pytest.mark.parametrize(
    "frame",
    [
        "set a timer for {} minutes",
        "turn the kitchen light to {} percent",
        "dim the lamps {}",
        "2 + {}",
    ],
)
def test_signs_that_look_like_digits_are_none(sign: str, frame: str) -> None:
    assert not [
        call
        for call in understand(frame.format(sign)).calls
        if call.skill not in ("home.unable", "calculator.calculate")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "set a timer for 2e999 hours",
        "count down 10 to the 30 minutes",
        "set a timer for 3^40 seconds",
    ],
)
def test_the_end_of_a_number_is_no_number(said: str) -> None:
    assert not [call for call in understand(said).calls if "seconds" in call.arguments]


def test_a_number_in_words_keeps_all_its_figures() -> None:
    assert spoken_numbers("one million two hundred thousand and one") == "1200001"
    assert spoken_numbers("ten million") == "10000000"


async def test_what_skills_read_themselves_is_bounded_too() -> None:
    async with trial("timers.py") as timers:
        assert (await timers.say("set a timer for nine hundred days")).text == TOO_LONG_A_TIME
        assert not timers.agenda.entries("timer")
    async with trial("reminders.py") as reminders:
        assert (
            await reminders.say("remind me in 88888888888 hours to water the ferns")
        ).text == TOO_FAR


@pytest.mark.parametrize(
    "text", ["a" * 500_000, "turn on the kitchen light and " * 20, "in " * 200_000]
)
def test_an_utterance_that_is_too_long_is_refused_at_once(text: str) -> None:
    found = understand(text)
    assert found.say == understood("too-long")
    assert len(found.heard) < LONGEST + 10
    assert not found.calls


def test_the_longest_utterance_is_still_read() -> None:
    said = "could you please " * 20 + "turn on the kitchen light"
    assert len(said) <= LONGEST
    assert [call.skill for call in understand(said).calls] == ["home.turn_on"]


def test_another_hypothesis_may_make_sense_where_the_first_is_beyond_counting() -> None:
    heard = transcript(
        ("what date is it in forty million days", -0.2), ("what date is it in forty days", -0.3)
    )
    assert mind().understand(heard, situation()).calls


def test_durations_are_sums_of_what_can_be_counted() -> None:
    assert durations.duration("a million hours") == 3.6e9
    with pytest.raises(TooMuch):
        durations.duration(f"{NINES} hours")
