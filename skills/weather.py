"""Weather from the home's own station and sensors, or a cached Open-Meteo forecast where the network is allowed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import Ctx, Devices, Number, Say, Slot, join_names, skill, spoken_date
from assistant.skillkit.clocks import time_of_day
from assistant.skillkit.days import Days, days_of
from assistant.skillkit.forecasts import Outlook, Weather, bears, celsius, over
from assistant.skillkit.outlooks import (
    hours_meant,
    in_place,
    lowered,
    of_day,
    of_now,
    of_span,
    split_place,
    told,
    unknown,
    weather_of,
)

Station = Annotated[str | list[str], Devices("weather")]


def _read_where(text: str, now: datetime) -> str | None:
    """A place's words, without what people add to them; None where they are no place ("the", "this week")."""
    said = re.sub(r"^(?:the|in|of) |\s+(?:right now|now|currently|please|like)$", "", text.strip(" ?.!").lower()).strip()
    no_place = (
        said in ("", "the", "be", "be the", "it", "my", "our")
        or days_of(said, now)
        or time_of_day(said)
        or said.endswith(("hour", "hours"))
    )
    place, _ = split_place(said, now)
    return None if no_place or re.search(r"\b(?:in|at|on|for|than|and|or|me|us|you|your)\b", place) else said


Where = Annotated[str, Field(max_length=80), Slot("place", _read_where, "Where?")]


class Settings(BaseModel):
    url: str = Field(
        "https://api.open-meteo.com/v1/forecast", description="Address of the forecast service (Open-Meteo's interface)."
    )
    fresh_minutes: int = Field(60, ge=5, le=1440, description="How old a forecast may be before a new one is fetched.")
    timeout_s: float = Field(3.0, gt=0, le=10, description="How long to wait for the forecast service.")


_WORDS = {
    "rain": "rain", "raining": "rain", "rainy": "rain", "wet": "rain", "pour": "rain", "drizzle": "rain", "shower": "rain",
    "showers": "rain", "snow": "snow", "snowing": "snow", "snowy": "snow", "storm": "storm", "stormy": "storm",
    "thunder": "storm", "thunderstorm": "storm", "thunderstorms": "storm", "foggy": "fog", "sunny": "sun", "sunshine": "sun",
    "clear": "sun", "nice": "sun", "sun": "sun", "cloudy": "cloud", "overcast": "cloud", "hail": "hail", "hailing": "hail",
    "windy": "wind", "dry": "dry", "hot": "hot", "warm": "hot", "cold": "cold", "cool": "cold", "chilly": "cold",
    "freezing": "freezing", "freeze": "freezing", "humid": "humid", "muggy": "humid",
}  # fmt: skip
if TYPE_CHECKING:
    Sky = str
else:
    Sky = Literal[tuple(_WORDS)]
Ahead = Literal[
    "", "will it be", "will it get", "it will be", "it will get", "is it going to be", "is it going to get", "is it gonna be",
    "is it gonna get", "will", "what will", "what'll", "what will be", "what is going to be", "going to", "gonna", "chance",
    "chances", "odds", "probability", "likelihood", "chance of", "expected", "expect", "likely", "coming", "forecast",
    "in the forecast", "need", "take", "bring", "want", "carry", "wear",
]  # fmt: skip
"""What makes a question one about what is to come, though no day was said."""
_WHAT = "[(tell me|give me|get [me]|show me|check|let me know|[i (need|want) to] know|do you know|read me)] "
_IS = "(what's|whats|what is|what will [be]|what'll|how's|how is|how will|what does|what about|how about) "
_WEATHER = (
    "[the|today's|todays|our|my|this] [current|local] (weather|forecast|weather forecast|weather report|weather conditions)"
)
_OUT = "[be] [like|look|looking|look like|be like] [right now|now|outside|out there|out|here|currently]"


