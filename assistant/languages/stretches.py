"""Days in a row, whatever the language: months, from one day to another. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

LONGEST = 31
"""Days in a row that anybody asks about."""


def row(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=index) for index in range(count))


def between(first: date | None, last: date | None) -> tuple[date, ...]:
    """From one day to another, both included; the last may be the next such day after the first, a
    week or a year later ("from Monday to Wednesday"). Empty where they are too far apart.
    """
    if first is None or last is None:
        return ()
    if last < first:
        week = first - last < timedelta(days=7)
        last += timedelta(days=7) if week else relativedelta(years=1)
    count = (last - first).days + 1
    return row(first, count) if 1 <= count <= LONGEST else ()


def month_left(today: date, ahead: int) -> tuple[date, ...]:
    """The days of the month so many ahead; of this one those that are left."""
    first = today.replace(day=1) + relativedelta(months=ahead)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return between(max(first, today), last)


def month_named(today: date, month: int, year: int = 0) -> tuple[date, ...]:
    """The days of the next such month, or of that year's; of this month those that are left."""
    ahead = (month - today.month) % 12
    if year:
        ahead = (year - today.year) * 12 + month - today.month
    return month_left(today, ahead) if 0 <= ahead < 36 else ()
