"""What a hand is offered for a device: one control for each thing that it can be told. Pure.

Everything follows from its abilities, so that what is offered here is what the gate would let
through and the device would take.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.core.values import Json
from assistant.home.abilities import CHOICES, LIMITED, settable, why_not, wishable
from assistant.home.colors import hex_of, rgb
from assistant.home.degrees import KEYS, Units
from assistant.home.kinds import KINDS
from assistant.home.model import Command, Device, State
from assistant.home.values import PERCENT, RANGES, WORDS, bounds

Control = dict[str, Json]
"""{"key", "as", "value"} and what its shape has besides. "as": "switch" (true, false, null where it
isn't known) · "slider" and "number" ("min", "max", "step", "unit") · "choice" ("options") · "color"
("#rrggbb") · "buttons" ("buttons": {"label", and "wanted" or "action"}, of which one that is so
already is "on").
"""

Button = tuple[str, State | str]
"""Its label, and the wanted state or the action."""

_BUTTONS: Mapping[str, tuple[Button, ...]] = {
    "lock": (("Lock", {"locked": True}), ("Unlock", {"locked": False}), ("Open", "open")),
    "cover": (("Open", {"position": 100}), ("Stop", "stop"), ("Close", {"position": 0})),
    "valve": (("Open", {"position": 100}), ("Stop", "stop"), ("Close", {"position": 0})),
    "media_player": (
        ("Previous", "previous"),
        ("Play", {"state": "playing"}),
        ("Pause", {"state": "paused"}),
        ("Next", "next"),
        ("Off", {"state": "off"}),
    ),
    "vacuum": (
        ("Clean", {"state": "cleaning"}),
        ("Pause", {"state": "paused"}),
        ("Return", {"state": "returning"}),
        ("Locate", "locate"),
    ),
    "lawn_mower": (
        ("Mow", {"state": "mowing"}),
        ("Pause", {"state": "paused"}),
        ("Return", {"state": "returning"}),
    ),
    "scene": (("Start", "activate"),),
    "script": (("Start", "activate"),),
    "automation": (("Run now", "activate"),),
    "button": (("Press", "press"),),
}
_PRESSED = frozenset({"lock", "media_player", "vacuum", "lawn_mower", "alarm_control_panel"})
"""Kinds whose leading key has buttons, and no other control beside them."""
_LEADING = frozenset({"locked", "state"})

_KELVIN = (2000.0, 6500.0)
"""Colour temperatures that lamps have, from candlelight to daylight; few say which are theirs."""
_UNITS = {"color_temp_k": "K"}


def controls(device: Device, state: State, told: State, units: Units = "metric") -> list[Control]:
    """The controls in their order, the chief one first; none for what can only be read. `told` is
    what of the state holds.
    """
    able = settable(device, state)
    pressed = _LEADING if device.kind in _PRESSED else frozenset()
    found = [_buttons(device, state, told)]
    found += [
        _control(device, key, state, told, units)
        for key in KINDS[device.kind]
        if key in able - pressed
    ]
    return [control for control in found if control is not None]


def _buttons(device: Device, state: State, told: State) -> Control | None:
    buttons: list[Json] = []
    for label, wish in (*_BUTTONS.get(device.kind, ()), *_modes(device, state)):
        command = (
            Command(device.id, action=wish)
            if isinstance(wish, str)
            else Command(device.id, wanted=wish)
        )
        if why_not(device, state, command) is None:
            is_so = bool(command.wanted) and command.wanted.items() <= told.items()
            deed = {"wanted": command.wanted} if command.wanted else {"action": command.action}
            buttons.append({"label": label, "on": is_so, **deed})
    return {"key": "", "as": "buttons", "value": None, "buttons": buttons} if buttons else None


def _modes(device: Device, state: State) -> tuple[Button, ...]:
    """How a panel can be armed, and that it can be disarmed."""
    if device.kind != "alarm_control_panel":
        return ()
    known = state.get("modes") or WORDS[device.kind, "state"]
    armed = [mode for mode in known if mode.startswith("armed_")]
    return (
        ("Disarm", {"state": "disarmed"}),
        *((f"Arm: {mode[6:].replace('_', ' ')}", {"state": mode}) for mode in armed),
    )


def _control(device: Device, key: str, state: State, told: State, units: Units) -> Control | None:
    kind, value = device.kind, told.get(key)
    listing = CHOICES.get((kind, key))
    options = (state.get(listing) if listing else None) or WORDS.get((kind, key), ())
    if options:
        able = [each for each in options if wishable(kind, key, each)]
        return {"key": key, "as": "choice", "value": value, "options": able}
    if isinstance(state[key], bool):
        return {"key": key, "as": "switch", "value": value}
    if key == "color":
        shown = rgb(str(value or ""))
        return {"key": key, "as": "color", "value": hex_of(shown) if shown else None}
    if isinstance(state[key], int | float):
        return {"key": key, "value": value, **_range(device, key, state, units)}
    return None


def _range(device: Device, key: str, state: State, units: Units) -> Control:
    """The shape, the bounds, the step and the unit of a number."""
    low, high = _KELVIN if key == "color_temp_k" else bounds(device.kind, key) or (None, None)
    if key in LIMITED:
        low = max((each for each in (low, state.get("min")) if each is not None), default=None)
        high = min((each for each in (high, state.get("max")) if each is not None), default=None)
    degrees = key in KEYS.get(device.kind, ())
    step = state.get("step") or (
        100 if key == "color_temp_k" else 0.5 if degrees and units == "metric" else 1
    )
    percent = key in PERCENT or ((device.kind, key) in RANGES and key == "target")
    unit = "%" if percent else "°" if degrees else _UNITS.get(key, state.get("unit") or "")
    shape = "number" if low is None or high is None else "slider"
    return {"as": shape, "min": low, "max": high, "step": step, "unit": unit}
