"""What there is in a home: devices by kind and room, what each can be told, and what the hubs told
of that is no device here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from assistant.home.abilities import settable
from assistant.home.model import Device, Home, State
from assistant.languages import language
from assistant.languages.naming import plain
from assistant.languages.replies import Replies
from assistant.languages.saying import counted
from assistant.skillkit.naming import noun_of, noun_of_kind, one_of, plural_of, slug
from assistant.skillkit.nouns import kind_nouns

say = Replies("inventory")

DEVICE = "device"
"""The noun for everything that is there, in all languages."""
_SENSORS = frozenset({"sensor", "binary_sensor"})
"""Kinds that people call sensors, whatever they measure."""


@dataclass(frozen=True)
class Kinds:
    """How people name kinds of devices, beside the nouns of `kinds.toml`."""

    file: ClassVar[str] = "inventory"
    before: re.Pattern[str]
    """What may stand before a kind and is none of it: "my "."""
    everything: frozenset[str]
    """Words for whatever there is, in the singular: "thing"."""
    sensor: re.Pattern[str]
    """A sensor, with what it is about as its group `about`: "humidity sensor"."""
    classes: Mapping[str, str]
    """What a sensor is about → device class, where it isn't called so."""


def kind_meant(text: str) -> str | None:
    """The noun that the words are, in the singular where that is told: "lamps" → "lamp",
    "sensors" → "sensor", "things" → DEVICE; None for no kind.
    """
    known = language().table(Kinds)
    words = text.strip().lower()
    if before := known.before.match(words):
        words = words[before.end() :]
    for noun in (words, plain(words)):
        if noun in known.everything:
            return DEVICE
        if noun in kind_nouns() or known.sensor.fullmatch(noun):
            return noun
    return None


def kind_called(noun: str) -> tuple[str, str]:
    """A noun from `kind_meant` as one and several are spoken of: ("thermostat", "thermostats")."""
    return (
        (noun_of_kind(noun), noun_of_kind(noun, 2))
        if noun == DEVICE
        else (one_of(noun), plural_of(noun))
    )


def devices_called(home: Home, noun: str, devices: Iterable[Device] | None = None) -> list[Device]:
    """Those of the `devices` (all of the home) that a noun from `kind_meant` means, in the home's
    order.
    """
    among = list(home.devices.values() if devices is None else devices)
    if noun == DEVICE:
        return [device for device in among if device.kind not in ("person", "todo")]
    known = language().table(Kinds)
    if (sensor := known.sensor.fullmatch(noun)) and noun not in kind_nouns():
        said = (sensor["about"] or "").strip()
        about = known.classes.get(said, said.replace(" ", "_"))
        sensors = [device for device in among if device.kind in _SENSORS]
        return [
            device
            for device in sensors
            if not about or device.device_class == about or said in device.name.lower()
        ]
    meant = kind_nouns()[noun]
    return [
        device
        for device in among
        if any(device.kind == kind and _is_of(device, class_) for kind, class_ in meant)
    ]


def _is_of(device: Device, class_: str) -> bool:
    return not class_ or device.device_class == class_


def kind_noun(device: Device) -> tuple[str, str]:
    """What one such device, and several, are called: ("light", "lights")."""
    single, several = noun_of([device])
    if (single, several) != noun_of([]):
        if device.kind != "binary_sensor":
            return single, several
        return say("sensor-of", what=single), say("sensor-of.many", what=single)
    if device.kind == "weather":
        return say("weather-station"), say("weather-station.many")
    return noun_of_kind(device.kind), noun_of_kind(device.kind, 2)


def counted_kinds(devices: Sequence[Device]) -> list[str]:
    """How many there are of each kind, the most first: ["six lights", "two locks", "one fan"]."""
    groups: dict[tuple[str, str], int] = {}
    for device in devices:
        noun = kind_noun(device)
        groups[noun] = groups.get(noun, 0) + 1
    ordered = sorted(groups.items(), key=lambda item: -item[1])
    return [counted(number, single, plural) for (single, plural), number in ordered]


def abilities(device: Device, state: State, *, several: bool = False) -> list[str]:
    """What can be done with a device, as it follows "you can": ["turn it on and off", "dim it"];
    none where it is only read.
    """
    count, kind = 2 if several else 1, slug(device.kind)
    if say.has(f"can-{kind}"):
        return [say(f"can-{kind}", count=count)]
    able = settable(device, state)
    messages = [
        f"can-{kind}-{slug(key)}" if say.has(f"can-{kind}-{slug(key)}") else f"can-{slug(key)}"
        for key in state
        if key in able
    ]
    return [say(message, count=count) for message in dict.fromkeys(messages) if say.has(message)]


_TRIED: Mapping[str, Sequence[str]] = {
    "light": ("color", "brightness", "on"),
    "switch": ("on",),
    "fan": ("speed", "on"),
    "humidifier": ("on",),
    "cover": ("position",),
    "valve": ("position",),
    "lock": ("locked",),
    "climate": ("target", "mode"),
    "water_heater": ("target",),
    "media_player": ("volume",),
    "vacuum": ("state",),
    "lawn_mower": ("state",),
    "number": ("value",),
    "select": ("value",),
    "sensor": ("value",),
}
"""Of a kind: what a sentence for it is about, the first that the device has the key for."""


def sayings(home: Home, noun: str = DEVICE) -> list[str]:
    """Sentences that fit the devices of this home that the noun means, one for each device."""
    found = []
    for device in devices_called(home, noun):
        state, kind = home.state(device.id), slug(device.kind)
        key = next((key for key in _TRIED.get(device.kind, ()) if key in state), "")
        message = f"try-{kind}-{slug(key)}" if key else f"try-{kind}"
        if say.has(message):
            found.append(say(message, name=device.name))
    return found
