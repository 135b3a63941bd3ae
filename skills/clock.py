"""Time, date and sun: here and elsewhere, how long until and since, and what stands in the home's calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Annotated, Literal

from astral import Observer
from astral.sun import dawn, dusk, sunrise, sunset
from dateutil import parser as dateutil_parser
from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, Field

from assistant.skillkit import (
    Ctx,
    Duration,
    Say,
    TimeOfDay,
    counted,
    join_names,
    skill,
    spoken_date,
    spoken_duration,
    spoken_time,
)
from assistant.skillkit.days import Day
from assistant.skillkit.places import find_place, locate

_ASK = (
    "[(tell me|give me|show me|remind me|let me know|do you (know|have)|[i (need|want) to] know|say|check|any idea|can i get)] "
)
_NOW = " [(right now|now|currently|at the moment|please|today)]"


class Settings(BaseModel):
    hours: Literal[12, 24] = Field(12, description="Say the time on a 12-hour or a 24-hour clock.")


@skill(
    intents={"HassGetCurrentTime": lambda slots: {}},
    sentences=[
        _ASK + "(what's|whats|what is|what) [the] [(current|exact|local)] time [is it|it is|is]" + _NOW,
        _ASK + "what time [is it|it is|is]" + _NOW,
        "(tell me|give me|let me know|do you have|do you know|say|check|what about|show me) the [(current|exact|local)] time"
        + _NOW,
        "[the] [current] time (please|now|right now)",
        "(how late is it|what is the hour|what hour is it|got the time)" + _NOW,
        _ASK + "(what's|whats|what is|what) [the] [(current|local)] time [is it] [(right now|now)] [over] (in|for|at) {place}",
        _ASK + "what time [is it|it is] [(right now|now|currently)] (in|at|over in) {place}",
        "(tell me|give me|let me know|do you know|say|check) [the] [(current|local|exact)] time (in|for|at|over in) {place}",
        "[the] [current] [local] time in {place}",
    ],
    examples=["what time is it", "what time is it in Tokyo"],
)
async def tell_time(ctx: Ctx, place: Annotated[str, Field(max_length=80)] = "") -> Say:
    """Tell the time, here or in a city or country."""
    now = ctx.now()
    where = re.sub(r"\s*(right now|now|currently|at the moment|please|today)$", "", place.strip(" ?.!")).strip()
    if not where or where in ("here", "this time zone", "my time zone", "my area", "the house"):
        return Say(f"It's {_spoken(ctx, now)}.")
    found = find_place(where)
    if found is None:
        return Say(f"I don't know where {where} is. Name a larger city or a country.", failed=True)
    there = now.astimezone(found.zone)
    day = "" if there.date() == now.date() else f" {'tomorrow' if there.date() > now.date() else 'yesterday'}"
    return Say(f"It's {_spoken(ctx, there)}{day} in {found.name}.")


@skill(
    intents={"HassGetCurrentDate": lambda slots: {}},
    sentences=[
        _ASK + "(what's|whats|what is|what) (today|todays|today's|the|the current|this) (date|day)" + _NOW,
        _ASK + "(what|which) (day|date) [of the (week|month)] (is it|it is|is today|today is|are we|are we on|do we have)" + _NOW,
        _ASK + "what [the] [current|today's] (date|day) [is]" + _NOW,
        "(tell me|give me|let me know|say|check|show me) (today's|todays|the|the current) (date|day|day of the week)" + _NOW,
        "(what is|what's|whats) today",
        "(what's|whats|what is) the (current date|date) [and] time [group]",
        _ASK + "(what|which) (day|date|weekday|day of the week) (is|was|will be|does|will) {day} [fall on|be|be on|on|come on]",
        _ASK + "(what's|whats|what is|what was|what will be) the (date|day|day of the week) {day}",
        _ASK + "(when is|when's|when was) {day} [this year]",
        _ASK + "what (day|date) (is it|will it be|was it) {day}",
    ],
    examples=["what day is it", "what date is next Friday", "what day of the week is Christmas"],
)
async def tell_date(ctx: Ctx, day: Day = "") -> str:
    """Tell the date and the day of the week: today's, or that of another day."""
    today = ctx.now().date()
    wanted = date.fromisoformat(day) if day else today
    if wanted == today:
        return f"Today is {_full(wanted, today)}."
    ahead = (wanted - today).days
    lead = {1: "Tomorrow is", -1: "Yesterday was"}.get(ahead, "That's" if ahead > 0 else "That was")
    return f"{lead} {_full(wanted, today)}."


