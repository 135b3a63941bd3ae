"""What may be said in a slot, and the JSON that comes of it. Seen from a Monday afternoon."""

from __future__ import annotations

from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.en.clocks import time_of_day
from assistant.languages.en.durations import duration
from assistant.languages.en.times import plan
from assistant.languages.saying import spoken_duration, spoken_time
from assistant.skillkit import (
    Date,
    Duration,
    Number,
    Percent,
    Slot,
    TimeOfDay,
    Times,
    TimesOfDay,
    Weekdays,
    When,
    slots,
)

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def parse(kind: Any, text: str) -> Any:
    slot = next(item for item in get_args(kind) if isinstance(item, Slot))
    return slot.parse(text, NOW)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("five minutes", 300),
        ("an hour and a half", 5400),
        ("half an hour", 1800),
        ("90 seconds", 90),
        ("1:30", 90),
        ("1:30:00", 5400),
        ("1 hour, 5 minutes and 30 seconds", 3930),
        ("1 1/2 hours", 5400),
        ("two and a half minutes", 150),
        ("three quarters of an hour", 2700),
        ("a couple of minutes", 120),
        ("an hour and twenty", 4800),
        ("1h30m", 5400),
        ("five-minute", 300),
        ("½ hour", 1800),
        ("a hundred and twenty seconds", 120),
        ("two days", 172_800),
        ("three and three quarter hours", 13_500),
        ("4 and an half minutes", 270),
        ("one and two thirds hours", 6_000),
    ],
)
def test_durations_in_words_and_figures(text: str, seconds: float) -> None:
    assert parse(Duration, text) == seconds


@pytest.mark.parametrize(
    "text",
    ["ninety", "pizza", "minutes", "5 minutes 5 hours", "five minutes of fame", "", "a minute ago"],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    assert parse(Duration, text) is None


@given(st.integers(1, 86_400))
def test_a_duration_is_heard_as_it_is_spoken(seconds: int) -> None:
    assert duration(spoken_duration(seconds, parts=4)) == seconds


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("half past six", "06:30"),
        ("6.30", "06:30"),
        ("six thirty", "06:30"),
        ("six oh five", "06:05"),
        ("7 a.m.", "07:00"),
        ("630 pm", "18:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("quarter to eight", "07:45"),
        ("ten minutes to eight", "07:50"),
        ("twenty five past six", "06:25"),
        ("eight in the evening", "20:00"),
        ("18:30", "18:30"),
        ("12 am", "00:00"),
        ("oh six hundred", "06:00"),
        ("zero nine thirty", "09:30"),
        ("seventeen hundred hours", "17:00"),
        ("two", "14:00"),
        ("seven o'clock", "07:00"),
    ],
)
def test_times_of_day(text: str, clock: str) -> None:
    assert parse(TimeOfDay, text) == clock


@pytest.mark.parametrize(
    "text",
    [
        "pizza",
        "25:00",
        "13 am",
        "half past",
        "quarter to",
        "six minutes",
        "7 am 8 pm",
        "oh",
        "zero",
        "oh six hundred people",
    ],
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    assert parse(TimeOfDay, text) is None


@given(st.times())
def test_a_time_is_heard_as_it_is_spoken(moment: Any) -> None:
    said = time_of_day(spoken_time(moment))
    assert said is not None
    assert (said.hour, said.minute) == (moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow at nine", "2026-11-24T09:00:00+01:00"),
        ("six tomorrow morning", "2026-11-24T06:00:00+01:00"),
        ("in two hours", "2026-11-23T19:30:00+01:00"),
        ("ten minutes from now", "2026-11-23T17:40:00+01:00"),
        ("at six", "2026-11-23T18:00:00+01:00"),
        ("tonight at nine", "2026-11-23T21:00:00+01:00"),
        ("noon", "2026-11-24T12:00:00+01:00"),
        ("on friday evening", "2026-11-27T19:00:00+01:00"),
        ("at 5 pm on the 5th", "2026-12-05T17:00:00+01:00"),
        ("on twenty fifth may at five pm", "2027-05-25T17:00:00+02:00"),
        ("the day after tomorrow at half past three", "2026-11-25T15:30:00+01:00"),
        ("next Tuesday", "2026-12-01T09:00:00+01:00"),
        ("in a week", "2026-11-30T17:30:00+01:00"),
    ],
)
def test_moments(text: str, moment: str) -> None:
    assert parse(When, text) == moment


