"""MQTT lights of the template schema: templates make each value of one message, and one message of
all values.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.core.values import Json
from assistant.home.colors import hex_of
from assistant.home.model import Command, State
from assistant.home.scales import from_percent, to_percent
from assistant.home.source import Refused
from assistant.home.sources.mqtt.entity import NO_LONGER, Draft, Message
from assistant.home.sources.mqtt.light_forms import (
    FORMS,
    add_effects,
    color_of,
    parts_of,
    whites_of,
    without_zero,
)
from assistant.home.sources.mqtt.templates import BadTemplate, check, render, render_value

LEVELS = 255
"""The highest level of brightness and of each colour in these templates."""
_RGB = FORMS["rgb"]


class TemplateLight:
    """It can do what it has templates for; without one for the state, or a topic,
    it tells nothing.
    """

    def __init__(self, draft: Draft) -> None:
        self.settings, self.whites = draft.settings, whites_of(draft.settings)
        settings = self.settings
        for name in {name for name in settings if name.endswith("_template")} | {
            "command_on_template",
            "command_off_template",
        }:
            check(str(settings[name]))
        draft.state["on"] = False
        if settings.get("brightness_template"):
            draft.state["brightness"] = 0
        if all(settings.get(f"{name}_template") for name in _RGB):
            draft.state["color"] = "white"
        if settings.get("color_temp_template"):
            draft.state["color_temp_k"] = 2700
        keys = frozenset(draft.state)
        if add_effects(draft) and settings.get("effect_template"):
            keys |= {"effect"}
        self.keys = keys
        if settings.get("state_topic") and settings.get("state_template"):
            draft.listen(settings["state_topic"], self.decode, *keys)
        draft.encode = self.encode
        draft.echoes = {
            "brightness": lambda value: to_percent(from_percent(value, LEVELS), LEVELS),
            "color": lambda value: hex_of(color_of(value)),
            "color_temp_k": self.whites.echo,
        }

    def decode(self, payload: str) -> State:
        """Each value by its template; one that makes no sense of the message
        leaves the others be.
        """

        def told(name: str) -> str:
            text = render_value(self.settings.get(f"{name}_template"), payload)
            return "" if text == "None" else text

        state: State = {"on": {"on": True, "off": False}.get(told("state").lower())}
        readers: dict[str, Callable[[], Json]] = {
            "brightness": lambda: to_percent(float(told("brightness")), LEVELS) or None,
            "color": lambda: hex_of(
                color_of("#" + "".join(f"{int(float(told(name))):02x}" for name in _RGB))
            ),
            "color_temp_k": lambda: self.whites.read(float(told("color_temp"))) or None,
            "effect": lambda: (
                effect if (effect := told("effect")) in self.settings["effect_list"] else None
            ),
        }
        for key in self.keys & readers.keys():
            try:
                state[key] = readers[key]()
            except (ValueError, Refused, BadTemplate):
                state[key] = None
        if {
            "color",
            "color_temp_k",
        } <= self.keys:  # where both are told, the colour is what it shows
            state["color_temp_k"] = NO_LONGER if state["color"] else state["color_temp_k"]
            state["color"] = state["color"] or ("white" if state["color_temp_k"] else None)
        return {key: value for key, value in state.items() if value is not None}

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted = without_zero(command.wanted)
        topic = self.settings["command_topic"]
        if wanted.get("on") is False:
            return [(topic, render(self.settings["command_off_template"], state=False))]
        values: dict[str, Json] = {"state": True}
        if "brightness" in wanted:
            values["brightness"] = from_percent(wanted["brightness"], LEVELS)
        if "color_temp_k" in wanted:
            values["color_temp"] = self.whites.write(wanted["color_temp_k"])
        if "color" in wanted:
            color = color_of(wanted["color"])
            values |= {
                name: part
                for form in ("rgb", "hs")
                for name, part in zip(FORMS[form], parts_of(form, color), strict=True)
            }
        if "effect" in wanted:
            values["effect"] = wanted["effect"]
        return [(topic, render(self.settings["command_on_template"], **values))]
