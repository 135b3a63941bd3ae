"""A small home and a mind over the shipped skills, for the tests of understanding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from assistant.agenda.types import Item, ItemList
from assistant.core.values import Hypothesis, ToolCall, Transcript
from assistant.home.model import Area, Device, Floor, Home
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation, Understanding

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))

AREAS = (
    ("kitchen", "Kitchen", "ground"),
    ("lounge", "Lounge", "ground"),
    ("hall", "Hall", "ground"),
    ("bedroom", "Bedroom", "upstairs"),
    ("study", "Study", "upstairs"),
)
DEVICES: tuple[tuple[str, str, str | None, str | None, dict[str, Any]], ...] = (
    ("light.kitchen", "Kitchen Light", "kitchen", None, {"on": False, "brightness": 50}),
    ("light.sink", "Sink Spot", "kitchen", None, {"on": True}),
    (
        "light.nabu",
        "Nabu Lamp",
        "lounge",
        None,
        {"on": False, "brightness": 50, "color": "white", "color_temp_k": 3000},
    ),
    ("light.reading", "Reading Lamp", "lounge", None, {"on": True, "brightness": 40}),
    ("light.hall", "Hall Light", "hall", None, {"on": True}),
    ("light.bed_left", "Left Bed Lamp", "bedroom", None, {"on": True, "brightness": 20}),
    ("light.bed_right", "Right Bed Lamp", "bedroom", None, {"on": True, "brightness": 20}),
    ("switch.coffee", "Coffee Machine", "kitchen", None, {"on": False}),
    ("fan.study", "Study Fan", "study", None, {"on": False, "speed": 0}),
    ("cover.blinds", "Lounge Blinds", "lounge", "blind", {"position": 100}),
    ("cover.garage", "Garage Door", None, "garage", {"position": 0}),
    ("lock.front", "Front Door", "hall", None, {"locked": True}),
    ("lock.back", "Back Door", "kitchen", None, {"locked": True}),
    ("climate.lounge", "Thermostat", "lounge", None, {"mode": "heat", "target": 20, "current": 19}),
    (
        "media_player.tv",
        "TV",
        "lounge",
        None,
        {"state": "playing", "volume": 30, "muted": False, "track": 3},
    ),
    ("vacuum.rover", "Rover", "hall", None, {"state": "docked"}),
    ("binary_sensor.window", "Bedroom Window", "bedroom", "window", {"value": True}),
    ("scene.movie", "Movie Night", "lounge", None, {}),
)
LISTS = (
    ItemList("shopping", "Shopping List", (), (Item("milk"),)),
    ItemList("tasks", "Chores", (), ()),
)


def small_home() -> Home:
    home = Home("Test")
    home.put_floor(Floor("ground", "Ground Floor"))
    home.put_floor(Floor("upstairs", "Upstairs"))
    for id_, name, floor in AREAS:
        home.put_area(Area(id_, name, (), floor))
    for id_, name, area, device_class, state in DEVICES:
        home.put_device(Device(id_, id_.split(".")[0], name, (), area, device_class), state)
    return home


def large_home(devices: int) -> Home:
    """A home of this many devices in rooms of ten."""
    home = Home("Large")
    kinds: tuple[tuple[str, dict[str, Any]], ...] = (
        ("light", {"on": False, "brightness": 10}),
        ("switch", {"on": False}),
        ("cover", {"position": 0}),
        ("sensor", {"value": 20, "unit": "°C"}),
    )
    for number in range(devices):
        room = f"room_{number // 10}"
        if room not in home.areas:
            home.put_area(Area(room, f"Room {number // 10}"))
        kind, state = kinds[number % len(kinds)]
        home.put_device(
            Device(f"{kind}.d{number}", kind, f"{kind.title()} {number}", (), room), state
        )
    return home


@cache
def registry() -> Registry:
    return Registry([shipped_folder()])


@cache
def mind() -> Mind:
    return Mind(registry(), ["hey_jarvis"])


def situation(home: Home | None = None, area: str | None = "lounge") -> Situation:
    return Situation(home or small_home(), NOW, area, LISTS)


def understand(text: str, known: Situation | None = None) -> Understanding:
    return mind().understand(Transcript((Hypothesis(text, 0.0),)), known or situation())


def calls(text: str, known: Situation | None = None) -> list[tuple[str, dict[str, Any]]]:
    """What would be called, as (skill, arguments)."""
    return [(call.skill, call.arguments) for call in understand(text, known).calls]


def after(known: Situation, *texts: str) -> Situation:
    """The situation after these turns."""
    for text in texts:
        known = known.after(understand(text, known))
    return known


def device(text: str, known: Situation | None = None) -> Any:
    """The skill and the device of the only call."""
    ((skill, arguments),) = calls(text, known)
    return skill, arguments.get("device")


def pending(known: Situation, question: Any) -> Situation:
    return replace(known, pending=question)


def transcript(*texts: tuple[str, float]) -> Transcript:
    return Transcript(tuple(Hypothesis(text, score) for text, score in texts))


def skills_of(found: Sequence[ToolCall]) -> list[str]:
    return [call.skill for call in found]
