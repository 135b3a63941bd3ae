"""The home that the sentences of the corpora are read in: a light in each room that they speak of,
and one of each thing. Their speakers had none in common, so it has their words as further names.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from assistant.agenda.types import Item, ItemList
from assistant.home.model import Area, Device, Floor, Home
from assistant.understanding.situation import Situation
from training.homes import MadeHome
from training.plain import NOW

Names = tuple[str, ...]
ROOMS: dict[str, tuple[str, Names]] = {
    "living room": ("ground", ("lounge", "sitting room", "family room")),
    "kitchen": ("ground", ()),
    "dining room": ("ground", ()),
    "hall": ("ground", ("hallway",)),
    "office": ("ground", ("study",)),
    "garage": ("ground", ()),
    "porch": ("ground", ()),
    "bedroom": ("upper", ("my bedroom",)),
    "guest room": ("upper", ("spare room",)),
    "kids room": ("upper", ("kids' room", "children's room", "nursery", "playroom")),
    "bathroom": ("upper", ("washroom", "toilet")),
    "attic": ("upper", ("loft",)),
    "basement": ("lower", ("cellar",)),
    "garden": ("ground", ("yard", "backyard")),
}
SOCKET: Names = ("wemo", "plug", "socket", "outlet", "smart plug", "smart socket", "plug socket")
SOCKET += ("wemo socket", "wemo plug socket", "smart plug socket", "power outlet")
VACUUM: Names = ("vacuum", "vacuum cleaner", "robot vacuum cleaner", "hoover", "roomba")
VACUUM += ("robot cleaner", "cleaner", "vacuum robot", "robot", "robotic vacuum cleaner")
COFFEE = ("coffee maker", "coffee pot", "espresso machine", "coffeemaker")
MODES = ["off", "heat", "cool", "auto"]
THINGS: tuple[tuple[str, str, Names, str, str | None, dict[str, Any]], ...] = (
    ("switch", "wemo plug", SOCKET, "living room", "outlet", {"on": True}),
    ("switch", "coffee machine", COFFEE, "kitchen", None, {"on": False}),
    ("vacuum", "robot vacuum", VACUUM, "living room", None, {"state": "docked"}),
    ("fan", "fan", (), "living room", None, {"on": False, "speed": 40}),
    (
        "climate",
        "thermostat",
        ("heating", "heater", "furnace", "ac", "air conditioner", "temp"),
        "living room",
        None,
        {"mode": "heat", "modes": MODES, "target": 21, "current": 20},
    ),
    (
        "media_player",
        "speaker",
        ("stereo", "music player", "radio", "speakers"),
        "living room",
        "speaker",
        {"state": "playing", "volume": 40, "muted": False, "title": "", "artist": "", "track": 1},
    ),
    (
        "media_player",
        "tv",
        ("television",),
        "living room",
        "tv",
        {"state": "playing", "volume": 30, "muted": False, "source": "", "sources": []},
    ),
    ("lock", "front door", (), "hall", None, {"locked": False}),
    ("cover", "garage door", (), "garage", "garage", {"position": 0}),
    ("weather", "weather", (), "", None, {"condition": "sunny", "temperature": 14}),
    ("calendar", "calendar", (), "", None, {"events": []}),
)
LISTS = (
    ItemList(
        "shopping",
        "shopping list",
        ("shopping", "groceries", "grocery", "grocery list", "shop list"),
        (Item("milk"), Item("bread")),
    ),
    ItemList(
        "todo",
        "to-do list",
        ("to do", "todo", "to do list", "todo list", "tasks", "task list", "chores"),
        (Item("call the plumber"),),
    ),
)


def home() -> Home:
    """Such a home, everything in it."""
    built = Home("Corpora")
    for floor, name, other in (
        ("lower", "lower floor", ()),
        ("ground", "ground floor", ("downstairs",)),
        ("upper", "upper floor", ("upstairs",)),
    ):
        built.put_floor(Floor(floor, name, other))
    for room, (floor, names) in ROOMS.items():
        built.put_area(Area(_id(room), room, names, floor))
        light = Device(f"light.{_id(room)}", "light", f"{room} light", (), _id(room))
        state = {"on": True, "brightness": 60, "color": "white", "color_temp_k": 2700}
        built.put_device(light, state)
    for kind, name, names, room, class_, state in THINGS:
        id_ = f"{kind}.{_id(name)}"
        built.put_device(Device(id_, kind, name, names, _id(room) or None, class_), state)
    return built


@cache
def made() -> MadeHome:
    """The same, as the training knows homes."""
    built = home()
    return MadeHome(built, {}, "living_room", tuple(built.areas.values()))


def situation(built: Home | None = None) -> Situation:
    """In its living room, nothing said before."""
    return Situation(built or home(), NOW, "living_room", LISTS)


def _id(name: str) -> str:
    return name.replace(" ", "_")
