"""What a device can be told: which keys are settable, their ranges and words, and a reason where a
command does not fit.

"A device can do exactly what its state's keys say": everything here follows from `KINDS` and the
live state.
"""

from __future__ import annotations

from assistant.core.values import Json
from assistant.home.events import edit
from assistant.home.kinds import KINDS, READ_ONLY
from assistant.home.model import Command, Device, State
from assistant.home.values import bounds, wrong_value
from assistant.languages import language
from assistant.languages.joining import joined
from assistant.languages.replies import Replies

say = Replies("refusals")

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
    "climate": frozenset(
        {"modes", "min", "max", "current", "humidity", "action", "presets", "fan_modes", "swings"}
    ),
    "humidifier": frozenset({"current", "min", "max", "modes"}),
    "water_heater": frozenset({"current", "min", "max", "modes"}),
    "vacuum": frozenset({"fan_speeds", "rooms"}),
    "alarm_control_panel": frozenset({"modes"}),
    "media_player": frozenset({"sources", "title", "artist", "track"}),
    "number": frozenset({"unit", "min", "max", "step"}),
    "select": frozenset({"options"}),
    "calendar": frozenset({"edits", "until"}),
    "todo": frozenset({"dues"}),
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
    if _read_only(device, state):
        return frozenset()
    keys = KINDS[device.kind].keys() & state.keys()
    return frozenset(keys - REPORTED.get(device.kind, frozenset()))


def why_not(device: Device, state: State, command: Command) -> str | None:
    """Why this device can't carry out this command, as it completes "The device …" in the language
    of the turn; None when it can.
    """
    if _read_only(device, state):
        return say("only-read")
    if command.action:
        return _action_problem(device, state, command)
    if not command.wanted:
        return say("told-nothing")
    for key, value in command.wanted.items():
        if key not in settable(device, state):
            return say("no-key", key=key.replace("_", " "))
        if wrong_value(device.kind, key, value):
            return _no_such_value(device, key, value)
        if problem := _outside(device, state, key, value):
            return problem
        if not wishable(device.kind, key, value):
            return say("cannot-be-told")
        if device.kind == "calendar" and {edit(wish) for wish in value} - set(state["edits"]):
            return say("no-such-edit")
        if device.kind == "todo" and not state.get("dues") and any(w.get("due") for w in value):
            return say("keeps-no-dates")
    return None


def _read_only(device: Device, state: State) -> bool:
    return device.kind in READ_ONLY and not state.get("edits")


def _no_such_value(device: Device, key: str, value: Json) -> str:
    limits, named = bounds(device.kind, key), key.replace("_", " ")
    if limits is None or isinstance(value, bool) or not isinstance(value, int | float):
        return say("wrong-value", key=named, value=repr(value))
    low, high = (f"{limit:g}" for limit in limits)
    return say("between", key=named, low=low, high=high, value=repr(value))


def wishable(kind: str, key: str, value: Json) -> bool:
    """Whether a device can be told to be so; False for what it only tells of
    itself ("triggered").
    """
    return not any(value == told for told in TOLD_ONLY.get((kind, key), ()))


def _action_problem(device: Device, state: State, command: Command) -> str | None:
    action = command.action
    if device.kind not in ACTIONS.get(action, frozenset()):
        return say("no-action", action=action.replace("_", " "))
    if action in ("next", "previous") and "track" not in state:
        return say("no-tracks")
    if action == "clean_area":
        return _room_problem(state, command)
    if action == "open" and not state.get("opens"):
        return say("only-unlocked")
    return None


def _room_problem(state: State, command: Command) -> str | None:
    """Why a vacuum can't clean these rooms by themselves. One that doesn't say which it knows may
    know any.
    """
    if "rooms" not in state:
        return say("no-single-room")
    known = {str(room).casefold() for room in state["rooms"]}
    strange = [name for name in named_rooms(command) if name.casefold() not in known]
    if not (known and strange):
        return None
    return say("rooms-not-known", rooms=joined(strange, language().code))


def named_rooms(command: Command) -> list[str]:
    """The names of the rooms that a vacuum is to clean."""
    names = command.data.get("name", command.data.get("area", []))
    return [str(name) for name in (names if isinstance(names, list) else [names])]


def _outside(device: Device, state: State, key: str, value: Json) -> str | None:
    """What of the device's own limits, told by its other keys, is against it."""
    listed = CHOICES.get((device.kind, key))
    if (
        listed
        and state.get(listed)
        and value not in (*state[listed], *_ALWAYS.get((device.kind, key), ()))
    ):
        names = ", ".join(map(str, state[listed]))
        return say("one-of", key=key.replace("_", " "), names=names, value=repr(value))
    if key in LIMITED:
        low, high = state.get("min", value), state.get("max", value)
        if not low <= value <= high:
            key, low, high = key.replace("_", " "), f"{low:g}", f"{high:g}"
            return say("between", key=key, low=low, high=high, value=repr(value))
    return None
