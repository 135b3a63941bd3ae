"""Weather from the home's own station and sensors, or a cached Open-Meteo forecast where the network is allowed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, Field

from assistant.skillkit import Ctx, Devices, Number, Say, Slot, join_names, skill, spoken_date, spoken_duration
from assistant.skillkit.days import Days, days_of
from assistant.skillkit.forecasts import Outlook, Weather, bears, celsius, forecast, from_state, of_home
from assistant.skillkit.places import find_place, locate
from assistant.skillkit.standing import unseen_hubs

Station = Annotated[str | list[str], Devices("weather")]


def _read_where(text: str, now: datetime) -> str | None:
    """A place's words, without what people add to them; None where they are no place ("the", "this week")."""
    said = re.sub(r"^(?:the|in|of) |\s+(?:right now|now|currently|please|like)$", "", text.strip(" ?.!").lower()).strip()
    return None if said in ("", "the", "be", "be the", "it", "my", "our") or days_of(said, now) else said


Where = Annotated[str, Field(max_length=80), Slot("place", _read_where, "Where?")]


class Settings(BaseModel):
    url: str = Field(
        "https://api.open-meteo.com/v1/forecast", description="Address of the forecast service (Open-Meteo's interface)."
    )
    fresh_minutes: int = Field(60, ge=5, le=1440, description="How old a forecast may be before a new one is fetched.")
    timeout_s: float = Field(3.0, gt=0, le=10, description="How long to wait for the forecast service.")


_NOTHING = "I don't know: there is no weather station here, and I don't know where this home is."
_NO_FORECAST = "I'd need the network for one."
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
        "[(tell|give|get|show|check|read)] [me] [the] {days} (weather|forecast)",
        _IS + "{where} weather [like] [{days}]",
        "how does (it|the weather|the forecast) look [outside] [(for|on)] [{days}]",
        "weather [{days}] [in {where}]",
    ],
    examples=["what's the weather like", "what's the forecast for the weekend", "weather on Monday"],
    deadline_s=12,
)
async def report(ctx: Ctx, days: Days | None = None, where: Where = "", device: Station = "") -> Say:
    """Tell the weather now, or the forecast for a day or several, here or elsewhere."""
    place, said = _split(where, ctx.now())
    days = days or said
    weather = await _weather(ctx, place, device, forecast_wanted=bool(days))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    asked = [date.fromisoformat(day) for day in days or ()]
    if not asked or asked == [today]:
        said = [
            _of_now(weather),
            *([_of_day(ctx, today, weather, brief=weather.now is not None)] if today in weather.days else []),
        ]
        return _tell(ctx, weather, " ".join(part for part in said if part) or None)
    known = [day for day in asked if day in weather.days]
    if not known:
        return _unknown(ctx, weather, asked[0])
    return _tell(ctx, weather, " ".join(_of_day(ctx, day, weather) for day in known))


