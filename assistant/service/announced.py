"""A box as Home Assistant's MQTT discovery describes it: its device, what it tells of itself, and
the few harmless things that it can be told. No I/O.

Each entity has a message of its own, which every Home Assistant reads; all of them tell from one
JSON object, on `hearth/boxes/<id>/state`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.core.values import Json

NODE = "hearth_"
"""Begins the node of a box's discovery topics, and the identifier of its device."""
BOXES = "hearth/boxes"
STATES = ("idle", "listening", "thinking", "speaking", "stuck")


@dataclass(frozen=True, slots=True)
class Itself:
    """A box as it announces itself. `id` is the same for ever, and nobody else's."""

    id: str
    name: str
    version: str
    area: str = ""
    page: str = ""
    """Address of its page, for who clicks on the device; empty: none from elsewhere."""

    @property
    def root(self) -> str:
        return f"{BOXES}/{self.id}"

    @property
    def availability(self) -> str:
        return f"{self.root}/availability"

    @property
    def state(self) -> str:
        return f"{self.root}/state"

    @property
    def version_topic(self) -> str:
        """Retained: by it boxes learn that another one has a newer version."""
        return f"{self.root}/version"

    @property
    def orders(self) -> str:
        return f"{self.root}/set"


def id_of(key: bytes) -> str:
    """The id of the box that seals with this key."""
    return hashlib.blake2s(b"announced", key=key[:32], digest_size=6).hexdigest()


def discovery(box: Itself, prefix: str, *, sound: bool) -> dict[str, dict[str, Json]]:
    """The messages by their topics. `sound`: the box has a microphone that can be switched off."""
    return {
        f"{prefix}/{component}/{NODE}{box.id}/{key}/config": _whole(box, key, own)
        for component, key, own in _entities(box, sound)
    }


def _whole(box: Itself, key: str, own: Mapping[str, Json]) -> dict[str, Json]:
    device: dict[str, Json] = {
        "identifiers": [f"{NODE}{box.id}"],
        "name": box.name,
        "manufacturer": "Hearth",
        "model": "voice assistant",
        "sw_version": box.version,
    }
    if box.area:
        device["suggested_area"] = box.area
    if box.page:
        device["configuration_url"] = box.page
    return {
        "unique_id": f"{NODE}{box.id}_{key}",
        "availability_topic": box.availability,
        "state_topic": box.state,
        "device": device,
        "origin": {"name": "Hearth", "sw_version": box.version},
        **own,
    }


def _entities(box: Itself, sound: bool) -> Iterator[tuple[str, str, dict[str, Json]]]:
    yield "sensor", "state", _tells("State", "state", icon="mdi:microphone-message")
    yield (
        "sensor",
        "troubles",
        {
            **_tells("Troubles", "troubles", icon="mdi:alert-circle-outline"),
            "entity_category": "diagnostic",
            "state_class": "measurement",
        },
    )
    yield (
        "sensor",
        "route",
        {
            **_tells("Last turn", "route", icon="mdi:directions-fork"),
            "entity_category": "diagnostic",
        },
    )
    yield (
        "sensor",
        "answer",
        {
            **_tells("Last answer began after", "answer_ms"),
            "device_class": "duration",
            "unit_of_measurement": "ms",
            "state_class": "measurement",
            "entity_category": "diagnostic",
        },
    )
    yield (
        "update",
        "update",
        {
            "name": "Version",
            "value_template": (
                '{{ {"installed_version": value_json.version, "latest_version": value_json.newest}'
                " | tojson }}"
            ),
            "entity_category": "diagnostic",
        },
    )
    yield "switch", "quiet", _switch(box, "Do not disturb", "quiet", "mdi:bell-off-outline")
    if sound:
        yield "switch", "muted", _switch(box, "Microphone off", "muted", "mdi:microphone-off")
    yield (
        "number",
        "volume",
        {
            **_tells("Volume", "volume", icon="mdi:volume-high"),
            "command_topic": f"{box.orders}/volume",
            "min": 0,
            "max": 100,
            "step": 5,
            "unit_of_measurement": "%",
        },
    )


def _tells(name: str, key: str, icon: str = "") -> dict[str, Json]:
    told: dict[str, Json] = {"name": name, "value_template": f"{{{{ value_json.{key} }}}}"}
    return told | ({"icon": icon} if icon else {})


def _switch(box: Itself, name: str, key: str, icon: str) -> dict[str, Json]:
    return {
        "name": name,
        "icon": icon,
        "command_topic": f"{box.orders}/{key}",
        "value_template": f"{{{{ 'ON' if value_json.{key} else 'OFF' }}}}",
        "payload_on": "ON",
        "payload_off": "OFF",
    }


def newest(versions: Iterable[str]) -> str:
    """The highest of them, figure by figure; empty where there is none."""
    return max(versions, key=_figures, default="")


def _figures(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isascii() and part.isdigit())


def payload(told: Mapping[str, Json]) -> str:
    return json.dumps(told, sort_keys=True)
