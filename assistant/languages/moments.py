"""The moment that a day, a time of day and a part of the day make together, seen from now. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from assistant.languages.plan import PARTS, Again, Plan, Said


def combined(
    day: date | None, said: Said | None, part: str, now: datetime, weekly: bool
) -> datetime | None:
    if day is None or day == now.date():
        moment = _coming(said, part, now)
        if moment is None or day is None or moment.date() == day:
            return moment
        # "today at nine" when nine has passed has no sensible reading; "Monday at nine" on a Monday
        # means next week's
        return _on(day + timedelta(days=7), said, part, now) if weekly else None
    return _on(day, said, part, now)


def _on(day: date, said: Said | None, part: str, now: datetime) -> datetime | None:
    clock = (
        (said.within(part) if part else said.daytime())
        if said
        else PARTS[part]
        if part
        else time(9)
    )
    if clock is None:
        return None
    if part in ("night", "tonight") and clock.hour < 5:
        day += timedelta(days=1)
    return datetime.combine(day, clock, now.tzinfo)


def _coming(said: Said | None, part: str, now: datetime) -> datetime | None:
    """The next moment that fits: of a bare "six" the next within waking hours, morning or
    evening.
    """
    if part or (said and said.certain) or said is None:
        days = (now.date(), now.date() + timedelta(days=1))
        moments = [due for day in days if (due := _on(day, said, part, now))]
        return next((due for due in moments if due > now), None)
    hours = (said.hour % 12, said.hour % 12 + 12)
    moments = [
        datetime.combine(now.date() + timedelta(days=ahead), time(hour, said.minute), now.tzinfo)
        for ahead in (0, 1)
        for hour in hours
        if 6 <= hour < 23
    ]
    return next((moment for moment in moments if moment > now), None)


def later(now: datetime, seconds: float) -> datetime:
    return (now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(now.tzinfo)


def with_again(found: Plan, again: Again) -> Plan | None:
    """The repetition with the day that the other words give it; None where they contradict it."""
    repeat = again.repeat
    if repeat is None:
        return replace(found, again=again)
    on = tuple(sorted({day.weekday() for day in found.dates})) or found.days
    match repeat.unit:
        case "minute" | "hour":
            fits = not (found.days or found.dates or found.part) and len(found.times) <= 1
            return replace(found, again=again) if fits else None
        case "day" if found.days and repeat.every == 1:
            repeat = replace(repeat, unit="week", days=found.days)
        case "week" if on:
            repeat = replace(repeat, days=on)
        case "year" if len(found.dates) == 1:
            repeat = replace(repeat, day=found.dates[0].day, month=found.dates[0].month)
        case _ if found.days or found.dates:
            return None
    return replace(found, days=(), dates=(), again=replace(again, repeat=repeat))


def next_such(day: int, month: int | None, start: date) -> date | None:
    """The first date from `start` on with this day (and month); None for a day that never comes (31
    June).
    """
    for ahead in range(12 * 8 + 1):
        first = start.replace(day=1) + relativedelta(months=ahead)
        if month is not None and first.month != month:
            continue
        try:
            found = first.replace(day=day)
        except ValueError:
            continue
        if found >= start:
            return found
    return None
