"""MQTT lights of the default schema: on and off, level, colour, warmth, white and effect have
topics of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.core.values import Json
from assistant.home.colors import hex_of
from assistant.home.model import Command, State
from assistant.home.scales import from_percent, to_percent
from assistant.home.source import Refused
from assistant.home.sources.mqtt.entity import NO_LONGER, Draft, Message, choice
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
from assistant.home.sources.mqtt.templates import render

Write = Callable[[Json, State], list[Message]]

_MODE_OF = {"color": "rgb", "color_temp_k": "color_temp"}
"""The mode of a light that shows what this key tells."""


class BasicLight:
    """Tells and takes each property by itself; what it shows, a colour or a white, has to be made
    out.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft, self.settings = draft, draft.settings
        settings = self.settings
        self.on, self.off = (
            str(settings.get("payload_on", "ON")),
            str(settings.get("payload_off", "OFF")),
        )
        self.shown: State = {}
        """The colour and the warmth that it told last, whichever of them it shows."""
        self.mode = ""
        """Which of them it shows, as a mode of Home Assistant's; empty where nobody knows."""
        template = ("state_value_template", "value_template")
        known = choice({self.on: True, self.off: False})
        draft.key(
            "on",
            False,
            state="state_topic",
            command="command_topic",
            template=template,
            decode=known,
        )
        self._level()
        if settings.get("color_mode_state_topic"):
            topic, pattern = (
                settings["color_mode_state_topic"],
                settings.get("color_mode_value_template"),
            )
            draft.read(topic, pattern, self._told_mode, "color", "color_temp_k")
        for form in FORMS:
            self._color(form)
        self._warmth()
        if settings.get("white_command_topic") and "color" in draft.state:
            draft.writers["color"] = self._white_or(draft.writers.get("color"))
        if settings.get("effect_command_topic") and add_effects(draft):
            draft.named("effect", "", "effect")
        draft.encode = self.encode

    def _level(self) -> None:
        scale = float(self.settings.get("brightness_scale", 255))
        self.draft.key(
            "brightness",
            0,
            state="brightness_state_topic",
            command="brightness_command_topic",
            template=("brightness_value_template",),
            command_template="brightness_command_template",
            decode=lambda text: to_percent(float(text), scale),
            encode=lambda value: from_percent(value, scale),
        )

    def _warmth(self) -> None:
        whites, draft, settings = whites_of(self.settings), self.draft, self.settings
        topic, template = (
            settings.get("color_temp_state_topic"),
            settings.get("color_temp_value_template"),
        )
        draft.key(
            "color_temp_k",
            2700,
            command="color_temp_command_topic",
            command_template="color_temp_command_template",
            encode=whites.write,
        )
        draft.echoes["color_temp_k"] = whites.echo
        if topic:
            draft.state.setdefault("color_temp_k", 2700)
            draft.read(
                topic,
                template,
                lambda text: self._told("color_temp_k", whites.read(float(text))),
                "color_temp_k",
            )

    def _color(self, form: str) -> None:
        """`color` by this form's topics; the first form that has a command topic writes it."""
        draft, settings = self.draft, self.settings
        topic, pattern = (
            settings.get(f"{form}_command_topic"),
            settings.get(f"{form}_command_template"),
        )
        if topic:
            draft.state.setdefault("color", "white")

            def write(value: Json, state: State) -> list[Message]:
                parts = parts_of(form, color_of(value))
                payload = ",".join(f"{part:g}" for part in parts)
                named = dict(zip(FORMS[form], parts, strict=True))
                return [(topic, render(pattern, value=payload, **named) if pattern else payload)]

            draft.writers.setdefault("color", write)
            draft.echoes.setdefault(
                "color", lambda value: hex_of(color_from(form, parts_of(form, color_of(value))))
            )
        if settings.get(f"{form}_state_topic"):
            draft.state.setdefault("color", "white")

            def decode(text: str) -> State:
                return self._told(
                    "color", hex_of(color_from(form, [float(part) for part in text.split(",")]))
                )

            draft.read(
                settings[f"{form}_state_topic"],
                settings.get(f"{form}_value_template"),
                decode,
                "color",
            )

    def _white_or(self, other: Write | None) -> Write:
        """White by the topic of its own; any other colour as without that."""
        topic, scale = (
            self.settings["white_command_topic"],
            float(self.settings.get("white_scale", 255)),
        )

        def write(value: Json, state: State) -> list[Message]:
            if is_white(value):
                return [(topic, str(from_percent(state.get("brightness") or 100, scale)))]
            return other(value, state) if other else []

        return write

    def _told(self, key: str, value: Json) -> State:
        """A colour or a warmth came. Where no topic tells the mode, it shows what it told last; of
        two in one message, the one that changed, or that it was told to show."""
        settings = self.settings
        together = any(
            settings.get(f"{form}_state_topic") == settings.get("color_temp_state_topic")
            for form in FORMS
        )
        changed = self.shown.get(key, value) != value
        self.shown[key] = value
        if not settings.get("color_mode_state_topic") and (
            changed or not together or not self.mode
        ):
            self.mode = _MODE_OF[key]
        return self._shows()

    def _told_mode(self, text: str) -> State:
        self.mode = (
            text if text in WHITE_MODES else _MODE_OF["color"] if text in FORMS else self.mode
        )
        return self._shows()

    def _shows(self) -> State:
        if self.mode not in WHITE_MODES:
            return {
                "color": self.shown.get("color"),
                "color_temp_k": NO_LONGER if self.mode else self.shown.get("color_temp_k"),
            }
        return {
            "color": "white",
            "color_temp_k": self.shown.get("color_temp_k")
            if self.mode == "color_temp"
            else NO_LONGER,
        }

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted = without_zero(command.wanted)
        topic = self.settings.get("command_topic", "")
        if wanted.get("on") is False:
            return [(topic, self.off)]
        messages: list[Message] = []
        for key, value in wanted.items():
            if key != "on":
                if key not in self.draft.writers:
                    raise Refused("key-not-set", key=key.replace("_", " "))
                messages += self.draft.writers[key](value, state)
            if key in _MODE_OF and not self.settings.get("color_mode_state_topic"):
                self.mode = _MODE_OF[key]
        how = self.settings.get("on_command_type", "last")
        if how == "brightness" and "brightness" in self.draft.writers:
            if "brightness" not in wanted:
                messages += self.draft.writers["brightness"](state.get("brightness") or 100, state)
        elif "on" in wanted or not state.get("on"):
            messages.insert(0 if how == "first" else len(messages), (topic, self.on))
        return messages
