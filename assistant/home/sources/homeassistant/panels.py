"""Home Assistant's entities that take a code, and those that are set: alarm panels, locks, numbers,
selects. No I/O.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.home.model import State

Attributes = dict[str, Any]

_ARM_FEATURES = {
    "armed_home": 1,
    "armed_away": 2,
    "armed_night": 4,
    "armed_vacation": 32,
    "armed_custom_bypass": 16,
}
"""The bits of `AlarmControlPanelEntityFeature`."""
_LOCK_OPENS = 1
"""`LockEntityFeature.OPEN`."""


def alarm_control_panel(text: str, attributes: Attributes, before: State) -> State:
    features = attributes.get("supported_features")
    modes = [mode for mode, bit in _ARM_FEATURES.items() if features is None or features & bit]
    return {"state": text, "modes": modes}


def lock(text: str, attributes: Attributes, before: State) -> State:
    """On its way, or jammed, it is not locked yet, or not any more. What is open is unlocked as
    well.
    """
    state: State = {
        "locked": text == "locked",
        "moving": text if text in ("locking", "unlocking", "jammed") else "",
    }
    return state | (
        {"opens": True} if attributes.get("supported_features", 0) & _LOCK_OPENS else {}
    )


def number(text: str, attributes: Attributes, before: State) -> State:
    value = float(text) if text not in ("unknown", "unavailable") else None
    state: State = {"value": int(value) if value is not None and value.is_integer() else value}
    state |= {"min": attributes.get("min", 0), "max": attributes.get("max", 100)}
    more = {"step": attributes.get("step"), "unit": attributes.get("unit_of_measurement")}
    return state | {key: value for key, value in more.items() if value is not None}


def select(text: str, attributes: Attributes, before: State) -> State:
    return {"value": text, "options": list(attributes.get("options") or [])}


def codes_of(kind: str, attributes: Attributes, options: Mapping[str, Any]) -> frozenset[str]:
    """What the entity does only with its code. `options` are those of its registry entry: with a
    default code that stands there, Home Assistant asks for none."""
    if not attributes.get("code_format") or (options.get(kind) or {}).get("default_code"):
        return frozenset()
    if kind == "lock":
        return frozenset({"lock", "unlock", "open"})
    if kind == "alarm_control_panel":
        return frozenset(
            {"disarm", "arm"} if attributes.get("code_arm_required", True) else {"disarm"}
        )
    return frozenset()
