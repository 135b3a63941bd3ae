"""How events, days and what isn't known of them are said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from assistant.skillkit import (
    Ctx,
    Device,
    Event,
    Stretch,
    in_words,
    join_names,
    known_until,
    plain_day,
    sentence,
    spoken_date,
    spoken_span,
    spoken_time,
    the,
    unheard_calendars,
    when_last,
)

from .vocabulary import say

MOST = 6
"""More events than this are counted: nobody listens to a whole month."""


def clock(ctx: Ctx, moment: datetime) -> str:
    if getattr(ctx.settings, "hours", 12) == 24:
        return f"{moment:%-H:%M}"
    return spoken_time(moment)


def when(ctx: Ctx, event: Event) -> str:
    """ "tomorrow at 9:30 AM", "on Friday", "from Thursday to Saturday"."""
    now, last = ctx.now(), _last_day(event)
    if event.whole_day:
        first = event.begin.date()
        if last > first:
            return say("days-from-to", first=plain_day(first, now), last=plain_day(last, now))
        return spoken_date(first, now.date())
    day = spoken_date(event.begin.date(), now.date())
    return say("day-at", day=day, time=clock(ctx, event.begin))


def at(ctx: Ctx, event: Event, day: date) -> str:
    """The event as one of those of a day: "dentist at 9:30 AM", "party until 3 AM"."""
    if event.whole_day:
        return event.name
    if event.begin.date() < day:
        if event.end.date() > day:
            return event.name
        return say("event-until", event=event.name, time=clock(ctx, event.end))
    return say("event-at", event=event.name, time=clock(ctx, event.begin))


def listed(ctx: Ctx, found: Sequence[Event], days: Sequence[date]) -> str:
    """Events by name and time; of several days each with its day."""
    told = [at(ctx, each, days[0]) if len(days) == 1 else _with_day(ctx, each) for each in found]
    if len(told) > MOST:
        more = len(told) - MOST
        told = [*told[:MOST], say("and-more", number=more, count=in_words(more))]
    return join_names(told)


def _with_day(ctx: Ctx, event: Event) -> str:
    return say("event-when", event=event.name, when=when(ctx, event))


def span(ctx: Ctx, stretch: Stretch) -> str:
    """ "on Friday", "this evening", "between today and Sunday"."""
    return spoken_span(stretch, ctx.now())


def named(which: Sequence[Device]) -> str:
    """ "the family calendar", "the family calendar and the work calendar"."""
    noun = say("noun").lower()
    return join_names(
        [
            the(each.name) if noun in each.name.lower() else say("calendar-named", name=each.name)
            for each in which
        ]
    )


def place(event: Event) -> str:
    return event.place or "unsaid"


def reserved(ctx: Ctx, whose: Sequence[Device], stretch: Stretch | None = None) -> str:
    """What isn't known: of calendars that can't be reached with what they held last, and days that
    are too far ahead. Empty where nothing is missing.
    """
    ids = [each.id for each in whose]
    parts = [unheard_calendars(ctx.home, ids)]
    if stretch is not None:
        parts += [_stale(ctx, each, stretch) for each in whose]
    until = known_until(ctx.home, ids)
    if until is not None and stretch is not None and stretch.days[-1] > until:
        parts.append(say("known-until", day=plain_day(until, ctx.now())))
    return " ".join(part for part in parts if part)


def _stale(ctx: Ctx, calendar: Device, stretch: Stretch) -> str:
    """What a calendar that can't be reached held when it was."""
    from .finding import events

    if ctx.home.standing(calendar.id) == "known":
        return ""
    begin, end = stretch.bounds(ctx.now())
    found = [each for each in events(ctx, "", [calendar], known=False) if each.overlaps(begin, end)]
    if not found:
        return ""
    told = listed(ctx, found, stretch.days)
    last = when_last(ctx.home.age(calendar.id))
    return sentence(say("had", calendar=named([calendar]), when=last, events=told))


def until(ctx: Ctx, whose: Sequence[Device]) -> str:
    """How far ahead the calendars are known, as a clause; empty where they tell of no bound."""
    day = known_until(ctx.home, [each.id for each in whose])
    return say("known-until", day=plain_day(day, ctx.now())) if day else ""


def _last_day(event: Event) -> date:
    return (
        (event.end - timedelta(seconds=1)).date() if event.end > event.begin else event.end.date()
    )
