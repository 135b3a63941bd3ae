"""Of the devices that a question may mean, those of which its state can be said."""

from __future__ import annotations

from assistant.home.model import Device, Home
from assistant.skillkit.nouns import kind_nouns

SWITCHED = ("light", "switch", "fan", "media_player", "humidifier")
_ON_OR_OFF = (*SWITCHED, "climate", "water_heater", "binary_sensor", "automation")
_LOCK = frozenset({"locked", "unlocked"})


def fitting(home: Home, devices: list[Device], state: str, nouns: list[str]) -> list[Device]:
    """Of devices that share a name, those of which the state can be said: "locked" is about the
    lock, "open" the contact.
    """
    kinds: dict[str, tuple[str, ...]] = {
        "open": ("cover", "valve", "binary_sensor"),
        "closed": ("cover", "valve", "binary_sensor"),
        "locked": ("lock",),
        "unlocked": ("lock",),
        "on": _ON_OR_OFF,
        "off": _ON_OR_OFF,
    }
    if state in _LOCK and not any(each.kind == "lock" for each in devices):
        devices = [*devices, *_locks_of(home, devices)]
    fit = [device for device in devices if device.kind in kinds.get(state, (device.kind,))]
    if (
        nouns
        and all(noun in kind_nouns() for noun in nouns)
        and len(fit) > 1
        and state in ("on", "off")
    ):
        fit = [device for device in fit if device.kind != "binary_sensor"] or fit
    return fit or devices


def _locks_of(home: Home, doors: list[Device]) -> list[Device]:
    """The locks that are called after these: the front door's is the "front door lock"."""
    return [
        lock
        for lock in home.select(kinds=("lock",))
        if any(lock.name.casefold().startswith(door.name.casefold()) for door in doors)
    ]
