"""What is said of the weather: of which place, now or on a day, and what isn't known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from assistant.skillkit import (
    DAY_PARTS,
    Ctx,
    Fact,
    Say,
    capitalised,
    day_name,
    find_place,
    locate,
    not_known,
    replies,
    spoken_date,
    spoken_duration,
    spoken_part,
    unseen_hubs,
)

from .forecasts import Outlook, Weather, forecast, from_state, of_home
from .heard import SOON, Asked, heard

say = replies(__file__)
_SOON_H = 4
"""So many hours are "the next hours"."""


class Span(NamedTuple):
    """From when to when, and how that is said: "this evening"."""

    begin: datetime
    end: datetime
    words: str


async def weather_of(
    ctx: Ctx, where: str, device: str | list[str], *, forecast_wanted: bool
) -> Weather | Say:
    """What is known of the place that was named, or of home; or what to say instead."""
    now = ctx.now()
    named = next(
        (
            d.id
            for d in ctx.home.select(kinds=["weather"])
            if where.lower() in (n.lower() for n in d.names)
        ),
        "",
    )
    chosen = named or (device if isinstance(device, str) else next(iter(device), ""))
    if chosen in ctx.home.devices and ctx.home.standing(chosen) == "known":
        found = from_state(ctx.home.told(chosen), now.date())
        elsewhere = named or len(list(ctx.home.select(kinds=["weather"]))) > 1
        return replace(found, place=ctx.home.devices[chosen].name if elsewhere else "")
    assert now.tzinfo is not None
    home = of_home(ctx.home, now.date()) if _is_here(ctx, where, now) else None
    if home and (home.days or not forecast_wanted) and home.now != Outlook():
        return home
    place = locate(ctx.place, now.tzinfo) if home else find_place(where)
    if home and home.now == Outlook() and not ctx.network_allowed and (silent := _silent(ctx)):
        return silent
    if place is None:
        if home is None:
            unknown = say("unknown-place", place=where, trouble=unseen_hubs(ctx.home) or "none")
            return Say(unknown, failed=True)
        return home if home.now != Outlook() else Say(say("no-station"), failed=True)
    remote = await forecast(
        ctx.settings.url,
        place,
        ctx.home.units,
        ctx.folder,
        now,
        fresh_s=60 * ctx.settings.fresh_minutes,
        timeout_s=ctx.settings.timeout_s,
        fetch=ctx.network_allowed,
    )
    if remote is None and (home is None or home.now == Outlook()):
        if not ctx.network_allowed:
            return Say(say("only-here", place="here" if home else place.name), failed=True)
        return Say(say("no-service"), failed=True)
    if remote is None:
        return home or Weather()
    current = home.now if home and home.now != Outlook() else None
    stale = remote.taken is None or (now - remote.taken).total_seconds() > 3 * 3600
    return replace(
        remote, now=current or (None if stale else remote.now), place="" if home else place.name
    )


def _silent(ctx: Ctx) -> Say | None:
    """What is said where the home has a weather station that says nothing now."""
    station = next(ctx.home.select(kinds=["weather"]), None)
    return Say(not_known(ctx.home, station), failed=True) if station else None


def _is_here(ctx: Ctx, where: str, now: datetime) -> bool:
    """Whether the words mean this home, the town it stands in, or one of its places (its garden's
    weather is the home's).
    """
    said = heard().around.sub("", where.lower()).strip()
    names = {
        name.lower() for area in ctx.home.areas.values() for name in (area.name, *area.aliases)
    }
    own = locate(ctx.place, now.tzinfo) if ctx.place and now.tzinfo else None
    meant = find_place(where) if own and own.name != "home" else None
    return (
        not said
        or said in heard().here
        or said in names
        or (meant is not None and own is not None and meant.name == own.name)
    )


def of_now(weather: Weather) -> str:
    """ "it's 12 degrees and rainy."; empty where nobody knows."""
    outlook = weather.now or Outlook()
    if outlook.high is None and not outlook.sky:
        return ""
    what = "sky" if outlook.high is None else "both" if outlook.sky else "degrees"
    degrees = round(outlook.high) if outlook.high is not None else 0
    return say("now", what=what, degrees=degrees, sky=_sky(outlook), place=place_of(weather))


def of_day(ctx: Ctx, day: date, weather: Weather, brief: bool = False) -> str:
    """ "tomorrow will be rainy, between 8 and 14 degrees, with an 80 percent chance of rain." """
    outlook = weather.days[day]
    return say(
        "rest-of-day" if brief else "day",
        sky=_sky(outlook),
        place=place_of(weather),
        figures=_figures(outlook),
        **day_words(ctx, day),
    )


def day_words(ctx: Ctx, day: date) -> dict[str, str]:
    """A day in a message: its name ("Thursday"), and as it stands in a sentence ("on Thursday")."""
    today = ctx.now().date()
    spoken = spoken_date(day, today)
    near = abs((day - today).days) <= 1
    return {"day": spoken if near else day_name(day, today), "on": spoken}


def span_of(asked: Asked, now: datetime) -> Span | None:
    """The hours of the part of a day that was asked for; None where none was, or it is over."""
    if asked.part == SOON:
        return Span(now, now + timedelta(hours=_SOON_H), say("soon"))
    if not asked.part:
        return None
    first, last = DAY_PARTS[asked.part]
    [day] = asked.days
    midnight = datetime.combine(day, time(0), now.tzinfo)
    begin, end = midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    if end <= now:
        return None
    today = now.date()
    return Span(max(begin, now), end, spoken_part(day, asked.part, today))


def of_span(span: Span, outlook: Outlook, weather: Weather) -> str:
    """ "it will be rainy this evening, between 4 and 8 degrees,
    with an 80 percent chance of rain."
    """
    return say(
        "span",
        sky=_sky(outlook),
        place=place_of(weather),
        when=span.words,
        figures=_figures(outlook),
    )


def _sky(outlook: Outlook) -> str:
    """The sky in words; what a service calls it where there are none."""
    sky = outlook.sky or "fair"
    message = f"sky-{sky.replace(' ', '-')}"
    return say(message) if say.has(message) else sky


def _figures(outlook: Outlook) -> str:
    """What follows the sky: ", between 4 and 8 degrees, with an 80 percent chance of rain"."""
    said, high, low = "", outlook.high, outlook.low
    if high is not None and low is not None and round(low) != round(high):
        said += say("between", low=round(low), high=round(high))
    elif high is not None:
        said += say("up-to", high=round(high))
    if outlook.rain is not None and outlook.rain >= 20:
        chance = round(outlook.rain)
        vowel = str(chance).startswith("8") or chance in (11, 18)
        said += say("chance", chance=chance, vowel="yes" if vowel else "no")
    return said


def told(ctx: Ctx, weather: Weather, text: str | None, yes: bool | None = None) -> Say:
    """The answer, with the age of a forecast that is no longer fresh. `yes`: what it comes to."""
    if not text:
        return Say(say("not-measured"), failed=True)
    age = (ctx.now() - weather.taken).total_seconds() if weather.taken else 0
    old = age > max(3 * 3600, 120 * ctx.settings.fresh_minutes)
    said = capitalised(text)
    aged = f"{said} {say('age', age=spoken_duration(age, parts=1))}" if old else said
    return Say(aged, fact=Fact(yes))


def unknown(ctx: Ctx, weather: Weather, day: date) -> Say:
    """There is no word on that day; what has been is not kept."""
    today = ctx.now().date()
    if day < today:
        return Say(say("past", **day_words(ctx, day)), failed=True)
    if weather.days:
        place = place_of(weather)
        return Say(say("not-covered", place=place, **day_words(ctx, day)), failed=True)
    said = [say("no-forecast", **day_words(ctx, day))]
    if not ctx.network_allowed:
        said.append(say("needs-network"))
    if day == today and (now := of_now(weather)):
        said.append(say("right-now", text=now))
    return Say(" ".join(said), failed=True)


def place_of(weather: Weather) -> str:
    """The place as the messages know it: "here" for this home."""
    return weather.place or "here"
