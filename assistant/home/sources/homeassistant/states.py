"""What the state of a Home Assistant entity means for a device: its kind, its keys and their
values. No I/O.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.core.values import Json
from assistant.home.kinds import KINDS, SETTLED
from assistant.home.model import State
from assistant.home.sources.homeassistant import lights, panels
from assistant.home.sources.homeassistant.climate import (
    Attributes,
    climate,
    fan,
    humidifier,
    numeric,
    water_heater,
)
from assistant.home.sources.homeassistant.events import edits
from assistant.home.sources.homeassistant.movers import cover, vacuum
from assistant.home.sources.homeassistant.todo import dues

KIND_OF: dict[str, str] = {
    "light": "light",
    "switch": "switch",
    "input_boolean": "switch",
    "siren": "switch",
    "fan": "fan",
    "humidifier": "humidifier",
    "cover": "cover",
    "valve": "valve",
    "lock": "lock",
    "climate": "climate",
    "media_player": "media_player",
    "vacuum": "vacuum",
    "lawn_mower": "lawn_mower",
    "water_heater": "water_heater",
    "alarm_control_panel": "alarm_control_panel",
    "sensor": "sensor",
    "binary_sensor": "binary_sensor",
    "number": "number",
    "input_number": "number",
    "select": "select",
    "input_select": "select",
    "automation": "automation",
    "calendar": "calendar",
    "device_tracker": "person",
    "person": "person",
    "todo": "todo",
    "weather": "weather",
    "scene": "scene",
    "script": "script",
    "button": "button",
    "input_button": "button",
}
"""Domain → kind; other domains are no business of a voice."""

UNTOLD = frozenset({"unknown", "unavailable"})
"""Home Assistant's words for a state that nobody told."""

LEADING: dict[str, frozenset[str]] = {
    "": frozenset(
        ("on", "state", "value", "locked", "moving", "position", "mode", "location", "condition")
    ),
    "humidifier": frozenset({"on"}),
}
"""By kind ("": any other): the keys that an entity's state tells, not its attributes. A blind that
was moved further has been open all the while.
"""

_PLACEHOLDERS: dict[tuple[str, str], Json] = {
    ("light", "brightness"): 100,
    ("light", "color"): "white",
    ("light", "color_temp_k"): 2700,
    ("media_player", "state"): "off",
    ("vacuum", "state"): "docked",
    ("lawn_mower", "state"): "docked",
    ("alarm_control_panel", "state"): "disarmed",
}
"""What stands for a value that was never told, where not any false, zero or empty one will do.
Nobody is told of it.
"""

_FORECAST_DAYS, _FORECAST_HOURS = 1 + 4, 2
_PLAYER_VOLUME, _PLAYER_MUTE, _PLAYER_NEXT, _PLAYER_SOURCE = 4, 8, 32, 2048


def read_state(
    kind: str, text: str, attributes: Attributes, before: State
) -> tuple[State, frozenset[str]]:
    """The keys of a device of this kind, and those of them that the entity doesn't tell now.

    What it doesn't tell (a lamp's level while it is off, its warmth while it shows a colour) keeps
    its value from `before`.
    """
    if kind not in _READERS:
        return {}, frozenset()
    state = _READERS[kind](text, attributes, before)
    told = {
        key: value
        for key, value in state.items()
        if value is not None and (key in SETTLED or text not in UNTOLD)
    }
    hidden = frozenset(state) - told.keys()
    return told | {key: before.get(key, _placeholder(kind, key)) for key in hidden}, hidden


def _placeholder(kind: str, key: str) -> Json:
    if (kind, key) in _PLACEHOLDERS:
        return _PLACEHOLDERS[kind, key]
    types = KINDS[kind][key]
    return (types if isinstance(types, type) else types[0])()


def _media_player(text: str, attributes: Attributes, before: State) -> State:
    words = {"standby": "off", "buffering": "playing"}
    state: State = {"state": words.get(text, text)}
    features = attributes.get("supported_features")
    volume, mute = "volume_level" in attributes, "is_volume_muted" in attributes
    if features is not None:  # a level that is told need not be one that can be set
        volume, mute = bool(features & _PLAYER_VOLUME), bool(features & _PLAYER_MUTE)
    features = features or 0
    if volume:
        level = attributes.get("volume_level")
        state["volume"] = None if level is None else round(level * 100)
    if mute:
        state["muted"] = bool(attributes.get("is_volume_muted"))
    if features & _PLAYER_NEXT:
        state["track"] = int(attributes.get("media_track") or 0)
    if features & _PLAYER_SOURCE:
        state |= {
            "source": str(attributes.get("source") or ""),
            "sources": list(attributes.get("source_list") or []),
        }
    return state | {
        "title": str(attributes.get("media_title") or ""),
        "artist": str(attributes.get("media_artist") or ""),
    }


def _sensor(text: str, attributes: Attributes, before: State) -> State:
    unit = attributes.get("unit_of_measurement")
    if unit is None and attributes.get("state_class") is None:
        return {"value": text}
    return {"value": number(text)} | ({"unit": unit} if unit else {})


def _weather(text: str, attributes: Attributes, before: State) -> State:
    found: State = {"condition": text.replace("partlycloudy", "partly cloudy").replace("-", " ")}
    for name in ("temperature", "humidity", "wind_speed"):
        found |= numeric(attributes, name, name)
    features = attributes.get("supported_features") or 0
    found |= {"forecast": None} if features & _FORECAST_DAYS else {}
    return found | ({"hourly": None} if features & _FORECAST_HOURS else {})


def number(text: str) -> float | int | str:
    """A number where the text is one, whole where it is whole."""
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


_READERS: dict[str, Callable[[str, Attributes, State], State]] = {
    "light": lights.read,
    "switch": lambda text, attributes, before: {"on": text == "on"},
    "fan": fan,
    "humidifier": humidifier,
    "cover": cover,
    "valve": cover,
    "lock": panels.lock,
    "climate": climate,
    "media_player": _media_player,
    "vacuum": vacuum,
    "lawn_mower": lambda text, attributes, before: {"state": text},
    "water_heater": water_heater,
    "alarm_control_panel": panels.alarm_control_panel,
    "sensor": _sensor,
    "binary_sensor": lambda text, attributes, before: {"value": text == "on"},
    "number": panels.number,
    "select": panels.select,
    "automation": lambda text, attributes, before: {"on": text == "on"},
    "calendar": lambda text, attributes, before: {
        "events": None,
        "until": "",
        **edits(attributes.get("supported_features")),
    },
    "todo": lambda text, attributes, before: {
        "items": None,
        **dues(attributes.get("supported_features")),
    },
    "person": lambda text, attributes, before: {"location": "away" if text == "not_home" else text},
    "weather": _weather,
}
