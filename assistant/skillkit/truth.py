"""Whether a device is as a word says: "open", "on", "locked", "wet"; and of several, which are."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from assistant.home.model import Device, Home, State
from assistant.skillkit.lights import is_color, shows
from assistant.skillkit.states import ALARM_MODES, SENSES, is_indoors, location_of

OPENINGS = frozenset({"door", "garage_door", "window", "opening"})
"""Classes of binary sensors that tell whether something is open."""
WORRYING = frozenset(
    {
        "on",
        "open",
        "unlocked",
        "running",
        "opening",
        "playing",
        "detected",
        "triggered",
        "wet",
        "low",
    }
)
"""Words that one asks about for fear of them: "is the door open" of three doors wants to know of
any.
"""

AT_HOME, AWAY = "home", "not_home"
"""Words for where people are."""
CONTRARY = {
    "on": "off",
    "off": "on",
    "open": "closed",
    "closed": "open",
    "locked": "unlocked",
    "unlocked": "locked",
    "playing": "not_playing",
    "running": "not_running",
    "heating": "not_heating",
    "muted": "unmuted",
    "unmuted": "muted",
    AT_HOME: AWAY,
    AWAY: AT_HOME,
}
"""Words for states, each with the one that holds where it doesn't."""

LOW_BATTERY = 20.0
"""Percent from which a battery counts as low, where its sensor tells a level: where phones begin to
warn.
"""


def truth(device: Device, state: State, word: str, rooms: Container[str] = ()) -> bool | None:
    """Whether the device is as the word says ("open", "on", "locked", "playing" …); None where the
    word says nothing of it.

    `rooms` are the home's, in small letters: who is in one of them is at home.
    """
    match word:
        case "on" | "off":
            on = _is_on(device, state)
            return None if on is None else on == (word == "on")
        case "open" | "closed":
            opened = _is_open(device, state)
            return None if opened is None else opened == (word == "open")
        case "opening" | "closing":
            return state.get("moving") == word if device.kind in ("cover", "valve") else None
        case "locked" | "unlocked":
            locked = _is_locked(device, state)
            return None if locked is None else locked == (word == "locked")
    if word == "done":
        busy = truth(device, state, "running")
        return None if busy is None else not busy
    if word in ("not_playing", "not_running", "not_heating") and device.kind != "binary_sensor":
        held = truth(device, state, word.removeprefix("not_"))
        return None if held is None else not held
    if word == "heating":
        return _heats(state) if device.kind in ("climate", "water_heater") else None
    if word in ("muted", "unmuted"):
        return state["muted"] == (word == "muted") if "muted" in state else None
    if device.kind == "binary_sensor":
        return _senses(device, state, word)
    if device.kind == "sensor" and device.device_class == "battery" and word == "low":
        level = state.get("value")
        return level <= LOW_BATTERY if isinstance(level, int | float) else None
    if device.kind == "person":
        place, wanted = location_of(state).casefold(), location_of({"location": word}).casefold()
        if not place:
            return None
        at_home = place == "home" or place in rooms or is_indoors(place)
        if wanted in ("home", "away"):
            return at_home == (wanted == "home")
        return place == wanted
    if device.kind == "alarm_control_panel":
        return _alarm_is(str(state["state"]), word) if "state" in state else None
    if word == "running" and device.kind == "valve":
        return _is_open(device, state)
    if word == "running":
        return _is_on(device, state)
    if is_color(word):
        return shows(state, word) if device.kind == "light" else None
    current = state.get("state", state.get("mode"))
    return None if current is None else str(current).casefold() == word.casefold()


@dataclass(frozen=True)
class Count:
    """Devices that a word can be said of, sorted: it holds, it doesn't, nobody knows."""

    yes: Sequence[Device]
    no: Sequence[Device]
    unheard: Sequence[Device]

    @property
    def all(self) -> Sequence[Device]:
        return [*self.yes, *self.no, *self.unheard]


def counted(home: Home, devices: Sequence[Device], word: str) -> Count:
    yes: list[Device] = []
    no: list[Device] = []
    unheard: list[Device] = []
    rooms = {name.casefold() for area in home.areas.values() for name in (area.name, *area.aliases)}
    for device in devices:
        if truth(device, home.state(device.id), word, rooms) is None and device.kind != "person":
            continue
        said = (
            truth(device, home.told(device.id), word, rooms)
            if home.standing(device.id) == "known"
            else None
        )
        (unheard if said is None else yes if said else no).append(device)
    return Count(yes, no, unheard)


def _is_on(device: Device, state: State) -> bool | None:
    if "on" in state:
        return bool(state["on"])
    if device.kind == "binary_sensor":
        return bool(state["value"]) if "value" in state else None
    if device.kind == "media_player":
        return state["state"] not in ("off", "idle") if "state" in state else None
    if device.kind == "alarm_control_panel":
        return state["state"] in _ALARM_ON if "state" in state else None
    if "mode" in state:
        return bool(state["mode"] != "off")
    return state["state"] in ("cleaning", "mowing") if "state" in state else None


def _heats(state: State) -> bool | None:
    """Whether it gives warmth now: as it says itself, else where it is on and below its target."""
    action, mode = state.get("action"), state.get("mode")
    if action or mode is None:
        return str(action) in ("heating", "preheating") if action else None
    if mode in _NO_HEATING:
        return False
    current, target = state.get("current"), state.get("target", state.get("target_low"))
    if isinstance(current, int | float) and isinstance(target, int | float):
        return current < target
    return True


_NO_HEATING = frozenset({"off", "cool", "dry", "fan_only"})

_ALARM_ON = frozenset({*ALARM_MODES, "pending", "triggered"})


def _alarm_is(state: str, word: str) -> bool:
    """Whether an alarm panel in this state is as the word says: "armed", "on", "triggered" …; what
    goes off is armed still.
    """
    return state in _ALARM_ON if word == "armed" else state == word


def _is_open(device: Device, state: State) -> bool | None:
    """What moves is open: not closed yet, or no longer."""
    if device.kind in ("cover", "valve"):
        if state.get("moving"):
            return True
        stands = state.get("position", state.get("tilt"))
        return None if stands is None else bool(stands > 0)
    if device.kind == "binary_sensor" and (
        device.device_class is None or device.device_class in OPENINGS
    ):
        return bool(state["value"]) if "value" in state else None
    return None


def _is_locked(device: Device, state: State) -> bool | None:
    if device.kind == "lock" and "locked" in state:
        return bool(state["locked"]) and not state.get("moving")
    if device.kind == "binary_sensor" and device.device_class == "lock" and "value" in state:
        return not state["value"]
    return None


def _senses(device: Device, state: State, word: str) -> bool | None:
    """Whether a binary sensor reports this ("detected", "wet", "clear")."""
    if "value" not in state:
        return None
    words, word = SENSES.get(device.device_class or "", ("on", "off")), word.replace(" ", "_")
    if word in ("detected", "triggered", "occupied", words[0]):
        return bool(state["value"])
    return not state["value"] if word in ("clear", "empty", "unoccupied", words[1]) else None
