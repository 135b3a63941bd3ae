"""When there is nothing in the calendars, and how long it is until there is something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from assistant.skillkit import (
    Ctx,
    Device,
    Event,
    Fact,
    Say,
    Stretch,
    capitalised,
    days_apart,
    in_a_row,
    join_names,
    spoken_date,
    spoken_duration,
    spoken_part,
    spoken_when,
)

from . import telling
from .finding import events
from .vocabulary import say

WAKING = (time(8), time(22))
"""Between these hours of a day free time is told."""
SHORTEST = timedelta(minutes=30)
"""Less than this is no free time."""
WEEK = 7


def soon(ctx: Ctx, days: bool) -> Stretch:
    """The days that are meant where none was said: today, or the coming week."""
    today = ctx.now().date()
    return Stretch(tuple(today + timedelta(days=n) for n in range(WEEK if days else 1)))


def free(
    ctx: Ctx,
    which: Sequence[Device],
    asked: Stretch,
    bounds: tuple[datetime, datetime],
    at: datetime | None,
    *,
    asked_busy: bool,
) -> Say:
    """See `skill.free`."""
    found = [each for each in events(ctx, "", which) if each.overlaps(*bounds)]
    busy = [each for each in found if not each.whole_day]
    but = telling.reserved(ctx, which, asked)
    day = spoken_when(at, ctx.now()) if at else telling.span(ctx, asked)
    if busy:
        told = telling.listed(ctx, busy, asked.days)
        message = "busy" if asked_busy else "not-free"
        return Say(in_a_row(say(message, day=day, events=told), but), fact=Fact(yes=asked_busy))
    if but:
        return Say(in_a_row(say("free-as-known", day=day), but), fact=Fact())
    days_long = join_names([each.name for each in found]) or "none"
    message = "not-busy" if asked_busy else "free"
    return Say(say(message, day=day, events=days_long), fact=Fact(yes=not asked_busy))


def free_when(ctx: Ctx, which: Sequence[Device], asked: Stretch, part: str, by_days: bool) -> Say:
    """See `skill.free_when`."""
    but = telling.reserved(ctx, which, asked)
    busy = [each for each in events(ctx, "", which) if not each.whole_day]
    day = telling.span(ctx, asked)
    if len(asked.days) == 1 and not by_days:
        told = [_spoken_gap(ctx, gap) for gap in _gaps(busy, _open_hours(ctx, asked))]
        text = say("free-hours", day=capitalised(day), hours=join_names(told) or "none")
        return Say(in_a_row(text, but))
    now, today = ctx.now(), ctx.now().date()
    parts = [Stretch((each,), part) for each in asked.days]
    open_ = [
        each
        for each in parts
        if each.bounds(now)[1] > now and not any(e.overlaps(*each.bounds(now)) for e in busy)
    ]
    said = [
        spoken_part(each.days[0], part, today) if part else spoken_date(each.days[0], today)
        for each in open_
    ]
    text = say("free-days", day=day, days=join_names(said[: telling.MOST + 1]) or "none")
    return Say(in_a_row(text, but), fact=Fact(amount=len(open_)))


def how_soon(ctx: Ctx, event: Event, which: Sequence[Device]) -> Say:
    """See `skill.how_soon`."""
    now, name = ctx.now(), capitalised(event.name)
    but = telling.reserved(ctx, which)
    days = (event.begin.date() - now.date()).days
    if event.begin <= now:
        return Say(in_a_row(say("is-now", event=name, time=telling.clock(ctx, event.end)), but))
    seconds = (event.begin - now).total_seconds()
    length = (
        days_apart(now.date(), event.begin.date(), "days")
        if event.whole_day or days > 1
        else spoken_duration(seconds)
    )
    return Say(
        in_a_row(say("in-time", event=name, length=length, when=telling.when(ctx, event)), but)
    )


def _open_hours(ctx: Ctx, asked: Stretch) -> tuple[datetime, datetime]:
    """The hours of the one day in which free time is told: those that are left of it."""
    now = ctx.now()
    begin, end = asked.bounds(now)
    if not asked.part:
        begin, end = (_at(asked.days[0], hour, now) for hour in WAKING)
    return max(begin, now.replace(second=0, microsecond=0)), end


def _gaps(busy: Sequence[Event], hours: tuple[datetime, datetime]) -> list[tuple[datetime, ...]]:
    """What is left of the hours between the events, from when until when."""
    at, last = hours
    found: list[tuple[datetime, ...]] = []
    for each in [each for each in busy if each.overlaps(*hours)]:
        if each.begin - at >= SHORTEST:
            found.append((at, each.begin))
        at = max(at, each.end)
    return [*found, (at, last)] if last - at >= SHORTEST else found


def _spoken_gap(ctx: Ctx, gap: tuple[datetime, ...]) -> str:
    first, last = (telling.clock(ctx, moment) for moment in gap)
    return say("hours-from-to", first=first, last=last)


def _at(day: date, hour: time, now: datetime) -> datetime:
    return datetime.combine(day, hour, now.tzinfo)