@pytest.mark.parametrize(
    "text", ["today at noon", "to call mum", "february 30", "yesterdayish", ""]
)
def test_a_moment_that_is_past_or_none_is_refused(text: str) -> None:
    assert parse(When, text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "2026-11-24"),
        ("monday", "2026-11-30"),
        ("the 5th", "2026-12-05"),
        ("May 25", "2027-05-25"),
        ("in three days", "2026-11-26"),
        ("the friday after next", "2026-12-04"),
        ("the 9th of next month", "2026-12-09"),
        ("the last day of the month", "2026-11-30"),
        ("two weeks from wednesday", "2026-12-09"),
        ("good friday", "2027-03-26"),
        ("31/1", "2027-01-31"),
        ("3/4", None),
        ("friday the 13th", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert parse(Date, text) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("weekdays", [0, 1, 2, 3, 4]),
        ("every Monday and Thursday", [0, 3]),
        ("on the weekend", [5, 6]),
        ("every day", [0, 1, 2, 3, 4, 5, 6]),
        ("friday through monday", [0, 4, 5, 6]),
        ("tomorrow", None),
    ],
)
def test_weekdays(text: str, days: list[int] | None) -> None:
    assert parse(Weekdays, text) == days


def test_several_times_share_the_part_of_the_day() -> None:
    assert parse(TimesOfDay, "both 4am and 7am") == ["04:00", "07:00"]
    assert parse(TimesOfDay, "6 and 7 pm") == ["18:00", "19:00"]
    assert parse(TimesOfDay, "6 and pizza") is None


def test_a_plan_holds_times_and_days_in_any_order() -> None:
    for words in (
        "half past six on weekdays",
        "every weekday at half past six",
        "weekdays at 6:30 in the morning",
    ):
        found = plan(words, NOW)
        assert found is not None
        assert found.days == (0, 1, 2, 3, 4)
        assert [clock.isoformat("minutes") for clock in found.clock(early=True)] == ["06:30"]
    assert parse(Times, "the gym at six") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5", 2.5),
        ("twenty-one", 21),
        ("one and a half", 1.5),
        ("minus five", -5),
        ("1,500", 1500),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert parse(Number, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("50 percent", 50), ("twenty%", 20), ("full", 100), ("half", 50), ("120", None)],
)
def test_percentages(text: str, value: float | None) -> None:
    assert parse(Percent, text) == value


def test_every_slot_type_asks_a_question() -> None:
    kinds = [get_args(kind) for kind in vars(slots).values() if get_args(kind)]
    found = [item for arguments in kinds for item in arguments if isinstance(item, Slot)]
    assert len(found) >= 9
    assert all(slot.asked().endswith("?") and slot.kind for slot in found)


@pytest.mark.parametrize(
    "words",
    [
        "every day at seven when it rains",
        "every hour from nine to five",
        "twice a day",
        "every month at 31",
    ],
)
def test_a_repetition_that_is_not_understood_whole_is_not_understood(words: str) -> None:
    assert plan(words, NOW) is None


@pytest.mark.parametrize(
    ("words", "first", "again"),
    [
        ("every other saturday at 8", "Sat 28 Nov 08:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
        ("every 45 minutes", "Mon 23 Nov 18:15", "FREQ=MINUTELY;INTERVAL=45"),
        ("every three hours starting at 8 pm", "Mon 23 Nov 20:00", "FREQ=HOURLY;INTERVAL=3"),
        (
            "every year on march 3rd at 8",
            "Wed 03 Mar 08:00",
            "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=3;BYMONTH=3",
        ),
        (
            "mondays at 8 for 4 weeks",
            "Mon 30 Nov 08:00",
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20261227T235959",
        ),
        ("monday to thursday at 8", "Tue 24 Nov 08:00", "0123"),
        ("weekday mornings at 8", "Tue 24 Nov 08:00", "01234"),
        ("monday at 8", "Mon 30 Nov 08:00", ""),
    ],
)
def test_repetitions(words: str, first: str, again: str) -> None:
    found = plan(words, NOW)
    assert found is not None
    (due,) = found.dues(found.clock(early=True), NOW)
    assert f"{due.at:%a %d %b %H:%M}" == first
    assert again == (due.rule.partition("RRULE:")[2] or "".join(str(day) for day in due.days))
