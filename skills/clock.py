"""Time, date and sun: here and elsewhere, how long until and since, and what stands in the home's calendars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

from astral import Observer
from pydantic import BaseModel, Field

from assistant.skillkit import (
    Ctx,
    Duration,
    Say,
    Slot,
    join_names,
    skill,
    spoken_date,
    spoken_day,
    spoken_duration,
    spoken_time,
)
from assistant.skillkit.calendars import events_of, unheard
from assistant.skillkit.clocks import clock_words, time_of_day
from assistant.skillkit.days import Day, NoDay, PastDay, days_apart, no_such_day
from assistant.skillkit.places import Known, find_place, find_zone, locate, sun_moment

_ASK = (
    "[(tell me|give me|show me|remind me|let me know|do you (know|have)|[i (need|want) to] know|say|check|any idea|can i get)] "
)
_WHICH = "(what|which) (day|date|weekday|day of the week)"
_NOW = " [(right now|now|currently|at the moment|please|today)]"

_ZONE = "(timezone|time zone)"
_HERE = re.compile(r"(?:here|home|at home|this time zone|my time zone|my area|the house|our house)?")
_NOTHING_NAMED = re.compile(r"^(?:it|this|that|there|best|good|better|a|an|in|on|at|for|next|last|today|now)\b")


def _named(text: str, now: datetime) -> str | None:
    """What a day may be called ("bin day", "the election"); None for the beginning of another question."""
    said = text.strip(" ?.!").lower()
    return None if not said or _NOTHING_NAMED.match(said) or no_such_day(said) else text.strip(" ?.!")


def _event(text: str, now: datetime) -> str | None:
    """What an event may be called; "to pay the bill" is something to do, of which no calendar knows."""
    return None if re.match(r"(?:got )?to\b", text.strip(), re.I) else text


Place = Annotated[str, Field(max_length=80)]
Named = Annotated[str, Field(max_length=80), Slot("day", _named, "Which day?")]
Event = Annotated[str, Field(max_length=80), Slot("event", _event, "Which event?")]
ClockWords = Annotated[str, Field(max_length=60), Slot("time", clock_words, "Until when?")]


class Settings(BaseModel):
    hours: Literal[12, 24] = Field(12, description="Say the time on a 12-hour or a 24-hour clock.")


@skill(
    intents={"HassGetCurrentTime": lambda slots: {}},
    sentences=[
        _ASK + "(what's|whats|what is|what) [the] [(current|exact|local)] time [is it|it is|is]" + _NOW,
        _ASK + "what time [is it|it is|is]" + _NOW,
        "(tell me|give me|let me know|do you have|do you know|say|check|what about|show me) the [(current|exact|local)] time"
        + _NOW,
        "[the] [current] time [(please|now|right now)]",
        "(how late is it|what is the hour|what hour is it|got the time)" + _NOW,
        _ASK + "(what's|whats|what is|what) [the] [(current|local)] time [is it] [(right now|now)] [over] (in|for|at|on) {place}",
        _ASK + "what time [is it|it is] [(right now|now|currently|exactly)] (in|at|on|over in) {place}",
        "(tell me|give me|show me|let me know|do you know|say|check) [the] [(current|local|exact)] time "
        "(in|for|at|over in) {place}",
        "[the] [current] [local] time in {place}",
        _ASK + "[(what's|whats|what is|what)] [the] [(current|local)] {known} [(current|local)] time [is it]" + _NOW,
        _ASK + "what time is it [(right now|now)] {known}",
        "[over] in {known} (what's [the] [current] time|whats the time|what is the [current] time|what time is it)" + _NOW,
    ],
    examples=["what time is it", "what time is it in Tokyo"],
)
async def tell_time(ctx: Ctx, place: Place = "", known: Known = "") -> Say:
    """Tell the time, here or in a city or country."""
    where = re.sub(r"\s*(right now|now|currently|at the moment|please|today)$", "", (place or known).strip(" ?.!")).strip()
    return _time_there(ctx, where, 0)


@skill(
    sentences=[
        _ASK + f"(what|which) {_ZONE} (is|does) {{place}} (in|have|use|keep|on)",
        _ASK + f"(what|which) {_ZONE} [is] {{known}} [(is in|has|uses)]",
        _ASK + f"[(what's|whats|what is)] [the] [current] {_ZONE} [is] (in|of|for|at) {{place}}",
        _ASK + f"[(what's|whats|what is|which is)] {{known}} {_ZONE}",
        f"[the] {_ZONE} (in|of|for|at) {{known}} is [like] what",
        f"in {{known}} (what's|whats|what is) the {_ZONE}",
        _ASK + f"(what|which) {_ZONE} (am i|are we|is this) [in]",
    ],
    examples=["what time zone is Japan in"],
)
async def time_zone(ctx: Ctx, place: Place = "", known: Known = "") -> Say:
    """Tell how far the clocks of a place, or of this home, are ahead of UTC or behind it."""
    where, now = (place or known).strip(" ?.!"), ctx.now()
    found = ("This home", now.tzinfo) if _HERE.fullmatch(where.lower()) else find_zone(where)
    if found is None:
        return _nowhere(where)
    there = now.astimezone(UTC).astimezone(found[1])
    ahead_s = (there.utcoffset() or timedelta()).total_seconds()
    apart = f"{spoken_duration(abs(ahead_s))} {'ahead of' if ahead_s > 0 else 'behind'}" if ahead_s else "on"
    return Say(f"{found[0]} is {apart} UTC{f': it is {_spoken(ctx, there)} there' if where else ''}.")


@skill(
    intents={"HassGetCurrentDate": lambda slots: {}},
    sentences=[
        _ASK + "(what's|whats|what is|what) (today|todays|today's|the|the current|this) (date|day)" + _NOW,
        _ASK + "(what|which) (day|date) [of the (week|month)] (is it|it is|is today|today is|are we|are we on|do we have)" + _NOW,
        _ASK + "what [the] [current|today's] (date|day) [is]" + _NOW,
        "(tell me|give me|let me know|say|check|show me) (today's|todays|the|the current) (date|day|day of the week)" + _NOW,
        "(what is|what's|whats) today",
        "(what's|whats|what is) the (current date|date) [and] time [group]",
        _ASK + _WHICH + " (is|will be|does|will) {day} [fall on|be|be on|on|come on]",
        _ASK + _WHICH + " (was|did) {past} [fall on|on|come on]",
        _ASK + "(what's|whats|what is|what will be) the (date|day|day of the week) [(of|on|for)] {day}",
        _ASK + "what was the (date|day|day of the week) [(of|on)] {past}",
        _ASK + "(what's|whats|what is|what was) {day} (date|day of the week)",
        "[the] date [(of|on|for)] {day}",
        _ASK + "(when is|when's) {day} [this year]",
        _ASK + "when was {past}",
        _ASK + "what (day|date) (is it|will it be|was it) {day}",
        _ASK + "what (day|date) (is it|it is) [(right now|now|today)] in {place}",
        _ASK + "(what's|whats|what is) the [current] (day|date) in {place}",
        _ASK + _WHICH + " (is|was|will be|does|will) {named} [fall on|be on|on|come on]",
        _ASK + _WHICH + " (is|was|will be|does|will) {never} [fall on|be on|on|come on]",
        _ASK + "(what's|whats|what is) the (date|day|day of the week) (of|on|for) {named}",
        _ASK + "(when is|when's|when was|what's the date) {never}",
    ],
    examples=["what day is it", "what date is next Friday", "what day of the week is Christmas"],
)
async def tell_date(ctx: Ctx, day: Day = "", past: PastDay = "", named: Named = "", never: NoDay = "", place: Place = "") -> Say:
    """Tell the date and the day of the week: today's, or that of another day."""
    now = ctx.now()
    if never:
        return Say(f"There is no {never}.", failed=True)
    if named:
        return _named_day(ctx, named, now)
    if place and not _HERE.fullmatch(place.lower()):
        found = find_place(place)
        if found is None:
            return _nowhere(place)
        there = now.astimezone(found.zone).date()
        return Say(f"In {found.name} it's {spoken_day(there, now.date())}.")
    today = now.date()
    wanted = date.fromisoformat(day or past) if day or past else today
    if wanted == today:
        return Say(f"Today is {spoken_day(wanted, today)}.")
    ahead = (wanted - today).days
    lead = {1: "Tomorrow is", -1: "Yesterday was"}.get(ahead, "That's" if ahead > 0 else "That was")
    return Say(f"{lead} {spoken_day(wanted, today)}.")


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
        _ASK + "how (long|many {unit}) [is|are] left (until|till|til|to|before) {day}",
        _ASK + "(how many {unit}|how long) (is it|has it been|have passed|passed) (since|from) {past}",
        _ASK + "how (many {unit}|long) ago (was|is) {past}",
        _ASK + "how many {unit} since {past}",
        _ASK + "how (many {unit}|long) [is it|are there] (until|till|til|to|before|since) {never}",
        "count down to {day}",
    ],
    examples=["how many days until Christmas", "how many weeks until June 1"],
)
async def days_until(
    ctx: Ctx,
    day: Day = "",
    unit: Literal["days", "weeks", "months", "sleeps"] = "days",
    past: PastDay = "",
    never: NoDay = "",
) -> Say:
    """Count the days, weeks or months until a day, or since it."""
    if never or not (day or past):
        return Say(f"There is no {never}." if never else "Until which day?", failed=True)
    today = ctx.now().date()
    wanted = date.fromisoformat(day or past)
    days = (wanted - today).days
    if days in (0, 1, -1):
        return Say({0: "That's today.", 1: "That's tomorrow.", -1: "That was yesterday."}[days])
    amount = days_apart(today, wanted, unit) if days > 0 else days_apart(wanted, today, unit)
    return Say(f"{_capital(amount)} {'until' if days > 0 else 'since'} {spoken_day(wanted, today)}.")


