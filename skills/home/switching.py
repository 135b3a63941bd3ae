"""What "on" and "off" mean to each kind of device: the command for it, and how it stands then."""

from __future__ import annotations

from assistant.skillkit import Command, Device, Predicate, State, how, opening, word

from .heard import heard

_ON: dict[str, State] = {
    "media_player": {"state": "on"},
    "vacuum": {"state": "cleaning"},
    "lawn_mower": {"state": "mowing"},
}
_OFF: dict[str, State] = {
    "media_player": {"state": "off"},
    "vacuum": {"state": "returning"},
    "lawn_mower": {"state": "returning"},
}
_MODES = ("auto", "heat_cool", "heat", "eco", "cool", "on")
"""What "turn on the heating" means, the first that the device knows."""
_COOLING = ("cool", "heat_cool", "auto", "dry", "fan_only")
"""And what it means to an air conditioner."""


def on(device: Device, state: State) -> Command | None:
    if "on" in state:
        return Command(device.id, {"on": True})
    if "mode" in state:
        if state["mode"] not in ("off", None):  # on already, in the mode that somebody chose
            return Command(device.id, {"mode": state["mode"]})
        modes = state.get("modes") or ["heat"]
        liked = _COOLING if any(heard().cooler.search(name) for name in device.names) else _MODES
        return Command(
            device.id, {"mode": next((mode for mode in liked if mode in modes), modes[-1])}
        )
    return Command(device.id, dict(_ON[device.kind])) if device.kind in _ON else None


def off(device: Device, state: State) -> Command | None:
    if "on" in state:
        return Command(device.id, {"on": False})
    if "mode" in state:
        return Command(device.id, {"mode": "off"})
    return Command(device.id, dict(_OFF[device.kind])) if device.kind in _OFF else None


def is_on(state: State) -> bool:
    """Whether a device in this state is on."""
    if "on" in state:
        return bool(state["on"])
    return bool(state.get("mode", state.get("state")) != "off")


def on_off(device: Device, state: State) -> Predicate:
    """ "on" or "off"."""
    return word("on" if is_on(state) else "off")


def turned(device: Device, state: State) -> Command | None:
    """The other of two: off where it is on, shut where it is open, unlocked where it is locked."""
    if device.kind in ("cover", "valve"):
        is_open = bool(state.get("position", state.get("tilt")))
        return opening(0 if is_open else 100)(device, state)
    if device.kind == "lock":
        return Command(device.id, {"locked": not state["locked"]}) if "locked" in state else None
    return off(device, state) if is_on(state) else on(device, state)


def turned_now(device: Device, state: State) -> Predicate:
    """How it stands then."""
    told = how if device.kind in ("cover", "valve", "lock") else on_off
    return told(device, state)
