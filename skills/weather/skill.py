"""Weather from the home's own station and sensors, or a cached Open-Meteo forecast where the
network is allowed.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import (
    Ctx,
    Devices,
    Number,
    Say,
    capitalised,
    join_names,
    replies,
    skill,
    spoken_date,
)

from .forecasts import Outlook, Weather, bears, celsius, over
from .heard import Asked, Spans, Where, asked_of, split_place
from .outlooks import (
    day_words,
    of_day,
    of_now,
    of_span,
    place_of,
    span_of,
    told,
    unknown,
    weather_of,
)

say = replies(__file__)
Station = Annotated[str | list[str], Devices("weather")]


class Settings(BaseModel):
    url: str = Field(
        "https://api.open-meteo.com/v1/forecast",
        description="Address of the forecast service (Open-Meteo's interface).",
    )
    fresh_minutes: int = Field(
        60, ge=5, le=1440, description="How old a forecast may be before a new one is fetched."
    )
    timeout_s: float = Field(
        3.0, gt=0, le=10, description="How long to wait for the forecast service."
    )


Sky = Literal[
    "rain",
    "snow",
    "storm",
    "fog",
    "sun",
    "cloud",
    "hail",
    "wind",
    "dry",
    "hot",
    "cold",
    "freezing",
    "humid",
]
Ahead = Literal["", "ahead"]
"""Whether a question is one about what is to come, though no day was said."""


@skill(
    intents={
        "HassGetWeather": lambda slots: {"device": slots["device"]} if slots.get("device") else {}
    },
    deadline_s=12,
)
async def report(
    ctx: Ctx, days: Spans | None = None, where: Where = "", device: Station = ""
) -> Say:
    """Tell the weather now, or the forecast for a day or several, here or elsewhere."""
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, device, forecast_wanted=bool(days))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    asked, span = asked_of(days).days, span_of(asked_of(days), ctx.now())
    if span and (outlook := over(weather, span.begin, span.end)):
        return told(ctx, weather, of_span(span, outlook, weather))
    if span and asked == [today] and today not in weather.days and of_now(weather):
        return told(ctx, weather, say("only-now", text=of_now(weather)))
    if not asked or asked == [today]:
        parts = [of_now(weather)]
        if today in weather.days:
            parts.append(of_day(ctx, today, weather, brief=weather.now is not None))
        return told(ctx, weather, " ".join(capitalised(part) for part in parts if part))
    known = [day for day in asked if day in weather.days]
    if not known:
        return unknown(ctx, weather, asked[0])
    missing = [unknown(ctx, weather, day).text for day in asked if day not in weather.days][:1]
    return told(
        ctx,
        weather,
        " ".join([*(capitalised(of_day(ctx, day, weather)) for day in known), *missing]),
    )


@skill(deadline_s=12)
async def measure(
    ctx: Ctx,
    quantity: Literal["temperature", "humidity", "wind"] = "temperature",
    days: Spans | None = None,
    where: Where = "",
    device: Station = "",
    ahead: Ahead = "",
    bound: Literal["", "high", "low"] = "",
) -> Say:
    """Tell the temperature, the humidity or the wind outside, now or on a day."""
    today = ctx.now().date()
    place, said = split_place(where, ctx.now())
    asked, part = asked_of(days or said)
    coming = bool(ahead or bound or part or (asked and asked != [today]))
    weather = await weather_of(ctx, place, device, forecast_wanted=coming)
    if isinstance(weather, Say):
        return weather
    span = span_of(Asked(asked, part), ctx.now())
    if quantity == "temperature" and span and (outlook := over(weather, span.begin, span.end)):
        return told(ctx, weather, of_span(span, outlook, weather))
    if not coming:
        outlook = weather.now or weather.days.get(today)
        if outlook is None:
            return unknown(ctx, weather, today)
        return told(ctx, weather, _measured(ctx, weather, quantity, outlook, None, ""))
    asked = asked or [today]
    texts = [
        _measured(ctx, weather, quantity, weather.days[day], day, bound)
        for day in asked
        if day in weather.days
    ]
    if not texts:
        return unknown(ctx, weather, asked[0])
    return told(ctx, weather, " ".join(text for text in texts if text))


def _measured(
    ctx: Ctx, weather: Weather, quantity: str, outlook: Outlook, day: date | None, bound: str
) -> str | None:
    """One quantity, now or on a day; None where it isn't known."""
    words = day_words(ctx, day) if day else {"on": "now", "day": "now"}
    words["place"] = place_of(weather)
    if quantity == "humidity":
        level = outlook.humidity
        return None if level is None else say("humidity", level=round(level), **words)
    if quantity == "wind":
        if outlook.wind is None:
            return None
        return say("wind", speed=round(outlook.wind), unit=ctx.home.units, **words)
    if bound:
        value = outlook.high if bound == "high" else outlook.low
        return None if value is None else say(f"{bound}est", degrees=round(value), **words)
    if outlook.high is None:
        return None
    if outlook.low is not None:
        tense = "future" if day and day >= ctx.now().date() else "now"
        low, high = round(outlook.low), round(outlook.high)
        return say("range", tense=tense, low=low, high=high, **words)
    return say("warmest" if day else "outside", degrees=round(outlook.high), **words)


