"""What is said of the weather: of which place, now or on a day, and what isn't known of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from assistant.skillkit.context import Ctx, Say
from assistant.skillkit.days import days_of
from assistant.skillkit.forecasts import Outlook, Weather, forecast, from_state, of_home
from assistant.skillkit.places import find_place, locate
from assistant.skillkit.speaking import spoken_date, spoken_duration
from assistant.skillkit.standing import not_known, unseen_hubs

_NOTHING = "I don't know: there is no weather station here, and I don't know where this home is."
_NO_FORECAST = "I'd need the network for one."
_HERE = frozenset(
    {"", "here", "home", "at home", "the house", "my house", "our house", "my area", "the area", "outside", "garden", "my garden"}
    | {"yard", "backyard", "my yard", "balcony", "terrace", "patio", "my street", "neighborhood", "this area", "our area", "town"}
)


_PARTS = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 23), "night": (20, 30), "tonight": (20, 30)}
"""The hours of a day that each of its parts has, as people use the words; beyond 24 they are the next day's."""
_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night|tonight)\b|\b(?:next|coming) (?:\w+ ){0,2}hours?\b")
SOON = 4
"""So many hours are "the next hours"."""


class Span(NamedTuple):
    """From when to when, and how that is said: "this evening"."""

    begin: datetime
    end: datetime
    words: str


def split_place(where: str, now: datetime) -> tuple[str, list[str]]:
    """ "paris tomorrow" is a place and a day (ISO dates); without a day the list is empty."""
    words = where.split()
    for cut in range(max(1, len(words) - 3), len(words)):
        if days := days_of(" ".join(words[cut:]), now):
            place = words[:cut][: -1 if words[cut - 1] in ("on", "for", "over") else None]
            return " ".join(place), [day.isoformat() for day in days]
    return where, []


async def weather_of(ctx: Ctx, where: str, device: str | list[str], *, forecast_wanted: bool) -> Weather | Say:
    """What is known of the place that was named, or of home; or what to say instead."""
    now = ctx.now()
    named = next((d.id for d in ctx.home.select(kinds=["weather"]) if where.lower() in (n.lower() for n in d.names)), "")
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
            missing = unseen_hubs(ctx.home)
            return Say(f"{f'{missing}, so ' if missing else ''}I don't know where {where} is.", failed=True)
        return home if home.now != Outlook() else Say(_NOTHING, failed=True)
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
            return Say(
                f"I only know the weather that this home measures{'' if home else ', not that of ' + place.name}.", failed=True
            )
        return Say("I can't reach the weather service.", failed=True)
    if remote is None:
        return home or Weather()
    current = home.now if home and home.now != Outlook() else None
    stale = remote.taken is None or (now - remote.taken).total_seconds() > 3 * 3600
    return replace(remote, now=current or (None if stale else remote.now), place="" if home else place.name)


def _silent(ctx: Ctx) -> Say | None:
    """What is said where the home has a weather station that says nothing now."""
    station = next(ctx.home.select(kinds=["weather"]), None)
    return Say(not_known(ctx.home, station), failed=True) if station else None


def _is_here(ctx: Ctx, where: str, now: datetime) -> bool:
    """Whether the words mean this home, the town it stands in, or one of its places (its garden's weather is the home's)."""
    said = where.lower().removeprefix("the ")
    names = {name.lower() for area in ctx.home.areas.values() for name in (area.name, *area.aliases)}
    own = locate(ctx.place, now.tzinfo) if ctx.place and now.tzinfo else None
    meant = find_place(where) if own and own.name != "home" else None
    return said in _HERE or said in names or (meant is not None and own is not None and meant.name == own.name)


def of_now(weather: Weather) -> str:
    outlook = weather.now or Outlook()
    parts = [f"{outlook.high:.0f} degrees" if outlook.high is not None else "", outlook.sky or ""]
    return f"It's {' and '.join(part for part in parts if part)}{in_place(weather)}." if any(parts) else ""


def of_day(ctx: Ctx, day: date, weather: Weather, brief: bool = False) -> str:
    """ "Tomorrow will be rainy, between 8 and 14 degrees, with an 80 percent chance of rain." """
    today, outlook = ctx.now().date(), weather.days[day]
    when = spoken_date(day, today).removeprefix("on ")
    lead = "The rest of today" if brief else when[:1].upper() + when[1:]
    return f"{lead} will be {outlook.sky or 'fair'}{in_place(weather) if not brief else ''}{_figures(outlook)}."


def hours_meant(words: str, days: Sequence[date], now: datetime) -> Span | None:
    """The part of one day that a sentence names ("this evening", "tomorrow morning"); None where it names none, or several."""
    match = _PART_OF_DAY.search(words.lower())
    if match is None or len(days) > 1:
        return None
    if match[1] is None:
        return Span(now, now + timedelta(hours=SOON), "in the next hours")
    first, last = _PARTS[match[1]]
    day = days[0] if days else now.date() + timedelta(days=int(now.hour >= last))
    midnight = datetime.combine(day, time(0), now.tzinfo)
    begin, end = midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    if end <= now:
        return None
    part = match[1].removeprefix("to")
    named = ("tonight" if part == "night" else f"this {part}") if day == now.date() else f"{spoken_date(day, now.date())} {part}"
    return Span(max(begin, now), end, named)


def of_span(span: Span, outlook: Outlook, weather: Weather) -> str:
    """ "It will be rainy this evening, between 4 and 8 degrees, with an 80 percent chance of rain." """
    return f"It will be {outlook.sky or 'fair'}{in_place(weather)} {span.words}{_figures(outlook)}."


def _figures(outlook: Outlook) -> str:
    said = ""
    if outlook.high is not None and outlook.low is not None and round(outlook.low) != round(outlook.high):
        said += f", between {outlook.low:.0f} and {outlook.high:.0f} degrees"
    elif outlook.high is not None:
        said += f", up to {outlook.high:.0f} degrees"
    if outlook.rain is not None and outlook.rain >= 20:
        article = "an" if str(int(outlook.rain)).startswith("8") or int(outlook.rain) in (11, 18) else "a"
        said += f", with {article} {outlook.rain:.0f} percent chance of rain"
    return said


def told(ctx: Ctx, weather: Weather, text: str | None) -> Say:
    """The answer, with the age of a forecast that is no longer fresh."""
    if not text:
        return Say("I don't know; nothing here measures that.", failed=True)
    age = (ctx.now() - weather.taken).total_seconds() if weather.taken else 0
    old = age > max(3 * 3600, 120 * ctx.settings.fresh_minutes)
    return Say(f"{text} My forecast is {spoken_duration(age, parts=1)} old." if old else text)


def unknown(ctx: Ctx, weather: Weather, day: date) -> Say:
    """There is no word on that day; what has been is not kept."""
    today = ctx.now().date()
    when = spoken_date(day, today).removeprefix("on ")
    if day < today:
        return Say(f"I don't know what the weather was {when}.", failed=True)
    if weather.days:
        return Say(f"My forecast{in_place(weather)} doesn't cover {when}.", failed=True)
    known = f" Right now {lowered(of_now(weather))}" if day == today and of_now(weather) else ""
    needed = f" {_NO_FORECAST}" if not ctx.network_allowed else ""
    return Say(f"I don't have a forecast for {when}.{needed}{known}", failed=True)


def in_place(weather: Weather) -> str:
    return f" in {weather.place}" if weather.place else ""


def lowered(text: str) -> str:
    """As it goes on after "Yes, "; the name of a day keeps its capital."""
    return text[:1].lower() + text[1:] if text.startswith(("It", "The ", "Today", "Tomorrow", "Yesterday")) else text
