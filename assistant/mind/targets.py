"""From what was said (a name, a place, a kind of device, "all") to device ids, or to a question when two are as likely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.home.abilities import settable
from assistant.home.model import Device, Home
from assistant.mind.vocabulary import SYNONYMS
from assistant.mind.words import stem
from assistant.skillkit.apart import apart
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.questions import OPENINGS

EVERYTHING = frozenset({"light", "switch", "fan", "media_player", "humidifier"})
"""What "everything" means in "turn everything off": not the heating, not locks, not blinds."""


_HEATS = re.compile(r"\b(?:heat|heating|heater|radiator|boiler)", re.I)
_COOLS = re.compile(r"\b(?:ac|a/c|air ?con\w*|cooler|cooling)\b", re.I)
RIVALS: Mapping[str, re.Pattern[str]] = {
    "humidifier": re.compile(r"\bdehumidif", re.I),
    "dehumidifier": re.compile(r"\bhumidif", re.I),
    **dict.fromkeys(("heating", "heater", "heat", "radiator"), _COOLS),
    **dict.fromkeys(("ac", "aircon", "air con", "air conditioner", "air conditioning"), _HEATS),
}
"""Nouns of one kind of device that mean opposite things: what all of a device's names contradict is not meant."""
SORTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("tv", "television", "telly"), frozenset({"tv"})),
    **dict.fromkeys(("speaker", "stereo"), frozenset({"speaker", "receiver"})),
}
"""Nouns of players → the classes of what they may be said of: the speaker is no television, and doesn't stand in for one."""
_WINDOW = re.compile(r"window|skylight", re.I)
GENERIC = frozenset({"light", "lighting", "cover", "device"})
"""Nouns that no device's name need hold."""


@dataclass(frozen=True)
class Wanted:
    """What was said about the devices meant. Empty fields were not said.

    `ids` come from names. `classes` pairs a kind with a device class ("" for any). `plural`: "lights", "all", "every".
    `keys` are state keys that the action sets: a device without one of them is out of reach.
    """

    ids: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    floors: tuple[str, ...] = ()
    classes: tuple[tuple[str, str], ...] = ()
    noun: str = ""
    """The kind as it was said: "the bedroom lamp" means what is called a lamp there, where anything is."""
    plural: bool = False
    every: bool = False
    but: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    lit: bool = False
    """Of several that may be meant, the only one that is on is."""
    kinds: frozenset[str] = frozenset()
    """Kinds that the skill can act on; empty for any."""


@dataclass(frozen=True)
class Found:
    """The devices meant; or `choices` (spoken label → ids) when it takes a question; or neither when there is no such device."""

    ids: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] | None = None


def find(home: Home, wanted: Wanted, here: str | None) -> Found:
    """Resolve. `here` is the area where the box stands, for what was said without a place."""
    if wanted.ids:
        return _named(home, wanted, here)
    devices = [device for device in _of_class(home, wanted) if device.id not in wanted.but]
    placed = [device for device in devices if _within(home, device, wanted)]
    if wanted.areas or wanted.floors:
        return _some(home, placed, wanted)
    if wanted.every:
        return Found(tuple(device.id for device in placed))
    if here is not None:
        nearby = [device for device in placed if home.area_of(device) == here]
        if nearby:
            return _some(home, nearby, wanted)
    return _some(home, placed, wanted) if wanted.plural else _one(home, placed, wanted)


def _named(home: Home, wanted: Wanted, here: str | None) -> Found:
    devices = [home.devices[id_] for id_ in wanted.ids if id_ in home.devices and id_ not in wanted.but]
    if wanted.kinds:
        devices = [device for device in devices if device.kind in wanted.kinds]
    if wanted.areas or wanted.floors:
        devices = [device for device in devices if _within(home, device, wanted)]
    devices = able(home, devices, wanted.keys) or devices
    if len(devices) > 1 and not wanted.plural and not wanted.every:
        near = [device for device in devices if device.area == here] if here else []
        if len(near) == 1:
            devices = near
        else:
            return _between(home, devices)
    return Found(tuple(device.id for device in devices))


def _some(home: Home, devices: Sequence[Device], wanted: Wanted) -> Found:
    """All of a group. One of several things that open or unlock is asked for when the noun was singular: it matters which."""
    careful = {"lock", "cover", "valve", "climate", "media_player", "vacuum", "lawn_mower", "scene", "script", "button"}
    one = len(devices) > 1 and not wanted.plural and not wanted.every and all(device.kind in careful for device in devices)
    if one and (not (wanted.areas or wanted.floors) or any(device.kind in ("lock", "valve") for device in devices)):
        return _between(home, devices)
    return Found(tuple(device.id for device in devices))


