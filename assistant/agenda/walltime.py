"""When a wall-clock time comes next, daylight saving included. Pure.

As in RFC 5545: a time that the spring gap leaves out is read with the offset before the gap (02:30
rings at 03:30), one that autumn brings twice is the first of the two. Times are compared in UTC:
comparing within a zone ignores the offset.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, tzinfo


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """The instant at which clocks in `zone` show `at` on `day`, in that zone's time."""
    return datetime.combine(day, at.replace(fold=0), zone).astimezone(UTC).astimezone(zone)


def next_time(at: time, days: Collection[int], after: datetime, zone: tzinfo) -> datetime:
    """The first instant later than `after` at which it is `at` on one of the weekdays `days` (0
    Monday; empty: any day).
    """
    day = after.astimezone(zone).date()
    for ahead in range(9):
        candidate_day = day + timedelta(days=ahead)
        if days and candidate_day.weekday() not in days:
            continue
        candidate = moment(candidate_day, at, zone)
        if candidate.astimezone(UTC) > after.astimezone(UTC):
            return candidate
    raise ValueError(f"days must be weekdays from 0 to 6, not {sorted(days)}")