@skill(
    intents={"HassGetWeather": lambda slots: {"device": slots["device"]} if slots.get("device") else {}},
    sentences=[
        _WHAT + _IS + _WEATHER + " " + _OUT + " [for|on|over|during] [{days}]",
        _WHAT + _IS + _WEATHER + " " + _OUT + " (in|at|for) {where} [(on|for|over)] [{days}]",
        _WHAT + _IS + _WEATHER + " " + _OUT + " [for|on] {days} (in|at) {where}",
        _IS + "it like (outside|out there|out) [{days}]",
        _WHAT + _WEATHER + " " + _OUT + " [for|on] [{days}] [please]",
        _WHAT + _WEATHER + " (in|at|for) {where} [{days}]",
        "[(tell|give|get|show|check|read|what's|what is)] [me] [the] {days} (weather|forecast)",
        _IS + "{where} weather [like] [{days}]",
        _WHAT + "[" + _IS + "] [the] {days} (weather|forecast) (in|at|for) {where}",
        "how does (it|the weather|the forecast) look [outside] [(for|on)] [{days}]",
        "weather [{days}] [in {where}]",
    ],
    examples=["what's the weather like", "what's the forecast for the weekend", "weather on Monday"],
    deadline_s=12,
)
async def report(ctx: Ctx, days: Days | None = None, where: Where = "", device: Station = "") -> Say:
    """Tell the weather now, or the forecast for a day or several, here or elsewhere."""
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, device, forecast_wanted=bool(days))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    asked = [date.fromisoformat(day) for day in days or ()]
    span = hours_meant(ctx.utterance, asked, ctx.now())
    if span and (outlook := over(weather, span.begin, span.end)):
        return told(ctx, weather, of_span(span, outlook, weather))
    if not asked or asked == [today]:
        said = [
            of_now(weather),
            *([of_day(ctx, today, weather, brief=weather.now is not None)] if today in weather.days else []),
        ]
        return told(ctx, weather, " ".join(part for part in said if part) or None)
    known = [day for day in asked if day in weather.days]
    if not known:
        return unknown(ctx, weather, asked[0])
    missing = [unknown(ctx, weather, day).text for day in asked if day not in weather.days][:1]
    return told(ctx, weather, " ".join([*(of_day(ctx, day, weather) for day in known), *missing]))


@skill(
    sentences=[
        _WHAT + "(what's|whats|what is) the [current] {quantity} (outside|outdoors|out) [(today|right now|now)]",
        _WHAT + "(what's|whats|what is) [the] {quantity} [(outside|outdoors)] [(for|on)] {days}",
        _WHAT + "(what's|whats|what is) the {quantity} [like] [(outside|outdoors)] (in|at) {where} [(for|on)] [{days}]",
        _WHAT + "(what's|whats|what is) the {quantity} [(for|on)] {days} (in|at) {where}",
        _WHAT + "{ahead} the {quantity} [be] [(outside|outdoors)] [(for|on)] [{days}] [(in|at) {where}]",
        _WHAT + "how (hot|warm|cold|cool|{quantity}) (is it|it is|does it get|is it getting) [(outside|out there|out)] [{days}]",
        _WHAT + "how (hot|warm|cold|cool|{quantity}) (is it|it is) [{days}] (in|at) {where}",
        _WHAT + "how (hot|warm|cold|cool|{quantity}) {ahead} [(outside|out there|out)] [{days}]",
        _WHAT + "how (hot|warm|cold|cool|{quantity}) {ahead} [(on|for)] [{days}] (in|at) {where}",
        _WHAT + "(what's|whats|what is) the {bound} [temperature] [(for|on)] [{days}] [(in|at) {where}]",
        _WHAT + "how (strong|fast) is the {quantity} [(outside|today)]",
        _WHAT + "(what's|whats|what is) the {quantity} like [(outside|today)]",
        "[what] [is] [the] {quantity} [is it] outside",
        "[the] [current] (outside|outdoor) {quantity} [(in|at) {where}]",
        "[the] [current] {quantity} (in|at) {where}",
    ],
    examples=["how cold is it outside", "what's the humidity outside"],
    deadline_s=12,
)
async def measure(
    ctx: Ctx,
    quantity: Literal["temperature", "temp", "humidity", "humid", "wind", "wind speed", "windy"] = "temperature",
    days: Days | None = None,
    where: Where = "",
    device: Station = "",
    ahead: Ahead = "",
    bound: Literal["", "high", "low", "highest", "lowest", "maximum", "minimum"] = "",
) -> Say:
    """Tell the temperature, the humidity or the wind outside, now or on a day."""
    today = ctx.now().date()
    place, said = split_place(where, ctx.now())
    asked = [date.fromisoformat(day) for day in days or said]
    coming = bool(ahead or bound or (asked and asked != [today]))
    weather = await weather_of(ctx, place, device, forecast_wanted=coming)
    if isinstance(weather, Say):
        return weather
    if not coming:
        outlook = weather.now or weather.days.get(today)
        if outlook is None:
            return unknown(ctx, weather, today)
        return told(ctx, weather, _measured(ctx, weather, quantity, outlook, None, ""))
    asked = asked or [today]
    texts = [_measured(ctx, weather, quantity, weather.days[day], day, bound) for day in asked if day in weather.days]
    if not texts:
        return unknown(ctx, weather, asked[0])
    return told(ctx, weather, " ".join(text for text in texts if text))


