"""Days, parts of a day and hours that people ask about, as a slot: "tomorrow", "this week", "on
Friday afternoon", "tonight", "before ten tomorrow".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from assistant.languages import language
from assistant.languages.daynames import day_name, month_name
from assistant.languages.plan import Said
from assistant.languages.replies import Replies
from assistant.languages.saying import spoken_date, spoken_day, spoken_time
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
    before: re.Pattern[str]
    """What stands before the hour at which a stretch ends: "before"."""
    after: re.Pattern[str]
    """What stands before the hour at which one begins: "after"."""
    between: re.Pattern[str]
    """From one hour to another, in the groups `first` and `last`."""


class Stretch(NamedTuple):
    """What a slot `Spans` says: days in a row, and the part of the one day (empty: all of it), by
    its name or from one hour to another ("00:00-10:00").
    """

    days: tuple[date, ...]
    part: str = ""

    def bounds(self, now: datetime) -> tuple[datetime, datetime]:
        """From when until when, in the zone of `now`."""
        if hours := _hours_of(self.part):
            begin, end = (datetime.combine(self.days[0], at, now.tzinfo) for at in hours)
            return begin, end if end > begin else end + timedelta(days=1)
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


def windows_of(text: str, now: datetime) -> list[str]:
    """The same, and of one day from an hour on or until one ("2026-11-27 00:00-10:00")."""
    if found := spans_of(text, now):
        return found
    said, known = text.strip(" ?.!").lower(), language().table(PartWords)
    for pattern in (known.between, known.before, known.after):
        if (match := pattern.search(said)) and (found := _hours_in(said, match, now)):
            return found
    return []


def _hours_in(said: str, match: re.Match[str], now: datetime) -> list[str]:
    """The day and the hours, where the words behind the match begin with an hour."""
    first = match.groupdict().get("first", "")
    words = (match["last"] if first else said[match.end() :]).split()
    for end in range(min(len(words), _HOUR_WORDS), 0, -1):
        clock = language().readers.time_of_day(" ".join(words[:end]))
        begins = language().readers.time_of_day(first) if first else None
        if clock is None or (first and begins is None):
            continue
        day = " ".join([*said[: match.start()].split(), *words[end:]])
        days = spans_of(day, now) if day else [now.date().isoformat()]
        if len(days) != 1:
            continue
        part = days[0][11:]
        at = _clock(clock, part)
        if first and begins:
            hours = f"{_clock(begins, part):%H:%M}-{at:%H:%M}"
        elif match.re is language().table(PartWords).before:
            hours = f"00:00-{at:%H:%M}"
        else:
            hours = f"{at:%H:%M}-00:00"
        return [f"{days[0][:10]} {hours}"]
    return []


def _clock(said: Said, part: str) -> time:
    return (said.within(part) if part else None) or said.daytime()


def _hours_of(part: str) -> tuple[time, time] | None:
    """From when until when, of a part that says hours; midnight at the end is the day's."""
    first, _, last = part.partition("-")
    return (time.fromisoformat(first), time.fromisoformat(last)) if last else None


def stretch(said: Sequence[str]) -> Stretch:
    """Of the values of a slot `Spans`."""
    parts = {each[11:] for each in said if len(each) > 10}
    days = tuple(date.fromisoformat(each[:10]) for each in said)
    return Stretch(days, parts.pop() if len(parts) == 1 and len(days) == 1 else "")


def spoken_part(day: date, part: str, today: date) -> str:
    """A part of a day as it stands in a sentence: "this evening", "on Friday in the evening",
    "tomorrow before 10 AM".
    """
    if hours := _hours_of(part):
        first, last = (spoken_time(at) if at != time(0) else "" for at in hours)
        which = "between" if first and last else "before" if last else "after"
        on = spoken_date(day, today)
        return agenda("part-hours", which=which, day=on, first=first or "none", last=last or "none")
    if day == today:
        return agenda("part-today", part=part)
    return agenda("part-day", part=part, day=spoken_date(day, today))


def spoken_span(stretch: Stretch, now: datetime) -> str:
    """ "on Friday", "this evening", "in March", "between today and Sunday"."""
    first, last, today = stretch.days[0], stretch.days[-1], now.date()
    if stretch.part:
        return spoken_part(first, stretch.part, today)
    if first == last:
        return spoken_date(first, today)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return agenda("in-month", month=month_name(first.month))
    return agenda("between-days", first=plain_day(first, now), last=plain_day(last, now))


def plain_day(day: date, now: datetime) -> str:
    """A day as it stands between two, or behind "by": "Friday", "December 24th", "today"."""
    ahead = (day - now.date()).days
    if 2 <= ahead < 7:
        return day_name(day, now.date())
    return spoken_date(day, now.date()) if abs(ahead) < 2 else spoken_day(day, now.date())


def _read(text: str, now: datetime) -> list[str] | None:
    return windows_of(text, now) or None


_HOUR_WORDS = 5
"""Words of the longest time of day."""
_Span = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d( [a-z]+| \d\d:\d\d-\d\d:\d\d)?$")]
Spans = Annotated[list[_Span], Field(max_length=31), Slot("days", _read, say.later("which-day"))]
"""ISO dates in a row, a single one with its part: "tomorrow", "this week", "Friday afternoon",
"before ten on Monday".
"""