@skill(
    sentences=[
        _ASK + "how (long|much time|many (minutes|hours)) [(is it|do (i|we) have|[is] left)] (until|till|til|to|before) {at}",
        _ASK + "how (long|far) (is it|away is) {at}",
    ],
    examples=["how long until 6 pm"],
)
async def time_until(ctx: Ctx, at: ClockWords) -> Say:
    """Tell how long it is until a time of day."""
    now, said = ctx.now(), time_of_day(at)
    if said is None:
        return Say(f"I don't know what time {at} is.", failed=True)
    hours = (said.hour,) if said.certain else (said.hour % 12, said.hour % 12 + 12)
    moments = [
        datetime.combine(now.date() + timedelta(days=ahead), time(hour, said.minute), now.tzinfo)
        for ahead in (0, 1)
        for hour in hours
    ]
    due = next(moment for moment in moments if moment > now)
    left = (due.astimezone(UTC) - now.astimezone(UTC)).total_seconds()  # the clocks may change before then
    return Say(f"{_capital(spoken_duration(round(left / 60) * 60 if left > 120 else left))} until {_spoken(ctx, due)}.")


@skill(
    sentences=[
        _ASK + "what time (will it be|is it|would it be) (in|after) {seconds} [from [now]]",
        _ASK + "what time (will it be|is it|would it be) {seconds} from [now]",
        _ASK + "what (will|would) the time be in {seconds}",
        _ASK + "what (will|would) the time be {seconds} from [now]",
        _ASK + "what time (is|will be) {seconds} from [now]",
        _ASK + "what time (will it be|is it|would it be) (in|at) {place} (in|after) {seconds} [from [now]]",
        _ASK + "what time (will it be|is it|would it be) (in|after) {seconds} [from [now]] (in|at) {place}",
        "(in|after) {seconds} what time (will it be|is it|would it be) [(in|at) {place}]",
        _ASK + "what time was it {ago} ago [(in|at) {place}]",
        _ASK + "what was the time {ago} ago",
    ],
    examples=["what time will it be in 45 minutes"],
)
async def time_after(ctx: Ctx, seconds: Duration = 0, ago: Duration = 0, place: Place = "") -> Say:
    """Tell what time it will be after a while, or what time it was, here or elsewhere."""
    return _time_there(ctx, place.strip(" ?.!"), seconds - ago)


