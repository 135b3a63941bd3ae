"""Does the state that was read back agree with what was wanted? Devices round levels, and colours come back as numbers."""

from __future__ import annotations

import math

from assistant.home.colors import rgb, vivid
from assistant.home.model import State
from assistant.values import Arguments, Json

EXACT = 0.5
"""Numbers this close are equal, always."""

_ROUNDING: dict[tuple[str, str], float] = {
    ("light", "brightness"): 2,
    ("media_player", "volume"): 2,
    ("cover", "position"): 4,
    ("cover", "tilt"): 4,
    ("valve", "position"): 4,
    ("fan", "speed"): 17,
}
"""How far a device may round, in the key's unit. A fan with three speeds makes 66 of "50"."""

_MIREDS = 0.06
"""Lights keep colour temperature in whole mireds or coarser: so much of the wanted value."""

_COLOR_DISTANCE = 60.0
"""Largest distance in RGB, at full brightness, that is still the same colour after a trip through CIE xy."""


def agrees(kind: str, wanted: Arguments, state: State, *, news: bool) -> bool:
    """Whether every wanted key is as wanted. A device's rounding is allowed for only after `news` from the device: without
    any, a state that merely happens to be close proves nothing."""
    return all(_key_agrees(kind, key, value, state, news) for key, value in wanted.items())


def _key_agrees(kind: str, key: str, wanted: Json, state: State, news: bool) -> bool:
    actual = state.get(key)
    if kind == "light" and key == "brightness" and wanted == 0:
        return bool(state.get("on") is False or actual == 0)
    if isinstance(wanted, bool) or isinstance(actual, bool):
        # a lock that is on its way, or jammed, is neither locked nor unlocked for good
        return bool(wanted is actual) and not (key == "locked" and state.get("moving"))
    if isinstance(wanted, int | float) and isinstance(actual, int | float):
        slack = _slack(kind, key, wanted) if news else EXACT
        return abs(wanted - actual) <= slack
    if key == "color" and isinstance(wanted, str) and isinstance(actual, str):
        return _same_color(wanted, actual, news)
    if key == "state" and isinstance(wanted, str):
        return _same_activity(kind, wanted, actual)
    return bool(wanted == actual)


def _slack(kind: str, key: str, wanted: float) -> float:
    if key == "color_temp_k":
        return wanted * _MIREDS
    if key in ("position", "tilt", "speed") and wanted in (0, 100):
        return min(_ROUNDING[kind, key], 4)
    return _ROUNDING.get((kind, key), EXACT)


def _same_color(wanted: str, actual: str, news: bool) -> bool:
    one, other = rgb(wanted), rgb(actual)
    if one is None or other is None:
        return wanted.lower() == actual.lower()
    return math.dist(vivid(one), vivid(other)) <= (_COLOR_DISTANCE if news else EXACT)


def _same_activity(kind: str, wanted: str, actual: Json) -> bool:
    """States that fulfil a wish though they are called otherwise."""
    if wanted == "returning":
        return actual in ("returning", "docked")
    if kind == "media_player" and wanted == "on":
        return actual not in (None, "off")
    return bool(wanted == actual)
