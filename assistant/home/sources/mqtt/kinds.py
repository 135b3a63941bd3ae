"""How each component of MQTT discovery becomes a device: which topics tell and take which keys, in
which words.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.home.model import Command, State
from assistant.home.source import Refused
from assistant.home.sources.mqtt.climate import climate, fan, humidifier, water_heater
from assistant.home.sources.mqtt.covers import cover, valve
from assistant.home.sources.mqtt.entity import Draft, Message, choice, number, on_off
from assistant.home.sources.mqtt.light import light
from assistant.home.sources.mqtt.panels import alarm_control_panel, lock, number_, select
from assistant.home.sources.mqtt.people import device_tracker
from assistant.home.sources.mqtt.robots import lawn_mower, vacuum
from assistant.home.sources.mqtt.templates import render


def switch(draft: Draft) -> None:
    on_off(draft)


def siren(draft: Draft) -> None:
    """Told in JSON unless templates say how, with one of its own for silence; tells JSON, or the
    bare word.
    """
    settings = draft.settings
    topic, sound = settings.get("command_topic"), settings.get("command_template")
    templates = {True: sound, False: settings.get("command_off_template") or sound}
    on, off = str(settings.get("payload_on", "ON")), str(settings.get("payload_off", "OFF"))
    told = choice(
        {str(settings.get("state_on", on)): True, str(settings.get("state_off", off)): False}
    )

    def write(value: Json, state: State) -> list[Message]:
        word, template = (on if value else off), templates[bool(value)]
        return [
            (
                str(topic),
                render(template, value=word, state=word)
                if template
                else json.dumps({"state": word}),
            )
        ]

    def decode(text: str) -> State:
        spoken = read_json(text) if text.startswith("{") else {"state": text}
        return {"on": told(str(spoken.get("state")))}

    draft.state["on"] = False
    if topic:
        draft.writers["on"] = write
    draft.read(settings.get("state_topic"), settings.get("state_value_template"), decode, "on")


def sensor(draft: Draft) -> None:
    unit = draft.settings.get("unit_of_measurement")
    measures = unit is not None or draft.settings.get("state_class") is not None
    draft.key(
        "value",
        "",
        state="state_topic",
        template=("value_template",),
        decode=number if measures else str,
    )
    if unit is not None:
        draft.state["unit"] = unit


def binary_sensor(draft: Draft) -> None:
    on, off = (
        str(draft.settings.get("payload_on", "ON")),
        str(draft.settings.get("payload_off", "OFF")),
    )
    # a template may make a truth of what was told; the configured words go first, for many contacts
    # tell "False" when open
    meanings = {"True": True, "False": False, on: True, off: False}
    draft.key(
        "value", False, state="state_topic", template=("value_template",), decode=choice(meanings)
    )


def scene(draft: Draft) -> None:
    draft.send("activate", "command_topic", str(draft.settings.get("payload_on", "ON")))


def button(draft: Draft) -> None:
    draft.send("press", "command_topic", str(draft.settings.get("payload_press", "PRESS")))


def one_by_one(draft: Draft) -> Callable[[Command, State], list[Message]]:
    """The usual encoder: each key of the command has its writer, each action its message."""

    def encode(command: Command, state: State) -> list[Message]:
        if command.action:
            if command.action not in draft.actions:
                raise Refused("no-action", action=command.action.replace("_", " "))
            return draft.actions[command.action](command, state)
        messages: list[Message] = []
        for key, value in command.wanted.items():
            if key not in draft.writers:
                raise Refused("key-not-set", key=key.replace("_", " "))
            messages += draft.writers[key](value, state)
        return messages

    return encode


BUILDERS: dict[str, tuple[str, Callable[[Draft], None]]] = {
    "light": ("light", light),
    "switch": ("switch", switch),
    "siren": ("switch", siren),
    "fan": ("fan", fan),
    "cover": ("cover", cover),
    "valve": ("valve", valve),
    "lock": ("lock", lock),
    "climate": ("climate", climate),
    "water_heater": ("water_heater", water_heater),
    "humidifier": ("humidifier", humidifier),
    "sensor": ("sensor", sensor),
    "binary_sensor": ("binary_sensor", binary_sensor),
    "device_tracker": ("person", device_tracker),
    "number": ("number", number_),
    "select": ("select", select),
    "scene": ("scene", scene),
    "button": ("button", button),
    "vacuum": ("vacuum", vacuum),
    "lawn_mower": ("lawn_mower", lawn_mower),
    "alarm_control_panel": ("alarm_control_panel", alarm_control_panel),
}
"""The kind that a component becomes, and what fills it in."""
