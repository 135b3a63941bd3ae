"""What may stand in a `{slot}` of a sentence: annotated types, each with the parser from words to a plain JSON value.

A skill writes `seconds: Duration`; the route finds the `Slot` in the parameter's metadata and calls `parse(words, now)`. The
value is JSON, so that a call stays data: durations are seconds, times of day "HH:MM", moments ISO 8601 with their offset,
weekdays numbers from 0 (Monday). The skill itself receives the Python type (`float`, `datetime.time`, `datetime` …).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, Field

from assistant.skillkit import clocks, dates, numbers, spans, whens
from assistant.skillkit.slips import or_none
from assistant.values import Json

DAY_S = 24 * 3600
TOO_LONG = "That is too long for a timer. I count up to 400 days."
LONGEST = 200
"""Characters that the words of one value may have; no parser is asked about more."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Marks a parameter whose words need a parser. `kind` names it in prompts and in questions ("How long?")."""

    kind: str
    read: Callable[[str, datetime], Json | None]
    question: str
    words: bool = False
    """The value is the words themselves: they are handed on as they were said, with their commas and number words."""
    beyond: str = ""
    """What is said of a value that is more than the parameter's type allows."""

    def parse(self, text: str, now: datetime) -> Json | None:
        """The JSON value that the *whole* text says, or None. `now` is the local time with its zone.

        A parser that fails says nothing: it may belong to a skill file, and is asked about every sentence. Raises TooMuch for
        what is understood, but beyond all counting.
        """
        if len(text) > LONGEST:
            return None
        return or_none(f"parser of the {self.kind}", self.read, text, now)


def _joined(value: Json) -> Json:
    """Where the answer to a question chose several things, their values side by side."""
    return " ".join(value) if isinstance(value, list) and all(isinstance(each, str) for each in value) else value


def _number(text: str, now: datetime) -> Json | None:
    value = numbers.number(text)
    return _plain(value)


def percent(text: str, now: datetime) -> Json | None:
    """ "50 percent", "twenty", "half", "full": 0 to 100, or None."""
    words = numbers.words_of(text.replace("%", " percent "))
    if words[-2:] == ["per", "cent"]:
        words = [*words[:-2], "percent"]
    value = numbers.number_of(words[:-1] if words[-1:] == ["percent"] else words)
    if value is None:
        value = {"full": 100.0, "maximum": 100.0, "max": 100.0, "minimum": 1.0, "halfway": 50.0}.get(" ".join(words))
    elif words[:1] in (["half"], ["a"]) and 0 < value < 1:
        value *= 100
    return _plain(value) if value is not None and 0 <= value <= 100 else None


def _duration(text: str, now: datetime) -> Json | None:
    seconds = spans.duration(text)
    return _plain(seconds) if seconds else None


def _time_of_day(text: str, now: datetime) -> Json | None:
    said = clocks.time_of_day(text)
    return said.morning().strftime("%H:%M") if said else None


def _times_of_day(text: str, now: datetime) -> Json | None:
    return [said.morning().strftime("%H:%M") for said in clocks.times_of_day(text)] or None


def _date(text: str, now: datetime) -> Json | None:
    day = dates.date_of(text, now)
    return day.isoformat() if day else None


def _when(text: str, now: datetime) -> Json | None:
    moment = whens.when(text, now)
    return moment.isoformat(timespec="seconds") if moment else None


def _times(text: str, now: datetime) -> Json | None:
    return text if whens.plan(text, now) else None


_OFTEN = re.compile(
    r"\b(?:daily|weekly|monthly|yearly|annual|hourly|nightly|fortnightly|bi-?weekly|recurring|repeating|week(?:day|end))s?\b"
)


def _how_often(text: str, now: datetime) -> Json | None:
    said = re.sub(r"^(?:an?|the|my|new) ", "", text.strip().lower())
    said = re.sub(r"^(?=week(?:day|end))", "every ", said)
    found = whens.plan(said, now) if _OFTEN.search(said) else None
    return said if found and found.repeats and found.lacks_time else None


def speaks_of_time(text: str, now: datetime) -> bool:
    """Whether the words are no name of anything: a time, a day, or how often."""
    return bool(_OFTEN.search(text) or re.search(r"\b(?:every|each)\b", text) or whens.plan(text, now))


def _weekdays(text: str, now: datetime) -> Json | None:
    return list(dates.weekdays(text)) or None


def _plain(value: float | None) -> Json | None:
    return None if value is None else int(value) if value == int(value) else round(value, 6)


Duration = Annotated[float, Field(gt=0, le=400 * DAY_S), Slot("duration", _duration, "For how long?", beyond=TOO_LONG)]
"""Seconds: "five minutes", "an hour and a half", "90 seconds", "1:30" (minutes and seconds)."""

TimeOfDay = Annotated[time, Slot("time", _time_of_day, "At what time?")]
"""A local wall-clock time: "half past six", "6.30", "7 am", "eight in the evening". A bare hour 5 to 11 means the morning."""

TimesOfDay = Annotated[list[time], Field(min_length=1), Slot("times", _times_of_day, "At what time?")]
"""One or several: "4 am and 7 am", "both six and half past six"."""

Date = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), Slot("date", _date, "On what day?")]
"""An ISO date: "tomorrow", "next Tuesday", "the 5th", "May 25". A day without a year is the next such day."""

When = Annotated[AwareDatetime, Slot("when", _when, "When?")]
"""A moment: "tomorrow at nine", "in two hours", "on Friday evening". A time that has passed today means tomorrow."""

Times = Annotated[str, Field(max_length=120), Slot("time", _times, "For what time?")]
"""Words for one or several times, once or on weekdays: "half past six on weekdays", "4 am and 7 am", "eight tomorrow".

They stay words; `read_times(words, ctx.now())` gives the `Plan`.
"""

HowOften = Annotated[str, Field(max_length=60), Slot("repetition", _how_often, "How often?")]
"""What stands before the noun and says that it comes again: "daily", "weekday morning", "recurring". It stays words."""

Chosen = BeforeValidator(_joined)
"""In a text parameter that answers to a question with choices fill: "both" and "all of them" become "#1 #2"."""

Weekdays = Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(min_length=1), Slot("weekdays", _weekdays, "On which days?")]
"""0 is Monday: "weekdays", "every Monday and Thursday", "on the weekend", "every day"."""

Number = Annotated[float, Slot("number", _number, "How many?")]
"""Digits or words: "2.5", "twenty-one", "one and a half"."""

Percent = Annotated[float, Field(ge=0, le=100), Slot("percent", percent, "How many percent?")]
"""0 to 100: "50 percent", "twenty", "full", "half"."""