@skill(
    sentences=[
        _ASK + "(what|which) {part} (is it|it is|are we in|is this|do we have)" + _NOW,
        _ASK + "(what's|whats|what is) the [current] {part}" + _NOW,
        _ASK + "(what's|whats|what is) the [current] number of the {part}" + _NOW,
        _ASK + "what (calendar|number) {part} (is it|are we in)",
    ],
    examples=["what month is it"],
)
async def tell_part(ctx: Ctx, part: Literal["month", "year", "week", "season"]) -> str:
    """Tell the month, the year, the calendar week or the season."""
    now = ctx.now()
    match part:
        case "month":
            return f"It's {now:%B}."
        case "year":
            return f"It's {now.year}."
        case "week":
            return f"It's week {now.isocalendar().week}."
    home = locate(ctx.place, now.tzinfo) if now.tzinfo else None
    south = home is not None and home.latitude < 0
    seasons = ("winter", "spring", "summer", "fall")
    return f"It's {seasons[(now.month % 12 // 3 + (2 if south else 0)) % 4]}."


@skill(
    sentences=[
        _ASK
        + "how many {unit} [(is it|are there|are left|left|do we have|remain|to go|is there)] (until|till|til|to|before) {day}",
        _ASK + "how many [more] {unit} (until|till|til|to|before) {day}",
        _ASK + "how (long|far) [(is it|do we have|is there|away)] (until|till|til|to|before) {day}",
        _ASK + "how (far away|long away|far off|soon) is {day}",
        _ASK + "(how many {unit}|how long) (is it|has it been|ago is|ago was|have passed|passed) (since|from) {day}",
        _ASK + "how (many {unit}|long) ago (was|is) {day}",
        _ASK + "how many {unit} since {day}",
        "count down to {day}",
    ],
    examples=["how many days until Christmas", "how many weeks until June 1"],
)
async def days_until(ctx: Ctx, day: Day, unit: Literal["days", "weeks", "months", "sleeps"] = "days") -> str:
    """Count the days, weeks or months until a day, or since it."""
    today = ctx.now().date()
    wanted = date.fromisoformat(day)
    if wanted > today and re.search(r"\b(since|ago|passed)\b", ctx.utterance.lower()):
        wanted -= relativedelta(years=1)
    days = (wanted - today).days
    if days in (0, 1, -1):
        return {0: "That's today.", 1: "That's tomorrow.", -1: "That was yesterday."}[days]
    amount = _amount(today, wanted, unit) if days > 0 else _amount(wanted, today, unit)
    return f"{_capital(amount)} {'until' if days > 0 else 'since'} {_full(wanted, today)}."


@skill(
    sentences=[
        _ASK + "how (long|much time|many (minutes|hours)) [(is it|do (i|we) have|[is] left)] (until|till|til|to|before) {at}",
        _ASK + "how (long|far) (is it|away is) {at}",
    ],
    examples=["how long until 6 pm"],
)
async def time_until(ctx: Ctx, at: TimeOfDay) -> str:
    """Tell how long it is until a time of day."""
    now = ctx.now()
    if at.hour < 12 and not re.search(r"\b(am|a\.m|morning|midnight)\b", ctx.utterance.lower()) and at < now.time() and at.hour:
        later = at.replace(hour=at.hour + 12)
        at = later if later > now.time() else at
    due = datetime.combine(now.date(), at, now.tzinfo)
    due = due if due > now else datetime.combine(now.date() + timedelta(days=1), at, now.tzinfo)
    left = (due - now).total_seconds()
    return f"{_capital(spoken_duration(round(left / 60) * 60 if left > 120 else left))} until {_spoken(ctx, due)}."


