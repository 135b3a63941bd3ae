"""A plug as Tasmota announces it, without a broker: what it is here, and what it is sent."""

from __future__ import annotations

import json
from typing import Any

from assistant.home.model import Command, Home
from assistant.home.sources.mqtt.devices import MqttDevices

PLUG: dict[str, Any] = {
    "dn": "Boiler",
    "fn": ["Boiler", None],
    "hn": "tasmota-A1B2C3-0451",
    "mac": "F4CFA2A1B2C3",
    "if": 0,
    "ty": 0,
    "ofln": "gone",
    "onln": "here",
    "state": ["AUS", "AN", "WECHSEL", "HALTEN"],
    "t": "boiler",
    "ft": "house/%topic%/%prefix%/",
    "tp": ["cmnd", "stat", "tele"],
    "rl": [1, 0, 0, 0],
    "swc": [-1, -1],
    "swn": [None, None],
    "so": {"4": 0, "30": 0, "68": 0, "82": 0},
    "lk": 1,
    "lt_st": 0,
    "sho": [0, 0],
    "ver": 1,
}


def announce(registry: MqttDevices, part: str = "config", **settings: Any) -> None:
    registry.configure(
        f"tasmota/discovery/{PLUG['mac']}/{part}",
        json.dumps({**PLUG, **settings} if part == "config" else settings),
    )


def devices(**settings: Any) -> tuple[Home, MqttDevices]:
    home = Home()
    registry = MqttDevices(home, "homeassistant")
    announce(registry, **settings)
    return home, registry


def sent(home: Home, registry: MqttDevices, device: str, **wanted: Any) -> list[tuple[str, str]]:
    return [
        (topic.rpartition("/")[2], payload)
        for topic, payload in registry.encode(Command(device, wanted))[0]
    ]
