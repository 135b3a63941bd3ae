"""MQTT's air: fans, thermostats, water heaters and humidifiers, as `mqtt_kinds` has the rest."""

from __future__ import annotations

from assistant.home.mqtt_entity import Draft, choice, number, on_off
from assistant.home.scales import speed_of


def fan(draft: Draft) -> None:
    on_off(draft)
    low = int(draft.settings.get("speed_range_min", 1))
    high = int(draft.settings.get("speed_range_max", 100))
    steps = max(1, high - low + 1)
    draft.key(
        "speed",
        0,
        state="percentage_state_topic",
        command="percentage_command_topic",
        template=("percentage_value_template",),
        command_template="percentage_command_template",
        decode=lambda text: max(0, min(100, round((float(text) - low + 1) * 100 / steps))),
        encode=lambda value: low - 1 + speed_of(value, steps),
    )
    payload_on = str(draft.settings.get("payload_oscillation_on", "oscillate_on"))
    payload_off = str(draft.settings.get("payload_oscillation_off", "oscillate_off"))
    draft.key(
        "oscillating",
        False,
        state="oscillation_state_topic",
        command="oscillation_command_topic",
        template=("oscillation_value_template",),
        command_template="oscillation_command_template",
        decode=choice({payload_on: True, payload_off: False}),
        encode=lambda value: payload_on if value else payload_off,
    )


def climate(draft: Draft) -> None:
    draft.named("mode", "off", "mode")
    draft.named("target", 20, "temperature", decode=number)
    draft.key("current", 0, state="current_temperature_topic", template=("current_temperature_template",), decode=number)
    draft.key("humidity", 0, state="current_humidity_topic", template=("current_humidity_template",), decode=number)
    if "mode" in draft.state:
        draft.state["modes"] = list(draft.settings.get("modes", ["auto", "off", "cool", "heat", "dry", "fan_only"]))


def water_heater(draft: Draft) -> None:
    draft.named("mode", "off", "mode")
    draft.named("target", 50, "temperature", decode=number)
    draft.key("current", 0, state="current_temperature_topic", template=("current_temperature_template",), decode=number)


def humidifier(draft: Draft) -> None:
    on_off(draft)
    draft.named("target", 50, "target_humidity", decode=number)
    draft.key("current", 0, state="current_humidity_topic", template=("current_humidity_template",), decode=number)
