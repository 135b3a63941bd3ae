"""What a thermostat is set to: one temperature, or two that it keeps between; what a wish makes of
them, and how it is said.

Temperatures are in the home's degrees, as everything in the registry.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.core.values import Json
from assistant.home.degrees import UNIT, converted, unit_of
from assistant.home.model import Device, Home, State
from assistant.languages.replies import Replies, figure

say = Replies("home")
_BETWEEN = "heat_cool"
"""The mode that keeps between two set points, in Home Assistant's words and everybody's."""
_GAP = 2.0
"""Degrees between two set points that nothing is known of."""


def degrees(value: float) -> str:
    """ "21.5 degrees", "1 degree"."""
    return say("degrees", value=figure(value))


def keeps_between(state: State) -> bool:
    """Whether it is set by two temperatures, whatever it does with them now."""
    if not {"target_low", "target_high"} <= state.keys():
        return False
    return state.get("target") is None or state.get("mode") == _BETWEEN


def set_to(state: State) -> str:
    """ "20 degrees", "between 20 and 24 degrees"; empty where it has not told. `state`: what it
    told.
    """
    low, high = state.get("target_low"), state.get("target_high")
    if keeps_between(state) and low is not None and high is not None:
        only = _acting(state)
        return degrees(state[only]) if only else say("range", low=figure(low), high=figure(high))
    value = next(
        (
            state[key]
            for key in ("target", "target_low", "target_high")
            if state.get(key) is not None
        ),
        None,
    )
    return "" if value is None else degrees(value)


def aimed(state: State, value: float) -> State:
    """The keys that one temperature changes. Of two set points the one that its mode is about
    moves, else the nearer one.

    The other stays, or keeps its distance where the first would pass it. `state`: what it told,
    every key that it has.
    """
    low, high = state.get("target_low"), state.get("target_high")
    if "target" in state and not keeps_between(state):
        return {"target": value}
    if low is None or high is None:
        return {_acting(state) or "target_low": value}
    gap = high - low if high > low else _GAP
    if (_acting(state) or _nearer(state, value)) == "target_low":
        return within(
            state, {"target_low": value, "target_high": high if value < high else value + gap}
        )
    return within(state, {"target_low": low if value > low else value - gap, "target_high": value})


def shifted(state: State, change: float) -> State:
    """The keys that a change by so many degrees changes, within its limits; empty where it has not
    told what it is set to.
    """
    only = _acting(state) if keeps_between(state) else "target"
    if only and state.get(only) is not None:
        value = _limited(state, state[only] + change)
        return {only: value} if only == "target" else aimed(state, value)
    if not keeps_between(state):
        return {}
    points = {
        key: state[key] for key in ("target_low", "target_high") if state.get(key) is not None
    }
    return within(state, {key: value + change for key, value in points.items()})


def between(state: State, low: float, high: float) -> State:
    """The keys that set it to keep between two temperatures: both, and the mode that does so, where
    it has one and is on.
    """
    wanted: State = {"target_low": low, "target_high": high}
    mode = state.get("mode")
    if _BETWEEN in (state.get("modes") or ()) and mode not in (_BETWEEN, "off", None):
        wanted = {"mode": _BETWEEN, **wanted}
    return wanted


def beyond(state: State, values: Iterable[float]) -> bool:
    """Whether one of the values is out of the device's limits."""
    low, high = state.get("min"), state.get("max")
    return not all(
        (low is None or value >= low) and (high is None or value <= high) for value in values
    )


def within(state: State, points: State) -> State:
    """These set points, none of them out of the device's limits."""
    return {key: _limited(state, value) for key, value in points.items()}


def _limited(state: State, value: float) -> float:
    low, high = state.get("min"), state.get("max")
    value = value if low is None else max(low, value)
    value = round(value if high is None else min(high, value), 2)
    return int(value) if value == int(value) else value


def _acting(state: State) -> str:
    """The one of its set points that counts in this mode: heating is about the lower, cooling about
    the upper.
    """
    return {"heat": "target_low", "cool": "target_high"}.get(str(state.get("mode")), "")


def _nearer(state: State, value: float) -> str:
    """The nearer of two set points; of two as near, the one that would make it so from how warm it
    is.
    """
    to_low, to_high = abs(value - state["target_low"]), abs(value - state["target_high"])
    if to_low != to_high:
        return "target_low" if to_low < to_high else "target_high"
    now: Json = state.get("current")
    return "target_high" if isinstance(now, int | float) and now > value else "target_low"


def in_units(home: Home, value: float, unit: str, *, step: bool = False) -> float:
    """Degrees of `unit` ("C", "°F" …; "" for the home's) in those of the home, to a tenth; a `step`
    is a difference.
    """
    said, here = unit_of(unit), UNIT[home.units]
    return converted(value, said, here, step=step) if said else value


def as_here(home: Home, device: Device, state: State) -> State:
    """What a sensor told, in degrees of the home where it told the other ones: 71.6 °F are 22 °C in
    a metric home.
    """
    value, unit, here = state.get("value"), str(state.get("unit", "")), UNIT[home.units]
    if (
        device.kind != "sensor"
        or not unit.startswith("°")
        or unit_of(unit) in (None, here)
        or not isinstance(value, int | float)
    ):
        return state
    return {**state, "value": in_units(home, value, unit), "unit": f"°{here}"}
