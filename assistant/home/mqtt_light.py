"""MQTT lights: the default schema (a topic for each property) and the JSON schema (one object for all)."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from assistant.home.colors import Rgb, from_hs, from_xy, hex_of, kelvin, rgb, to_hs, to_xy
from assistant.home.model import Command, State
from assistant.home.mqtt_entity import NO_LONGER, Draft, Message, choice
from assistant.home.mqtt_templates import render
from assistant.home.scales import from_percent, to_percent
from assistant.home.source import Refused
from assistant.outside import read_json
from assistant.values import Arguments, Json


def light(draft: Draft) -> None:
    schema = draft.settings.get("schema", "basic")
    if schema == "json":
        _JsonLight(draft)
    elif schema in ("basic", "default"):
        _BasicLight(draft)
    else:
        raise ValueError(f"lights with the schema {schema!r} are not supported")


def color_of(value: Json) -> Rgb:
    """Raises Refused for a word that is no colour."""
    color = rgb(value)
    if color is None:
        raise Refused(f"does not know the colour {value!r}")
    return color


class _BasicLight:
    """Default schema: on/off, brightness, RGB or hue and saturation or xy, and colour temperature have topics of their own."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.settings = draft, draft.settings
        settings = self.settings
        self.scale = float(settings.get("brightness_scale", 255))
        self.on, self.off = str(settings.get("payload_on", "ON")), str(settings.get("payload_off", "OFF"))
        template = ("state_value_template", "value_template")
        known = choice({self.on: True, self.off: False})
        draft.key("on", False, state="state_topic", command="command_topic", template=template, decode=known)
        draft.key(
            "brightness",
            0,
            state="brightness_state_topic",
            command="brightness_command_topic",
            template=("brightness_value_template",),
            command_template="brightness_command_template",
            decode=lambda text: to_percent(float(text), self.scale),
            encode=lambda value: from_percent(value, self.scale),
        )
        self._color("rgb", lambda parts: (int(parts[0]), int(parts[1]), int(parts[2])))
        self._color("hs", lambda parts: from_hs(parts[0], parts[1]))
        self._color("xy", lambda parts: from_xy(parts[0], parts[1]))
        in_kelvin = bool(settings.get("color_temp_kelvin"))
        draft.key(
            "color_temp_k",
            2700,
            state="color_temp_state_topic",
            command="color_temp_command_topic",
            template=("color_temp_value_template",),
            command_template="color_temp_command_template",
            decode=lambda text: round(float(text)) if in_kelvin else kelvin(float(text)),
            encode=lambda value: round(value) if in_kelvin else kelvin(value),
        )
        draft.encode = self.encode

    def _color(self, form: str, parse: Any) -> None:
        """`color` by this form's topics; the first form that has a command topic writes it."""
        draft, settings = self.draft, self.settings
        topic = settings.get(f"{form}_command_topic")
        if topic:
            draft.state.setdefault("color", "white")
            pattern = settings.get(f"{form}_command_template")

            def write(value: Json, state: State) -> list[Message]:
                names, parts = _parts(form, color_of(value))
                payload = ",".join(f"{part:g}" for part in parts)
                filled = render(pattern, value=payload, **dict(zip(names, parts, strict=True))) if pattern else payload
                return [(topic, filled)]

            draft.writers.setdefault("color", write)
            draft.echoes.setdefault("color", lambda value: hex_of(parse(_parts(form, color_of(value))[1])))
        if settings.get(f"{form}_state_topic"):
            draft.state.setdefault("color", "white")
            draft.read(
                settings[f"{form}_state_topic"],
                settings.get(f"{form}_value_template"),
                lambda text: {"color": hex_of(parse([float(part) for part in text.split(",")]))},
                "color",
            )

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted = without_zero(command.wanted)
        topic = self.settings.get("command_topic", "")
        if wanted.get("on") is False:
            return [(topic, self.off)]
        messages: list[Message] = []
        for key, value in wanted.items():
            if key != "on":
                if key not in self.draft.writers:
                    raise Refused(f"can't have its {key.replace('_', ' ')} set")
                messages += self.draft.writers[key](value, state)
        how = self.settings.get("on_command_type", "last")
        if how == "brightness" and "brightness" in self.draft.writers:
            if "brightness" not in wanted:
                messages += self.draft.writers["brightness"](state.get("brightness") or 100, state)
        elif "on" in wanted or not state.get("on"):
            messages.insert(0 if how == "first" else len(messages), (topic, self.on))
        return messages


