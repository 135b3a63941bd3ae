"""Does the state that was read back agree with what was wanted? Devices round levels, and colours
come back as numbers.

A value that is as wanted, or as the device is known to round it (its echo), agrees always: an echo
that equals what the device showed before is no change, and is told by many without a word. Anything
else that is merely close agrees only when the device told that very key since the command was sent:
it may round in a way that its hub says nothing of.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.core.values import Arguments, Json
from assistant.home import events, todo
from assistant.home.colors import mireds, rgb, vivid
from assistant.home.model import State
from assistant.home.values import PERCENT

WHOLE = 0.5
"""Percentages are kept as whole numbers: so close they are the same."""
FINE = 0.05
"""Other numbers so close are the same (a target of 20.95 degrees is one of 21)."""
MIRED = 1.0
"""Colour temperatures so close, in mireds, are the same: lamps and hubs keep whole mireds, rounded
or cut off.
"""
SAME_COLOR = 6.0
"""Colours so close in RGB, at full brightness, are the same: what rounding hue, saturation or CIE
xy makes of one.
"""


@dataclass(frozen=True, slots=True)
class Slack:
    """How far a value may be from the wish once the device told it anew, in the key's unit.

    `again`: also where it told what it had told before. `moved`: where the value is a new one.
    """

    again: float
    moved: float


_SLACK: dict[tuple[str, str], Slack] = {
    ("light", "brightness"): Slack(2, 2),
    ("media_player", "volume"): Slack(2, 2),
    ("cover", "position"): Slack(4, 4),
    ("cover", "tilt"): Slack(4, 4),
    ("valve", "position"): Slack(4, 4),
    # a fan of three speeds, whose hub says nothing of them, makes 66 of "50"
    ("fan", "speed"): Slack(2, 17),
}
_NUMBERS = Slack(FINE, 0.5)
"""Of all other numbers: thermostats keep halves or whole degrees."""
_MIREDS = Slack(0.015, 0.06)
"""Of the wanted mireds: lights keep colour temperature in whole mireds or coarser."""
_COLORS = Slack(12, 60)
"""In RGB at full brightness: a lamp shows the nearest colour that it can, which comes back through
CIE xy.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a device told: `state` now, `before` when the command was sent, and the keys that it
    `told` since.

    `echoes` are further values, for each key, that its source knows the device to make of the wish.
    """

    state: State
    before: State = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    echoes: Mapping[str, Sequence[Json]] = field(default_factory=dict)


def agrees(kind: str, wanted: Arguments, reading: Reading) -> bool:
    """Whether every wanted key is as wanted, as its device rounds it, or so close that the device
    must mean it.
    """
    return all(_key_agrees(kind, key, value, reading) for key, value in wanted.items())


def near(kind: str, wanted: Arguments, state: State) -> bool:
    """Whether every wanted key is as close as a device that tells the same value again may be."""
    return agrees(kind, wanted, Reading(state, state, frozenset(wanted)))


def same(kind: str, key: str, wanted: Json, actual: Json, slack: float = 0) -> bool:
    """Whether two values of a key are one and the same, or no further apart than `slack`."""
    if isinstance(wanted, bool) or isinstance(actual, bool):
        return bool(wanted is actual)
    if isinstance(wanted, int | float) and isinstance(actual, int | float):
        if key == "color_temp_k":
            return abs(mireds(wanted) - mireds(actual)) <= max(MIRED, slack)
        return abs(wanted - actual) <= max(WHOLE if key in PERCENT else FINE, slack)
    if kind == "todo":
        return todo.stands(actual or [], wanted)
    if kind == "calendar":
        return events.stands(actual or [], wanted)
    if key == "color" and isinstance(wanted, str) and isinstance(actual, str):
        return _same_color(wanted, actual, max(SAME_COLOR, slack))
    if key == "state" and isinstance(wanted, str):
        return _same_activity(kind, wanted, actual)
    return bool(wanted == actual)


def _key_agrees(kind: str, key: str, wanted: Json, reading: Reading) -> bool:
    state, actual = reading.state, reading.state.get(key)
    if kind == "light" and key == "brightness" and wanted == 0:
        return bool(state.get("on") is False or actual == 0)
    if key == "locked" and state.get("moving"):
        return (
            False  # a lock that is on its way, or jammed, is neither locked nor unlocked for good
        )
    echoes = reading.echoes.get(key, ())
    if actual is not None and any(same(kind, key, value, actual) for value in (wanted, *echoes)):
        return True
    if actual is None or key not in reading.told or state.get("moving"):
        return False
    if kind == "alarm_control_panel":  # it has begun, and waits until everybody is out
        return bool(actual == ("disarming" if wanted == "disarmed" else "arming"))
    return same(kind, key, wanted, actual, _slack(kind, key, wanted, reading))


def _slack(kind: str, key: str, wanted: Json, reading: Reading) -> float:
    """How far this key may be from the wish, which neither it nor its echo equals."""
    slack = {"color": _COLORS, "color_temp_k": _MIREDS}.get(key) or _SLACK.get(
        (kind, key), _NUMBERS
    )
    moved = reading.before.get(key) != reading.state.get(key)
    if (kind, key) == ("fan", "speed"):
        # whose steps are known makes none but those, and what is slowest or fastest is no matter of
        # steps
        stepped = any(not same(kind, key, wanted, echo) for echo in reading.echoes.get(key, ()))
        moved = moved and not stepped and wanted not in (0, 100)
    share = mireds(wanted) if key == "color_temp_k" else 1
    return share * (slack.moved if moved else slack.again)


def _same_color(wanted: str, actual: str, slack: float) -> bool:
    one, other = rgb(wanted), rgb(actual)
    if one is None or other is None:
        return wanted.lower() == actual.lower()
    return math.dist(vivid(one), vivid(other)) <= slack


def _same_activity(kind: str, wanted: str, actual: Json) -> bool:
    """States that fulfil a wish though they are called otherwise."""
    if wanted == "returning":
        return actual in ("returning", "docked")
    if kind == "media_player" and wanted == "on":
        return actual not in (None, "off")
    return bool(wanted == actual)
