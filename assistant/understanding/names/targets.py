"""From what was said (a name, a place, a kind of device, "all") to device ids, or to a question
when two are as likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from assistant.home.abilities import settable
from assistant.home.model import Device, Home
from assistant.languages import language
from assistant.skillkit.apart import apart
from assistant.skillkit.nouns import kind_nouns, nouns_of
from assistant.skillkit.truth import OPENINGS
from assistant.understanding.text.words import is_plural, name_words, singular, stem

EVERYTHING = frozenset({"light", "switch", "fan", "media_player", "humidifier"})
"""What "everything" means in "turn everything off": not the heating, not locks, not blinds."""

SHORT_NOUN = 3
"""Letters of a noun that may stand within any word: "ac"."""

OF_A_ROOM = frozenset({"climate"})
"""Kinds that serve the room they are in."""


@dataclass(frozen=True)
class KindWords:
    """What the words for kinds of devices tell about the very devices that are meant."""

    file: ClassVar[str] = "called"
    rivals: Mapping[str, re.Pattern[str]]
    """Nouns of one kind of device that mean opposite things → what says the opposite: a device all
    of whose names do is not meant.
    """
    sorts: Mapping[str, frozenset[str]]
    """Nouns of players → the classes of what they may be said of: the speaker is no television, and
    doesn't stand in for one.
    """
    generic: frozenset[str]
    """Nouns that no device's name need hold."""
    window: re.Pattern[str]
    """In the name of a contact: it is on a window."""


def rivals() -> Mapping[str, re.Pattern[str]]:
    """By noun: what names the opposite."""
    return _words().rivals


def _words() -> KindWords:
    return language().table(KindWords)


@dataclass(frozen=True)
class Wanted:
    """What was said about the devices meant. Empty fields were not said.

    `ids` come from names. `classes` pairs a kind with a device class ("" for any). `plural`:
    "lights", "all", "every". `keys` are state keys that the action sets: a device without one of
    them is out of reach.
    """

    ids: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    floors: tuple[str, ...] = ()
    classes: tuple[tuple[str, str], ...] = ()
    noun: str = ""
    """The kind as it was said: "the bedroom lamp" means what is called a lamp there, where anything
    is.
    """
    plural: bool = False
    every: bool = False
    but: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    lit: bool = False
    """Of several that may be meant, the only one that is on is."""
    kinds: frozenset[str] = frozenset()
    """Kinds that the skill can act on; empty for any."""
    named: str = ""
    """The words that the ids were named by."""


@dataclass(frozen=True)
class Found:
    """The devices meant; or `choices` (spoken label → ids) when it takes a question; or neither
    when there is no such device.
    """

    ids: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] | None = None


def find(home: Home, wanted: Wanted, here: str | None) -> Found:
    """Resolve. `here` is the area where the box stands, for what was said without a place."""
    wanted = _one_of_its_kind(home, wanted, here)
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
    devices = [
        home.devices[id_] for id_ in wanted.ids if id_ in home.devices and id_ not in wanted.but
    ]
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


def _one_of_its_kind(home: Home, wanted: Wanted, here: str | None) -> Wanted:
    """A device that is called as all of its kind are ("Heating") is no more than one of them where
    several are meant, or those of another place: "the heating in the bathroom". Where a room has
    its own heating, that is meant there.
    """
    noun = singular(wanted.named) if wanted.ids else ""
    classes = kind_nouns().get(noun, ())
    named = [home.devices[id_] for id_ in wanted.ids if id_ in home.devices]
    if not any(_is(device, kind, class_) for device in named for kind, class_ in classes):
        return wanted
    several = is_plural(wanted.named.lower())
    alike = replace(wanted, ids=(), classes=classes, noun=noun, plural=several or wanted.plural)
    if wanted.areas or wanted.floors:
        elsewhere = not any(_within(home, device, wanted) for device in named)
    else:
        near = [each for each in _of_class(home, alike) if here and home.area_of(each) == here]
        own = any(each.kind in OF_A_ROOM for each in near)
        elsewhere = own and not wanted.every and not any(each in named for each in near)
    return alike if several or elsewhere else wanted


def _some(home: Home, devices: Sequence[Device], wanted: Wanted) -> Found:
    """All of a group. One of several things that open or unlock is asked for when the noun was
    singular: it matters which.
    """
    careful = {
        "lock",
        "cover",
        "valve",
        "climate",
        "media_player",
        "vacuum",
        "lawn_mower",
        "scene",
        "script",
        "button",
    }
    one = (
        len(devices) > 1
        and not wanted.plural
        and not wanted.every
        and all(device.kind in careful for device in devices)
    )
    if one and (
        not (wanted.areas or wanted.floors)
        or any(device.kind in ("lock", "valve") for device in devices)
    ):
        return _between(home, devices)
    return Found(tuple(device.id for device in devices))


