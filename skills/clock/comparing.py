"""Whether it is before or after a time of day, or what the sun does: yes or no, and how long that
stands. Pure.

A day of people begins in the morning: half past midnight is after ten in the evening, and "after
midnight" ends at noon.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, NamedTuple

from assistant.skillkit import DAY_PARTS, Slot, SunEvent, read_time_of_day, replies

say = replies(__file__)

Side = Literal["after", "before"]
MORNING, NOON = time(4), time(12)
OPPOSITE: dict[str, SunEvent] = {
    "sunrise": "sunset",
    "sunset": "sunrise",
    "dawn": "dusk",
    "dusk": "dawn",
}
DAYS = (-1, 0, 1, 2)
"""Around today, whose moments may bound the answer."""


class Compared(NamedTuple):
    """Whether it is so, and until when that stands (None: nobody knows)."""

    yes: bool
    until: datetime | None


Bounds = Callable[[date], tuple[datetime, datetime] | None]
"""From when until when it is so, of what begins on that day."""


def _near(text: str, now: datetime) -> str | None:
    """A time of day that something is compared with: the one that is meant now."""
    said = read_time_of_day(text)
    if said is None:
        return None
    at = time(said.hour, said.minute) if said.certain else _nearest(said.hour, said.minute, now)
    return at.strftime("%H:%M")


NearTime = Annotated[time, Slot("time", _near, say.later("ask-until"))]


def _readings(text: str, now: datetime) -> str | None:
    """A time of day with all that it may mean: "06:00 18:00"."""
    said = read_time_of_day(text)
    hours = (
        (said.hour,)
        if said and said.certain
        else (said.hour % 12, said.hour % 12 + 12)
        if said
        else ()
    )
    return " ".join(f"{hour:02}:{said.minute:02}" for hour in hours) if said else None


EndTime = Annotated[str, Slot("time", _readings, say.later("ask-until"))]
"""The end of a stretch of the day: the first of its readings after the beginning."""


def by_the_clock(
    side: Side,
    at: time | None,
    till: str,
    part: str,
    now: datetime,
) -> Compared:
    if part or at is None:
        return _in_part(part or "morning", now)
    if till:
        ends = [time.fromisoformat(each) for each in till.split()]
        return _within(at, min(ends, key=lambda end: (end <= at, end)), now)
    return _beside(side, at, now)


def _nearest(hour: int, minute: int, now: datetime) -> time:
    """What a bare "ten" means: ten in the morning or in the evening, whichever is nearer to now."""
    readings = [time(each, minute) for each in (hour % 12, hour % 12 + 12)]
    return min(readings, key=lambda each: _apart(_minutes(each), _minutes(now.time())))


def _beside(side: Side, at: time, now: datetime) -> Compared:
    """Before or after a time of day."""
    night = at < MORNING
    if side == "after":
        return _within(at, NOON if night else MORNING, now)
    return _within(MORNING, at, now)


def _within(first: time, last: time, now: datetime) -> Compared:
    """Between two times of day; the second may be of the next day."""

    def bounds(day: date) -> tuple[datetime, datetime]:
        end = day + timedelta(days=1) if last <= first else day
        return _at(day, first, now), _at(end, last, now)

    return _holds(bounds, now)


def _in_part(part: str, now: datetime) -> Compared:
    """In the morning, the afternoon, the evening, at night."""
    first, last = DAY_PARTS[part]
    return _within(time(first % 24), time(last % 24), now)


def by_the_sun(
    event: SunEvent,
    side: Side,
    offset: timedelta,
    sun: Callable[[SunEvent, date], datetime | None],
    now: datetime,
) -> Compared | None:
    """Before or after what the sun does, which lasts until it does the opposite; None where it does
    neither in these days.
    """

    def bounds(day: date) -> tuple[datetime, datetime] | None:
        begin = sun(event, day)
        ends = (sun(OPPOSITE[event], each) for each in (day, day + timedelta(days=1)))
        end = next((each for each in ends if begin and each and each > begin), None)
        return (begin + offset, end) if begin and end else None

    if not any(bounds(now.date() + timedelta(days=ahead)) for ahead in DAYS):
        return None
    found = _holds(bounds, now)
    return found if side == "after" else Compared(not found.yes, found.until)


def _holds(bounds: Bounds, now: datetime) -> Compared:
    """Whether now is within any of these bounds."""
    known = [bounds(now.date() + timedelta(days=ahead)) for ahead in DAYS]
    found = [each for each in known if each is not None]
    at = now.timestamp()
    yes = any(begin.timestamp() <= at < end.timestamp() for begin, end in found)
    edges = [each for pair in found for each in pair if each.timestamp() > at]
    return Compared(yes, min(edges, key=datetime.timestamp, default=None))


def _at(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, now.tzinfo)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _apart(one: int, other: int) -> int:
    """Minutes between two times of day, the shorter way round the clock."""
    return min((one - other) % 1440, (other - one) % 1440)
