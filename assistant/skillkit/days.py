"""Days people ask about, as slots: everything a `Date` may be, and feast days, yesterday, "a week
from Friday".
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from assistant.languages import language
from assistant.skillkit.slots import Slot, say


def days_of(text: str, now: datetime) -> tuple[date, ...]:
    """The days that the whole text says, one or several in a row."""
    return language().readers.days(text, now)


def no_such_day(text: str) -> str:
    """What no calendar has, as it is called; "" for all other words."""
    return language().readers.no_such_day(text)


def days_apart(start: date, end: date, unit: str) -> str:
    """The time between two days as it is spoken, in "days", "weeks", "months" or "sleeps": "two
    weeks and one day".
    """
    return language().spoken.days_apart(start, end, unit)


def _read(text: str, now: datetime) -> str | None:
    day = language().readers.day(text, now)
    return day.isoformat() if day else None


def _read_past(text: str, now: datetime) -> str | None:
    day = language().readers.past_day(text, now)
    return day.isoformat() if day else None


def _read_none(text: str, now: datetime) -> str | None:
    return no_such_day(text) or None


def _read_all(text: str, now: datetime) -> list[str] | None:
    return [day.isoformat() for day in days_of(text, now)] or None


PastDay = Annotated[
    str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), Slot("day", _read_past, say.later("which-day"))
]
"""An ISO date, where the sentence says that it has been ("how long since …"): of a day without a
year the last one.
"""
NoDay = Annotated[str, Field(max_length=60), Slot("day", _read_none, say.later("which-day"))]
"""What no calendar has, as it is called: "February 30th"."""
_IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Days = Annotated[
    list[_IsoDate], Field(max_length=16), Slot("days", _read_all, say.later("which-day"))
]
"""ISO dates in a row: "tomorrow", "this week", "the weekend", "the next three days"."""
Day = Annotated[
    str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), Slot("day", _read, say.later("which-day"))
]
"""An ISO date, past or coming: "Christmas", "next Friday", "three weeks from now", "yesterday"."""
