"""Homes made up for the training: rooms and devices with the names that people give them.

Those of the training and those that thresholds are chosen by (`held`) share no room and no name
from the lists of `homes.toml`, except what a home can hardly do without.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.core.values import Json
from assistant.home.model import Area, Device, Floor, Home

HELD = 6
"""Of the names in a list each sixth is kept for the homes that training never sees."""
ROOMS, MORE_DEVICES = (4, 9), (4, 18)
"""Rooms of a home, and devices beside those that a sentence needs: at least, at most."""
LIT = 0.8
"""Share of the boxes that stand in a room with a light, if there is one."""
COMMON = (
    "light",
    "light",
    "light",
    "lock",
    "heating",
    "blind",
    "speaker",
    "tv",
    "switch",
    "vacuum",
)
"""What homes have most often."""
TILTED = ("blind", "shutter")
"""Covers with slats."""
STATES: Mapping[str, Mapping[str, Json]] = {
    "light": {
        "on": True,
        "brightness": 60,
        "color": "white",
        "color_temp_k": 2700,
        "effect": "none",
        "effects": ["none", "rainbow", "candle"],
    },
    "switch": {"on": True},
    "fan": {"on": True, "speed": 50, "oscillating": False},
    "humidifier": {"on": True, "target": 50, "current": 44, "min": 30, "max": 80},
    "cover": {"position": 50},
    "valve": {"position": 0},
    "lock": {"locked": False},
    "climate": {
        "mode": "heat",
        "modes": ["off", "heat", "cool", "auto"],
        "target": 21,
        "current": 20.5,
        "preset": "none",
        "presets": ["none", "eco", "boost"],
    },
    "media_player": {
        "state": "playing",
        "volume": 40,
        "muted": False,
        "source": "Radio",
        "sources": ["Radio", "HDMI", "Bluetooth", "Streaming", "Antenna"],
        "title": "Harbour Lights",
        "artist": "The Gulls",
        "track": 3,
    },
    "vacuum": {
        "state": "docked",
        "fan_speed": "standard",
        "fan_speeds": ["quiet", "standard", "turbo"],
    },
    "lawn_mower": {"state": "docked"},
    "water_heater": {
        "mode": "eco",
        "modes": ["off", "eco", "performance"],
        "target": 50,
        "current": 47,
        "min": 30,
        "max": 70,
    },
    "alarm_control_panel": {
        "state": "disarmed",
        "modes": ["armed_home", "armed_away", "armed_night"],
    },
    "person": {"location": "home"},
    "binary_sensor": {"value": False},
    "number": {"value": 50, "unit": "%", "min": 0, "max": 100, "step": 1},
    "select": {"value": "eco", "options": ["eco", "comfort", "boost", "quiet"]},
    "calendar": {"events": [], "edits": ["add", "move", "remove"]},
}
"""How a device of each kind stands: with all that it may be told."""


LISTS = (
    *("shopping", "to-do", "packing", "groceries", "hardware"),
    *("holiday", "party", "feed", "wish", "chores"),
)
"""The lists that the families speak of: every home has them, in an order of its own."""
MORE_LISTS, MORE_CHOICES = 3, 3
"""Lists, and choices of a device, that a home may have besides."""


@dataclass(frozen=True)
class Slot:
    """What a slot of the families' sentences stands for."""

    kind: str
    nouns: tuple[str, ...]
    names: tuple[str, ...]
    device_class: str | None
    more: Mapping[str, Any]


@dataclass(frozen=True)
class MadeHome:
    """A home, its devices by the slot that they may stand for, and where the box stands (an area's
    id).
    """

    home: Home
    devices: Mapping[str, Sequence[Device]]
    area: str
    areas: tuple[Area, ...]
    lists: tuple[str, ...] = LISTS

    def serves(self, wanted: Collection[str]) -> bool:
        """Whether it has a device for each of these slots ("light2": a second one)."""
        return all(
            len(self.devices.get(name, ())) >= int(number or 1)
            for name, number in map(split_slot, wanted)
        )


