"""Repetitions that weekdays alone don't tell: "every six hours", "on the first of every month", "…
until Friday". Pure.

They are kept as RFC 5545 rules with their start in front, so that nothing else is needed to find
the next time. Minutes and hours count from the start, whatever the wall clock does; everything
longer keeps the wall-clock time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from dateutil.rrule import rrulestr

from assistant.agenda.walltime import moment

Unit = Literal["minute", "hour", "day", "week", "month", "year"]
_FREQUENCY: dict[Unit, str] = {
    "minute": "MINUTELY",
    "hour": "HOURLY",
    "day": "DAILY",
    "week": "WEEKLY",
    "month": "MONTHLY",
    "year": "YEARLY",
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_GAP = timedelta(hours=3)
"""No zone's clock is set by more than this at once: so much earlier a wall-clock time is looked for
that may still come.
"""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every `every` units. Of a week on `days` (0 Monday), of a month on `day` (-1 the last) or on
    the `nth` of `days[0]`.
    """

    unit: Unit
    every: int = 1
    days: tuple[int, ...] = ()
    nth: int = 0
    day: int = 0
    month: int = 0
    until: date | None = None
    """The last day on which it may be."""

    @property
    def counts(self) -> bool:
        """Whether it counts from its start, with no time of day of its own."""
        return self.unit in ("minute", "hour")

    def rule(self, start: datetime) -> str:
        """The rule as kept, counted from `start` (aware)."""
        parts = [f"FREQ={_FREQUENCY[self.unit]}", f"INTERVAL={self.every}"]
        if self.days:
            parts.append("BYDAY=" + ",".join(f"{self.nth or ''}{_DAYS[day]}" for day in self.days))
        if self.day:
            parts.append(f"BYMONTHDAY={self.day}")
        if self.month:
            parts.append(f"BYMONTH={self.month}")
        if self.until:
            end = datetime.combine(self.until, time(23, 59, 59), start.tzinfo)
            parts.append(
                f"UNTIL={end.astimezone(UTC):%Y%m%dT%H%M%SZ}"
                if self.counts
                else f"UNTIL={end:%Y%m%dT%H%M%S}"
            )
        return f"DTSTART:{_written(start, self.counts)}\nRRULE:{';'.join(parts)}"


def repeat_of(rule: str, zone: tzinfo | None) -> Repeat:
    """What a kept rule says; `zone` is the local one."""
    parts = dict(part.split("=") for part in rule.partition("RRULE:")[2].split(";"))
    days = re.findall(r"(-?\d*)([A-Z]{2})", parts.get("BYDAY", ""))
    until = None
    if said := parts.get("UNTIL"):
        end = datetime.strptime(said.rstrip("Z"), "%Y%m%dT%H%M%S")
        until = (end.replace(tzinfo=UTC).astimezone(zone) if said.endswith("Z") else end).date()
    return Repeat(
        unit=next(unit for unit, frequency in _FREQUENCY.items() if frequency == parts["FREQ"]),
        every=int(parts.get("INTERVAL", 1)),
        days=tuple(_DAYS.index(day) for _, day in days),
        nth=int(days[0][0] or 0) if days else 0,
        day=int(parts.get("BYMONTHDAY", 0)),
        month=int(parts.get("BYMONTH", 0)),
        until=until,
    )


def next_by_rule(rule: str, after: datetime, zone: tzinfo) -> datetime | None:
    """The first instant later than `after` that the rule brings, in `zone`'s time; None where it
    has ended.
    """
    series = rrulestr(rule)
    if _counts(rule):
        found = series.after(after.astimezone(UTC))
        return found.astimezone(zone) if found else None
    local = after.astimezone(zone).replace(tzinfo=None, fold=0) - _GAP
    while found := series.after(local):
        instant = moment(found.date(), found.time(), zone)
        if instant.astimezone(UTC) > after.astimezone(UTC):
            return instant
        local = found
    return None


def begun_at(rule: str, start: datetime) -> str:
    """The same rule counted from one of its own later times, so that finding the next is no walk
    through all that were.
    """
    begin, _, rest = rule.partition("\n")
    clock = begin.partition("T:")[2].partition("T")[2]
    # by the wall clock, a day on which the clock was set must not move all that follow
    return (
        f"DTSTART:{_written(start, True) if _counts(rule) else f'{start:%Y%m%d}T{clock}'}\n{rest}"
    )


def _counts(rule: str) -> bool:
    return rule.partition("\n")[0].endswith("Z")


def _written(start: datetime, counts: bool) -> str:
    return f"{start.astimezone(UTC):%Y%m%dT%H%M%SZ}" if counts else f"{start:%Y%m%dT%H%M%S}"
