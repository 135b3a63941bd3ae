"""What a device can be told: which keys are settable, their ranges and words, and a reason where a command does not fit.

"A device can do exactly what its state's keys say": everything here follows from `KINDS` and the live state.
"""

from __future__ import annotations

from assistant.home import todo
from assistant.home.kinds import KINDS, READ_ONLY
from assistant.home.model import Command, Device, State
from assistant.values import Json

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
        *("disarmed", "armed_home", "armed_away", "armed_night", "armed_vacation", "armed_custom_bypass"),
        *("arming", "pending", "disarming", "triggered"),
    ),
    ("fan", "direction"): ("forward", "reverse"),
    ("cover", "moving"): ("", "opening", "closing"),
    ("valve", "moving"): ("", "opening", "closing"),
    ("lock", "moving"): ("", "locking", "unlocking", "jammed"),
}
"""The words that a key may hold."""

CHOICES: dict[tuple[str, str], str] = {
    ("light", "effect"): "effects",
    ("fan", "preset"): "presets",
    ("humidifier", "mode"): "modes",
    ("climate", "mode"): "modes",
    ("climate", "preset"): "presets",
    ("climate", "fan_mode"): "fan_modes",
    ("climate", "swing"): "swings",
    ("water_heater", "mode"): "modes",
    ("vacuum", "fan_speed"): "fan_speeds",
    ("media_player", "source"): "sources",
    ("select", "value"): "options",
    ("alarm_control_panel", "state"): "modes",
}
"""Keys whose words are listed by another key of the same device, where it has that key."""

TOLD_ONLY: dict[tuple[str, str], frozenset[str]] = {
    ("alarm_control_panel", "state"): frozenset({"arming", "pending", "disarming", "triggered"}),
    ("vacuum", "state"): frozenset({"error"}),
    ("lawn_mower", "state"): frozenset({"error"}),
}
"""Words that a device tells and that nobody can wish for."""

LIMITED = frozenset({"value", "target", "target_low", "target_high"})
"""Keys that a device's own `min` and `max` hold for, where it has those."""

REPORTED: dict[str, frozenset[str]] = {
    "cover": frozenset({"moving"}),
    "valve": frozenset({"moving"}),
    "lock": frozenset({"moving", "opens"}),
    "light": frozenset({"effects"}),
    "fan": frozenset({"presets"}),
    "climate": frozenset({"modes", "min", "max", "current", "humidity", "action", "presets", "fan_modes", "swings"}),
    "humidifier": frozenset({"current", "min", "max", "modes"}),
    "water_heater": frozenset({"current", "min", "max", "modes"}),
    "vacuum": frozenset({"fan_speeds", "rooms"}),
    "alarm_control_panel": frozenset({"modes"}),
    "media_player": frozenset({"sources", "title", "artist", "track"}),
    "number": frozenset({"unit", "min", "max", "step"}),
    "select": frozenset({"options"}),
}
"""Keys that a device tells and nobody can set."""

ACTIONS: dict[str, frozenset[str]] = {
    "press": frozenset({"button"}),
    "activate": frozenset({"scene", "script", "automation"}),
    "next": frozenset({"media_player"}),
    "previous": frozenset({"media_player"}),
    "play_media": frozenset({"media_player"}),
    "locate": frozenset({"vacuum"}),
    "clean_area": frozenset({"vacuum"}),
    "stop": frozenset({"cover", "valve"}),
    "open": frozenset({"lock"}),
}
"""Actions without a lasting state, and the kinds that know them."""


_ALWAYS: dict[tuple[str, str], tuple[str, ...]] = {("alarm_control_panel", "state"): ("disarmed",)}
"""Words that need not be listed."""


def settable(device: Device, state: State) -> frozenset[str]:
    """The keys of this device that a command may name."""
    if device.kind in READ_ONLY:
        return frozenset()
    keys = KINDS[device.kind].keys() & state.keys()
    return frozenset(keys - REPORTED.get(device.kind, frozenset()))


