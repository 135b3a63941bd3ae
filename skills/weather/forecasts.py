"""The weather of a place as data: from a weather device's state, or from Open-Meteo with a cache on
disk.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from assistant.skillkit import Home, Json, Place, write_whole

from .heard import heard

# Home Assistant's conditions where they are no words, and WMO's codes (table 4677) up to each
# number, as Open-Meteo groups them.
_SKIES = {
    "clear-night": "clear",
    "partlycloudy": "partly cloudy",
    "pouring": "pouring with rain",
    "lightning": "stormy",
    "lightning-rainy": "stormy with rain",
    "snowy-rainy": "sleeting",
    "fog": "foggy",
    "hail": "hailing",
    "windy-variant": "windy and cloudy",
}
_WMO = (
    (0, "clear"),
    (1, "mostly clear"),
    (2, "partly cloudy"),
    (3, "overcast"),
    (48, "foggy"),
    (57, "drizzling"),
    (67, "rainy"),
    (77, "snowy"),
    (82, "showery with rain"),
    (86, "snowy"),
    (99, "stormy"),
)

_WET = re.compile(r"rain|drizzl|shower|pour|storm|sleet|hail")
_SIGNS = {
    "rain": _WET,
    "snow": re.compile(r"snow|sleet"),
    "storm": re.compile(r"storm|lightning"),
    "fog": re.compile(r"fog"),
    "sun": re.compile(r"sun|clear|fair"),
    "cloud": re.compile(r"cloud|overcast"),
    "hail": re.compile(r"hail"),
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """One day, or (`low` None) this moment. None for what nobody measured. In the home's units;
    `rain` is a chance in percent.
    """

    sky: str | None = None
    high: float | None = None
    low: float | None = None
    humidity: float | None = None
    wind: float | None = None
    rain: float | None = None


@dataclass(frozen=True, slots=True)
class Weather:
    """What is known of a place. `taken` is when a forecast was fetched (None:
    live from the home).
    """

    now: Outlook | None = None
    days: Mapping[date, Outlook] = field(default_factory=dict)
    place: str = ""
    taken: datetime | None = None
    hours: Mapping[datetime, Outlook] = field(default_factory=dict)
    """By the beginning of each hour; none where nobody tells single hours."""


def of_home(home: Home, today: date) -> Weather:
    """The home's first weather device that is there, with what outdoor sensors say for what it
    lacks (or in its place).
    """
    station = next(
        (
            device
            for device in home.select(kinds=["weather"])
            if home.standing(device.id) == "known"
        ),
        None,
    )
    weather = from_state(home.told(station.id), today) if station else Weather(Outlook())
    now = weather.now or Outlook()
    current = replace(
        now,
        high=now.high if now.high is not None else _outdoors(home, "temperature"),
        humidity=now.humidity if now.humidity is not None else _outdoors(home, "humidity"),
        wind=now.wind if now.wind is not None else _outdoors(home, "wind_speed"),
    )
    return replace(weather, now=current)


def _outdoors(home: Home, quantity: str) -> float | None:
    """What the first sensor out of doors measures, by its device class or its name."""
    for device in home.select(kinds=["sensor"]):
        place = home.areas[device.area].name if device.area and device.area in home.areas else ""
        value = home.told(device.id).get("value")
        named = device.device_class == quantity or (
            device.device_class is None
            and (called := heard().quantities.get(quantity))
            and called in device.name.lower()
        )
        if (
            named
            and any(heard().outdoors.search(name) for name in (*device.names, place))
            and home.standing(device.id) == "known"
        ):
            return _number(value)
    return None


def from_state(state: Mapping[str, Json], today: date) -> Weather:
    """The weather that a device of kind "weather" shows; forecast entries without a readable day
    are left out.
    """
    days: dict[date, Outlook] = {}
    hours: dict[datetime, Outlook] = {}
    for entry in state.get("forecast") or ():
        try:
            day = date.fromisoformat(str(entry.get("datetime") or entry.get("date"))[:10])
        except (AttributeError, ValueError):
            continue
        outlook = _outlook(entry)
        days[day] = _merged(days[day], outlook) if day in days else outlook
    for entry in state.get("hourly") or ():
        try:
            hour = datetime.fromisoformat(str(entry.get("datetime")))
        except (AttributeError, ValueError):
            continue
        if hour.tzinfo is not None:
            hours[hour] = _outlook(entry)
    current = Outlook(
        sky=_sky(state.get("condition")),
        high=_number(state.get("temperature")),
        humidity=_number(state.get("humidity")),
        wind=_number(state.get("wind_speed")),
    )
    return Weather(
        current, {day: outlook for day, outlook in days.items() if day >= today}, hours=hours
    )


def _outlook(entry: Mapping[str, Json]) -> Outlook:
    """One entry of a forecast in Home Assistant's form."""
    return Outlook(
        sky=_sky(entry.get("condition")),
        high=_number(entry.get("temperature")),
        low=_number(entry.get("templow")),
        humidity=_number(entry.get("humidity")),
        wind=_number(entry.get("wind_speed")),
        rain=_number(entry.get("precipitation_probability")),
    )


def over(weather: Weather, begin: datetime, end: datetime) -> Outlook | None:
    """The hours from `begin` to `end` as one, with the worst sky among them; None where the
    forecast lacks them.
    """
    found = [
        outlook
        for hour, outlook in sorted(weather.hours.items())
        if begin - timedelta(hours=1) < hour < end
    ]
    if not found:
        return None
    merged = found[0]
    for outlook in found[1:]:
        merged = _merged(merged, outlook)
    skies = [outlook.sky for outlook in found if outlook.sky]
    worst = next((sky for sky in skies if _WET.search(sky) or _SIGNS["snow"].search(sky)), None)
    return replace(merged, sky=worst or (max(skies, key=skies.count) if skies else None))


