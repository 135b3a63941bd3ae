"""What discovery messages mean: their short keys, the devices and components in them, and names."""

from __future__ import annotations

import json

import pytest
from mqtt_kit import entity, read, told

from assistant.home.sources.mqtt.build import build
from assistant.home.sources.mqtt.discovery import expand_key, read_config
from assistant.home.sources.mqtt.entity import NoDevice


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("bri_cmd_tpl", "brightness_command_template"),
        ("clr_temp_stat_t", "color_temp_state_topic"),
        ("color_temp_kelvin", "color_temp_kelvin"),
        ("curr_temp_t", "current_temperature_topic"),
        ("hum_cmd_t", "target_humidity_command_topic"),
        ("pl_ret", "payload_return_to_base"),
        ("ret", "retain"),
        ("sup_clrm", "supported_color_modes"),
        ("set_pos_t", "set_position_topic"),
        ("uniq_id", "unique_id"),
        ("on_command_type", "on_command_type"),
        ("max_temp", "max_temp"),
        ("unit_of_meas", "unit_of_measurement"),
    ],
)
def test_abbreviations(short: str, full: str) -> None:
    assert expand_key(short) == full


def test_base_topic_and_availability_list() -> None:
    built = entity(
        "switch",
        **{
            "~": "plug/1",
            "cmd_t": "~/set",
            "stat_t": "~",
            "avty": [{"t": "~/lwt", "pl_avail": "up"}],
        },
    )
    assert built.topics == {"plug/1", "plug/1/lwt"}
    assert told(built, {"on": True}) == [("plug/1/set", "ON")]
    assert built.availability.places[0].read("up") is True


def test_device_discovery_brings_all_its_components() -> None:
    payload = {
        "dev": {"ids": ["1"], "name": "Desk", "sa": "Study"},
        "o": {"name": "test"},
        "stat_t": "desk/state",
        "cmps": {
            "lamp": {
                "p": "switch",
                "name": None,
                "cmd_t": "desk/set",
                "val_tpl": "{{ value_json.power }}",
            },
            "heat": {
                "p": "sensor",
                "dev_cla": "temperature",
                "unit_of_meas": "°C",
                "val_tpl": "{{ value_json.t }}",
            },
            "old": {"p": "sensor"},
        },
    }
    lamp, heat, old = read_config(
        "homeassistant", "homeassistant/device/desk/config", json.dumps(payload)
    )
    built, sensor = build(lamp), build(heat)
    assert (built.device.id, built.device.name, built.device.area) == (
        "switch.desk",
        "Desk",
        "study",
    )
    assert sensor.device.name == "Desk temperature"
    assert read(sensor, "desk/state", {"t": 21.5}) == {"value": 21.5}
    assert read(built, "desk/state", {"power": "ON"}) == {"on": True}
    assert old.settings == {}


def test_names_are_the_devices_then_the_entitys() -> None:
    device = {"name": "kitchen_sensor"}
    assert (
        entity("sensor", name="Humidity", dev=device, stat_t="s").device.name
        == "kitchen sensor Humidity"
    )
    assert entity("sensor", name=None, dev=device, stat_t="s").device.name == "kitchen sensor"
    assert (
        entity("sensor", name="Kitchen_Sensor door", dev=device, stat_t="s").device.name
        == "Kitchen Sensor door"
    )


def test_what_is_not_for_people_is_left_out() -> None:
    for settings in (
        {"ent_cat": "diagnostic", "dev_cla": "signal_strength"},
        {"ent_cat": "config"},
        {"en": False},
    ):
        (announced,) = read_config(
            "homeassistant",
            "homeassistant/sensor/x/config",
            json.dumps({"stat_t": "s", **settings}),
        )
        with pytest.raises(NoDevice, match=r"setting or a diagnostic|switched off"):
            build(announced)
    assert (
        entity("sensor", stat_t="s", ent_cat="diagnostic", dev_cla="battery").device.device_class
        == "battery"
    )