def _one(home: Home, devices: Sequence[Device], wanted: Wanted) -> Found:
    """ "The light", somewhere in the house: the only one, the only one that is on, or a question;
    never all of them.
    """
    burning = (
        [device for device in devices if home.state(device.id).get("on")] if wanted.lit else []
    )
    devices = burning if len(burning) == 1 else devices
    return (
        _between(home, devices)
        if len(devices) > 1
        else Found(tuple(device.id for device in devices))
    )


def able(home: Home, devices: Iterable[Device], keys: frozenset[str]) -> list[Device]:
    """Those whose keys allow the action.

    What has no position, only slats, is opened and closed by those; what has two set points has a
    temperature as well.
    """
    instead = (
        {"position": "tilt", "target": "target_low"}.get(next(iter(keys)))
        if len(keys) == 1
        else None
    )

    def allows(device: Device) -> bool:
        own = settable(device, home.state(device.id))
        return keys <= own or (instead in own and device.kind in ("cover", "climate"))

    return [device for device in devices if allows(device)]


def _between(home: Home, devices: Sequence[Device]) -> Found:
    """A question between devices; all of them where no words could tell them apart."""
    choices = apart(home, devices)
    return (
        Found(choices=choices)
        if len(choices) > 1
        else Found(tuple(device.id for device in devices))
    )


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
        device
        for device in able(home, home.select(kinds=("climate",)), frozenset({"target"}))
        if _within(home, device, wish)
    ]


def _of_class(home: Home, wanted: Wanted) -> list[Device]:
    devices = (
        list(home.devices.values()) if not wanted.kinds else list(home.select(kinds=wanted.kinds))
    )
    if wanted.classes:
        devices = [
            device
            for device in devices
            if any(_is(device, kind, class_) for kind, class_ in wanted.classes)
        ]
    if wanted.keys:
        devices = able(home, devices, wanted.keys)
    others = {kind for kind, _ in wanted.classes} - {"switch"}
    if wanted.noun and others:  # not every plug beside the bed is a heater
        devices = [
            device
            for device in devices
            if device.kind != "switch" or _is_called_one_of(device, frozenset(others))
        ]
    if sorts := _words().sorts.get(wanted.noun):
        devices = [
            device
            for device in devices
            if device.device_class in sorts or _may_be(device, wanted.noun)
        ]
    if rival := _words().rivals.get(wanted.noun):
        devices = [
            device for device in devices if not all(rival.search(name) for name in device.names)
        ]
    if wanted.noun and wanted.noun not in _words().generic:
        placed = [device for device in devices if _within(home, device, wanted)]
        called = [
            device
            for device in placed
            if any(re.search(rf"\b{wanted.noun}", name.casefold()) for name in device.names)
        ]
        bare = any(wanted.noun == name.casefold() for each in called for name in each.names)
        return devices if bare or not called else called
    return devices


def _is(device: Device, kind: str, class_: str) -> bool:
    if device.kind != kind:
        return False
    if (
        kind == "binary_sensor"
        and class_ in ("door", "window")
        and device.device_class in ("door", "opening")
    ):
        # many bridges call every contact a door: its name knows better
        window = any(_words().window.search(name) for name in device.names)
        return (
            window
            if class_ == "window"
            else not window and (device.device_class == "door" or _called(device, class_))
        )
    if kind == "binary_sensor" and class_ == "gate":  # no class of contacts is called so
        return device.device_class in OPENINGS and _called(device, class_)
    if not class_ or device.device_class == class_:
        return True
    return device.device_class is None and _called(device, class_)


def _may_be(device: Device, noun: str) -> bool:
    """Whether a player's names say that it is one, or its hub doesn't say what it is and no name
    says something else.
    """
    alike = (noun, *name_words().synonyms.get(noun, ()))
    other = (word for word in _words().sorts if word not in alike)
    return any(_called(device, word) for word in alike) or (
        device.device_class is None and not any(_called(device, word) for word in other)
    )


def _is_called_one_of(device: Device, kinds: frozenset[str]) -> bool:
    """Whether a name holds what things of these kinds are called: a plug "Bathroom Radiator"."""
    names = " ".join(device.names).casefold()
    return any(
        noun in names if len(noun) > SHORT_NOUN else re.search(rf"\b{re.escape(noun)}\b", names)
        for noun in nouns_of(kinds)
    )


def _called(device: Device, word: str) -> bool:
    return any(word in name.casefold() for name in device.names)


def _within(home: Home, device: Device, wanted: Wanted) -> bool:
    if wanted.areas and home.area_of(device) not in wanted.areas:
        return False
    return not wanted.floors or home.floor_of(device) in wanted.floors


def called_otherwise(devices: Iterable[Device], classes: Iterable[tuple[str, str]]) -> bool:
    """Whether a part of these devices' names, said before a noun of these classes, means none of
    them.

    "The coffee lamp" is not the coffee machine; but "the tree lights" may hang on the tree plug.
    """
    meant = {kind for kind, _ in classes}
    plugs = (("switch", ""),)
    return not any(
        device.kind in meant
        or (
            device.kind == "switch"
            and kind_nouns().get(stem(device.name.lower().split()[-1])) == plugs
        )
        for device in devices
    )
