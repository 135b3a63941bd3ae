"""What to call devices in a question between them, so that each answer means one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.home.model import Device, Home
from assistant.skillkit.naming import noun_of_kind, say


def apart(home: Home, devices: Sequence[Device]) -> dict[str, tuple[str, ...]]:
    """A spoken name for each, with the room where names are the same, else the kind: "the lamp in
    the hall", "the TV scene".

    Devices that nobody could tell apart in words (one lamp that two hubs announce) share a name,
    and are acted on together.
    """
    out: dict[str, tuple[str, ...]] = {}
    for alike in _groups(devices, lambda device: device.name.casefold()):
        rooms = list(_groups(alike, lambda device: _room(home, device)))
        for room in rooms:
            kinds = list(_groups(room, lambda device: device.kind))
            for kind in kinds:
                label = kind[0].name
                if len(kinds) > 1:
                    label = say("named-kind", name=label, kind=noun_of_kind(kind[0].kind))
                if len(rooms) > 1:
                    where = _room(home, kind[0])
                    label = (
                        say("named-in", name=label, room=where)
                        if where
                        else say("named-other", name=label)
                    )
                out[label] = (*out.get(label, ()), *(device.id for device in kind))
    return out


def _room(home: Home, device: Device) -> str:
    area = home.areas.get(device.area or "")
    return area.name if area else ""


def _groups(devices: Sequence[Device], key: Callable[[Device], str]) -> Iterator[list[Device]]:
    """Those with the same key, in the order in which they came."""
    for value in dict.fromkeys(map(key, devices)):
        yield [device for device in devices if key(device) == value]
