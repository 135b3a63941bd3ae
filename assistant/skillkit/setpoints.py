"""What a thermostat is set to: one temperature, or two that it keeps between; what a wish makes of them, and how it is said.

Temperatures are in the home's degrees, as everything in the registry.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.home.model import State
from assistant.values import Json

_BETWEEN = "heat_cool"
"""The mode that keeps between two set points, in Home Assistant's words and everybody's."""
_GAP = 2.0
"""Degrees between two set points that nothing is known of."""


def degrees(value: float) -> str:
    """ "21.5 degrees", "1 degree"."""
    return f"{value:g} degree{'' if value == 1 else 's'}"


def keeps_between(state: State) -> bool:
    """Whether it is set by two temperatures, whatever it does with them now."""
    if not {"target_low", "target_high"} <= state.keys():
        return False
    return state.get("target") is None or state.get("mode") == _BETWEEN


def set_to(state: State) -> str:
    """ "20 degrees", "between 20 and 24 degrees"; empty where it has not told. `state`: what it told."""
    low, high = state.get("target_low"), state.get("target_high")
    if keeps_between(state) and low is not None and high is not None:
        only = _acting(state)
        return degrees(state[only]) if only else f"between {low:g} and {degrees(high)}"
    value = next((state[key] for key in ("target", "target_low", "target_high") if state.get(key) is not None), None)
    return "" if value is None else degrees(value)


def aimed(state: State, value: float) -> State:
    """The keys that one temperature changes. Of two set points the one that its mode is about moves, else the nearer one.

    The other stays, or keeps its distance where the first would pass it. `state`: what it told, every key that it has.
    """
    low, high = state.get("target_low"), state.get("target_high")
    if "target" in state and not keeps_between(state):
        return {"target": value}
    if low is None or high is None:
        return {_acting(state) or "target_low": value}
    gap = high - low if high > low else _GAP
    if (_acting(state) or _nearer(state, value)) == "target_low":
        return within(state, {"target_low": value, "target_high": high if value < high else value + gap})
    return within(state, {"target_low": low if value > low else value - gap, "target_high": value})


def shifted(state: State, change: float) -> State:
    """The keys that a change by so many degrees changes, within its limits; empty where it has not told what it is set to."""
    only = _acting(state) if keeps_between(state) else "target"
    if only and state.get(only) is not None:
        value = _limited(state, state[only] + change)
        return {only: value} if only == "target" else aimed(state, value)
    if not keeps_between(state):
        return {}
    points = {key: state[key] for key in ("target_low", "target_high") if state.get(key) is not None}
    return within(state, {key: value + change for key, value in points.items()})


def between(state: State, low: float, high: float) -> State:
    """The keys that set it to keep between two temperatures: both, and the mode that does so, where it has one and is on."""
    wanted: State = {"target_low": low, "target_high": high}
    mode = state.get("mode")
    if _BETWEEN in (state.get("modes") or ()) and mode not in (_BETWEEN, "off", None):
        wanted = {"mode": _BETWEEN, **wanted}
    return wanted


def beyond(state: State, values: Iterable[float], unit: str = "degrees") -> str:
    """ "from 5 to 35 degrees" where one of the values is out of the device's limits; empty where all are within."""
    low, high = state.get("min"), state.get("max")
    if all((low is None or value >= low) and (high is None or value <= high) for value in values):
        return ""
    if low is not None and high is not None:
        return f"goes from {low:g} to {high:g} {unit}"
    return f"goes up to {high:g} {unit}" if low is None else f"goes down to {low:g} {unit}"


def within(state: State, points: State) -> State:
    """These set points, none of them out of the device's limits."""
    return {key: _limited(state, value) for key, value in points.items()}


def _limited(state: State, value: float) -> float:
    low, high = state.get("min"), state.get("max")
    value = value if low is None else max(low, value)
    value = round(value if high is None else min(high, value), 2)
    return int(value) if value == int(value) else value


def _acting(state: State) -> str:
    """The one of its set points that counts in this mode: heating is about the lower, cooling about the upper."""
    return {"heat": "target_low", "cool": "target_high"}.get(str(state.get("mode")), "")


def _nearer(state: State, value: float) -> str:
    """The nearer of two set points; of two as near, the one that would make it so from how warm it is."""
    to_low, to_high = abs(value - state["target_low"]), abs(value - state["target_high"])
    if to_low != to_high:
        return "target_low" if to_low < to_high else "target_high"
    now: Json = state.get("current")
    return "target_high" if isinstance(now, int | float) and now > value else "target_low"