class _JsonLight:
    """JSON schema: one object tells, and one object takes, everything."""

    def __init__(self, draft: Draft) -> None:
        settings = draft.settings
        self.settings = settings
        self.scale = float(settings.get("brightness_scale", 255))
        self.kelvins = bool(settings.get("color_temp_kelvin"))
        modes = set(settings.get("supported_color_modes") or [])
        modes |= {mode for mode in ("color_temp", "hs", "rgb", "xy") if settings.get(mode)}
        self.form = next((form for form in ("xy", "hs", "rgb") if form in modes), "rgb" if modes & {"rgbw", "rgbww"} else "")
        draft.state["on"] = False
        if settings.get("brightness") or modes - {"onoff"}:
            draft.state["brightness"] = 0
        if self.form:
            draft.state["color"] = "white"
        if "color_temp" in modes:
            draft.state["color_temp_k"] = 2700
        self.keys = frozenset(draft.state)
        draft.read(settings.get("state_topic"), settings.get("value_template"), self.decode, *self.keys)
        draft.encode = self.encode
        draft.echoes = {key: partial(self.echo, key) for key in ("brightness", "color", "color_temp_k")}

    def echo(self, key: str, value: Json) -> Json:
        ((_, sent),) = self.encode(Command("", {key: value}), {})
        return self.decode(sent).get(key)

    def decode(self, text: str) -> State:
        told = read_json(text)
        state: State = {"on": {"ON": True, "OFF": False}.get(told.get("state"))}
        if told.get("brightness") is not None:
            # a lamp that is off often tells level 0; what counts is the level that it comes back with
            state["brightness"] = to_percent(float(told["brightness"]), self.scale) or None
        mode = told.get("color_mode")
        if told.get("color_temp") and mode in (None, "color_temp"):
            state["color_temp_k"] = round(told["color_temp"]) if self.kelvins else kelvin(float(told["color_temp"]))
            state["color"] = "white" if mode == "color_temp" else None
        if isinstance(told.get("color"), dict) and mode != "color_temp":
            color = _color(told["color"])
            state["color"] = hex_of(color) if color else None
            if color and "color_temp_k" not in state:
                state["color_temp_k"] = NO_LONGER
        return {key: value for key, value in state.items() if key in self.keys}

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted = without_zero(command.wanted)
        topic = self.settings["command_topic"]
        if wanted.get("on") is False:
            return [(topic, json.dumps({"state": "OFF"}))]
        payload: dict[str, Json] = {"state": "ON"}
        if "brightness" in wanted:
            payload["brightness"] = from_percent(wanted["brightness"], self.scale)
        if "color" in wanted:
            names, parts = _parts(self.form, color_of(wanted["color"]))
            letters = {"red": "r", "green": "g", "blue": "b", "hue": "h", "sat": "s"}
            payload["color"] = {letters.get(name, name): part for name, part in zip(names, parts, strict=True)}
        if "color_temp_k" in wanted:
            value = wanted["color_temp_k"]
            payload["color_temp"] = round(value) if self.kelvins else kelvin(value)
        return [(topic, json.dumps(payload))]


def _parts(form: str, color: Rgb) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """A colour in the device's form, with the names that templates use."""
    if form == "hs":
        return ("hue", "sat"), to_hs(color)
    return (("x", "y"), to_xy(color)) if form == "xy" else (("red", "green", "blue"), color)


def _color(told: dict[str, float]) -> Rgb | None:
    """The colour that a JSON object tells, in whichever form."""
    if {"r", "g", "b"} <= told.keys():
        return int(told["r"]), int(told["g"]), int(told["b"])
    if {"x", "y"} <= told.keys():
        return from_xy(told["x"], told["y"])
    hue, saturation = told.get("h", told.get("hue")), told.get("s", told.get("saturation"))
    return None if hue is None or saturation is None else from_hs(hue, saturation)


def without_zero(wanted: Arguments) -> Arguments:
    """Level 0 is off."""
    return {"on": False} if wanted.get("brightness") == 0 else wanted
