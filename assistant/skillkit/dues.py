"""When something is to be: a day or a moment, as a slot and as it is said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, NamedTuple

from pydantic import Field

from assistant.agenda.repeats import Repeat, repeat_of
from assistant.home.events import moment
from assistant.languages.daynames import day_name
from assistant.languages.reading import read_times
from assistant.languages.replies import Replies
from assistant.languages.saying import spoken_repeat, spoken_time
from assistant.skillkit.slots import Slot, say
from assistant.skillkit.spans import plain_day, spans_of

agenda = Replies("agenda")


def due_of(text: str, now: datetime) -> date | datetime | None:
    """A moment that comes, or a day where no hour was said; None for what is neither, has passed
    or comes again and again.
    """
    plan = read_times(text.lower(), now)
    if plan is None or plan.repeats:
        spans = spans_of(text, now)
        day = date.fromisoformat(spans[0][:10]) if len(spans) == 1 and plan is None else None
        return day if day and day >= now.date() else None
    if plan.lacks_time and not plan.part:
        return plan.dates[0] if plan.dates and plan.dates[0] >= now.date() else None
    coming = plan.dues(plan.clock(early=False), now)
    return coming[0].at if coming else None


class Series(NamedTuple):
    """What comes again and again: its first time, or day, and its RRULE by the wall clock."""

    start: date | datetime
    rule: str


def series_of(text: str, now: datetime) -> Series | None:
    """ "every Tuesday at six", "on the first of each month until June"; None for what doesn't come
    again, lacks its day, or counts minutes or hours.
    """
    plan = read_times(text.lower(), now)
    repeat = plan.again.repeat if plan else None
    if plan is None or not plan.repeats or plan.lacks_day or (repeat and repeat.counts):
        return None
    whole_day = plan.lacks_time and not plan.part
    clock = [time(23, 59)] if whole_day else plan.clock(early=False)
    coming = plan.dues(clock, now)
    if len(clock) != 1 or not coming:
        return None
    rule = coming[0].rule or Repeat("week", days=coming[0].days).rule(coming[0].at)
    start = coming[0].at
    return Series(start.date() if whole_day else start, rule.partition("RRULE:")[2])


def lacks_its_day(text: str, now: datetime) -> bool:
    """Whether something is to come again, and nobody said on what day: "every month"."""
    plan = read_times(text.lower(), now)
    return plan is not None and plan.repeats and plan.lacks_day


def spoken_series(series: Series, now: datetime) -> str:
    """ "every Tuesday at 6 PM", "on the first of every month until June 1"."""
    start = series.start
    at = spoken_time(start) if isinstance(start, datetime) else ""
    return spoken_repeat(repeat_of(f"RRULE:{series.rule}", now.tzinfo), now.date(), at)


def due_at(due: str, now: datetime) -> datetime | None:
    """The last moment at which something that is due then is not late: of a day its end."""
    when = moment(due)
    if when is None:
        return None
    if isinstance(when, datetime) and when.time() != time(0):
        return when if when.tzinfo else when.replace(tzinfo=now.tzinfo)
    day = date.fromisoformat(due[:10])
    return datetime.combine(day + timedelta(days=1), time(0), now.tzinfo)


def spoken_due(due: str, now: datetime) -> str:
    """As an item has it behind its name: "by Friday", "due today", "overdue since Monday"."""
    when, ends = moment(due), due_at(due, now)
    if when is None or ends is None:
        return ""
    day = date.fromisoformat(due[:10])
    exact = isinstance(when, datetime) and when.time() != time(0)
    clock = spoken_time(ends) if exact else "none"
    late = "late" if ends <= now else "today" if day == now.date() else "coming"
    lately = 1 < (now.date() - day).days < 7
    named = day_name(day, now.date()) if lately else plain_day(day, now)
    return agenda("due", state=late, day=named, time=clock)


def _read(text: str, now: datetime) -> str | None:
    found = due_of(text, now)
    return found.isoformat() if found else None


DueBy = Annotated[str, Field(max_length=40), Slot("date", _read, say.later("when"))]
"""An ISO date, or a moment where an hour was said: "Friday", "tomorrow at five"."""
