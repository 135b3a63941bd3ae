"""What a query is about: devices, rooms and floors, with what each measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.skillkit import (
    Device,
    Home,
    Ids,
    Measured,
    devices_called,
    devices_meant,
    house,
    in_room,
    measured,
    on_floor,
    things,
)

from .heard import heard

OUTSIDE, INSIDE = "outside", "inside"
"""Of a query: where the weather is told, and all rooms together."""
PRODUCTION, WHOLE = "production", "whole_draw"
"""Measures of power: what is made, and what the whole house draws."""
OF_ROOMS = frozenset({"temperature", "humidity", "air", "illuminance"})
"""Measures that people ask of rooms, whatever tells them there."""


def each(said: Ids) -> list[str]:
    """The ids of an argument that is one or several of them."""
    return [said] if isinstance(said, str) and said else list(said or [])


@dataclass(frozen=True)
class Item:
    """One thing that a query is about, with what it measures; None where nothing is known of it."""

    readings: Sequence[Measured]
    place: str = ""
    """ "in the kitchen"; empty for devices."""

    @property
    def known(self) -> list[Measured]:
        return [each for each in self.readings if each.value is not None]

    @property
    def silent(self) -> list[Device]:
        return [each.device for each in self.readings if each.value is None]

    @property
    def value(self) -> float | None:
        """What it measures; of several in one place, their mean."""
        values = [each.value for each in self.known if each.value is not None]
        return sum(values) / len(values) if values else None

    @property
    def unit(self) -> str:
        return next((each.unit for each in self.readings if each.unit), "")


@dataclass(frozen=True)
class Selection:
    """The devices, rooms and floors of a query. All empty: the whole home."""

    home: Home
    devices: Sequence[Device]
    areas: Sequence[str]
    floors: Sequence[str]
    outside: bool = False
    inside: bool = False
    kind: str = ""

    @property
    def bare(self) -> bool:
        return not (
            self.devices or self.areas or self.floors or self.outside or self.inside or self.kind
        )

    def within(self) -> list[Device]:
        """The devices that it is about."""
        if self.devices:
            return list(self.devices)
        among = [
            device
            for device in self.home.devices.values()
            if not (self.areas or self.floors)
            or self.home.area_of(device) in self.areas
            or self.home.floor_of(device) in self.floors
        ]
        return devices_called(self.home, self.kind, among) if self.kind else among

    def items(self, measure: str) -> list[Item]:
        """What each of them measures: by room where rooms are asked about, else by device."""
        found: list[Item] = []
        if self.outside:
            found.append(Item(outdoors(self.home, measure), house("outside")))
        if self.inside:
            found.append(self.everywhere(measure))
        if found and not (self.devices or self.areas or self.floors):
            return found
        if self.devices:
            return found + _of_devices(self.home, self.devices, measure)
        if measure not in OF_ROOMS:
            return found + [Item((reading,)) for reading in self._readings(measure)]
        for area in self.areas:
            found += self._room(area, measure)
        for floor in self.floors:
            among = self.home.select(floor=floor)
            readings = [each for each in measured(self.home, among, measure) if _is_air(each)]
            if readings:
                found.append(Item(readings, on_floor(self.home.floors[floor].name)))
        if found:
            return found
        return [] if self.areas or self.floors else self.rooms(measure)

    def _readings(self, measure: str) -> list[Measured]:
        """What each device measures of it; power is told apart into what is drawn and what is
        made.
        """
        if measure not in ("power", PRODUCTION, WHOLE):
            return measured(self.home, self.within(), measure, named=bool(self.kind))
        found = measured(self.home, self.within(), "power", named=True)
        made = [each for each in found if heard().production.search(each.device.name)]
        drawn = [each for each in found if each not in made]
        whole = [each for each in drawn if heard().whole.search(each.device.name)]
        if measure == WHOLE:
            return whole or drawn
        return made if measure == PRODUCTION else [each for each in drawn if each not in whole]

    def rooms(self, measure: str) -> list[Item]:
        """Each room of the selection that something measures it in; those outdoors are none."""
        found: list[Item] = []
        for area in self.home.areas.values():
            inside = not heard().outdoors.search(area.name)
            wanted = area.id in self.areas or area.floor in self.floors
            if wanted or (inside and not (self.areas or self.floors)):
                found += self._room(area.id, measure)
        lone = [d for d in self.home.devices.values() if self.home.area_of(d) is None]
        return found or [Item((each,)) for each in measured(self.home, lone, measure)]

    def everywhere(self, measure: str) -> Item:
        """All rooms together."""
        rooms = Selection(self.home, (), (), ()).rooms(measure)
        return Item([each for room in rooms for each in room.readings], house("inside"))

    def _room(self, area: str, measure: str) -> list[Item]:
        readings = measured(self.home, self.home.select(area=area), measure)
        air = [each for each in readings if _is_air(each)]
        return [Item(air or readings, in_room(self.home.areas[area].name))] if readings else []


def select(home: Home, device: Ids, kind: str, area: Ids, floor: Ids) -> Selection:
    """The selection of a query's arguments; ids that are gone are left out."""
    areas = each(area)
    return Selection(
        home,
        devices_meant(home, device) if device else (),
        [id_ for id_ in areas if id_ in home.areas],
        [id_ for id_ in each(floor) if id_ in home.floors],
        OUTSIDE in areas,
        INSIDE in areas,
        kind,
    )


def outdoors(home: Home, measure: str) -> list[Measured]:
    """What is measured outside: by the weather, else by sensors that stand there."""
    weather = measured(home, home.select(kinds=("weather",)), measure, named=True)
    if weather:
        return weather[:1]
    areas = [area.id for area in home.areas.values() if heard().outdoors.search(area.name)]
    return [each for area in areas for each in measured(home, home.select(area=area), measure)]


def _of_devices(home: Home, devices: Sequence[Device], measure: str) -> list[Item]:
    """The devices by what they measure themselves, else by the sensors called after them."""
    own = measured(home, devices, measure, named=True)
    found = [Item((each,)) for each in own]
    told = {each.device.id for each in own}
    for device in devices:
        if device.id in told:
            continue
        called = tuple(f"{name.casefold()} " for name in device.names)
        meters = [each for each in home.devices.values() if each.name.casefold().startswith(called)]
        meters = [each for each in meters if each.id not in told]
        found += [Item((each,)) for each in measured(home, meters, measure, named=True)]
        told |= {each.id for each in meters}
    return found


def _is_air(reading: Measured) -> bool:
    """Whether it tells of the room, and not of a fridge or a chip in it."""
    return not heard().apart.search(reading.device.name)


def spoken(item: Item, value: str) -> str:
    """A clause: "it is 24 degrees in the guest room", "the hi-fi is at 55 percent"."""
    if item.place and not any(each.key.startswith("target") for each in item.readings):
        text = house("it-is", value=value, where=f" {item.place}")
        return text[:1].lower() + text[1:]
    named = things([each.device for each in item.readings])
    if any(each.key.startswith("target") for each in item.readings):
        set_to = house("set-to", value=value, devices=named)
        return house("stands", devices=named, state=set_to)
    return house("stands", devices=named, state=house("at-value", value=value, devices=named))
