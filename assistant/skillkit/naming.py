"""What devices are called in a sentence: "the kitchen light", "Anna", "five lights"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.home.model import Device
from assistant.languages.grammar import Thing, Things, grammar
from assistant.languages.replies import Replies
from assistant.languages.saying import in_words, sentence
from assistant.skillkit.nouns import kind_nouns, nouns_of

__all__ = [
    "has_own_name",
    "in_room",
    "is_plural",
    "label_of",
    "name_all",
    "noun_of",
    "noun_of_kind",
    "on_floor",
    "plural_of",
    "sentence",
    "the",
    "the_or_person",
    "things",
]

say = Replies("home")
_ROBOTS = frozenset({"vacuum", "lawn_mower"})
_CLASSES = {
    "cover": ["garage", "shutter", "blind", "curtain", "door", "gate", "shade", "window", "awning"],
    "binary_sensor": ["door", "garage_door", "window"],
}
"""Kinds of devices that are called after their device class."""


def slug(word: str) -> str:
    """A word of the code's as it stands in a message's name: "heat_cool" → "heat-cool"."""
    return "-".join(word.casefold().replace("_", " ").split())


def things(devices: Sequence[Device], most: int = 2) -> Things:
    """Devices as a message's value: by their names, and more than `most` by their number."""
    names = each_named([_called(device) for device in devices])
    named = [_thing(device, name) for device, name in zip(devices, names, strict=True)]
    if len(devices) <= most:
        return Things(named)
    noun = noun_of(devices)[1]
    return Things(named, say("many-devices", number=in_words(len(devices)), noun=noun), noun)


def _thing(device: Device, name: str) -> Thing:
    return Thing(name, device.kind, has_own_name(device))


def the(name: str) -> str:
    """ "the kitchen light", but "Anna's lamp"."""
    return grammar("THE", name)


def in_room(name: str) -> str:
    """ "in the kitchen"."""
    return say("in-room", room=name)


def on_floor(name: str) -> str:
    """ "on the ground floor", "upstairs"."""
    return say("on-floor", floor=name)


def the_or_person(device: Device) -> str:
    """ "the kitchen light", "Anna", "Robby" (a vacuum that somebody gave a name)."""
    return label_of(device, _called(device))


def label_of(device: Device, name: str) -> str:
    """The device by this name of it, as it stands in a sentence."""
    return grammar("THE", Things((_thing(device, name),)))


def has_own_name(device: Device) -> bool:
    """People have names, and so have robots whose name says nothing of what they are."""
    if device.kind not in _ROBOTS:
        return device.kind == "person"
    said = device.name.lower()
    return (
        " " not in said.strip()
        and said.rstrip("s") not in kind_nouns()
        and not any(noun in said for noun in nouns_of(_ROBOTS))
    )


def _called(device: Device) -> str:
    """Its name; an automation is told from the lights that it may be called after."""
    if device.kind != "automation":
        return device.name
    kind = say("noun-automation")
    told = kind.casefold() in device.name.casefold()
    return device.name if told else say("named-kind", name=device.name, kind=kind)


def is_plural(devices: Sequence[Device]) -> bool:
    """Whether verbs are those of several: of several devices, and of one thing with a plural name
    ("the blinds are open").
    """
    named = Things([_thing(device, _called(device)) for device in devices])
    return grammar("COUNT", named) == "other"


def noun_of_kind(kind: str, count: int = 1) -> str:
    """What so many of a kind ("light") or of a class ("garage") are called."""
    message = f"noun-{slug(kind)}"
    message = message if say.has(message) else "noun-device"
    return say(message if count == 1 else f"{message}.many")


def noun_of(devices: Sequence[Device]) -> tuple[str, str]:
    """What they have in common, one of them and several: ("light", "lights"), else ("device",
    "devices").
    """
    kinds = {device.kind for device in devices}
    called = {_kind_called(device) for device in devices}
    common = called if len(called) == 1 else kinds
    kind = common.pop() if len(common) == 1 else "device"
    kind = "device" if kind in ("sensor", "binary_sensor", *_NAMELESS) else kind
    return noun_of_kind(kind), noun_of_kind(kind, 2)


_NAMELESS = (
    *("automation", "scene", "script", "button"),
    *("number", "select", "weather", "calendar", "todo"),
)
"""Kinds that people call by no noun, several of them."""


def _kind_called(device: Device) -> str:
    classes = _CLASSES.get(device.kind, ())
    if device.device_class not in classes:
        return device.kind
    return "garage" if device.device_class == "garage_door" else str(device.device_class)


def name_all(devices: Sequence[Device], most: int = 2) -> str:
    """The names of a few devices, the number of many: "the desk lamp and the fan",
    "five lights".
    """
    return grammar("THE", things(devices, most))


def one_of(noun: str) -> str:
    """The noun of one thing as it is written: "door", "Tür"."""
    return grammar("BARE", noun)


def plural_of(noun: str) -> str:
    """ "doors", "switches", "batteries"."""
    return grammar("MANY", noun)


def each_named(names: Sequence[str]) -> list[str]:
    """The names as they are told one after the other: the second of the same name is "the other
    lamp".
    """
    told: set[str] = set()
    found = []
    for name in names:
        found.append(say("named-other", name=name) if name.casefold() in told else name)
        told.add(name.casefold())
    return found
