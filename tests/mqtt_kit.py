"""Entities as programs announce them over MQTT, without a broker: what they understand and what
they are sent.
"""

from __future__ import annotations

import json
from typing import Any

from assistant.home.model import Command, Home, State
from assistant.home.sources.mqtt.build import Entity, build
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.home.sources.mqtt.discovery import read_config


def entity(component: str, **settings: Any) -> Entity:
    """The entity of a discovery message with these settings."""
    (announced,) = read_config(
        "homeassistant",
        f"homeassistant/{component}/x/config",
        json.dumps({"name": "x", **settings}),
    )
    return build(announced)


def read(built: Entity, topic: str, payload: object) -> State:
    """What the entity makes of a message."""
    text = payload if isinstance(payload, str) else json.dumps(payload)
    state: State = {}
    for reading in built.readings:
        if reading.topic == topic:
            state |= reading.decode(text)
    return state


def told(
    built: Entity,
    wanted: State | None = None,
    action: str = "",
    state: State | None = None,
    **data: Any,
) -> list[tuple[str, str]]:
    """The messages that a command becomes, in this state (default: as it was announced)."""
    return built.encode(
        Command(built.device.id, wanted or {}, action, data),
        built.state if state is None else state,
    )


def devices(*configs: tuple[str, dict[str, Any]]) -> tuple[Home, MqttDevices]:
    """A home with what these configurations announce, each under its component and name."""
    home = Home()
    registry = MqttDevices(home, "homeassistant")
    for topic, config in configs:
        registry.configure(f"homeassistant/{topic}/config", json.dumps(config))
    return home, registry