def bears(outlook: Outlook, sign: str, units: str) -> bool | None:
    """Whether it is "hot", "cold", "freezing", "wind", "humid", "rain", "dry", "snow", "sun" …;
    None when not measured.
    """
    warm = None if outlook.high is None else celsius(outlook.high, units)
    cold = warm if outlook.low is None else celsius(outlook.low, units)
    wind = None if outlook.wind is None else outlook.wind * (1.609 if units == "us" else 1)
    match sign:
        case "hot":
            return None if warm is None else warm >= 25
        case "cold":
            return None if cold is None else cold < 10
        case "freezing":
            return None if cold is None else cold <= 0
        case "wind":
            return None if wind is None else wind >= 30
        case "humid":
            return None if outlook.humidity is None else outlook.humidity >= 65
    wet = bool(_WET.search(outlook.sky or "")) or (outlook.rain or 0) >= 50
    if outlook.sky is None and outlook.rain is None:
        return None
    if sign in ("rain", "dry"):
        return wet is (sign == "rain")
    return bool(_SIGNS[sign].search(outlook.sky or ""))


def celsius(value: float, units: str) -> float:
    """A temperature of a home with these units, in degrees Celsius."""
    return (value - 32) / 1.8 if units == "us" else value


async def forecast(
    url: str,
    place: Place,
    units: Literal["metric", "us"],
    folder: Path,
    now: datetime,
    *,
    fresh_s: float,
    timeout_s: float,
    fetch: bool = True,
) -> Weather | None:
    """The forecast for `place`: the cached one while it is fresh, else a new one, else the cached
    one however old.

    `url` is a service with Open-Meteo's interface; `fetch` False never asks it. None when there is
    neither.
    """
    kept = folder / f"{place.latitude:.2f},{place.longitude:.2f},{units}.json"
    cached = _read(kept, place)
    if not fetch or (
        cached and cached.taken and 0 <= (now - cached.taken).total_seconds() < fresh_s
    ):
        return cached
    try:
        data = await _get(url, place, units, timeout_s)
        text = json.dumps({"taken": now.isoformat(), "data": data})
        fresh = _weather(data, place, now)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return cached
    await asyncio.to_thread(write_whole, kept, text)
    return fresh


async def _get(url: str, place: Place, units: str, timeout_s: float) -> Any:
    """The service's answer. Raises OSError where there is none, ValueError where it isn't JSON."""
    import aiohttp  # a fifth of a second and 15 MB, which a box that never asks is spared

    query = {
        "latitude": f"{place.latitude:.2f}",
        "longitude": f"{place.longitude:.2f}",
        "current": "temperature_2m,relative_humidity_2m,weather_code,wind_speed_10m",
        "daily": (
            "weather_code,temperature_2m_max,temperature_2m_min,precipitation_probability_max,"
            "wind_speed_10m_max"
        ),
        "timezone": "auto",
        "forecast_days": "14",
        "temperature_unit": "fahrenheit" if units == "us" else "celsius",
        "wind_speed_unit": "mph" if units == "us" else "kmh",
    }
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timeout_s)) as session,
            session.get(url, params=query) as answer,
        ):
            answer.raise_for_status()
            return await answer.json()
    except aiohttp.ClientError as error:
        raise OSError(str(error)) from error


def _weather(data: Any, place: Place, taken: datetime) -> Weather:
    """From the service's answer. Raises KeyError, TypeError, ValueError or IndexError when it is
    not what it should be.
    """
    daily, current = data["daily"], data.get("current") or {}
    days = {
        date.fromisoformat(day): Outlook(
            sky=_wmo(daily["weather_code"][index]),
            high=_number(daily["temperature_2m_max"][index]),
            low=_number(daily["temperature_2m_min"][index]),
            wind=_number(daily["wind_speed_10m_max"][index]),
            rain=_number(daily["precipitation_probability_max"][index]),
        )
        for index, day in enumerate(daily["time"])
    }
    now = Outlook(
        sky=_wmo(current.get("weather_code")),
        high=_number(current.get("temperature_2m")),
        humidity=_number(current.get("relative_humidity_2m")),
        wind=_number(current.get("wind_speed_10m")),
    )
    return Weather(now, days, place.name, taken)


def _read(path: Path, place: Place) -> Weather | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return _weather(kept["data"], place, datetime.fromisoformat(kept["taken"]))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _merged(first: Outlook, second: Outlook) -> Outlook:
    """Two entries of one day (day and night, or hours) as one."""
    temperatures = [
        t for outlook in (first, second) for t in (outlook.high, outlook.low) if t is not None
    ]
    rains = [rain for rain in (first.rain, second.rain) if rain is not None]
    return Outlook(
        sky=first.sky or second.sky,
        high=max(temperatures, default=None),
        low=min(temperatures, default=None),
        humidity=first.humidity,
        wind=max((wind for wind in (first.wind, second.wind) if wind is not None), default=None),
        rain=max(rains, default=None),
    )


def _sky(condition: Json) -> str | None:
    text = str(condition or "").lower().replace("_", "-")
    return _SKIES.get(text, text.replace("-", " ")) or None


def _wmo(code: Json) -> str | None:
    return next(
        (word for highest, word in _WMO if isinstance(code, int | float) and code <= highest), None
    )


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