@skill(
    sentences=[
        _ASK + "what time (will it be|is it|would it be) (in|after) {seconds} [from now]",
        _ASK + "what (will|would) the time be in {seconds}",
        _ASK + "what time (is|will be) {seconds} from now",
    ],
    examples=["what time will it be in 45 minutes"],
)
async def time_after(ctx: Ctx, seconds: Duration) -> str:
    """Tell what time it will be after a while."""
    now = ctx.now()
    then = now + timedelta(seconds=seconds)
    day = spoken_date(then.date(), now.date())
    return f"It will be {_spoken(ctx, then)}{'' if day == 'today' else ' ' + day}."


@skill(
    sentences=[
        _ASK + "(when is|when's|what time is) [the] {event} [{day}]",
        _ASK + "(when|what time) (does|will|did) the sun {event} [{day}]",
        _ASK + "(when|what time) the sun {event} [{day}]",
        _ASK + "(when|what time) (does|will) it (get|be|become) {event} [outside] [{day}]",
        _ASK + "how long [is it] (until|till|to) [the] {event}",
        _ASK + "(when is|when's|what time is) [the] {event} in {place}",
        "{event} time [{day}]",
    ],
    examples=["when is sunset", "what time does the sun rise tomorrow"],
)
async def sun(
    ctx: Ctx,
    event: Literal[
        "sunrise", "sunset", "sun rise", "sun set", "rise", "set", "come up", "go down", "up", "down", "dark", "light", "dawn",
        "dusk", "sundown", "sunup", "daybreak", "nightfall",
    ],
    day: Day = "",
    place: Annotated[str, Field(max_length=80)] = "",
) -> Say:  # fmt: skip
    """Tell when the sun rises or sets, or when it gets light or dark."""
    now = ctx.now()
    assert now.tzinfo is not None
    where = find_place(place) if place else locate(ctx.place, now.tzinfo)
    if where is None:
        unset = "I don't know where this home is: set its place in the settings, under home."
        return Say(f"I don't know where {place} is." if place else unset, failed=True)
    rising = event in ("sunrise", "sun rise", "rise", "come up", "up", "dawn", "light", "daybreak", "sunup")
    twilight = event in ("dawn", "light", "daybreak", "dusk", "dark", "nightfall")
    wanted = date.fromisoformat(day) if day else now.date()
    observer = Observer(where.latitude, where.longitude)
    try:
        moment = _sun(observer, wanted, where.zone, rising, twilight)
        if not day and moment < now:
            wanted += timedelta(days=1)
            moment = _sun(observer, wanted, where.zone, rising, twilight)
    except ValueError:
        return Say(f"The sun doesn't {'rise' if rising else 'set'} {spoken_date(wanted, now.date())} there.")
    name = f"It gets {'light' if rising else 'dark'}" if twilight else f"The sun {'rises' if rising else 'sets'}"
    if "how long" in ctx.utterance.lower():
        return Say(f"{_capital(spoken_duration(round((moment - now).total_seconds() / 60) * 60))}, at {_spoken(ctx, moment)}.")
    shown = spoken_date(wanted, now.date())
    return Say(
        f"{name} {'' if shown == 'today' else shown + ' '}at {_spoken(ctx, moment)}{' in ' + where.name if place else ''}."
    )


