"""What stands in the home's calendars: asked by day, week, words, people and places; events are
added, moved and removed where a calendar takes that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Answer,
    Chosen,
    Ctx,
    Device,
    Duration,
    Event,
    Fact,
    HowOften,
    Say,
    Spans,
    Stretch,
    When,
    capitalised,
    in_a_row,
    in_words,
    join_names,
    number_of,
    sentence,
    skill,
    spoken_date,
    spoken_duration,
    stretch,
)

from . import changing, openings, removing, telling
from .finding import calendars, dated, telling_words
from .finding import events as events_about
from .vocabulary import (
    DatedEntry,
    Deed,
    Entry,
    EventWords,
    Moment,
    Occasion,
    OnDays,
    Text,
    Whose,
    apart,
    say,
    without_again,
)


class Settings(BaseModel):
    hours: Literal[12, 24] = Field(12, description="Say times on a 12-hour or a 24-hour clock.")


Extent = Annotated[str, Chosen, Field(max_length=8)]
"""How much of a series is meant, "one" or "all", where that was said."""
Unit = Literal["times", "days", "mornings", "afternoons", "evenings", "nights", "events"]
Busy = Literal["", "busy"]
Edge = Literal["first", "last"]
_PART_OF: dict[str, str] = {
    "mornings": "morning",
    "afternoons": "afternoon",
    "evenings": "evening",
    "nights": "night",
}


@skill(decides=True)
async def events(ctx: Ctx, days: Spans | None = None, whose: Whose = "") -> Say:
    """Read what the home's calendars hold of a day or several; without one, of today."""
    which = calendars(ctx, whose)
    if not which:
        return _no_calendar(ctx, whose)
    asked = stretch(days) if days else Stretch((ctx.now().date(),))
    return _of_days(ctx, events_about(ctx, "", which), asked, which)


@skill()
async def next_event(ctx: Ctx, whose: Whose = "") -> Say:
    """Tell what comes next in the calendars."""
    which, now = calendars(ctx, whose), ctx.now()
    if not which:
        return _no_calendar(ctx, whose)
    found = next((each for each in events_about(ctx, "", which) if each.begin > now), None)
    but = telling.reserved(ctx, which)
    if found is None:
        return Say(in_a_row("" if but else say("no-events"), but, telling.until(ctx, which)))
    told = say(
        "next-event", event=found.name, when=telling.when(ctx, found), place=telling.place(found)
    )
    return Say(in_a_row(told, but))


@skill()
async def when_is(ctx: Ctx, what: EventWords = "", occasion: Occasion = "") -> Say:
    """Tell when something in the calendars is, by its words."""
    found = _coming(ctx, what or occasion)
    if isinstance(found, Say):
        return found
    if found.begin <= ctx.now() < found.end and not found.whole_day:
        told = say("is-now", event=capitalised(found.name), time=telling.clock(ctx, found.end))
    else:
        told = say(
            "that-event",
            event=capitalised(found.name),
            when=telling.when(ctx, found),
            place=telling.place(found),
        )
    return Say(in_a_row(told, telling.reserved(ctx, calendars(ctx))))


@skill()
async def where_is(ctx: Ctx, what: EventWords = "", occasion: Occasion = "") -> Say:
    """Tell where something in the calendars takes place; without words, what comes next."""
    found = _coming(ctx, what or occasion)
    if isinstance(found, Say):
        return found
    told = say("place", event=capitalised(found.name), place=telling.place(found))
    return Say(told, failed=not found.place)


@skill()
async def how_long(ctx: Ctx, what: EventWords = "", occasion: Occasion = "") -> Say:
    """Tell how long something in the calendars takes; without words, what comes next."""
    found = _coming(ctx, what or occasion)
    if isinstance(found, Say):
        return found
    event = capitalised(found.name)
    if found.whole_day:
        number = (found.end - found.begin + timedelta(hours=2)).days
        return Say(say("takes-days", event=event, number=number, count=in_words(number)))
    if found.end <= found.begin:
        return Say(say("no-length", event=event), failed=True)
    seconds = (found.end - found.begin).total_seconds()
    times = {"begin": telling.clock(ctx, found.begin), "end": telling.clock(ctx, found.end)}
    return Say(say("takes", event=event, length=spoken_duration(seconds), **times))


