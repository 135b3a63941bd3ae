"""MQTT lights of the template schema: one topic tells all, seen through a template for each property, and one takes all.

https://www.home-assistant.io/integrations/light.mqtt/#template-schema. Shelly's discovery script announces its dimmers so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from assistant.home.colors import hex_of, kelvin, to_hs
from assistant.home.model import Command, State
from assistant.home.mqtt_entity import Draft, Message
from assistant.home.mqtt_light import color_of, light, without_zero
from assistant.home.mqtt_templates import render, render_value
from assistant.home.scales import from_percent, to_percent
from assistant.home.source import Refused
from assistant.values import Json

FULL = 255
"""The brightest level that such templates know."""
_PARTS = ("red_template", "green_template", "blue_template")


def any_light(draft: Draft) -> None:
    """A light of whichever schema. Raises KeyError where a template or topic is missing that it must have."""
    (_TemplateLight if draft.settings.get("schema") == "template" else light)(draft)


class _TemplateLight:
    def __init__(self, draft: Draft) -> None:
        settings = self.settings = draft.settings
        self.draft, self.topic = draft, settings["command_topic"]
        self.on, self.off = settings["command_on_template"], settings["command_off_template"]
        self.kelvins = bool(settings.get("color_temp_kelvin"))
        draft.state["on"] = False
        self._tell("state_template", lambda text: {"on": {"on": True, "off": False}.get(text)}, "on")
        if settings.get("brightness_template"):
            draft.state["brightness"] = 0
            self._tell("brightness_template", lambda text: {"brightness": to_percent(float(text), FULL) or None}, "brightness")
        if settings.get("color_temp_template"):
            draft.state["color_temp_k"] = 2700
            self._tell("color_temp_template", lambda text: {"color_temp_k": self._temperature(text)}, "color_temp_k")
        if all(settings.get(part) for part in _PARTS):
            draft.state["color"] = "white"
            if settings.get("state_topic"):
                draft.listen(settings["state_topic"], self._color, "color")
        if settings.get("effect_template") and settings.get("effect_list"):
            draft.state |= {"effect": "", "effects": list(settings["effect_list"])}
            self._tell("effect_template", lambda text: {"effect": text}, "effect")
        draft.encode = self.encode
        draft.echoes = {key: partial(self._echo, key) for key in ("brightness", "color_temp_k")}

    def _tell(self, template: str, decode: Callable[[str], State], key: str) -> None:
        if self.settings.get(template):
            self.draft.read(self.settings.get("state_topic"), self.settings[template], decode, key)

    def _temperature(self, text: str) -> int | None:
        value = float(text)
        return round(value) if self.kelvins else kelvin(value) or None

    def _color(self, payload: str) -> State:
        red, green, blue = (round(float(render_value(self.settings[part], payload))) for part in _PARTS)
        return {"color": hex_of((red, green, blue))}

    def _echo(self, key: str, value: Json) -> Json:
        """Levels come back in steps of 1/255, temperatures in whole mireds."""
        if key == "brightness":
            return to_percent(from_percent(value, FULL), FULL)
        return round(value) if self.kelvins else kelvin(kelvin(value))

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted = without_zero(command.wanted)
        if wanted.get("on") is False:
            return [(self.topic, render(self.off, state=False))]
        variables: dict[str, Json] = {"state": True}
        for key, value in wanted.items():
            if key not in self.draft.state:
                raise Refused(f"can't have its {key.replace('_', ' ')} set")
            variables |= self._variables(key, value)
        return [(self.topic, render(self.on, **variables))]

    def _variables(self, key: str, value: Json) -> dict[str, Json]:
        """A key of ours as the names that templates know it by."""
        if key == "brightness":
            return {"brightness": from_percent(value, FULL)}
        if key == "color_temp_k":
            return {"color_temp": round(value) if self.kelvins else kelvin(value)}
        if key == "color":
            red, green, blue = color_of(value)
            hue, saturation = to_hs((red, green, blue))
            return {"red": red, "green": green, "blue": blue, "hue": hue, "sat": saturation}
        return {"effect": value} if key == "effect" else {}
