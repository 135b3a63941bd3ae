"""Home Assistant's air: what the states of fans, thermostats, water heaters and humidifiers mean. No I/O."""

from __future__ import annotations

from typing import Any

from assistant.home.model import State

Attributes = dict[str, Any]

_FAN_SPEED, _FAN_OSCILLATE = 1, 2


def fan(text: str, attributes: Attributes, before: State) -> State:
    state: State = {"on": text == "on"}
    features = attributes.get("supported_features", 0)
    if features & _FAN_SPEED or "percentage" in attributes:
        speed = attributes.get("percentage")
        state["speed"] = None if speed is None else round(speed)
    if features & _FAN_OSCILLATE or "oscillating" in attributes:
        state["oscillating"] = bool(attributes.get("oscillating"))
    return state


def climate(text: str, attributes: Attributes, before: State) -> State:
    state: State = {"mode": text}
    if attributes.get("hvac_modes"):
        state["modes"] = list(attributes["hvac_modes"])
    return state | _target(attributes, "temperature", before) | _current(attributes)


def water_heater(text: str, attributes: Attributes, before: State) -> State:
    return {"mode": text} | _target(attributes, "temperature", before) | numeric(attributes, "current_temperature", "current")


def humidifier(text: str, attributes: Attributes, before: State) -> State:
    state = {"on": text == "on"} | _target(attributes, "humidity", before)
    return state | numeric(attributes, "current_humidity", "current")


def _target(attributes: Attributes, name: str, before: State) -> State:
    if name not in attributes:
        return {}
    value = attributes[name]
    return {"target": value} if value is not None or "target" in before else {}


def _current(attributes: Attributes) -> State:
    return numeric(attributes, "current_temperature", "current") | numeric(attributes, "current_humidity", "humidity")


def numeric(attributes: Attributes, name: str, key: str) -> State:
    value = attributes.get(name)
    return {} if value is None else {key: value}