@skill(decides=True)
async def has(ctx: Ctx, what: EventWords = "", days: Spans | None = None) -> Say:
    """Tell whether something or somebody stands in the calendars."""
    which, now = calendars(ctx), ctx.now()
    if not which:
        return _no_calendar(ctx)
    what, behind = (what, days) if days else dated(ctx, what, which)
    asked = stretch(behind) if behind else None
    begin, end = asked.bounds(now) if asked else (now, now + timedelta(days=400))
    found = [each for each in events_about(ctx, what, which) if each.overlaps(begin, end)]
    but = telling.reserved(ctx, which, asked)
    if not found:
        none = say("has-none", what=what, day=telling.span(ctx, asked) if asked else "ever")
        return Say(in_a_row("" if but else none, but), fact=Fact(yes=None if but else False))
    one_day = asked.days if asked else ()
    told = telling.listed(ctx, found if asked else found[:1], one_day if len(one_day) == 1 else ())
    day = telling.span(ctx, asked) if asked and len(asked.days) == 1 else "told"
    return Say(in_a_row(say("has", events=told, day=day), but), fact=Fact(yes=True))


@skill()
async def how_many(
    ctx: Ctx, unit: Unit = "events", what: EventWords = "", days: Spans | None = None
) -> Say:
    """Count events, or the days or evenings on which there are some."""
    which, now = calendars(ctx), ctx.now()
    if not which:
        return _no_calendar(ctx)
    what, behind = (what, days) if days else apart(what, now, first=True)
    asked = stretch(behind) if behind else Stretch((now.date(),))
    parts = [Stretch((day,), _PART_OF.get(unit, asked.part)) for day in asked.days]
    about = events_about(ctx, what, which)
    hits = {part: [e for e in about if e.overlaps(*part.bounds(now))] for part in parts}
    full = [part for part, there in hits.items() if there]
    there = list(dict.fromkeys(each.begin for part in full for each in hits[part]))
    found = [each for each in about if each.begin in there]
    number = len(found) if unit in ("events", "times") else len(full)
    but = telling.reserved(ctx, which, asked)
    if not number:
        none = say("counted-none", unit=unit, what=what or "any", day=telling.span(ctx, asked))
        return Say(in_a_row("" if but else none, but), fact=Fact(amount=None if but else 0))
    told = telling.listed(ctx, found, asked.days)
    if unit not in ("events", "times"):
        told = join_names([spoken_date(part.days[0], now.date()) for part in full])
    counted = say("counted", number=number, count=in_words(number), unit=unit, which=told)
    return Say(in_a_row(sentence(counted), but), fact=Fact(amount=number))


@skill(decides=True)
async def free(ctx: Ctx, days: Spans | None = None, at: When | None = None, busy: Busy = "") -> Say:
    """Tell whether nothing stands in the calendars then, or whether something does."""
    which, now = calendars(ctx), ctx.now()
    if not which:
        return _no_calendar(ctx)
    asked = Stretch((at.date(),)) if at else stretch(days or [now.date().isoformat()])
    begin, end = (at, at + timedelta(minutes=1)) if at else asked.bounds(now)
    begin = max(begin, now) if not at else begin
    return openings.free(ctx, which, asked, (begin, end), at, asked_busy=bool(busy))


@skill()
async def free_when(ctx: Ctx, days: Spans | None = None, unit: Unit = "events") -> Say:
    """Tell when nothing stands in the calendars: the hours of a day, or which days or evenings."""
    which = calendars(ctx)
    if not which:
        return _no_calendar(ctx)
    asked = stretch(days) if days else openings.soon(ctx, unit != "events")
    return openings.free_when(ctx, which, asked, _PART_OF.get(unit, asked.part), unit != "events")


@skill()
async def edge(ctx: Ctx, end: Edge = "first", days: Spans | None = None, whose: Whose = "") -> Say:
    """Tell what comes first or last in the calendars on a day."""
    which = calendars(ctx, whose)
    if not which:
        return _no_calendar(ctx, whose)
    asked = stretch(days) if days else Stretch((ctx.now().date(),))
    begin, until = asked.bounds(ctx.now())
    found = [each for each in events_about(ctx, "", which) if each.overlaps(begin, until)]
    timed = [each for each in found if not each.whole_day] or found
    if not timed:
        return _of_days(ctx, found, asked, which)
    return _of_days(ctx, [timed[0 if end == "first" else -1]], asked, which)


@skill()
async def how_soon(ctx: Ctx, what: EventWords = "", occasion: Occasion = "") -> Say:
    """Tell how long it is until something in the calendars."""
    found = _coming(ctx, what or occasion)
    return found if isinstance(found, Say) else openings.how_soon(ctx, found, calendars(ctx))


@skill()
async def when_was(ctx: Ctx, what: EventWords = "", occasion: Occasion = "") -> Say:
    """Tell when something in the calendars was last."""
    which = calendars(ctx)
    if not which:
        return _no_calendar(ctx)
    past = [e for e in events_about(ctx, what or occasion, which) if e.begin <= ctx.now()]
    if not past:
        return _none_called(ctx, what or occasion, which)
    when = telling.when(ctx, past[-1])
    return Say(say("was-last", event=capitalised(past[-1].name), when=when))


