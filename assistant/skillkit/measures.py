"""What is measured in a home: which value of which device tells how warm, how loud, how full it is.

A device is read for a measure by its kind, its device class and a key of its state; the words for
measures are a language's (`measures.toml`), their units the home's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.core.values import Json
from assistant.home.degrees import UNIT
from assistant.home.model import Device, Home, State
from assistant.languages.replies import Replies, figure
from assistant.languages.saying import spoken_figure
from assistant.skillkit.setpoints import degrees, in_units

say = Replies("home")

ANY = ""
"""Of any device class."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a measure is read: at devices of this kind (and class), under this key. `off`: of what
    is off it is nothing at all. `named`: only where the very device was asked about.
    """

    kind: str
    key: str
    class_: str = ANY
    off: bool = False
    named: bool = False


def _sensor(*classes: str) -> tuple[Where, ...]:
    return tuple(Where("sensor", "value", class_) for class_ in classes)


MEASURES: Mapping[str, tuple[Where, ...]] = {
    "temperature": (
        *_sensor("temperature"),
        Where("climate", "current"),
        Where("water_heater", "current", named=True),
        Where("weather", "temperature", named=True),
    ),
    "humidity": (
        *_sensor("humidity"),
        Where("climate", "humidity"),
        Where("humidifier", "current"),
        Where("weather", "humidity", named=True),
    ),
    "target": (
        Where("climate", "target"),
        Where("water_heater", "target"),
        Where("humidifier", "target"),
    ),
    "air": _sensor("carbon_dioxide", "volatile_organic_compounds", "aqi", "pm25", "pm10"),
    "moisture": _sensor("moisture"),
    "power": _sensor("power", "apparent_power"),
    "energy": _sensor("energy"),
    "battery": _sensor("battery"),
    "illuminance": _sensor("illuminance"),
    "pressure": _sensor("pressure", "atmospheric_pressure"),
    "wind": (*_sensor("wind_speed"), Where("weather", "wind_speed")),
    "brightness": (Where("light", "brightness", off=True),),
    "volume": (Where("media_player", "volume"),),
    "speed": (Where("fan", "speed", off=True),),
    "position": (Where("cover", "position"), Where("valve", "position")),
    "level": (Where("sensor", "value"), Where("number", "value")),
}
"""Each measure with where it is read, the surest first."""

_PERCENT = frozenset({"humidity", "brightness", "volume", "speed", "position", "moisture"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What one device measures. `value` is None where nothing is known of it now."""

    device: Device
    key: str
    value: float | None
    unit: str = ""


def measured(
    home: Home, devices: Iterable[Device], measure: str, *, named: bool = False
) -> list[Measured]:
    """What these devices measure of it; those of the surest kind alone where several could tell
    (a room's thermometer goes before its thermostat). `named`: they were asked for by name.
    """
    found: list[Measured] = []
    covered: set[str | None] = set()
    among = list(devices)
    for where in MEASURES.get(measure, ()):
        fit = [each for each in among if _is_there(home, each, where, named)]
        new = [each for each in fit if named or home.area_of(each) not in covered]
        found += [_read(home, each, where) for each in new]
        covered |= {area for each in new if (area := home.area_of(each)) is not None}
    return found


def _is_there(home: Home, device: Device, where: Where, named: bool) -> bool:
    if device.kind != where.kind or (where.named and not named):
        return False
    if where.class_ and device.device_class != where.class_:
        unit = str(home.state(device.id).get("unit", ""))
        bare = device.device_class is None and where.class_ == "temperature"
        return bare and unit.startswith("°")
    value = home.state(device.id).get(where.key)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _read(home: Home, device: Device, where: Where) -> Measured:
    told = home.told(device.id)
    value = told.get(where.key) if home.standing(device.id) == "known" else None
    if where.off and told.get("on") is False and value is not None:
        value = 0
    return Measured(device, where.key, *in_home_units(home, device, value))


def in_home_units(home: Home, device: Device, value: Json) -> tuple[float | None, str]:
    """A value that this device told, and its unit, in the home's own units."""
    unit = str(home.state(device.id).get("unit", "")) if device.kind in _UNITS else ""
    if not isinstance(value, int | float):
        return None, unit
    if unit.startswith("°"):
        return in_units(home, value, unit), f"°{UNIT[home.units]}"
    if unit in _THOUSANDS:
        return value * 1000, _THOUSANDS[unit]
    return float(value), unit


_UNITS = frozenset({"sensor", "number"})
_THOUSANDS = {"kW": "W", "MWh": "kWh"}
"""Units of which devices of one home mix two: the larger, and the smaller that is reckoned in."""


def amount(measure: str, value: float, unit: str = "") -> str:
    """A value of a measure as it is spoken: "21.5 degrees", "45 percent", "410 W"."""
    value = round(value, 1)
    if measure == "temperature" or unit.startswith("°") or (measure == "target" and not unit):
        return degrees(value)
    if unit == "%" or (measure in _PERCENT and not unit):
        return say("percent", value=figure(value))
    said: str | float = spoken_figure(value) if abs(value) >= 1000 else figure(value)
    return say("measured" if unit else "measured-plain", value=said, unit=unit)


def by_room(home: Home, readings: Sequence[Measured]) -> dict[str, list[Measured]]:
    """The readings by the room that they stand in; those of no room stand under ""."""
    rooms: dict[str, list[Measured]] = {}
    for each in readings:
        rooms.setdefault(home.area_of(each.device) or "", []).append(each)
    return rooms


def held(state: State, key: str) -> float | None:
    """A number that a state holds under the key."""
    value = state.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
