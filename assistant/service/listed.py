"""What a home holds, as JSON: for `assistant home list`,
of a home of its own or of a running box.
"""

from __future__ import annotations

from assistant.core.values import Json
from assistant.home.house import House
from assistant.home.model import Device, Home
from assistant.skillkit.inventory import abilities, kind_noun


def as_data(house: House) -> dict[str, Json]:
    """Every device, what it can be told, what was left out and why, and what the hubs are called
    and suffer from.
    """
    home = house.home
    devices: list[Json] = [
        {
            "id": device.id,
            "name": device.name,
            "kind": device.kind,
            "class": device.device_class or "",
            "noun": kind_noun(device)[0],
            "room": _room(home, device),
            "can": list(abilities(device, home.state(device.id))),
            "from": device.source,
            "standing": home.standing(device.id),
        }
        for device in home.devices.values()
    ]
    left_out: list[Json] = [
        {"name": each.name, "from": each.source, "why": each.why} for each in home.left_out
    ]
    return {
        "devices": devices,
        "left_out": left_out,
        "troubles": dict(house.troubles),
        "hubs": dict(house.titles),
    }


def _room(home: Home, device: Device) -> str:
    area = home.area_of(device)
    return home.areas[area].name if area and area in home.areas else ""
