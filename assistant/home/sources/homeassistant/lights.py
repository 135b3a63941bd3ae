"""Lights of a Home Assistant: what their states mean, how a command becomes a service call, what
comes back of it. No I/O.
"""

from __future__ import annotations

from typing import Any

from assistant.core.values import Arguments, Json
from assistant.home.colors import hex_of, kelvin, rgb
from assistant.home.model import State
from assistant.home.scales import from_percent, to_percent
from assistant.home.source import Refused

Attributes = dict[str, Any]
LEVELS = 255
"""The highest level of a light in Home Assistant."""
_COLOR_MODES = frozenset({"hs", "xy", "rgb", "rgbw", "rgbww"})


def read(text: str, attributes: Attributes, before: State) -> State:
    """The keys of a light; None for what it does not tell now."""
    state: State = {"on": text == "on"}
    modes = set(attributes.get("supported_color_modes") or [])
    if modes - {"onoff"}:
        level = attributes.get("brightness")
        state["brightness"] = None if level is None else to_percent(level, LEVELS)
    mode = attributes.get("color_mode")
    if modes & _COLOR_MODES:
        color = attributes.get("rgb_color")
        white = "white" if mode in ("color_temp", "white") else None
        state["color"] = hex_of(tuple(color)) if color and mode in _COLOR_MODES else white
    if "color_temp" in modes:
        warmth = attributes.get("color_temp_kelvin") or kelvin(attributes.get("color_temp") or 0)
        state["color_temp_k"] = round(warmth) if warmth and mode == "color_temp" else None
    if attributes.get("effect_list"):
        state |= {
            "effect": attributes.get("effect"),
            "effects": [str(effect) for effect in attributes["effect_list"]],
        }
    return state


def call(wanted: Arguments, attributes: Attributes) -> tuple[str, dict[str, Json]]:
    """The service that carries out a command, and its data. Raises Refused."""
    if wanted.get("on") is False or wanted.get("brightness") == 0:
        return "turn_off", {}
    data: dict[str, Json] = {}
    if "brightness" in wanted:
        data["brightness_pct"] = wanted["brightness"]
    if "color" in wanted:
        color = rgb(wanted["color"])
        if color is None:
            raise Refused("colour-not-known", colour=wanted["color"])
        data["rgb_color"] = list(color)
    if "color_temp_k" in wanted:
        data["color_temp_kelvin"] = _within_reach(wanted["color_temp_k"], attributes)
    if "effect" in wanted:
        data["effect"] = wanted["effect"]
    return "turn_on", data


def echo(wanted: Arguments, attributes: Attributes) -> Arguments:
    """These values as the light will tell them back."""
    told: Arguments = {}
    if wanted.get("brightness"):
        told["brightness"] = to_percent(from_percent(wanted["brightness"], LEVELS), LEVELS)
    if "color_temp_k" in wanted:
        told["color_temp_k"] = _within_reach(wanted["color_temp_k"], attributes)
    return told


def _within_reach(wanted: float, attributes: Attributes) -> int:
    """The nearest colour temperature, in kelvin, that the light can show."""
    low = attributes.get("min_color_temp_kelvin") or wanted
    high = attributes.get("max_color_temp_kelvin") or wanted
    return round(max(low, min(high, wanted)))
