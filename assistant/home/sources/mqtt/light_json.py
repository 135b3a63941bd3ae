"""MQTT lights of the JSON schema: one object tells, and one object takes, everything."""

from __future__ import annotations

import json
from functools import partial

from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.home.colors import Rgb, from_hs, from_xy, hex_of
from assistant.home.model import Command, State
from assistant.home.scales import from_percent, to_percent
from assistant.home.sources.mqtt.entity import NO_LONGER, Draft, Message
from assistant.home.sources.mqtt.light_forms import (
    FORMS,
    WHITE_MODES,
    add_effects,
    color_from,
    color_of,
    is_white,
    parts_of,
    whites_of,
    without_zero,
)

_LETTERS = {
    "red": "r",
    "green": "g",
    "blue": "b",
    "white": "w",
    "cold_white": "c",
    "warm_white": "w",
    "hue": "h",
    "sat": "s",
}


class JsonLight:
    """What it shows, a colour or a white, its `color_mode` says."""

    def __init__(self, draft: Draft) -> None:
        settings = draft.settings
        self.settings = settings
        self.scale, self.white_scale = (
            float(settings.get("brightness_scale", 255)),
            float(settings.get("white_scale", 255)),
        )
        self.whites = whites_of(settings)
        modes = set(settings.get("supported_color_modes") or [])
        modes |= {mode for mode in ("color_temp", "hs", "rgb", "xy") if settings.get(mode)}
        self.modes = modes
        self.form = next(
            (form for form in ("xy", "hs", "rgb", "rgbw", "rgbww") if form in modes), ""
        )
        draft.state["on"] = False
        if settings.get("brightness") or modes - {"onoff"}:
            draft.state["brightness"] = 0
        if self.form:
            draft.state["color"] = "white"
        if "color_temp" in modes:
            draft.state["color_temp_k"] = 2700
        if settings.get("effect"):
            add_effects(draft)
        self.keys = frozenset(draft.state) - {"effects"}
        draft.read(
            settings.get("state_topic"), settings.get("value_template"), self.decode, *self.keys
        )
        draft.encode = self.encode
        draft.echoes = {
            key: partial(self.echo, key) for key in ("brightness", "color", "color_temp_k")
        }

    def echo(self, key: str, value: Json) -> Json:
        ((_, sent),) = self.encode(Command("", {key: value}), {})
        return "white" if '"white":' in sent else self.decode(sent).get(key)

    def decode(self, text: str) -> State:
        told = read_json(text)
        state: State = {"on": {"ON": True, "OFF": False}.get(told.get("state"))}
        if told.get("brightness") is not None:
            # a lamp that is off often tells level 0; what counts is the level that it comes back
            # with
            state["brightness"] = to_percent(float(told["brightness"]), self.scale) or None
        if told.get("effect") in self.settings.get("effect_list", []):
            state["effect"] = told["effect"]
        state |= self._shows(told, told.get("color_mode"))
        return {key: value for key, value in state.items() if key in self.keys}

    def _shows(self, told: dict[str, Json], mode: Json) -> State:
        """Colour or white; where no mode is told, both as they are told, and a colour alone hides
        the warmth.
        """
        warmth = self.whites.read(float(told["color_temp"])) if told.get("color_temp") else None
        if mode == "color_temp":
            return {"color": "white", "color_temp_k": warmth}
        if mode in WHITE_MODES:
            return {"color": "white", "color_temp_k": NO_LONGER}
        if not isinstance(told.get("color"), dict):
            return {"color_temp_k": warmth} if mode is None else {}
        color = _color(told["color"])
        if color is None:
            return {}
        return {
            "color": hex_of(color),
            "color_temp_k": warmth if warmth and mode is None else NO_LONGER,
        }

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted = without_zero(command.wanted)
        topic = self.settings["command_topic"]
        if wanted.get("on") is False:
            return [(topic, json.dumps({"state": "OFF"}))]
        payload: dict[str, Json] = {"state": "ON"}
        if "brightness" in wanted:
            payload["brightness"] = from_percent(wanted["brightness"], self.scale)
        if "color" in wanted:
            payload |= self._colored(
                wanted["color"], wanted.get("brightness") or state.get("brightness") or 100
            )
        if "color_temp_k" in wanted:
            payload["color_temp"] = self.whites.write(wanted["color_temp_k"])
        if "effect" in wanted:
            payload["effect"] = wanted["effect"]
        return [(topic, json.dumps(payload))]

    def _colored(self, color: Json, level: float) -> dict[str, Json]:
        if "white" in self.modes and is_white(color):
            return {"white": from_percent(level, self.white_scale)}
        parts = parts_of(self.form, color_of(color))
        return {
            "color": {
                _LETTERS.get(name, name): part
                for name, part in zip(FORMS[self.form], parts, strict=True)
            }
        }


def _color(told: dict[str, float]) -> Rgb | None:
    """The colour that a JSON object tells, in whichever form."""
    if {"r", "g", "b"} <= told.keys():
        return color_from(
            "rgbww", [told[name] for name in "rgb"] + [told[name] for name in "cw" if name in told]
        )
    if {"x", "y"} <= told.keys():
        return from_xy(told["x"], told["y"])
    hue, saturation = told.get("h", told.get("hue")), told.get("s", told.get("saturation"))
    return None if hue is None or saturation is None else from_hs(hue, saturation)
