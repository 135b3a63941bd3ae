"""Temperatures in the home's unit, whatever unit a hub tells them in. Pure.

In the registry the temperatures of climates, water heaters and weather stand in the unit of
`Home.units`, so that nothing that speaks of them, sets them or judges them need ask. A sensor keeps
its own unit beside its value.
"""

from __future__ import annotations

from typing import Literal

from assistant.core.values import Json

Unit = Literal["C", "F"]
Units = Literal["metric", "us"]

UNIT: dict[Units, Unit] = {"metric": "C", "us": "F"}
"""The unit of temperatures in a home with these units."""

SET_POINTS = frozenset({"target", "target_low", "target_high", "min", "max"})
"""Temperatures that somebody chose: a whole number in Fahrenheit, as on every dial, so that half a
degree Celsius is no 70.7.
"""

KEYS: dict[str, frozenset[str]] = {
    "climate": SET_POINTS | {"current"},
    "water_heater": frozenset({"target", "min", "max", "current"}),
    "weather": frozenset({"temperature", "templow", "forecast"}),
}
"""Of each kind of device (and of each day of a forecast), the keys that hold temperatures in the
home's unit.
"""


def unit_of(text: object) -> Unit | None:
    """ "F", "°F", "fahrenheit", "℃" … as "C" or "F"; None for anything that is no such unit."""
    letter = str(text or "").strip(" °º").replace("℃", "C").replace("℉", "F")[:1].upper()
    return "C" if letter == "C" else "F" if letter == "F" else None


def converted(value: float, have: Unit, want: Unit, *, step: bool = False) -> float:
    """Degrees of one unit in those of the other, to a tenth; a `step` is a difference between two
    temperatures.
    """
    if have == want:
        return value
    if want == "F":
        return round(value * 1.8 + (0 if step else 32), 1)
    return round((value if step else value - 32) / 1.8, 1)


def state_in(kind: str, state: dict[str, Json], have: Unit, want: Unit) -> dict[str, Json]:
    """The state (or part of one) of a device of this kind, its temperatures told in `have`, with
    them in `want`.
    """
    keys = KEYS.get(kind)
    if have == want or not keys:
        return state
    return {
        key: _one(key, value, have, want) if key in keys else value for key, value in state.items()
    }


def _one(key: str, value: Json, have: Unit, want: Unit) -> Json:
    if isinstance(value, list):
        return [
            state_in("weather", day, have, want) if isinstance(day, dict) else day for day in value
        ]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    other = converted(value, have, want)
    return round(other) if want == "F" and key in SET_POINTS else other