def split_slot(slot: str) -> tuple[str, str]:
    """Its name and its number: "light2" is ("light", "2")."""
    name = slot if slot in slots() else slot.rstrip("0123456789")
    return name, slot[len(name) :]


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "homes.toml").read_text(encoding="utf-8"))


@cache
def slots() -> Mapping[str, Slot]:
    """By name."""
    known = {"kind", "nouns", "names", "class"}
    return {
        name: Slot(
            each["kind"],
            tuple(each["nouns"]),
            tuple(each["names"]),
            each.get("class"),
            {key: value for key, value in each.items() if key not in known},
        )
        for name, each in _table().items()
        if isinstance(each, dict) and "kind" in each
    }


def side(values: Sequence[str], *, held: bool) -> Sequence[str]:
    """The values of one side: those that training sees, or those that are held back."""
    chosen = [value for i, value in enumerate(values) if (i % HELD == HELD - 1) == held]
    return chosen or values


def make(rng: random.Random, *, held: bool = False) -> MadeHome:
    """A home of the training, or one of those held back."""
    home = Home("Home")
    areas = _areas(rng, home, held)
    devices: dict[str, list[Device]] = {}
    taken: set[str] = set()
    usual = rng.sample(COMMON, rng.randint(4, len(COMMON)))
    for name in [*usual, *rng.choices(sorted(slots()), k=rng.randint(*MORE_DEVICES))]:
        device = _device(rng, slots()[name], areas, taken, held)
        if device is not None:
            home.put_device(device, _state(rng, slots()[name]))
            devices.setdefault(name, []).append(device)
    lists = _among(rng, LISTS, _table()["lists"], MORE_LISTS)
    lit = [each.area for each in home.devices.values() if each.kind == "light" and each.area]
    rooms = lit if lit and rng.random() < LIT else [area.id for area in areas]
    return MadeHome(home, devices, rng.choice(rooms), areas, lists)


def _areas(rng: random.Random, home: Home, held: bool) -> tuple[Area, ...]:
    inside = rng.sample(
        list(side(_table()["areas"], held=held)), k=min(rng.randint(*ROOMS), 5 + 4 * (not held))
    )
    names = [*inside, *rng.sample(list(_table()["outside"]), k=rng.randint(0, 2))]
    floors = [
        Floor(_id(name), name, (alias,)) for name, alias in _table()["floors"] if rng.random() < 0.7
    ]
    for floor in floors:
        home.put_floor(floor)
    areas = tuple(
        Area(_id(name), name, (), rng.choice(floors).id if floors and name in inside else None)
        for name in names
    )
    for area in areas:
        home.put_area(area)
    return areas


def _device(
    rng: random.Random, slot: Slot, areas: Sequence[Area], taken: set[str], held: bool
) -> Device | None:
    for _ in range(20):
        area = rng.choice(areas)
        name = rng.choice(side(slot.names, held=held)).replace("{area}", area.name)
        if name not in taken:
            taken.add(name)
            return Device(
                f"{slot.kind}.{_id(name)}",
                slot.kind,
                name,
                area=area.id,
                device_class=slot.device_class,
            )
    return None


def _state(rng: random.Random, slot: Slot) -> dict[str, Json]:
    """A state with all that a device of its kind may be told."""
    state = dict(STATES.get(slot.kind, {}))
    for key, more in _table()["choices"].items():
        if key in state:
            state[key] = list(_among(rng, state[key], more, MORE_CHOICES))
    if slot.kind == "cover" and slot.device_class in TILTED:
        state["tilt"] = 50
    if slot.kind == "sensor":
        state |= {"value": rng.randint(*slot.more["value"]), "unit": slot.more["unit"]}
    return state


def _among(rng: random.Random, usual: Any, more: Sequence[str], count: int) -> tuple[str, ...]:
    """What is usual, and up to `count` others among it, in any order."""
    found = [*usual, *rng.sample(list(more), k=rng.randint(0, count))]
    rng.shuffle(found)
    return tuple(found)


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
