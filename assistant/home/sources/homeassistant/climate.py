"""Home Assistant's air: what fans, thermostats, water heaters and humidifiers tell, and the
services that set them. No I/O.

The numbers of the features are those of Home Assistant's `FanEntityFeature`, `ClimateEntityFeature`
and so on.
"""

from __future__ import annotations

from typing import Any

from assistant.core.values import Arguments, Json
from assistant.home.model import State

Attributes = dict[str, Any]

_FAN_SPEED, _FAN_OSCILLATE, _FAN_DIRECTION, _FAN_PRESET = 1, 2, 4, 8
_TARGET, _RANGE, _FAN_MODE, _PRESET, _SWING = 1, 2, 8, 16, 32
_HUMIDIFIER_MODES = 1


def fan(text: str, attributes: Attributes, before: State) -> State:
    state: State = {"on": text == "on"}
    features = attributes.get("supported_features", 0)
    if features & _FAN_SPEED or "percentage" in attributes:
        speed = attributes.get("percentage")
        state["speed"] = None if speed is None else round(speed)
    if features & _FAN_OSCILLATE or "oscillating" in attributes:
        state["oscillating"] = bool(attributes.get("oscillating"))
    if features & _FAN_DIRECTION:
        state["direction"] = attributes.get("direction")
    if features & _FAN_PRESET:
        state |= _chosen(attributes, "preset", "presets", "preset_mode", unset="none")
    return state


def climate(text: str, attributes: Attributes, before: State) -> State:
    features = attributes.get("supported_features", 0)
    state: State = {"mode": text} | _list("modes", attributes.get("hvac_modes"))
    state |= _target(attributes, "temperature", before)
    if features & _TARGET:
        state.setdefault("target", None)
    if features & _RANGE:
        state |= {
            "target_low": attributes.get("target_temp_low"),
            "target_high": attributes.get("target_temp_high"),
        }
    if features & _FAN_MODE:
        state |= _chosen(attributes, "fan_mode", "fan_modes", "fan_mode")
    if features & _PRESET:
        state |= _chosen(attributes, "preset", "presets", "preset_mode", unset="none")
    if features & _SWING:
        state |= _chosen(attributes, "swing", "swings", "swing_mode")
    if "hvac_action" in attributes:
        state["action"] = attributes["hvac_action"]
    return state | _limits(attributes, "temp") | _current(attributes)


def water_heater(text: str, attributes: Attributes, before: State) -> State:
    state = (
        {"mode": text}
        | _list("modes", attributes.get("operation_list"))
        | _target(attributes, "temperature", before)
    )
    return (
        state | _limits(attributes, "temp") | numeric(attributes, "current_temperature", "current")
    )


def humidifier(text: str, attributes: Attributes, before: State) -> State:
    state = (
        {"on": text == "on"}
        | _target(attributes, "humidity", before)
        | _limits(attributes, "humidity")
    )
    if attributes.get("supported_features", 0) & _HUMIDIFIER_MODES:
        state |= _chosen(attributes, "mode", "modes", "mode", listed="available_modes")
    return state | numeric(attributes, "current_humidity", "current")


def services(kind: str, wanted: Arguments) -> list[tuple[str, dict[str, Json]]]:
    """The services (of this kind's domain) that set what only this kind has, in order; further keys
    are left out.

    The two set points go out as one: Home Assistant takes neither of them alone.
    """
    names = {
        "target": "temperature",
        "target_low": "target_temp_low",
        "target_high": "target_temp_high",
    }
    calls: list[tuple[str, dict[str, Json]]] = []
    for key, value in wanted.items():
        if (kind, key) in _SERVICES:
            service, name = _SERVICES[kind, key]
            calls.append((service, {name: value}))
    points = {names[key]: value for key, value in wanted.items() if key in names}
    return [
        *calls,
        *([("set_temperature", points)] if points and kind in ("climate", "water_heater") else []),
    ]


_SERVICES: dict[tuple[str, str], tuple[str, str]] = {
    ("climate", "mode"): ("set_hvac_mode", "hvac_mode"),
    ("climate", "preset"): ("set_preset_mode", "preset_mode"),
    ("climate", "fan_mode"): ("set_fan_mode", "fan_mode"),
    ("climate", "swing"): ("set_swing_mode", "swing_mode"),
    ("water_heater", "mode"): ("set_operation_mode", "operation_mode"),
    ("humidifier", "mode"): ("set_mode", "mode"),
    ("humidifier", "target"): ("set_humidity", "humidity"),
    ("fan", "oscillating"): ("oscillate", "oscillating"),
    ("fan", "direction"): ("set_direction", "direction"),
    ("fan", "preset"): ("set_preset_mode", "preset_mode"),
    ("fan", "speed"): ("set_percentage", "percentage"),
}
"""The service that sets a key, and what it calls the value."""


def _chosen(
    attributes: Attributes, key: str, choices: str, name: str, listed: str = "", unset: Json = None
) -> State:
    """A key with one of the words that the entity lists; `unset` stands for none of them."""
    value = attributes.get(name)
    return {key: unset if value is None else str(value)} | _list(
        choices, attributes.get(listed or f"{name}s")
    )


def _list(key: str, words: Any) -> State:
    return {key: [str(word) for word in words]} if isinstance(words, list) and words else {}


def _target(attributes: Attributes, name: str, before: State) -> State:
    if name not in attributes:
        return {}
    value = attributes[name]
    return {"target": value} if value is not None or "target" in before else {}


def _limits(attributes: Attributes, of: str) -> State:
    """The least and the greatest target."""
    return numeric(attributes, f"min_{of}", "min") | numeric(attributes, f"max_{of}", "max")


def _current(attributes: Attributes) -> State:
    return numeric(attributes, "current_temperature", "current") | numeric(
        attributes, "current_humidity", "humidity"
    )


def numeric(attributes: Attributes, name: str, key: str) -> State:
    value = attributes.get(name)
    return {} if value is None else {key: value}