def _measured(ctx: Ctx, weather: Weather, quantity: str, outlook: Outlook, day: date | None, bound: str) -> str | None:
    """One quantity, now or on a day; None where it isn't known."""
    today = ctx.now().date()
    when = f" {spoken_date(day, today)}" if day else ""
    place = in_place(weather)
    if quantity.startswith("humid"):
        return None if outlook.humidity is None else f"The humidity{place} is {outlook.humidity:.0f} percent{when}."
    if quantity.startswith("wind"):
        speed = "miles" if ctx.home.units == "us" else "kilometers"
        return None if outlook.wind is None else f"The wind blows at {outlook.wind:.0f} {speed} an hour{place}{when}."
    if bound:
        high = bound in ("high", "highest", "maximum")
        value = outlook.high if high else outlook.low
        return None if value is None else f"The {'high' if high else 'low'}{place} is {value:.0f} degrees{when}."
    if outlook.high is None:
        return None
    if outlook.low is not None:
        future = "It will be" if day and day >= today else "It's"
        return f"{future} between {outlook.low:.0f} and {outlook.high:.0f} degrees{place}{when}."
    return (
        f"It will be up to {outlook.high:.0f} degrees{place}{when}."
        if day
        else f"It's {outlook.high:.0f} degrees{place or ' outside'}."
    )


