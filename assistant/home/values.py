"""What a key of a state may hold, whatever the device: its type, its bounds, its words. No I/O."""

from __future__ import annotations

from typing import Any

from assistant.core.values import Json
from assistant.home import events, todo
from assistant.home.kinds import KINDS
from assistant.home.model import State

PERCENT = frozenset({"brightness", "speed", "position", "tilt", "volume"})
"""Keys that run from 0 to 100, whatever the kind."""

RANGES: dict[tuple[str, str], tuple[float, float]] = {
    ("light", "color_temp_k"): (1000, 12000),
    ("humidifier", "target"): (0, 100),
}
"""Further bounds (inclusive) of a kind's key."""

WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("media_player", "state"): ("off", "idle", "playing", "paused", "on"),
    ("vacuum", "state"): ("docked", "cleaning", "returning", "paused", "idle", "error"),
    ("lawn_mower", "state"): ("docked", "mowing", "returning", "paused", "error"),
    ("alarm_control_panel", "state"): (
        *(
            "disarmed",
            "armed_home",
            "armed_away",
            "armed_night",
            "armed_vacation",
            "armed_custom_bypass",
        ),
        *("arming", "pending", "disarming", "triggered"),
    ),
    ("fan", "direction"): ("forward", "reverse"),
    ("cover", "moving"): ("", "opening", "closing"),
    ("valve", "moving"): ("", "opening", "closing"),
    ("lock", "moving"): ("", "locking", "unlocking", "jammed"),
}
"""The words that a key may hold."""


def bounds(kind: str, key: str) -> tuple[float, float] | None:
    """The least and the greatest value of a number, both included."""
    return (0.0, 100.0) if key in PERCENT else RANGES.get((kind, key))


def wrong_value(kind: str, key: str, value: Json) -> str | None:
    """Why `value` can't stand for this key of any device of the kind, in words for the screen; None
    when it can.
    """
    wanted = KINDS[kind][key]
    types = wanted if isinstance(wanted, tuple) else (wanted,)
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        return f"must be {_type_names(types)}, not {value!r}"
    limits = bounds(kind, key)
    if limits and isinstance(value, int | float) and not limits[0] <= value <= limits[1]:
        return f"must be between {limits[0]:g} and {limits[1]:g}, not {value!r}"
    if kind == "todo" and key == "items" and (problem := todo.wrong(value)):
        return problem
    if kind == "todo" and key == "dues" and (problem := todo.wrong_dues(value)):
        return problem
    if kind == "calendar" and (problem := _wrong_of_calendar(key, value)):
        return problem
    words = WORDS.get((kind, key))
    if words and value not in words:
        return f"must be one of {', '.join(repr(word) for word in words)}, not {value!r}"
    return None


def _wrong_of_calendar(key: str, value: Any) -> str | None:
    if key == "events":
        return events.wrong(value)
    if key == "edits" and not {str(each) for each in value} <= set(events.EDITS):
        return f"must be a list of {', '.join(events.EDITS)}, not {value!r}"
    return None


def credible(kind: str, state: State) -> State:
    """What a device told, without the values that no device of its kind can have."""
    return {
        key: value
        for key, value in state.items()
        if key in KINDS[kind] and wrong_value(kind, key, value) is None
    }


def _type_names(types: tuple[type, ...]) -> str:
    names = {
        bool: "true or false",
        str: "a text",
        list: "a list",
        int: "a number",
        float: "a number",
    }
    return " or ".join(dict.fromkeys(names[kind] for kind in types))