@skill(
    sentences=[
        _ASK + "(when is|when's|what time is) [the] {event} [{day}]",
        _ASK + "(when|what time) (does|will|did) the sun {event} [{day}]",
        _ASK + "(when|what time) the sun {event} [{day}]",
        _ASK + "(when|what time) (does|will) it (get|be|become) {event} [outside] [{day}]",
        _ASK + "{how} [is it] (until|till|to) [the] {event} [in {place}]",
        _ASK + "(when is|when's|what time is) [the] {event} in {place} [{day}]",
        _ASK + "(when is|when's|what time is) [the] {event} {day} in {place}",
        _ASK + "(when|what time) (does|will|did) the sun {event} [{day}] in {place}",
        _ASK + "(when|what time) (does|will) it (get|be|become) {event} [outside] in {place}",
        "{noun} [time] [{day}]",
        "{noun} [time] in {place} [{day}]",
    ],
    examples=["when is sunset", "what time does the sun rise tomorrow"],
)
async def sun(
    ctx: Ctx,
    event: Literal[
        "sunrise", "sunset", "sun rise", "sun set", "rise", "set", "come up", "go down", "up", "down", "dark", "light", "dawn",
        "dusk", "sundown", "sunup", "daybreak", "nightfall", "",
    ] = "",
    day: Day = "",
    place: Place = "",
    how: Literal["", "how long"] = "",
    noun: Literal["sunrise", "sunset", "dawn", "dusk", "sundown", "sunup", "daybreak", "nightfall", ""] = "",
) -> Say:  # fmt: skip
    """Tell when the sun rises or sets, or when it gets light or dark; `noun` can stand alone in a sentence."""
    event = noun or event or "sunset"
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
        moment = sun_moment(observer, wanted, where.zone, rising, twilight)
        if not day and moment < now:
            wanted += timedelta(days=1)
            moment = sun_moment(observer, wanted, where.zone, rising, twilight)
    except ValueError:
        return Say(f"The sun doesn't {'rise' if rising else 'set'} {spoken_date(wanted, now.date())} there.")
    name = f"It gets {'light' if rising else 'dark'}" if twilight else f"The sun {'rises' if rising else 'sets'}"
    if how:
        left = (moment.astimezone(UTC) - now.astimezone(UTC)).total_seconds()
        return Say(f"{_capital(spoken_duration(round(left / 60) * 60))}, at {_spoken(ctx, moment)}.")
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
async def events(ctx: Ctx, day: Day = "", what: Event = "") -> Say:
    """Read what the home's calendars hold, of one day or what comes next."""
    now = ctx.now()
    if not list(ctx.home.select(kinds=["calendar"])):
        return Say("There's no calendar in this home.", failed=True)
    coming, but = [event for event in events_of(ctx.home, now) if what.lower() in event.name.lower()], unheard(ctx.home)
    if not day:
        begin, _, name, where = next((event for event in coming if event[1] > now), (None, None, "", ""))
        if begin is None:
            return Say(but or (f"There is no {what} in the calendar." if what else "Nothing is coming up in the calendar."))
        return Say(
            f"{_capital(name) + ' is' if what else 'Next is ' + name} {_when(ctx, begin, now)}{' at ' + where if where else ''}."
        )
    wanted = date.fromisoformat(day)
    said = spoken_date(wanted, now.date())
    found = [event for event in coming if event[0].date() <= wanted <= (event[1] - timedelta(seconds=1)).date()]
    if not found:
        return Say(but or f"You have nothing in the calendar {said}.")
    named = join_names(
        [f"{name}{'' if begin.time() == time(0) else ' at ' + _spoken(ctx, begin)}" for begin, _, name, _ in found]
    )
    return Say(f"{_capital(said)} you have {named}. {but}".strip())