@skill(
    sentences=[
        _WHAT + "(what's|whats|what is|what will be) the [current] {quantity} (outside|outdoors|out) [today|right now|now]",
        _WHAT + "(what's|whats|what is|what will) [be] [the] {quantity} [be] (for|on|today|tomorrow|this|tonight) [{days}]",
        _WHAT + "(what's|whats|what is) the {quantity} in {where}",
        _WHAT + "how (hot|warm|cold|cool) (is it [going to be]|it is|will it (be|get)|does it get) [outside|out] [{days}]",
        _WHAT + "how (hot|warm|cold) (is it|will it be) (in|at) {where} [{days}]",
        _WHAT + "how {quantity} (is it|will it be|is it going to be) [outside|out there|out] [{days}]",
        _WHAT + "(what's|whats|what is) the (high|low|high temperature|low temperature) [for] [{days}]",
        _WHAT + "how (strong|fast) is the wind [outside|today]",
        _WHAT + "(what's|whats|what is) the wind [speed] [like] [outside|today]",
        "[what] [is] [the] {quantity} [is it] outside",
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
) -> Say:
    """Tell the temperature, the humidity or the wind outside, now or on a day."""
    if re.search(r"\b(wind|humid)", ctx.utterance.lower()) and quantity == "temperature":
        quantity = "wind" if "wind" in ctx.utterance.lower() else "humidity"
    today = ctx.now().date()
    day = _day(days, today)
    weather = await _weather(ctx, where, device, forecast_wanted=day is not None)
    if isinstance(weather, Say):
        return weather
    outlook = weather.now if day is None else weather.days.get(day)
    if day is None and weather.now is None:
        outlook = weather.days.get(today)
    if outlook is None:
        return _unknown(ctx, weather, day or today)
    when = f" {spoken_date(day, today)}" if day else ""
    future = "It will be" if day and day > today else "It's"
    if quantity.startswith("humid"):
        said = None if outlook.humidity is None else f"The humidity{_in(weather)} is {outlook.humidity:.0f} percent{when}."
    elif quantity.startswith("wind"):
        speed = "miles" if ctx.home.units == "us" else "kilometers"
        said = None if outlook.wind is None else f"The wind blows at {outlook.wind:.0f} {speed} an hour{_in(weather)}{when}."
    elif outlook.high is None:
        said = None
    elif outlook.low is not None:
        said = f"{future} between {outlook.low:.0f} and {outlook.high:.0f} degrees{_in(weather)}{when}."
    else:
        said = f"It's {outlook.high:.0f} degrees{_in(weather) or ' outside'}."
    return _tell(ctx, weather, said)


@skill(
    sentences=[
        _WHAT + "(will|is|does|if|whether) it [going to|gonna|will|look like] [be|get] [still] {sky} [outside|out|much] [{days}]",
        _WHAT + "(will|is|does) it [going to] [be|get] {sky} (in|at) {where} [{days}]",
        _WHAT
        + "(will there be|is there|is there going to be|are there|any) [any|a] [chance of] {sky} [in the forecast] [{days}]",
        _WHAT + "(what's|whats|what (is|are)) the (chance[s]|odds|probability|likelihood) (of|for) {sky} [{days}]",
        "[do|will|should|would] (i|we) (need|take|bring|want|carry) [to (take|bring)] (a|an|my) (umbrella|raincoat) [{days}]",
        "is {sky} (expected|likely|coming|in the forecast|forecast) [{days}]",
        "(is|will) the (weather|sky|sun) [be] [going to be] {sky} [{days}]",
        "[what a|it's a|isn't it a|is it a] {sky} day [today|outside]",
        "(when|what day) (will|is) it [going to] {sky}",
    ],
    examples=["will it rain tomorrow", "do I need an umbrella", "is it going to snow this week"],
    deadline_s=12,
)
async def check(ctx: Ctx, sky: Sky = "rain", days: Days | None = None, where: Where = "", device: Station = "") -> Say:
    """Answer whether it is or will be rainy, snowy, sunny, windy, hot, cold … and whether to take an umbrella."""
    sign = _WORDS[sky]
    said = ctx.utterance.lower()
    future = bool(days) or re.search(r"\b(will|going to|gonna|chance|umbrella|raincoat|expected|likely|need|odds|when)\b", said)
    weather = await _weather(ctx, where, device, forecast_wanted=bool(future))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    if not future:
        if weather.now is None:
            return _unknown(ctx, weather, today)
        yes = bears(weather.now, sign, ctx.home.units)
        return _tell(ctx, weather, None if yes is None else f"{'Yes' if yes else 'No'}, {_lower(_of_now(weather))}")
    asked = [date.fromisoformat(day) for day in days or ()] or [today]
    if days is None and re.search(r"\bwhen\b|what day", said):
        asked = sorted(weather.days)
    known = [(day, weather.days[day]) for day in asked if day in weather.days]
    if not known:
        if asked == [today] and weather.now is not None and (yes := bears(weather.now, sign, ctx.home.units)) is not None:
            return _tell(ctx, weather, f"I have no forecast, but right now {_lower(_of_now(weather))}")
        return _unknown(ctx, weather, asked[0])
    hits = [(day, outlook) for day, outlook in known if bears(outlook, sign, ctx.home.units)]
    if not hits:
        first, last = (spoken_date(day, today).removeprefix("on ") for day in (known[0][0], known[-1][0]))
        if len(known) > 1:
            return _tell(ctx, weather, f"No, not from {first} to {last}.")
        return _tell(ctx, weather, f"No, {_lower(_of_day(ctx, known[0][0], weather))}")
    listed = join_names([spoken_date(day, today) for day, _ in hits])
    if len(known) == 1:
        return _tell(ctx, weather, f"Yes, {_lower(_of_day(ctx, hits[0][0], weather))}")
    return _tell(ctx, weather, f"Yes, {listed}.")


@skill(
    sentences=[
        _WHAT + "(will|is|does) it [going to] (be|get|go) {side} {degrees} [degrees] [celsius|fahrenheit] [outside] [{days}]",
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
) -> Say:
    """Answer whether it is or will be warmer or colder than a temperature."""
    weather = await _weather(ctx, "", "", forecast_wanted=bool(days))
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    day = date.fromisoformat(days[0]) if days else today
    outlook = weather.days.get(day) or (weather.now if day == today else None)
    if outlook is None or outlook.high is None:
        return _unknown(ctx, weather, day)
    above = side in ("over", "above", "more than", "at least", "hotter than", "warmer than")
    reached = outlook.high > degrees if above else (outlook.low if outlook.low is not None else outlook.high) < degrees
    text = _of_day(ctx, day, weather) if day in weather.days else _of_now(weather)
    return _tell(ctx, weather, f"{'Yes' if reached else 'No'}, {_lower(text)}")


@skill(
    sentences=[
        "[do|will|should] (i|we) (need|wear|take|bring|want) [to (wear|take|bring)] [a|my|some] {clothes} [outside] [{days}]",
        "(is it|will it be) [warm|cold|cool|hot|nice] [enough] (for|weather for) [a|an|my|some] {clothes} [{days}]",
        "(can|could|will|should) (i|we) [be able to] (wear|get away with|go out in|go outside in) [a|my|some] {clothes} [{days}]",
        "is it {clothes} weather [{days}]",
        "what should (i|we) wear [outside] [{days}]",
        "how should (i|we) dress [{days}]",
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
) -> Say:  # fmt: skip
    """Answer whether the weather calls for a jacket, shorts, sunscreen …"""
    weather = await _weather(ctx, "", "", forecast_wanted=True)
    if isinstance(weather, Say):
        return weather
    today = ctx.now().date()
    day = date.fromisoformat(days[0]) if days else today
    outlook = weather.days.get(day) or (weather.now if day == today else None)
    if outlook is None or outlook.high is None:
        return _unknown(ctx, weather, day)
    warm = celsius(outlook.high, ctx.home.units)
    text = _lower(_of_day(ctx, day, weather) if day in weather.days else _of_now(weather))
    if clothes in ("sunscreen", "sunglasses"):
        yes = bears(outlook, "sun", ctx.home.units) is True
    elif clothes in ("shorts", "t-shirt", "t shirt", "skirt", "sandals"):
        yes = warm >= 20
    else:
        yes = warm < {"coat": 10, "scarf": 8, "gloves": 5, "hat": 8, "boots": 5}.get(clothes, 17)
    if re.search(r"what should|how should", ctx.utterance.lower()):
        wear = "a warm coat" if warm < 8 else "a jacket" if warm < 17 else "something light"
        return _tell(ctx, weather, f"I'd wear {wear}: {text}")
    return _tell(ctx, weather, f"{'Yes' if yes else 'No'}, {text}")


def _split(where: str, now: datetime) -> tuple[str, list[str]]:
    """ "paris tomorrow" is a place and a day."""
    words = where.split()
    for cut in range(max(1, len(words) - 3), len(words)):
        if days := days_of(" ".join(words[cut:]), now):
            return " ".join(words[:cut]), [day.isoformat() for day in days]
    return where, []


async def _weather(ctx: Ctx, where: str, device: str | list[str], *, forecast_wanted: bool) -> Weather | Say:
    """What is known of the place that was named, or of home; or what to say instead."""
    now = ctx.now()
    named = next((d.id for d in ctx.home.select(kinds=["weather"]) if where.lower() in (n.lower() for n in d.names)), "")
    chosen = named or (device if isinstance(device, str) else next(iter(device), ""))
    if chosen in ctx.home.devices and ctx.home.standing(chosen) == "known":
        found = from_state(ctx.home.told(chosen), now.date())
        elsewhere = named or len(list(ctx.home.select(kinds=["weather"]))) > 1
        return replace(found, place=ctx.home.devices[chosen].name if elsewhere else "")
    assert now.tzinfo is not None
    home = of_home(ctx.home, now.date()) if where in ("", "here", "home", "the house", "my area", "the area") else None
    if home and (home.days or not forecast_wanted) and home.now != Outlook():
        return home
    place = locate(ctx.place, now.tzinfo) if home else find_place(where)
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


def _of_now(weather: Weather) -> str:
    outlook = weather.now or Outlook()
    parts = [f"{outlook.high:.0f} degrees" if outlook.high is not None else "", outlook.sky or ""]
    return f"It's {' and '.join(part for part in parts if part)}{_in(weather)}." if any(parts) else ""


def _of_day(ctx: Ctx, day: date, weather: Weather, brief: bool = False) -> str:
    """ "Tomorrow will be rainy, between 8 and 14 degrees, with an 80 percent chance of rain." """
    today, outlook = ctx.now().date(), weather.days[day]
    when = spoken_date(day, today).removeprefix("on ")
    lead = "The rest of today" if brief else when[:1].upper() + when[1:]
    said = f"{lead} will be {outlook.sky or 'fair'}{_in(weather) if not brief else ''}"
    if outlook.high is not None and outlook.low is not None:
        said += f", between {outlook.low:.0f} and {outlook.high:.0f} degrees"
    elif outlook.high is not None:
        said += f", up to {outlook.high:.0f} degrees"
    if outlook.rain is not None and outlook.rain >= 20:
        article = "an" if str(int(outlook.rain)).startswith("8") or int(outlook.rain) in (11, 18) else "a"
        said += f", with {article} {outlook.rain:.0f} percent chance of rain"
    return f"{said}."


def _tell(ctx: Ctx, weather: Weather, text: str | None) -> Say:
    """The answer, with the age of a forecast that is no longer fresh."""
    if not text:
        return Say("I don't know; nothing here measures that.", failed=True)
    age = (ctx.now() - weather.taken).total_seconds() if weather.taken else 0
    old = age > max(3 * 3600, 120 * ctx.settings.fresh_minutes)
    return Say(f"{text} My forecast is {spoken_duration(age, parts=1)} old." if old else text)


def _unknown(ctx: Ctx, weather: Weather, day: date) -> Say:
    when = spoken_date(day, ctx.now().date()).removeprefix("on ")
    if weather.days:
        return Say(f"My forecast doesn't cover {when}.", failed=True)
    return Say(f"I don't have a forecast for {when}. {_NO_FORECAST if not ctx.network_allowed else ''}".strip(), failed=True)


def _day(days: list[str] | None, today: date) -> date | None:
    """The day asked about; None for now."""
    return date.fromisoformat(days[0]) if days and days[0] != today.isoformat() else None


def _in(weather: Weather) -> str:
    return f" in {weather.place}" if weather.place else ""


def _lower(text: str) -> str:
    """As it goes on after "Yes, "; the name of a day keeps its capital."""
    return text[:1].lower() + text[1:] if text.startswith(("It", "The ", "Today", "Tomorrow", "Yesterday")) else text
