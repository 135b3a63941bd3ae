"""What there is in a home: devices by kind and room, what each can be told, and what the hubs told of that is no device here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.home.abilities import settable
from assistant.home.model import Device, Home, State
from assistant.skillkit.devices import COVER_NOUNS, NOUNS, SENSOR_NOUNS
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.speaking import counted

_FURTHER_NOUNS: Mapping[str, tuple[str, str]] = {
    "alarm_control_panel": ("alarm panel", "alarm panels"),
    "sensor": ("sensor", "sensors"),
    "binary_sensor": ("sensor", "sensors"),
    "number": ("setting", "settings"),
    "select": ("setting", "settings"),
    "weather": ("weather station", "weather stations"),
    "calendar": ("calendar", "calendars"),
    "todo": ("list", "lists"),
    "automation": ("automation", "automations"),
    "scene": ("scene", "scenes"),
    "script": ("script", "scripts"),
    "button": ("button", "buttons"),
}
_SENSORS = frozenset({"sensor", "binary_sensor"})
"""Kinds that people call sensors, whatever they measure."""
_EVERYTHING = frozenset({"device", "thing", "gadget", "appliance"})
_PHRASES: Mapping[str, str] = {
    "media_player.state": "play and pause {it}",
    "vacuum.state": "start {it}, pause {it} and send {it} home",
    "lawn_mower.state": "start {it}, pause {it} and send {it} home",
    "alarm_control_panel.state": "arm and disarm {it}",
    "number.value": "set {it}",
    "select.value": "choose {its} value",
    "humidifier.target": "set {its} humidity",
    "todo.items": "read {it}, add to {it} and tick things off",
    "on": "turn {it} on and off",
    "brightness": "dim {it}",
    "color": "change {its} colour",
    "color_temp_k": "make {its} white warmer or cooler",
    "effect": "choose an effect",
    "speed": "set {its} speed",
    "oscillating": "let {it} swing",
    "direction": "turn {it} the other way",
    "position": "open and close {it}",
    "tilt": "tilt {its} slats",
    "locked": "lock and unlock {it}",
    "target": "set {its} temperature",
    "target_low": "set from and to which temperature",
    "mode": "choose {its} mode",
    "preset": "choose a preset",
    "fan_mode": "choose {its} fan mode",
    "swing": "choose how {it} swings",
    "fan_speed": "choose how strongly {it} cleans",
    "volume": "set {its} volume",
    "muted": "mute {it}",
    "source": "choose {its} source",
}
"""What a settable key lets people do; a kind's own words go first."""
_DONE: Mapping[str, str] = {"scene": "activate {it}", "script": "run {it}", "button": "press {it}"}


def noun_of_kind(text: str) -> str | None:
    """The noun (singular) that the words are: "lamps" → "lamp", "sensors" → "sensor", "things" → "device"; None for no kind."""
    words = text.strip().lower().removeprefix("the ").removeprefix("my ").removeprefix("our ")
    for noun in (words, words.removesuffix("s"), words.removesuffix("es")):
        if noun in KIND_NOUNS or noun in _EVERYTHING or noun.split()[-1:] == ["sensor"]:
            return "device" if noun in _EVERYTHING else noun
    return None


def devices_called(home: Home, noun: str, devices: Iterable[Device] | None = None) -> list[Device]:
    """Those of the `devices` (all of the home) that a noun from `noun_of_kind` means, in the home's order."""
    among = list(home.devices.values() if devices is None else devices)
    if noun == "device":
        return [device for device in among if device.kind not in ("person", "todo")]
    if noun.split()[-1] == "sensor":
        about = noun.removesuffix("sensor").strip().replace(" ", "_")
        sensors = [device for device in among if device.kind in _SENSORS]
        return [device for device in sensors if not about or device.device_class == about or about in device.name.lower()]
    meant = KIND_NOUNS[noun]
    return [device for device in among if any(device.kind == kind and _is_of(device, class_) for kind, class_ in meant)]


def _is_of(device: Device, class_: str) -> bool:
    return not class_ or device.device_class == class_


def kind_noun(device: Device) -> tuple[str, str]:
    """What one such device, and several, are called: ("light", "lights")."""
    if device.kind == "cover":
        return COVER_NOUNS.get(device.device_class or "", NOUNS["cover"])
    if device.kind == "binary_sensor" and device.device_class in SENSOR_NOUNS:
        single = SENSOR_NOUNS[device.device_class][0]
        return f"{single} sensor", f"{single} sensors"
    return NOUNS.get(device.kind) or _FURTHER_NOUNS.get(device.kind, ("device", "devices"))


def counts(devices: Sequence[Device]) -> list[str]:
    """How many there are of each kind, the most first: ["six lights", "two locks", "one fan"]."""
    groups: dict[tuple[str, str], int] = {}
    for device in devices:
        noun = kind_noun(device)
        groups[noun] = groups.get(noun, 0) + 1
    ordered = sorted(groups.items(), key=lambda item: -item[1])
    return [counted(number, single, plural) for (single, plural), number in ordered]


def abilities(device: Device, state: State, *, several: bool = False) -> list[str]:
    """What can be done with a device, as it follows "you can": ["turn it on and off", "dim it"]; none where it is only read."""
    words = {"it": "them", "its": "their"} if several else {"it": "it", "its": "its"}
    if device.kind in _DONE:
        return [_DONE[device.kind].format(**words)]
    able = settable(device, state)
    found = [_PHRASES.get(f"{device.kind}.{key}", _PHRASES.get(key, "")) for key in state if key in able]
    return [phrase.format(**words) for phrase in dict.fromkeys(found) if phrase]


_SAYINGS: Mapping[str, str] = {
    "light.color": "make the {name} blue",
    "light.brightness": "set the {name} to 40 percent",
    "light.on": "turn on the {name}",
    "switch.on": "turn off the {name}",
    "fan.speed": "set the {name} to 50 percent",
    "fan.on": "turn on the {name}",
    "humidifier.on": "turn on the {name}",
    "cover.position": "close the {name}",
    "valve.position": "close the {name}",
    "lock.locked": "lock the {name}",
    "climate.target": "set the {name} to 21 degrees",
    "climate.mode": "turn off the {name}",
    "water_heater.target": "set the {name} to 50 degrees",
    "media_player.volume": "set the volume of the {name} to 30 percent",
    "vacuum.state": "start the {name}",
    "lawn_mower.state": "send the {name} home",
    "number.value": "what is the {name}",
    "select.value": "what is the {name}",
    "sensor.value": "what is the {name}",
    "scene": "activate {name}",
    "script": "run {name}",
}
"""A sentence that people say to a device of a kind, the first that the device has the key for."""


def sayings(home: Home, noun: str = "device") -> list[str]:
    """Sentences that fit the devices of this home that the noun means, one for each device."""
    found = []
    for device in devices_called(home, noun):
        keys = [f"{device.kind}.{key}" for key in home.state(device.id)]
        pattern = next((words for key, words in _SAYINGS.items() if key == device.kind or key in keys), None)
        if pattern:
            name = device.name.removeprefix("the ").removeprefix("The ")
            found.append(pattern.format(name=name))
    return found
