"""Tasmota's own discovery: from its two messages about a device to what stands on that device. No
I/O.

`tasmota/discovery/<mac>/config` lists relays, lights, shutters and switches, `…/sensors` what is
measured; both are retained, and an empty message takes the device away. The keys are those of
Tasmota's `xdrv_12_discovery.ino`; what they mean beyond that is read as Home Assistant's
`hatasmota` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.core.outside import read_json
from assistant.home.sources.mqtt.discovery import Announced, Settings
from assistant.home.sources.mqtt.tasmota_sensors import sensors

PREFIX = "tasmota/discovery"
"""Built into the firmware."""
TOPICS = (f"{PREFIX}/+/config", f"{PREFIX}/+/sensors")
_TOPIC = re.compile(rf"{PREFIX}/([^/]+)/(config|sensors)")

RELAY, LIGHT, SHUTTER = 1, 2, 3
"""What stands in `rl` for each relay; 0 is none."""
RGB, RGBW = 3, 4
"""Of `lt_st`: 1 a dimmer, 2 warm and cold white, 3 RGB, 4 RGB and white, 5 RGB, warm and cold
white.
"""
AS_LIGHT, SPLIT_CHANNELS, UNLINKED, NARROW_CT, PLAIN_ANSWERS = "30", "68", "20", "82", "4"
"""SetOptions that matter: relays are lights; each channel is a dimmer; a level doesn't switch on;
200 to 380 mired only; answers come on topics of their own instead of RESULT."""
_ALIKE = frozenset({1, 2, 3, 4, 5, 6, 9, 10, 13, 14, 15, 16})
"""Switch modes that tell how the switch stands; the others tell only that it was pressed."""
_PULSES = frozenset({13, 14})
"""Switch modes of motion sensors: they tell "on", and never "off"."""
_PULSE_S = 1
_COVERS = frozenset(
    {
        "shutter",
        "shutters",
        "blind",
        "blinds",
        "curtain",
        "curtains",
        "awning",
        "shade",
        "gate",
        "door",
    }
)
"""A device that is called one of these needs no further word for its shutter."""
_DEFAULT_NAME = re.compile(r"(?:tasmota|sonoff)(?:[ _-]?[0-9a-f]{2,})?\d*", re.IGNORECASE)
"""What devices are called before anybody gives them a name."""


class Tasmota:
    """The devices of one broker: a device's two messages come in any order."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, Settings]] = {}
        """Device (its MAC) → "config" and "sensors", as told last."""
        self._keys: dict[str, dict[str, str]] = {}
        """Device → key of each thing on it, with its component."""

    def read(self, topic: str, payload: str) -> list[Announced]:
        """What stands on the device now, and what no longer does. Raises ValueError, TypeError or
        LookupError on nonsense.
        """
        place = _TOPIC.fullmatch(topic)
        if not place:
            return []
        mac, part = place.groups()
        told = self._told.setdefault(mac, {})
        if payload.strip():
            message = read_json(payload)
            if not isinstance(message, dict):
                raise ValueError("not a JSON object")
            told[part] = message
        else:
            told.pop(part, None)
        found = list(_things(mac, told)) if "config" in told else []
        before, self._keys[mac] = (
            self._keys.get(mac, {}),
            {each.key: each.component for each in found},
        )
        gone = [
            Announced(key, component)
            for key, component in before.items()
            if key not in self._keys[mac]
        ]
        return [*gone, *found]


def _things(mac: str, told: dict[str, Settings]) -> Iterator[Announced]:
    """All that stands on one device."""
    config = told["config"]
    box = _Box(mac, config)
    yield from _relays(box)
    yield from _shutters(box)
    for index, mode in enumerate(config.get("swc") or []):
        if mode in _ALIKE:
            given = _at(config.get("swn"), index)
            more: Settings = {"json_key": given or f"Switch{index + 1}"}
            more |= {"off_delay": _PULSE_S, "device_class": "motion"} if mode in _PULSES else {}
            names = [given] if given else [f"{box.name} switch {index + 1}"]
            yield box.thing("switch", index, "binary_sensor", names, more)
    if config.get("cam"):
        yield box.thing("camera", 0, "camera", [f"{box.name} camera"])
    measured = (told.get("sensors") or {}).get("sn")
    for each in sensors(measured if isinstance(measured, dict) else {}):
        yield box.thing("sensor", each.key, "sensor", [f"{box.name} {each.name}"], each.settings)


def _relays(box: _Box) -> Iterator[Announced]:
    """Relays and lights, and the fan that Sonoff's iFan is."""
    config, options = box.config, box.config.get("so") or {}
    relays = list(config.get("rl") or [])
    is_fan = bool(config.get("if"))
    many = sum(1 for relay in relays if relay in (RELAY, LIGHT)) > 1
    for index, relay in enumerate(relays):
        if relay == LIGHT and not (is_fan and index == 0):
            yield box.thing("light", index, "light", box.names(index, many), _light(config, index))
        elif relay in (RELAY, LIGHT):
            fans_own = is_fan and index == 0
            names = (
                [f"{box.name} light"]
                if fans_own and box.given(index) in ("", box.name)
                else box.names(index, many)
            )
            yield box.thing(
                "relay", index, "light" if fans_own or options.get(AS_LIGHT) else "switch", names
            )
    if is_fan:
        yield box.thing("fan", "ifan", "fan", [box.name])