@skill(
    sentences=[
        _ASK + "(what's|whats|what is|is [there] anything) (on|in) (my|the|our) (calendar|schedule|agenda) [(for|on)] [{day}]",
        _ASK
        + "(what|which|any) (events|appointments|meetings|plans) (do i have|are there|do we have|have i got) [(for|on)] [{day}]",
        "do (i|we) have [any|anything|an|a] [(event|appointment|meeting)[s]] [planned|scheduled] [on my calendar] [on|for] {day}",
        _ASK + "(what's|whats|what is) my (schedule|day|agenda) [look] [like] [(on|for)] {day}",
        _ASK + "(when is|when's|what is|what's|whats) (my|our|the) next (event|appointment|meeting|calendar event)",
        _ASK
        + "(when is|when's|what time is) (my|our|the) [next] {what} (appointment|meeting|event|lesson|class|party|exam|game)",
        _ASK + "when do (i|we) have [(my|the|a|an)] {what}",
        "(read|tell me|show me|give me|check) (my|the|our) (calendar|schedule|agenda|appointments|meetings) [(for|on)] [{day}]",
        "(tell me about|let me know (of|about)) (my|the) (event|appointment|meeting)[s] (on|for) {day}",
    ],
    examples=["what's on my calendar tomorrow", "when is my next appointment"],
)
async def events(ctx: Ctx, day: Day = "", what: Annotated[str, Field(max_length=80)] = "") -> Say:
    """Read what the home's calendars hold, of one day or what comes next."""
    now = ctx.now()
    calendars = list(ctx.home.select(kinds=["calendar"]))
    if not calendars:
        return Say("There's no calendar in this home.", failed=True)
    coming = sorted(event for calendar in calendars for event in _events(ctx, calendar.id, now))
    if what:
        coming = [event for event in coming if what.lower() in event[2].lower()]
    if not day:
        begin, _, name, where = next((event for event in coming if event[1] > now), (None, None, "", ""))
        if begin is None:
            return Say(f"There is no {what} in the calendar." if what else "Nothing is coming up in the calendar.")
        return Say(
            f"{_capital(name) + ' is' if what else 'Next is ' + name} {_when(ctx, begin, now)}{' at ' + where if where else ''}."
        )
    wanted = date.fromisoformat(day)
    said = spoken_date(wanted, now.date())
    found = [event for event in coming if event[0].date() <= wanted <= (event[1] - timedelta(seconds=1)).date()]
    if not found:
        return Say(f"You have nothing in the calendar {said}.")
    named = join_names(
        [f"{name}{'' if begin.time() == time(0) else ' at ' + _spoken(ctx, begin)}" for begin, _, name, _ in found]
    )
    return Say(f"{_capital(said)} you have {named}.")


def _sun(observer: Observer, day: date, zone: tzinfo, rising: bool, twilight: bool) -> datetime:
    """Raises ValueError where the sun doesn't rise or set that day (polar day and night)."""
    if twilight:
        return dawn(observer, day, tzinfo=zone) if rising else dusk(observer, day, tzinfo=zone)
    return sunrise(observer, day, tzinfo=zone) if rising else sunset(observer, day, tzinfo=zone)


def _events(ctx: Ctx, calendar: str, now: datetime) -> Iterator[tuple[datetime, datetime, str, str]]:
    """Begin, end, name and place of each event; one that can't be read is left out."""
    for event in ctx.home.state(calendar).get("events") or ():
        try:
            begin = dateutil_parser.isoparse(event["start"])
            end = dateutil_parser.isoparse(event.get("end") or event["start"])
        except (KeyError, TypeError, ValueError):
            continue
        zoned = [moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo) for moment in (begin, end)]
        begin, end = (moment.astimezone(now.tzinfo) for moment in zoned)
        yield (
            begin,
            max(end, begin + timedelta(minutes=1)),
            str(event.get("summary", "something")),
            str(event.get("location") or ""),
        )


def _when(ctx: Ctx, moment: datetime, now: datetime) -> str:
    day = spoken_date(moment.date(), now.date())
    return f"{day} at {_spoken(ctx, moment)}" if moment.time() != time(0) else day


def _spoken(ctx: Ctx, moment: datetime | time) -> str:
    if getattr(ctx.settings, "hours", 12) == 24:
        return f"{moment:%-H:%M}"
    return spoken_time(moment)


def _full(day: date, today: date) -> str:
    """ "Friday, December 25th"; with the year where it isn't this one's."""
    suffix = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day:%A}, {day:%B} {day.day}{suffix}{'' if day.year == today.year else f', {day.year}'}"


def _amount(start: date, end: date, unit: str) -> str:
    days = (end - start).days
    if unit == "weeks" and days >= 7:
        weeks, rest = divmod(days, 7)
        return join_names([counted(weeks, "week"), *([counted(rest, "day")] if rest else [])])
    if unit == "months":
        gap = relativedelta(end, start)
        months = gap.years * 12 + gap.months
        if months:
            return join_names([counted(months, "month"), *([counted(gap.days, "day")] if gap.days else [])])
    return counted(days, "sleep" if unit == "sleeps" else "day")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