@skill(deadline_s=12, decides=True)
async def check(
    ctx: Ctx,
    sky: Sky = "rain",
    days: Spans | None = None,
    where: Where = "",
    device: Station = "",
    ahead: Ahead = "",
    first: Literal["", "first"] = "",
    soon: Literal["", "soon"] = "",
    stop: Literal["", "stop"] = "",
) -> Say:
    """Answer whether it is or will be rainy, snowy, sunny, windy, hot, cold … and whether to take
    an umbrella.
    """
    place, said = split_place(where, ctx.now())
    spans = [soon] if soon else days or said
    asked, part = asked_of(spans)
    coming = bool(spans or ahead or first)
    weather = await weather_of(ctx, place, device, forecast_wanted=coming)
    if isinstance(weather, Say):
        return weather
    if not coming:
        if weather.now is None:
            return unknown(ctx, weather, ctx.now().date())
        return _answer(ctx, weather, bears(weather.now, sky, ctx.home.units), of_now(weather))
    if first and not spans:
        return _first(ctx, weather, sky, bool(stop))
    span = span_of(Asked(asked, part), ctx.now())
    if span and (outlook := over(weather, span.begin, span.end)):
        yes = bears(outlook, sky, ctx.home.units)
        return _answer(ctx, weather, yes, of_span(span, outlook, weather))
    return _on_days(ctx, weather, sky, asked or [ctx.now().date()])


def _on_days(ctx: Ctx, weather: Weather, sky: str, asked: list[date]) -> Say:
    """Whether it will be so on any of the days."""
    today = ctx.now().date()
    known = [day for day in asked if day in weather.days]
    if not known:
        now = weather.now
        if asked == [today] and now and bears(now, sky, ctx.home.units) is not None:
            return told(ctx, weather, say("only-now", text=of_now(weather)))
        return unknown(ctx, weather, asked[0])
    hits = [day for day in known if bears(weather.days[day], sky, ctx.home.units)]
    if len(known) == 1:
        return _answer(ctx, weather, bool(hits), of_day(ctx, known[0], weather))
    if hits:
        listed = join_names([spoken_date(day, today) for day in hits])
        text = say("on-days", days=listed, place=place_of(weather))
        return told(ctx, weather, text, yes=True)
    begin, end = (day_words(ctx, day)["day"] for day in (known[0], known[-1]))
    text = say("on-no-day", begin=begin, end=end, place=place_of(weather))
    return told(ctx, weather, text, yes=False)


def _answer(ctx: Ctx, weather: Weather, yes: bool | None, text: str) -> Say:
    """ "Yes, it's 12 degrees and rainy."; that it isn't measured, where nobody knows."""
    said = None if yes is None else say("yes" if yes else "no", text=text)
    return told(ctx, weather, said, yes)


def _first(ctx: Ctx, weather: Weather, sign: str, stop: bool) -> Say:
    """The first day of the forecast that is so, or that is no longer so."""
    today = ctx.now().date()
    coming = sorted(day for day in weather.days if day >= today)
    if not coming:
        now = f" {say('right-now', text=of_now(weather))}" if of_now(weather) else ""
        return Say(f"{say('no-forecast-at-all')}{now}", failed=True)
    day = next(
        (
            day
            for day in coming
            if (bears(weather.days[day], sign, ctx.home.units) is True) is not stop
        ),
        None,
    )
    if day is not None:
        return told(ctx, weather, of_day(ctx, day, weather))
    words = day_words(ctx, coming[-1])
    return told(ctx, weather, say("not-until", place=place_of(weather), **words))


@skill(deadline_s=12, decides=True)
async def compare(
    ctx: Ctx,
    side: Literal["over", "under"],
    degrees: Number,
    days: Spans | None = None,
    where: Where = "",
) -> Say:
    """Answer whether it is or will be warmer or colder than a temperature."""
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, "", forecast_wanted=bool(days))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    day = next(iter(asked_of(days).days), today)
    outlook = weather.days.get(day) or (weather.now if day == today else None)
    if outlook is None or outlook.high is None:
        return unknown(ctx, weather, day)
    low = outlook.low if outlook.low is not None else outlook.high
    reached = outlook.high > degrees if side == "over" else low < degrees
    text = of_day(ctx, day, weather) if day in weather.days else of_now(weather)
    return _answer(ctx, weather, reached, text)


Clothes = Literal["jacket", "coat", "scarf", "gloves", "hat", "boots", "shorts", "sunscreen"]
"""What is worn below some degrees; "shorts" are all that is worn above some, "sunscreen" all
against the sun.
"""
_BELOW = {"coat": 10, "scarf": 8, "gloves": 5, "hat": 8, "boots": 5}


@skill(deadline_s=12)
async def clothing(
    ctx: Ctx,
    clothes: Clothes = "jacket",
    days: Spans | None = None,
    where: Where = "",
    advice: Literal["", "advice"] = "",
) -> Say:
    """Answer whether the weather calls for a jacket, shorts, sunscreen …"""
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, "", forecast_wanted=True)
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    day = next(iter(asked_of(days).days), today)
    outlook = weather.days.get(day) or (weather.now if day == today else None)
    if outlook is None or outlook.high is None:
        return unknown(ctx, weather, day)
    warm = celsius(outlook.high, ctx.home.units)
    text = of_day(ctx, day, weather) if day in weather.days else of_now(weather)
    if advice:
        wear = "coat" if warm < 8 else "jacket" if warm < 17 else "light"
        return told(ctx, weather, say("wear", clothes=wear, text=text))
    if clothes == "sunscreen":
        yes = bears(outlook, "sun", ctx.home.units) is True
    elif clothes == "shorts":
        yes = warm >= 20
    else:
        yes = warm < _BELOW.get(clothes, 17)
    return _answer(ctx, weather, yes, text)