def _light(config: Settings, index: int) -> Settings:
    """Which channels this light has, and which commands set them."""
    options, subtype = config.get("so") or {}, int(config.get("lt_st") or 0)
    told, dimmer, suffix = "Dimmer", "Dimmer3" if config.get("ty") else "Dimmer", ""
    if options.get(SPLIT_CHANNELS):
        subtype, told = 1, f"Channel{index + 1}"
        dimmer = told
    elif subtype >= RGBW and not config.get("lk", 1):
        part = index - list(config["rl"]).index(LIGHT)
        subtype, suffix = (RGB, "=") if part == 0 else (1 if subtype == RGBW else 2, "")
        told = dimmer = f"Dimmer{part + 1}"
    mireds = (200, 380) if options.get(NARROW_CT) else (153, 500)
    lit_by_level = not options.get(UNLINKED)
    return {
        "subtype": subtype,
        "told": told,
        "dimmer": dimmer,
        "suffix": suffix,
        "mireds": mireds,
        "lit_by_level": lit_by_level,
    }


def _shutters(box: _Box) -> Iterator[Announced]:
    """Each shutter has two relays, side by side."""
    config, relays, pairs, index = box.config, list(box.config.get("rl") or []), [], 0
    while index + 1 < len(relays):
        both = relays[index] == SHUTTER == relays[index + 1]
        pairs += [index] if both else []
        index += 2 if both else 1
    for number, relay in enumerate(pairs):
        least, most, duration = _at(config.get("sht"), number) or (0, 0, 0)
        more: Settings = {"inverted": bool(int(_at(config.get("sho"), number) or 0) & 1)}
        more |= {"tilt": (least, most)} if duration and least != most else {}
        named = box.given(relay) not in ("", box.name) or (
            len(pairs) == 1 and _COVERS & set(box.name.casefold().split())
        )
        unnamed = f"{box.name} shutter{f' {number + 1}' if len(pairs) > 1 else ''}"
        names = box.names(relay, many=False) if named else [unnamed]
        yield box.thing("shutter", number, "cover", names, more | {"device_class": "shutter"})


class _Box:
    """One device: its topics, its names, and what is the same for all that stands on it."""

    def __init__(self, mac: str, config: Settings) -> None:
        self.mac, self.config = mac, config
        self.name = self._own_name()

    def thing(
        self, what: str, index: int | str, kind: str, names: list[str], more: Settings | None = None
    ) -> Announced:
        """`what` it is to Tasmota, `kind` of device; settings as MQTT discovery has them, and a few
        of ours.
        """
        config, (command, stat, tele) = (
            self.config,
            [self._topic(prefix) for prefix in self.config["tp"][:3]],
        )
        plain = (config.get("so") or {}).get(PLAIN_ANSWERS)
        settings: Settings = {
            "device": {"name": "", "connections": [["mac", self.mac]]},
            "name": names[0],
            "aliases": names[1:],
            "unique_id": f"{self.mac}_{kind}_{what}_{index}",
            "index": index,
            "off_word": config["state"][0],
            "on_word": config["state"][1],
            "command_topic": command,
            "result_topic": f"{stat}+" if plain else f"{stat}RESULT",
            "state_topic": f"{tele}STATE",
            "sensor_topic": f"{tele}SENSOR",
            "status_topic": f"{stat}STATUS10",
            "asks": [(f"{command}STATE", ""), (f"{command}STATUS", "10")],
        }
        if not config.get("dslp"):  # one that sleeps most of the time says "offline" all the time
            settings["availability_topic"] = f"{tele}LWT"
            settings["payload_available"] = config.get("onln", "Online")
            settings["payload_not_available"] = config.get("ofln", "Offline")
        component = kind if kind in ("camera",) else f"tasmota {what} {kind}"
        return Announced(f"tasmota/{self.mac}/{what}/{index}", component, settings | (more or {}))

    def names(self, index: int, many: bool) -> list[str]:
        """What people call the relay: its friendly name. Where it has none of its own it is the
        device, or a part of it.
        """
        own = self.given(index)
        if not own or own == self.name:
            return [f"{self.name} {index + 1}" if many and (index or not own) else self.name]
        return [own, f"{self.name} {own}"] if own.casefold() not in self.name.casefold() else [own]

    def given(self, index: int) -> str:
        """The friendly name of a relay; empty where nobody gave it one."""
        return _given(_at(self.config.get("fn"), index))

    def _own_name(self) -> str:
        topic = _given(str(self.config.get("t") or "").replace("_", " "))
        return (
            _given(self.config.get("dn"))
            or self.given(0)
            or topic
            or str(self.config.get("dn") or "Tasmota")
        )

    def _topic(self, prefix: str) -> str:
        """The full topic for one of the three prefixes, up to and with its last slash."""
        config, topic = self.config, str(self.config["ft"])
        places = {
            "prefix": prefix,
            "topic": config["t"],
            "hostname": config.get("hn", ""),
            "id": self.mac[-6:],
        }
        for name, value in places.items():
            topic = topic.replace(f"%{name}%", str(value))
        return topic


def _given(name: Any) -> str:
    text = str(name or "").strip()
    return "" if _DEFAULT_NAME.fullmatch(text) else text


def _at(values: Any, index: int) -> Any:
    """A member of a list that may be short, or no list."""
    return values[index] if isinstance(values, list) and index < len(values) else None
