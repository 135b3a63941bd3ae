"""How each component of MQTT discovery becomes a device: which topics tell and take which keys, in which words."""

from __future__ import annotations

import json
from collections.abc import Callable

from assistant.home.model import Command, State
from assistant.home.mqtt_climate import climate, fan, humidifier, water_heater
from assistant.home.mqtt_covers import cover, valve
from assistant.home.mqtt_entity import Draft, Message, choice, number, on_off
from assistant.home.mqtt_light import light
from assistant.home.mqtt_people import device_tracker
from assistant.home.mqtt_robots import lawn_mower, vacuum
from assistant.home.mqtt_templates import render
from assistant.home.source import Refused
from assistant.outside import read_json
from assistant.values import Json


def switch(draft: Draft) -> None:
    on_off(draft)


def siren(draft: Draft) -> None:
    """Told in JSON unless templates say how, with one of its own for silence; tells JSON, or the bare word."""
    settings = draft.settings
    topic, sound = settings.get("command_topic"), settings.get("command_template")
    templates = {True: sound, False: settings.get("command_off_template") or sound}
    on, off = str(settings.get("payload_on", "ON")), str(settings.get("payload_off", "OFF"))
    told = choice({str(settings.get("state_on", on)): True, str(settings.get("state_off", off)): False})

    def write(value: Json, state: State) -> list[Message]:
        word, template = (on if value else off), templates[bool(value)]
        return [(str(topic), render(template, value=word, state=word) if template else json.dumps({"state": word}))]

    def decode(text: str) -> State:
        spoken = read_json(text) if text.startswith("{") else {"state": text}
        return {"on": told(str(spoken.get("state")))}

    draft.state["on"] = False
    if topic:
        draft.writers["on"] = write
    draft.read(settings.get("state_topic"), settings.get("state_value_template"), decode, "on")


def lock(draft: Draft) -> None:
    settings = draft.settings
    words = ("locked", "unlocked", "locking", "unlocking", "jammed")
    meanings = {str(settings.get(f"state_{word}", word.upper())): word for word in words}
    draft.key(
        "locked",
        True,
        command="command_topic",
        command_template="command_template",
        encode=lambda value: settings.get("payload_lock", "LOCK") if value else settings.get("payload_unlock", "UNLOCK"),
    )

    def decode(text: str) -> State:
        """On its way, or jammed, it is not locked yet, or not any more."""
        word = meanings.get(text)
        return {} if word is None else {"locked": word == "locked", "moving": "" if word in ("locked", "unlocked") else word}

    if settings.get("state_topic"):
        draft.state |= {"locked": True, "moving": ""}
        draft.read(settings["state_topic"], settings.get("value_template"), decode, "locked", "moving")
    if settings.get("code_format"):
        draft.writers["locked"] = _wants_code


def _wants_code(value: Json, state: State) -> list[Message]:
    raise Refused("wants a code of its own")


def sensor(draft: Draft) -> None:
    unit = draft.settings.get("unit_of_measurement")
    measures = unit is not None or draft.settings.get("state_class") is not None
    draft.key("value", "", state="state_topic", template=("value_template",), decode=number if measures else str)
    if unit is not None:
        draft.state["unit"] = unit


def binary_sensor(draft: Draft) -> None:
    on, off = str(draft.settings.get("payload_on", "ON")), str(draft.settings.get("payload_off", "OFF"))
    # a template may make a truth of what was told; the configured words go first, for many contacts tell "False" when open
    meanings = {"True": True, "False": False, on: True, off: False}
    draft.key("value", False, state="state_topic", template=("value_template",), decode=choice(meanings))


def number_(draft: Draft) -> None:
    settings = draft.settings
    draft.key(
        "value",
        0,
        state="state_topic",
        command="command_topic",
        template=("value_template",),
        command_template="command_template",
        decode=number,
    )
    draft.state |= {"min": settings.get("min", 1), "max": settings.get("max", 100)}
    if settings.get("unit_of_measurement"):
        draft.state["unit"] = settings["unit_of_measurement"]


def select(draft: Draft) -> None:
    draft.key(
        "value",
        "",
        state="state_topic",
        command="command_topic",
        template=("value_template",),
        command_template="command_template",
    )
    draft.state["options"] = list(draft.settings.get("options", []))


def scene(draft: Draft) -> None:
    draft.send("activate", "command_topic", str(draft.settings.get("payload_on", "ON")))


def button(draft: Draft) -> None:
    draft.send("press", "command_topic", str(draft.settings.get("payload_press", "PRESS")))


def alarm_control_panel(draft: Draft) -> None:
    settings = draft.settings
    draft.key("state", "disarmed", state="state_topic", template=("value_template",), decode=_alarm_state)
    payloads = {"disarmed": "disarm", "armed_home": "arm_home", "armed_away": "arm_away", "armed_night": "arm_night"}

    def write(value: Json, state: State) -> list[Message]:
        if settings.get("code"):
            return _wants_code(value, state)
        if value not in payloads:
            raise Refused("can't be told that")
        verb = payloads[value]
        return [(settings["command_topic"], str(settings.get(f"payload_{verb}", verb.upper())))]

    if settings.get("command_topic"):
        draft.state.setdefault("state", "disarmed")
        draft.writers["state"] = write


def _alarm_state(text: str) -> Json:
    return text if text in ("disarmed", "armed_home", "armed_away", "armed_night", "triggered") else None


def one_by_one(draft: Draft) -> Callable[[Command, State], list[Message]]:
    """The usual encoder: each key of the command has its writer, each action its message."""

    def encode(command: Command, state: State) -> list[Message]:
        if command.action:
            if command.action not in draft.actions:
                raise Refused(f"can't {command.action.replace('_', ' ')}")
            return draft.actions[command.action](command, state)
        messages: list[Message] = []
        for key, value in command.wanted.items():
            if key not in draft.writers:
                raise Refused(f"can't have its {key.replace('_', ' ')} set")
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
