"""The home as a page shows it: its rooms, and each device with how it stands in words and what a
hand is offered for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from assistant.core.values import Json
from assistant.home.controls import controls
from assistant.home.kinds import KINDS
from assistant.home.model import Device, Home, State
from assistant.skillkit.inventory import kind_noun
from assistant.skillkit.states import describe

ELSEWHERE = frozenset({"todo", "calendar"})
"""Kinds that a page shows with the agenda."""
WORDLESS = frozenset({"scene", "script", "button"})
"""Kinds that have no state to tell."""
_ANY = frozenset({"climate", "water_heater", "cover", "valve", "media_player", "sensor", "number"})
"""Kinds of which some words can be said, whichever of their keys is known."""


def rooms(home: Home) -> dict[str, Json]:
    """The floors and areas, in the home's order."""
    return {
        "floors": [{"id": floor.id, "name": floor.name} for floor in home.floors.values()],
        "areas": [
            {"id": area.id, "name": area.name, "floor": area.floor} for area in home.areas.values()
        ],
    }


def shown(home: Home) -> list[Device]:
    """The devices of a page's rooms."""
    return [device for device in home.devices.values() if device.kind not in ELSEWHERE]


def look(home: Home, device: Device, now: datetime) -> dict[str, Json]:
    """One device as it stands `now`. `told` is when it last told something and `away` since when it
    is out of reach, as moments in ISO 8601; null where that isn't known.
    """
    told, record = home.told(device.id), home.record(device.id)
    return {
        "id": device.id,
        "name": device.name,
        "kind": device.kind,
        "noun": kind_noun(device)[0],
        "area": home.area_of(device),
        "from": device.source,
        "standing": record.standing(),
        "words": stands(device, home.state(device.id), told),
        "told": _when(home.age(device.id), now),
        "away": _when(None if record.away_at is None else home.clock() - record.away_at, now),
        "silent": sorted(record.unconfirmed),
        "controls": controls(device, home.state(device.id), told, home.units),
    }


def stands(device: Device, state: State, told: State) -> str:
    """How a device stands, in words ("on at 60 percent"); empty where it has told too little for
    that.
    """
    if device.kind == "weather":
        degrees = told.get("temperature")
        parts = (told.get("condition"), None if degrees is None else f"{degrees:g}°")
        return ", ".join(str(part) for part in parts if part)
    leading = next((key for key in KINDS[device.kind] if key in state), None)
    if device.kind in WORDLESS or not told or (device.kind not in _ANY and leading not in told):
        return ""
    return describe(device, told)


def _when(seconds_ago: float | None, now: datetime) -> str | None:
    if seconds_ago is None:
        return None
    return (now - timedelta(seconds=max(0.0, seconds_ago))).isoformat(timespec="seconds")