@skill(
    sentences=[
        _WHAT + "(is|if|whether) it [(be|get|getting)] [still] {sky} [(outside|out|much)] [{days}]",
        _WHAT + "(is|if|whether) it [still] {sky} [{days}] (in|at) {where}",
        _WHAT + "[(if|whether)] [(is|it)] {ahead} [it] [(be|get|look like)] {sky} [(outside|out|much)] [{days}]",
        _WHAT + "[(if|whether)] [(is|it)] {ahead} [it] [(be|get)] {sky} [{days}] (in|at) {where}",
        _WHAT + "[(if|whether)] {ahead} [it] [(be|get)] {sky} [(outside|out|much)] (in|within|over|during) {soon}",
        _WHAT + "(is it|it's) {ahead} [(be|get|to be|to get)] {sky} [(outside|out|much)] [{days}] [(in|at) {where}]",
        _WHAT + "{ahead} there be [(any|a|some|more)] [chance of] {sky} [{days}] [(in|at) {where}]",
        _WHAT + "(is there|is there going to be|are there|any) [(any|a|some)] [{ahead}] [of] {sky} [in the forecast] [{days}]",
        _WHAT + "(is there|is there going to be|are there|any) [(any|a|some)] [{ahead}] [of] {sky} [{days}] (in|at) {where}",
        _WHAT + "(what's|whats|what (is|are)) the {ahead} (of|for) {sky} [{days}] [(in|at) {where}]",
        "[(do|will|should|would)] (i|we) {ahead} [to (take|bring)] (a|an|my) (umbrella|raincoat) [{days}] [(in|at) {where}]",
        "(do|should|can|would) (i|we) {ahead} {sky} [{days}] [(in|at) {where}]",
        "is {sky} {ahead} [{days}] [(in|at) {where}]",
        "(is|will) the (weather|sky|sun) [be] [{ahead} be] {sky} [{days}] [(in|at) {where}]",
        "[(what a|it's a|isn't it a|is it a)] {sky} day [(today|outside)]",
        "did it {sky} {days} [(in|at) {where}]",
        _WHAT
        + "{first} (will|is) (it|the {sky}) [(going to|be|start|coming|come)] [{sky}] [(coming|come|start)] [(in|at) {where}]",
        _WHAT + "{first} (will|is) (it|the {sky}) [going to] {stop} [{sky}] [(in|at) {where}]",
    ],
    examples=["will it rain tomorrow", "do I need an umbrella", "is it going to snow this week"],
    deadline_s=12,
)
async def check(
    ctx: Ctx,
    sky: Sky = "rain",
    days: Days | None = None,
    where: Where = "",
    device: Station = "",
    ahead: Ahead = "",
    first: Literal["", "when", "what day", "which day"] = "",
    soon: Literal["", "the next hours", "the next few hours", "the next couple of hours", "the next hour"] = "",
    stop: Literal["", "stop", "end", "let up", "ease", "clear up"] = "",
) -> Say:
    """Answer whether it is or will be rainy, snowy, sunny, windy, hot, cold … and whether to take an umbrella."""
    sign = _WORDS[sky]
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, device, forecast_wanted=bool(days or ahead or first))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    if not (days or ahead or first):
        if weather.now is None:
            return unknown(ctx, weather, today)
        yes = bears(weather.now, sign, ctx.home.units)
        return told(ctx, weather, None if yes is None else f"{'Yes' if yes else 'No'}, {lowered(of_now(weather))}")
    if first and not days:
        return _first(ctx, weather, sign, bool(stop))
    asked = [date.fromisoformat(day) for day in days] or [today]
    span = hours_meant(ctx.utterance, asked if days else [], ctx.now())
    if span and (outlook := over(weather, span.begin, span.end)):
        yes = bears(outlook, sign, ctx.home.units)
        return told(
            ctx, weather, None if yes is None else f"{'Yes' if yes else 'No'}, {lowered(of_span(span, outlook, weather))}"
        )
    known = [(day, weather.days[day]) for day in asked if day in weather.days]
    if not known:
        if asked == [today] and weather.now is not None and bears(weather.now, sign, ctx.home.units) is not None:
            return told(ctx, weather, f"I have no forecast, but right now {lowered(of_now(weather))}")
        return unknown(ctx, weather, asked[0])
    hits = [(day, outlook) for day, outlook in known if bears(outlook, sign, ctx.home.units)]
    if not hits:
        begin, end = (spoken_date(day, today).removeprefix("on ") for day in (known[0][0], known[-1][0]))
        if len(known) > 1:
            return told(ctx, weather, f"No, not from {begin} to {end}{in_place(weather)}.")
        return told(ctx, weather, f"No, {lowered(of_day(ctx, known[0][0], weather))}")
    listed = join_names([spoken_date(day, today) for day, _ in hits])
    if len(known) == 1:
        return told(ctx, weather, f"Yes, {lowered(of_day(ctx, hits[0][0], weather))}")
    return told(ctx, weather, f"Yes, {listed}{in_place(weather)}.")


def _first(ctx: Ctx, weather: Weather, sign: str, stop: bool) -> Say:
    """The first day of the forecast that is so, or that is no longer so."""
    today = ctx.now().date()
    coming = sorted(day for day in weather.days if day >= today)
    if not coming:
        now = f" Right now {lowered(of_now(weather))}" if of_now(weather) else ""
        return Say(f"I don't know; I don't have a forecast.{now}", failed=True)
    day = next((day for day in coming if (bears(weather.days[day], sign, ctx.home.units) is True) is not stop), None)
    if day is not None:
        return told(ctx, weather, of_day(ctx, day, weather))
    last = spoken_date(coming[-1], today).removeprefix("on ")
    return told(ctx, weather, f"Not until {last}{in_place(weather)}; my forecast ends there.")