def _one(home: Home, devices: Sequence[Device], wanted: Wanted) -> Found:
    """ "The light", somewhere in the house: the only one, the only one that is on, or a question; never all of them."""
    burning = [device for device in devices if home.state(device.id).get("on")] if wanted.lit else []
    devices = burning if len(burning) == 1 else devices
    return _between(home, devices) if len(devices) > 1 else Found(tuple(device.id for device in devices))


def able(home: Home, devices: Iterable[Device], keys: frozenset[str]) -> list[Device]:
    """Those whose keys allow the action.

    What has no position, only slats, is opened and closed by those; what has two set points has a temperature as well.
    """
    instead = {"position": "tilt", "target": "target_low"}.get(next(iter(keys))) if len(keys) == 1 else None

    def allows(device: Device) -> bool:
        own = settable(device, home.state(device.id))
        return keys <= own or (instead in own and device.kind in ("cover", "climate"))

    return [device for device in devices if allows(device)]


def _between(home: Home, devices: Sequence[Device]) -> Found:
    """A question between devices; all of them where no words could tell them apart."""
    choices = apart(home, devices)
    return Found(choices=choices) if len(choices) > 1 else Found(tuple(device.id for device in devices))


_COMFORT = {"metric": (10, 30), "us": (50, 86)}
"""Degrees that a person may want a room to have."""


def is_comfortable(home: Home, degrees: float) -> bool:
    """Whether this may be the temperature of a room, in the home's degrees."""
    low, high = _COMFORT[home.units]
    return low <= degrees <= high


def thermostats(home: Home, areas: Sequence[str], floors: Sequence[str]) -> list[Device]:
    """What can be set to a temperature in these places."""
    wish = Wanted(areas=tuple(areas), floors=tuple(floors))
    return [
        device for device in able(home, home.select(kinds=("climate",)), frozenset({"target"})) if _within(home, device, wish)
    ]


def _of_class(home: Home, wanted: Wanted) -> list[Device]:
    devices = list(home.devices.values()) if not wanted.kinds else list(home.select(kinds=wanted.kinds))
    if wanted.classes:
        devices = [device for device in devices if any(_is(device, kind, class_) for kind, class_ in wanted.classes)]
    if wanted.keys:
        devices = able(home, devices, wanted.keys)
    if sorts := SORTS.get(wanted.noun):
        devices = [device for device in devices if device.device_class in sorts or _may_be(device, wanted.noun)]
    if rival := RIVALS.get(wanted.noun):
        devices = [device for device in devices if not all(rival.search(name) for name in device.names)]
    if wanted.noun and wanted.noun not in GENERIC:
        placed = [device for device in devices if _within(home, device, wanted)]
        called = [device for device in placed if any(re.search(rf"\b{wanted.noun}", name.casefold()) for name in device.names)]
        return called or devices
    return devices


def _is(device: Device, kind: str, class_: str) -> bool:
    if device.kind != kind:
        return False
    if kind == "binary_sensor" and class_ in ("door", "window") and device.device_class in ("door", "opening"):
        # many bridges call every contact a door: its name knows better
        window = any(_WINDOW.search(name) for name in device.names)
        return window if class_ == "window" else not window and (device.device_class == "door" or _called(device, class_))
    if kind == "binary_sensor" and class_ == "gate":  # no class of contacts is called so
        return device.device_class in OPENINGS and _called(device, class_)
    if not class_ or device.device_class == class_:
        return True
    return device.device_class is None and _called(device, class_)


def _may_be(device: Device, noun: str) -> bool:
    """Whether a player's names say that it is one, or its hub doesn't say what it is and no name says something else."""
    alike = (noun, *SYNONYMS.get(noun, ()))
    other = (word for word in SORTS if word not in alike)
    return any(_called(device, word) for word in alike) or (
        device.device_class is None and not any(_called(device, word) for word in other)
    )


def _called(device: Device, word: str) -> bool:
    return any(word in name.casefold() for name in device.names)


def _within(home: Home, device: Device, wanted: Wanted) -> bool:
    if wanted.areas and home.area_of(device) not in wanted.areas:
        return False
    return not wanted.floors or home.floor_of(device) in wanted.floors


def called_otherwise(devices: Iterable[Device], classes: Iterable[tuple[str, str]]) -> bool:
    """Whether a part of these devices' names, said before a noun of these classes, means none of them.

    "The coffee lamp" is not the coffee machine; but "the tree lights" may hang on the tree plug.
    """
    meant = {kind for kind, _ in classes}
    plugs = (("switch", ""),)
    return not any(
        device.kind in meant or (device.kind == "switch" and KIND_NOUNS.get(stem(device.name.lower().split()[-1])) == plugs)
        for device in devices
    )