@skill()
async def who(ctx: Ctx, deed: Deed, days: Spans | None = None) -> Say:
    """Tell whom one is to call, meet or visit: by what stands in the calendars, the reminders and
    the lists.
    """
    which, now = calendars(ctx), ctx.now()
    deed, behind = (deed, days) if days else apart(deed, now, first=True)
    asked = stretch(behind) if behind else Stretch((now.date(),))
    begin, end = asked.bounds(now)
    found = [each for each in events_about(ctx, deed, which) if each.overlaps(begin, end)]
    told = [telling.listed(ctx, [each], asked.days) for each in found]
    told += changing.to_do(ctx, telling_words(deed), begin, end)
    but = telling.reserved(ctx, which, asked)
    day = telling.span(ctx, asked)
    if not told:
        none = in_a_row("" if but else say("nobody", deed=deed, day=day), but)
        elsewhere = not behind and not but  # no day was said: it may be about anything
        return Say(none, failed=elsewhere, unknown=elsewhere)
    return Say(in_a_row(say("to-do", day=capitalised(day), events=join_names(told)), but))


@skill(effect=True, phase="begins")
async def add(
    ctx: Ctx,
    entry: Entry = "",
    when: Moment = "",
    length: Duration = 0,
    whose: Whose = "",
    often: HowOften = "",
    dated_entry: DatedEntry = "",
) -> Answer:
    """Put an event, or a series of them, into a calendar; without an hour it is one of the whole
    day.
    """
    return await changing.add(ctx, entry or dated_entry, when, length, whose, often)


@skill(effect=True)
async def move(
    ctx: Ctx,
    what: EventWords = "",
    occasion: Occasion = "",
    when: Moment = "",
    later: Duration = 0,
    earlier: Duration = 0,
    key: Text = "",
) -> Answer:
    """Move an event of a calendar to another time, or by so much; it lasts as long as before."""
    return await changing.move(ctx, what or occasion, when, later - earlier, key)


@skill(effect=True, phase="ends")
async def remove(
    ctx: Ctx,
    what: EventWords = "",
    occasion: Occasion = "",
    days: Spans | None = None,
    key: Text = "",
    extent: Extent = "",
    dated_event: OnDays = "",
) -> Answer:
    """Take an event out of a calendar, after asking; of a series one day or all of it."""
    what, again = without_again(what or occasion or dated_event, ctx.now())
    what, behind = dated(ctx, what, calendars(ctx))
    extent = "all" if again or "all" in extent else extent
    return await removing.remove(ctx, what, days or behind, key, extent)


def _of_days(ctx: Ctx, there: Sequence[Event], asked: Stretch, which: Sequence[Device]) -> Say:
    begin, end = asked.bounds(ctx.now())
    found = [each for each in there if each.overlaps(begin, end)]
    but, day = telling.reserved(ctx, which, asked), telling.span(ctx, asked)
    if not found:
        free = "" if but else say("free-day", day=day)
        return Say(in_a_row(free, but), fact=Fact(yes=None if but else False))
    told = telling.listed(ctx, found, asked.days)
    several = len(asked.days) > 1
    message = say("day-events", day="several" if several else capitalised(day), events=told)
    return Say(in_a_row(message, but), fact=Fact(yes=True))


def _coming(ctx: Ctx, called: str) -> Event | Say:
    """The event that is meant, the next or the one that is going on; else what is said of it."""
    which = calendars(ctx)
    if not which:
        return _no_calendar(ctx)
    return _next_of(ctx, called, which) or _none_called(ctx, called, which)


def _next_of(ctx: Ctx, called: str, which: Sequence[Device]) -> Event | None:
    now = ctx.now()
    what, days = dated(ctx, called, which)
    about = events_about(ctx, what, which)
    if not what:
        return next((each for each in about if each.begin > now), None)
    if days:
        begin, end = stretch(days).bounds(now)
        return next((each for each in about if each.overlaps(begin, end)), None)
    return next((each for each in about if each.end > now), None)


def _none_called(ctx: Ctx, what: str, which: Sequence[Device]) -> Say:
    """Nothing of that name is coming; what was there last is told."""
    about = events_about(ctx, what, which) if what else []
    but = telling.reserved(ctx, which)
    if about:
        last = about[-1]
        told = say("was-event", event=capitalised(last.name), when=telling.when(ctx, last))
        return Say(in_a_row(told, but))
    none = say("no-event", what=what) if what else say("no-events")
    text = in_a_row("" if but else none, but, telling.until(ctx, which))
    return Say(text, failed=True, unknown=bool(what) and not but)


def _no_calendar(ctx: Ctx, whose: str = "") -> Say:
    there = calendars(ctx)
    if whose and there:
        names = join_names([each.name for each in there])
        count = number_of([each.name for each in there])
        return Say(say("no-such-calendar", calendar=whose, names=names, count=count), failed=True)
    return Say(say("no-calendar"), failed=True)