def _time_there(ctx: Ctx, where: str, ahead_s: float) -> Say:
    """What the clock shows now, or so many seconds from now, here or elsewhere."""
    now = ctx.now()
    zone = now.tzinfo
    place = ""
    if not _HERE.fullmatch(where.lower()):
        found = find_zone(where)
        if found is None:
            return _nowhere(where)
        place, zone = found
    there = (now.astimezone(UTC) + timedelta(seconds=ahead_s)).astimezone(zone)
    day = spoken_date(there.date(), now.date())
    lead = "It's" if ahead_s == 0 else "It will be" if ahead_s > 0 else "It was"
    return Say(f"{lead} {_spoken(ctx, there)}{'' if day == 'today' else ' ' + day}{' in ' + place if place else ''}.")


def _nowhere(where: str) -> Say:
    return Say(f"I don't know where {where} is. Name a larger city or a country.", failed=True)


def _named_day(ctx: Ctx, named: str, now: datetime) -> Say:
    """A day that has a name of its own: the calendars may know it."""
    words = re.sub(r"^(?:the|my|our|your) ", "", named.lower())
    found = next((event for event in events_of(ctx.home, now) if event.end > now and words in event.name.lower()), None)
    if found:
        return Say(f"{_capital(found.name)} is {_when(ctx, found.begin, now)}.")
    return Say(f"I don't know when {re.sub('^my ', 'your ', named, flags=re.IGNORECASE)} is.", failed=True)


def _when(ctx: Ctx, moment: datetime, now: datetime) -> str:
    day = spoken_date(moment.date(), now.date())
    return f"{day} at {_spoken(ctx, moment)}" if moment.time() != time(0) else day


def _spoken(ctx: Ctx, moment: datetime | time) -> str:
    if getattr(ctx.settings, "hours", 12) == 24:
        return f"{moment:%-H:%M}"
    return spoken_time(moment)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
