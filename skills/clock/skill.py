"""Time, date and sun: here and elsewhere, how long until and since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Ctx,
    Day,
    Duration,
    Fact,
    KnownPlace,
    NoDay,
    PastDay,
    Say,
    Slot,
    SunEvent,
    capitalised,
    days_apart,
    events_of,
    find_place,
    find_zone,
    locate,
    month_name,
    no_such_day,
    read_time_of_day,
    replies,
    skill,
    spoken_date,
    spoken_day,
    spoken_duration,
    spoken_time,
    sun_moment,
    words,
)

from .comparing import EndTime, NearTime, Side, by_the_clock, by_the_sun

say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """What has to be known of the words of a language."""

    here: re.Pattern[str]
    """A place that is this home."""
    late: re.Pattern[str]
    """What stands behind a place and is none of it: "right now"."""
    unnamed: re.Pattern[str]
    """How something begins that is no name of a day."""
    article: re.Pattern[str]
    """What stands before the name of an event in a question."""
    mine: re.Pattern[str]
    """What the speaker has, at the start of a name."""
    yours: str
    """The same, as it is said back."""


heard = words(__file__, Words)


def _named(text: str, now: datetime) -> str | None:
    """What a day may be called ("bin day", "the election"); None for the beginning of another
    question.
    """
    said = text.strip(" ?.!").lower()
    return (
        None if not said or heard().unnamed.match(said) or no_such_day(said) else text.strip(" ?.!")
    )


Place = Annotated[str, Field(max_length=80)]
Named = Annotated[str, Field(max_length=80), Slot("day", _named, say.later("ask-day"))]


def _clock_words(text: str, now: datetime) -> str | None:
    """The words of a time of day: a bare hour may mean the morning or the evening, whichever comes
    next.
    """
    return text if read_time_of_day(text) else None


ClockWords = Annotated[
    str, Field(max_length=60), Slot("time", _clock_words, say.later("ask-until"))
]


_DOES = {"sunrise": "rise", "sunset": "set"}
_WAY = {**_DOES, "dawn": "rise", "dusk": "set"}


class Settings(BaseModel):
    hours: Literal[12, 24] = Field(12, description="Say the time on a 12-hour or a 24-hour clock.")


@skill(intents={"HassGetCurrentTime": lambda slots: {}})
async def tell_time(ctx: Ctx, place: Place = "", known: KnownPlace = "") -> Say:
    """Tell the time, here or in a city or country."""
    where = heard().late.sub("", (place or known).strip(" ?.!")).strip()
    return _time_there(ctx, where, 0)


@skill()
async def time_zone(ctx: Ctx, place: Place = "", known: KnownPlace = "") -> Say:
    """Tell how far the clocks of a place, or of this home, are ahead of UTC or behind it."""
    where, now = (place or known).strip(" ?.!"), ctx.now()
    found = (say("this-home"), now.tzinfo) if _is_here(where) else find_zone(where)
    if found is None:
        return _nowhere(where)
    there = now.astimezone(UTC).astimezone(found[1])
    ahead_s = (there.utcoffset() or timedelta()).total_seconds()
    return Say(
        say(
            "offset",
            place=found[0],
            side="ahead" if ahead_s > 0 else "behind" if ahead_s else "on",
            length=spoken_duration(abs(ahead_s)),
            time=_spoken(ctx, there) if where else "unasked",
        )
    )


@skill(intents={"HassGetCurrentDate": lambda slots: {}})
async def tell_date(
    ctx: Ctx,
    day: Day = "",
    past: PastDay = "",
    named: Named = "",
    never: NoDay = "",
    place: Place = "",
) -> Say:
    """Tell the date and the day of the week: today's, or that of another day."""
    now = ctx.now()
    if never:
        return Say(say("no-such-day", day=never), failed=True)
    if named:
        return _named_day(ctx, named, now)
    if place and not _is_here(place):
        found = find_place(place)
        if found is None:
            return _nowhere(place)
        there = now.astimezone(found.zone).date()
        return Say(say("date-there", place=found.name, day=spoken_day(there, now.date())))
    today = now.date()
    wanted = date.fromisoformat(day or past) if day or past else today
    ahead = (wanted - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    which = near.get(ahead, "coming" if ahead > 0 else "past")
    return Say(say("date", which=which, day=spoken_day(wanted, today)))


@skill()
async def tell_part(ctx: Ctx, part: Literal["month", "year", "week", "season"]) -> str:
    """Tell the month, the year, the calendar week or the season."""
    now = ctx.now()
    match part:
        case "month":
            return say("month", month=month_name(now.month))
        case "year":
            return say("year", year=str(now.year))
        case "week":
            return say("week", week=now.isocalendar().week)
    home = locate(ctx.place, now.tzinfo) if now.tzinfo else None
    south = home is not None and home.latitude < 0
    seasons = ("winter", "spring", "summer", "autumn")
    return say("season", season=seasons[(now.month % 12 // 3 + (2 if south else 0)) % 4])


@skill()
async def days_until(
    ctx: Ctx,
    day: Day = "",
    unit: Literal["days", "weeks", "months", "sleeps"] = "days",
    past: PastDay = "",
    never: NoDay = "",
) -> Say:
    """Count the days, weeks or months until a day, or since it."""
    if never or not (day or past):
        return Say(say("no-such-day", day=never) if never else say("until-which"), failed=True)
    today = ctx.now().date()
    wanted = date.fromisoformat(day or past)
    days = (wanted - today).days
    if days in (0, 1, -1):
        return Say(say({0: "is-today", 1: "is-tomorrow", -1: "was-yesterday"}[days]))
    first, last = (today, wanted) if days > 0 else (wanted, today)
    return Say(
        say(
            "until-day" if days > 0 else "since-day",
            length=capitalised(days_apart(first, last, unit)),
            day=spoken_day(wanted, today),
        )
    )


@skill()
async def time_until(ctx: Ctx, at: ClockWords) -> Say:
    """Tell how long it is until a time of day."""
    now, said = ctx.now(), read_time_of_day(at)
    if said is None:
        return Say(say("unknown-time", words=at), failed=True)
    hours = (said.hour,) if said.certain else (said.hour % 12, said.hour % 12 + 12)
    moments = [
        datetime.combine(now.date() + timedelta(days=ahead), time(hour, said.minute), now.tzinfo)
        for ahead in (0, 1)
        for hour in hours
    ]
    due = next(moment for moment in moments if moment > now)
    left = _seconds(now, due)
    length = spoken_duration(round(left / 60) * 60 if left > 120 else left)
    return Say(say("until-time", length=capitalised(length), time=_spoken(ctx, due)))


def _seconds(begin: datetime, end: datetime) -> float:
    """From one moment to another; the clocks may change in between."""
    return (end.astimezone(UTC) - begin.astimezone(UTC)).total_seconds()


@skill()
async def time_after(ctx: Ctx, seconds: Duration = 0, ago: Duration = 0, place: Place = "") -> Say:
    """Tell what time it will be after a while, or what time it was, here or elsewhere."""
    return _time_there(ctx, place.strip(" ?.!"), seconds - ago)


@skill()
async def sun(
    ctx: Ctx,
    event: SunEvent | Literal[""] = "",
    day: Day = "",
    place: Place = "",
    how: Literal["", "how long"] = "",
    noun: SunEvent | Literal[""] = "",
) -> Say:
    """Tell when the sun rises or sets, or when it gets light or dark; `noun` can stand alone in a
    sentence.
    """
    event = noun or event or "sunset"
    now = ctx.now()
    assert now.tzinfo is not None
    where = find_place(place) if place else locate(ctx.place, now.tzinfo)
    if where is None:
        unknown = say("unknown-place", place=place) if place else say("homeless")
        return Say(unknown, failed=True)
    wanted = date.fromisoformat(day) if day else now.date()
    moment = sun_moment(where, wanted, event, where.zone)
    if moment is not None and not day and moment < now:
        wanted += timedelta(days=1)
        moment = sun_moment(where, wanted, event, where.zone)
    does = _DOES.get(event, event)
    if moment is None:
        shown = spoken_date(wanted, now.date())
        return Say(say("no-sun", event=_WAY[event], day=shown))
    if how:
        length = spoken_duration(round(_seconds(now, moment) / 60) * 60)
        return Say(say("sun-in", length=capitalised(length), time=_spoken(ctx, moment)))
    return Say(
        say(
            "sun",
            event=does,
            day=_day_but_today(wanted, now),
            time=_spoken(ctx, moment),
            place=where.name if place else "here",
        )
    )


@skill(for_model=False, decides=True)
async def compare(
    ctx: Ctx,
    side: Side = "after",
    at: NearTime | None = None,
    till: EndTime = "",
    event: SunEvent | Literal[""] = "",
    offset: Duration | None = None,
    lead: Duration | None = None,
    part: Literal["", "morning", "afternoon", "evening", "night"] = "",
) -> Say:
    """Tell whether it is before or after a time of day, or what the sun does (`lead` before it,
    `offset` after it), or in a part of the day.
    """
    now, said = ctx.now(), ""
    if event:
        assert now.tzinfo is not None
        place, zone = locate(ctx.place, now.tzinfo), now.tzinfo
        if place is None:
            return Say(say("homeless"), failed=True)
        shift = timedelta(seconds=(offset or 0) - (lead or 0))
        found = by_the_sun(
            event, side, shift, lambda each, day: sun_moment(place, day, each, zone), now
        )
        moment = sun_moment(place, now.date(), event, zone)
        if found is None or moment is None:
            return Say(say("no-sun", event=_WAY[event], day="today"))
        does = _DOES.get(event, event)
        said = say("sun", event=does, day="today", time=_spoken(ctx, moment), place="here")
    else:
        found = by_the_clock(side, at, till, part, now)
    clock = say("time", tense="now", time=_spoken(ctx, now), day="today", place="here")
    said = f"{clock} {said}".strip()
    answer = say("compared", yes="yes" if found.yes else "no", said=said)
    return Say(answer, fact=Fact(found.yes, until=found.until))


def _is_here(where: str) -> bool:
    return not where or heard().here.fullmatch(where.lower()) is not None


def _time_there(ctx: Ctx, where: str, ahead_s: float) -> Say:
    """What the clock shows now, or so many seconds from now, here or elsewhere."""
    now = ctx.now()
    zone = now.tzinfo
    place = "here"
    if not _is_here(where):
        found = find_zone(where)
        if found is None:
            return _nowhere(where)
        place, zone = found
    there = (now.astimezone(UTC) + timedelta(seconds=ahead_s)).astimezone(zone)
    tense = "now" if ahead_s == 0 else "later" if ahead_s > 0 else "earlier"
    day = _day_but_today(there.date(), now)
    return Say(say("time", tense=tense, time=_spoken(ctx, there), day=day, place=place))


def _nowhere(where: str) -> Say:
    return Say(say("nowhere", place=where), failed=True)


def _named_day(ctx: Ctx, named: str, now: datetime) -> Say:
    """A day that has a name of its own: the calendars may know it."""
    bare = heard().article.sub("", named.lower(), count=1)
    found = next(
        (
            event
            for event in events_of(ctx.home, now)
            if event.end > now and bare in event.name.lower()
        ),
        None,
    )
    if found:
        when = _when(ctx, found.begin, now)
        return Say(say("named-day", event=capitalised(found.name), when=when))
    back = heard().mine.sub(heard().yours, named, count=1)
    return Say(say("unknown-day", day=back), failed=True)


def _when(ctx: Ctx, moment: datetime, now: datetime) -> str:
    day = spoken_date(moment.date(), now.date())
    return day if moment.time() == time(0) else say("day-at", day=day, time=_spoken(ctx, moment))


def _day_but_today(day: date, now: datetime) -> str:
    """The day as it is spoken; "today", as the messages know it, for this one."""
    return "today" if day == now.date() else spoken_date(day, now.date())


def _spoken(ctx: Ctx, moment: datetime | time) -> str:
    if getattr(ctx.settings, "hours", 12) == 24:
        return f"{moment:%-H:%M}"
    return spoken_time(moment)
