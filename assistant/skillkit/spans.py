"""Days and parts of a day that people ask about, as a slot: "tomorrow", "this week", "on Friday
afternoon", "tonight".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.languages.saying import spoken_date
from assistant.skillkit.days import days_of
from assistant.skillkit.slots import Slot, say

agenda = Replies("agenda")

DAY_PARTS = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 23), "night": (20, 30)}
"""The hours of a day that each of its parts has, as people use the words; beyond 24 they are the
next day's.
"""


@dataclass(frozen=True)
class PartWords:
    """The words for parts of a day."""

    file: ClassVar[str] = "dayparts"
    named: Mapping[str, re.Pattern[str]]
    """The words for each part, by its name here: "morning", "afternoon", "evening", "night"."""
    alone: re.Pattern[str]
    """A part without its day, or after it: "in the evening", "tomorrow in the evening"."""


class Stretch(NamedTuple):
    """What a slot `Spans` says: days in a row, and the part of the one day (empty: all of it)."""

    days: tuple[date, ...]
    part: str = ""

    def bounds(self, now: datetime) -> tuple[datetime, datetime]:
        """From when until when, in the zone of `now`."""
        first, last = DAY_PARTS.get(self.part, (0, 24))
        if self.part == "night":  # what somebody has "tonight" may well begin in the evening
            first = DAY_PARTS["evening"][0]
        begin, end = (
            datetime.combine(day + timedelta(days=hour // 24), time(hour % 24), now.tzinfo)
            for day, hour in ((self.days[0], first), (self.days[-1], last))
        )
        return begin, end


def spans_of(text: str, now: datetime) -> list[str]:
    """The days that the whole text says, as ISO dates, one with its part behind it ("2026-11-27
    evening"); of a part alone the next such.
    """
    said, known = text.strip(" ?.!").lower(), language().table(PartWords)
    part = next((name for name, pattern in known.named.items() if pattern.search(said)), "")
    days = [day.isoformat() for day in days_of(text, now)]
    if not days and part and (bare := known.alone.search(said)):
        over = now.hour >= min(DAY_PARTS[part][1], 24)
        day = f"{said[: bare.start()]}{said[bare.end() :]}".strip()
        found = days_of(day, now) if day else (now.date() + timedelta(days=over),)
        days = [each.isoformat() for each in found]
    return days if len(days) != 1 else [f"{days[0]} {part}".strip()]


def stretch(said: Sequence[str]) -> Stretch:
    """Of the values of a slot `Spans`."""
    parts = {each[11:] for each in said if len(each) > 10}
    days = tuple(date.fromisoformat(each[:10]) for each in said)
    return Stretch(days, parts.pop() if len(parts) == 1 and len(days) == 1 else "")


def spoken_part(day: date, part: str, today: date) -> str:
    """A part of a day as it stands in a sentence: "this evening", "on Friday in the evening"."""
    if day == today:
        return agenda("part-today", part=part)
    return agenda("part-day", part=part, day=spoken_date(day, today))


def _read(text: str, now: datetime) -> list[str] | None:
    return spans_of(text, now) or None


_Span = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d( [a-z]+)?$")]
Spans = Annotated[list[_Span], Field(max_length=31), Slot("days", _read, say.later("which-day"))]
"""ISO dates in a row, a single one with its part: "tomorrow", "this week", "Friday afternoon"."""