@skill(
    sentences=[
        _WHAT + "(will|is|does) it [going to] (be|get|go) {side} {degrees} [degrees] [celsius|fahrenheit] [outside] [{days}] "
        "[(in|at) {where}]",
        _WHAT + "(will|is) the temperature [going to] [be|get|go|rise|drop|fall] {side} {degrees} [degrees] [{days}]",
        _WHAT + "is it {side} {degrees} [degrees] [celsius|fahrenheit] [outside|out] [today|now|right now]",
    ],
    examples=["will it be over thirty degrees tomorrow"],
    deadline_s=12,
)
async def compare(
    ctx: Ctx,
    side: Literal[
        "over", "above", "more than", "at least", "hotter than", "warmer than", "under", "below", "less than", "colder than"
    ],
    degrees: Number,
    days: Days | None = None,
    where: Where = "",
) -> Say:
    """Answer whether it is or will be warmer or colder than a temperature."""
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, "", forecast_wanted=bool(days))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    day = date.fromisoformat(days[0]) if days else today
    outlook = weather.days.get(day) or (weather.now if day == today else None)
    if outlook is None or outlook.high is None:
        return unknown(ctx, weather, day)
    above = side in ("over", "above", "more than", "at least", "hotter than", "warmer than")
    reached = outlook.high > degrees if above else (outlook.low if outlook.low is not None else outlook.high) < degrees
    text = of_day(ctx, day, weather) if day in weather.days else of_now(weather)
    return told(ctx, weather, f"{'Yes' if reached else 'No'}, {lowered(text)}")


@skill(
    sentences=[
        "[do|will|should] (i|we) (need|wear|take|bring|want) [to (wear|take|bring)] [a|my|some] {clothes} [outside] [{days}] "
        "[(in|at) {where}]",
        "(is it|will it be) [warm|cold|cool|hot|nice] [enough] (for|weather for) [a|an|my|some] {clothes} [{days}]",
        "(can|could|will|should) (i|we) [be able to] (wear|get away with|go out in|go outside in) [a|my|some] {clothes} [{days}]",
        "is it {clothes} weather [{days}]",
        "{advice} should (i|we) wear [outside] [{days}] [(in|at) {where}]",
        "{advice} should (i|we) dress [{days}] [(in|at) {where}]",
    ],
    examples=["will I need a jacket", "can I wear shorts today"],
    deadline_s=12,
)
async def clothing(
    ctx: Ctx,
    clothes: Literal[
        "jacket", "coat", "sweater", "hoodie", "scarf", "gloves", "hat", "shorts", "t-shirt", "t shirt", "skirt", "sandals",
        "sunscreen", "sunglasses", "boots", "long sleeves",
    ] = "jacket",
    days: Days | None = None,
    where: Where = "",
    advice: Literal["", "what", "how"] = "",
) -> Say:  # fmt: skip
    """Answer whether the weather calls for a jacket, shorts, sunscreen …"""
    place, said = split_place(where, ctx.now())
    days = days or said
    weather = await weather_of(ctx, place, "", forecast_wanted=True)
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    day = date.fromisoformat(days[0]) if days else today
    outlook = weather.days.get(day) or (weather.now if day == today else None)
    if outlook is None or outlook.high is None:
        return unknown(ctx, weather, day)
    warm = celsius(outlook.high, ctx.home.units)
    text = lowered(of_day(ctx, day, weather) if day in weather.days else of_now(weather))
    if clothes in ("sunscreen", "sunglasses"):
        yes = bears(outlook, "sun", ctx.home.units) is True
    elif clothes in ("shorts", "t-shirt", "t shirt", "skirt", "sandals"):
        yes = warm >= 20
    else:
        yes = warm < {"coat": 10, "scarf": 8, "gloves": 5, "hat": 8, "boots": 5}.get(clothes, 17)
    if advice:
        wear = "a warm coat" if warm < 8 else "a jacket" if warm < 17 else "something light"
        return told(ctx, weather, f"I'd wear {wear}: {text}")
    return told(ctx, weather, f"{'Yes' if yes else 'No'}, {text}")