def wrong_value(kind: str, key: str, value: Json) -> str | None:
    """Why `value` can't stand for this key of any device of the kind; None when it can."""
    wanted = KINDS[kind][key]
    types = wanted if isinstance(wanted, tuple) else (wanted,)
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        return f"must be {_type_names(types)}, not {value!r}"
    bounds = (0.0, 100.0) if key in PERCENT else RANGES.get((kind, key))
    if bounds and isinstance(value, int | float) and not bounds[0] <= value <= bounds[1]:
        return f"must be between {bounds[0]:g} and {bounds[1]:g}, not {value!r}"
    if kind == "todo" and key == "items" and (problem := todo.wrong(value)):
        return problem
    words = WORDS.get((kind, key))
    if words and value not in words:
        return f"must be one of {', '.join(repr(word) for word in words)}, not {value!r}"
    return None


def credible(kind: str, state: State) -> State:
    """What a device told, without the values that no device of its kind can have."""
    return {key: value for key, value in state.items() if key in KINDS[kind] and wrong_value(kind, key, value) is None}


def why_not(device: Device, state: State, command: Command) -> str | None:
    """Why this device can't carry out this command; None when it can. A fragment that completes "The device …"."""
    if device.kind in READ_ONLY:
        return "can only be read"
    if command.action:
        return _action_problem(device, state, command)
    if not command.wanted:
        return "was told nothing to do"
    for key, value in command.wanted.items():
        if key not in settable(device, state):
            return f"has no {key.replace('_', ' ')} that can be set"
        problem = wrong_value(device.kind, key, value) or _outside(device, state, key, value)
        if problem:
            return f"can't do that: its {key.replace('_', ' ')} {problem}"
        if not wishable(device.kind, key, value):
            return "can't be told that"
    return None


def wishable(kind: str, key: str, value: Json) -> bool:
    """Whether a device can be told to be so; False for what it only tells of itself ("triggered")."""
    return not any(value == told for told in TOLD_ONLY.get((kind, key), ()))


def _action_problem(device: Device, state: State, command: Command) -> str | None:
    action = command.action
    if device.kind not in ACTIONS.get(action, frozenset()):
        return f"can't {action.replace('_', ' ')}"
    if action in ("next", "previous") and "track" not in state:
        return "can't skip tracks"
    if action == "clean_area":
        return _room_problem(state, command)
    if action == "open" and not state.get("opens"):
        return "can only be unlocked"
    return None


def _room_problem(state: State, command: Command) -> str | None:
    """Why a vacuum can't clean these rooms by themselves. One that doesn't say which it knows may know any."""
    if "rooms" not in state:
        return "can't clean a room by itself"
    known = {str(room).casefold() for room in state["rooms"]}
    strange = [name for name in named_rooms(command) if name.casefold() not in known]
    return f"doesn't know the {' and '.join(strange)}" if known and strange else None


def named_rooms(command: Command) -> list[str]:
    """The names of the rooms that a vacuum is to clean."""
    names = command.data.get("name", command.data.get("area", []))
    return [str(name) for name in (names if isinstance(names, list) else [names])]


def _outside(device: Device, state: State, key: str, value: Json) -> str | None:
    """The device's own limits, told by its other keys."""
    listed = CHOICES.get((device.kind, key))
    if listed and state.get(listed) and value not in (*state[listed], *_ALWAYS.get((device.kind, key), ())):
        return f"must be one of {', '.join(map(str, state[listed]))}, not {value!r}"
    if key in LIMITED:
        low, high = state.get("min", value), state.get("max", value)
        if not low <= value <= high:
            return f"must be between {low:g} and {high:g}, not {value!r}"
    return None


def _type_names(types: tuple[type, ...]) -> str:
    names = {bool: "true or false", str: "a text", list: "a list", int: "a number", float: "a number"}
    return " or ".join(dict.fromkeys(names[kind] for kind in types))
