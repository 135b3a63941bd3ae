"""What hubs send of thermostats, fans, humidifiers and water heaters: modes, presets, limits, two
set points, and their units.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from mqtt_kit import entity, read, told

from assistant.home.abilities import why_not
from assistant.home.degrees import converted, state_in, unit_of
from assistant.home.model import Command, Home
from assistant.home.policy import Gate
from assistant.home.shares import share_of, use_units
from assistant.home.sources.homeassistant.services import calls
from assistant.home.sources.homeassistant.states import read_state
from assistant.home.sources.mqtt.build import Entity
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.service.config_home import Policy

AC: dict[str, Any] = {
    "name": "Study",
    "curr_temp_t": "ac/now",
    "mode_cmd_t": "ac/mode/set",
    "mode_stat_t": "ac/mode",
    "modes": ["off", "cool", "heat", "fan_only"],
    "temp_cmd_t": "ac/temp/set",
    "temp_stat_t": "ac/temp",
    "min_temp": "16",
    "max_temp": 31,
    "fan_mode_cmd_t": "ac/fan/set",
    "fan_mode_stat_t": "ac/fan",
    "fan_modes": ["quiet", "turbo"],
    "swing_mode_cmd_t": "ac/swing/set",
    "swing_mode_stat_t": "ac/swing",
    "pr_mode_cmd_t": "ac/preset/set",
    "pr_mode_stat_t": "ac/preset",
    "pr_modes": ["eco", "boost"],
    "act_t": "ac/action",
}


def test_an_air_conditioner_has_all_that_it_announces() -> None:
    ac = entity("climate", **AC)
    state = ac.state
    assert (state["min"], state["max"]) == (16, 31)
    assert state["fan_modes"] == ["quiet", "turbo"]
    assert state["swings"] == ["on", "off"]
    assert state["presets"] == ["none", "eco", "boost"]
    assert told(ac, {"preset": "boost"}) == [("ac/preset/set", "boost")]
    assert told(ac, {"fan_mode": "turbo", "swing": "on"}) == [
        ("ac/fan/set", "turbo"),
        ("ac/swing/set", "on"),
    ]
    assert read(ac, "ac/preset", "eco") == {"preset": "eco"}
    assert read(ac, "ac/action", "cooling") == {"action": "cooling"}
    assert read(ac, "ac/fan", "typhoon") == {}


@pytest.mark.parametrize("payload", ["none", "None"])
def test_a_preset_is_left_by_the_word_none(payload: str) -> None:
    ac = entity("climate", **AC)
    assert read(ac, "ac/preset", payload) == {"preset": "none"}
    fan = entity(
        "fan",
        cmd_t="f/set",
        pr_mode_cmd_t="f/p/set",
        pr_mode_stat_t="f/p",
        pr_modes=["breeze"],
        pl_rst_pr_mode="-",
    )
    assert read(fan, "f/p", "-") == {"preset": "none"}


def test_the_value_template_reads_whatever_has_none_of_its_own() -> None:
    template = "{{ value_json.v }}"
    heater = entity(
        "climate",
        mode_stat_t="h/mode",
        mode_cmd_t="h/set",
        temp_stat_t="h/t",
        temp_stat_tpl="{{ value }}",
        val_tpl=template,
    )
    assert read(heater, "h/mode", {"v": "heat"}) == {"mode": "heat"}
    assert read(heater, "h/t", "21.5") == {"target": 21.5}


def test_two_set_points_are_two_keys() -> None:
    both = entity(
        "climate",
        temp_lo_cmd_t="t/low/set",
        temp_lo_stat_t="t/low",
        temp_hi_cmd_t="t/high/set",
        temp_hi_stat_t="t/high",
    )
    assert {"target_low", "target_high"} <= both.state.keys()
    assert "target" not in both.state
    assert told(both, {"target_low": 20, "target_high": 24}) == [
        ("t/low/set", "20"),
        ("t/high/set", "24"),
    ]


def power(**more: Any) -> Entity:
    """With a topic for its power."""
    return entity(
        "climate",
        pow_cmd_t="p/power",
        mode_cmd_t="p/mode/set",
        mode_stat_t="p/mode",
        modes=["cool", "heat"],
        **more,
    )


def test_power_has_a_topic_of_its_own() -> None:
    ac = power(pl_on="1", pl_off="0")
    assert ac.state["modes"] == ["cool", "heat", "off"]
    assert ac.encode(Command("c", {"mode": "off"}), {"mode": "cool"}) == [("p/power", "0")]
    assert ac.encode(Command("c", {"mode": "heat"}), {"mode": "off"}) == [
        ("p/power", "1"),
        ("p/mode/set", "heat"),
    ]
    assert ac.encode(Command("c", {"mode": "heat"}), {"mode": "cool"}) == [("p/mode/set", "heat")]
    assert read(ac, "p/mode", "off") == {"mode": "off"}
    templated = power(pow_cmd_tpl='{"power": "{{ value }}"}')
    assert templated.encode(Command("c", {"mode": "off"}), {"mode": "cool"}) == [
        ("p/power", '{"power": "OFF"}')
    ]


def test_what_only_has_power_is_on_or_off() -> None:
    heater = entity("water_heater", pow_cmd_t="w/power", temp_cmd_t="w/t")
    assert heater.state["modes"] == ["off", "on"]
    assert heater.encode(Command("w", {"mode": "on"}), {"mode": "off"}) == [("w/power", "ON")]


def test_a_fan_turns_either_way() -> None:
    template = "{{ 'forward' if value == 'fwd' else 'reverse' }}"
    back = "{{ 'fwd' if value == 'forward' else 'rev' }}"
    fan = entity(
        "fan",
        cmd_t="f/set",
        dir_cmd_t="f/dir/set",
        dir_stat_t="f/dir",
        dir_val_tpl=template,
        dir_cmd_tpl=back,
    )
    assert read(fan, "f/dir", "rev") == {"direction": "reverse"}
    assert told(fan, {"direction": "reverse"}) == [("f/dir/set", "rev")]


def test_a_humidifier_has_modes_and_limits() -> None:
    humidifier = entity(
        "humidifier",
        cmd_t="h/set",
        hum_cmd_t="h/t",
        mode_cmd_t="h/m",
        modes=["sleep", "boost"],
        min_hum=30,
        max_hum=80,
    )
    assert (humidifier.state["min"], humidifier.state["max"]) == (30, 80)
    assert told(humidifier, {"mode": "boost"}) == [("h/m", "boost")]
    assert why_not(humidifier.device, humidifier.state, Command("h", {"target": 90})) is not None
    assert (
        "modes" not in entity("humidifier", cmd_t="h/set", hum_cmd_t="h/t", mode_cmd_t="h/m").state
    )


def test_an_optimistic_device_is_taken_at_its_word() -> None:
    assert entity("climate", mode_cmd_t="m/set", mode_stat_t="m", optimistic=True).unread == {
        "mode"
    }
    assert not entity("climate", mode_cmd_t="m/set", mode_stat_t="m").unread


# -- units -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit"),
    [("F", "F"), ("°F", "F"), ("℃", "C"), ("celsius", "C"), ("%", None), (None, None)],
)
def test_units_have_many_spellings(text: str | None, unit: str | None) -> None:
    assert unit_of(text) == unit


def test_degrees_are_converted_to_a_tenth_and_set_points_to_a_whole_fahrenheit() -> None:
    assert converted(71.2, "F", "C") == 21.8
    assert converted(1, "C", "F", step=True) == 1.8
    assert state_in("climate", {"target": 21.5, "current": 21.5, "mode": "heat"}, "C", "F") == {
        "target": 71,
        "current": 70.7,
        "mode": "heat",
    }
    days = [{"condition": "sunny", "temperature": 30, "templow": 20}]
    assert state_in("weather", {"forecast": days}, "C", "F")["forecast"] == [
        {**days[0], "temperature": 86, "templow": 68}
    ]
    assert state_in("light", {"brightness": 50}, "C", "F") == {"brightness": 50}


def american(units: str = "metric") -> tuple[Home, MqttDevices]:
    home = Home(units="us" if units == "us" else "metric")
    registry = MqttDevices(share_of(home, "mqtt"), "homeassistant")
    config = {
        "name": "Den",
        "temp_cmd_t": "t/set",
        "temp_stat_t": "t",
        "curr_temp_t": "now",
        "temp_unit": "F",
        "min_temp": 50,
    }
    registry.configure("homeassistant/climate/den/config", json.dumps(config))
    registry.hear("t", "70")
    registry.hear("now", "71.2")
    return home, registry


def test_a_thermostat_in_fahrenheit_is_told_and_tells_in_the_units_of_its_home() -> None:
    home, registry = american()
    assert home.state("climate.den") == {"target": 21.1, "current": 21.8, "min": 10}
    assert registry.encode(Command("climate.den", {"target": 20}))[0] == [("t/set", "68")]
    home, registry = american("us")
    assert home.state("climate.den") == {"target": 70, "current": 71.2, "min": 50}
    assert registry.encode(Command("climate.den", {"target": 68}))[0] == [("t/set", "68")]


def test_what_a_thermostat_rounds_is_known_beforehand() -> None:
    home = Home(units="us")
    registry = MqttDevices(share_of(home, "mqtt"), "homeassistant")
    config = {
        "name": "Den",
        "temp_cmd_t": "t/set",
        "temp_stat_t": "t",
        "temp_unit": "C",
        "temp_step": 1,
    }
    registry.configure("homeassistant/climate/den/config", json.dumps(config))
    assert registry.echo(Command("climate.den", {"target": 71})) == {"target": 72}


def test_a_home_that_changes_its_units_converts_what_it_knows() -> None:
    home, registry = american()
    use_units(home, "us")
    assert home.state("climate.den") == {"target": 70, "current": 71.2, "min": 50}
    registry.hear("t", "72")
    assert home.state("climate.den")["target"] == 72


# -- Home Assistant --------------------------------------------------------------------------------

ECOBEE = {
    "supported_features": 1 + 2 + 8 + 16 + 32,
    "hvac_modes": ["off", "heat", "cool", "heat_cool"],
    "temperature": None,
    "target_temp_low": 20,
    "target_temp_high": 24,
    "min_temp": 7,
    "max_temp": 35,
    "fan_mode": "auto",
    "fan_modes": ["auto", "on"],
    "preset_mode": None,
    "preset_modes": ["none", "away"],
    "swing_mode": "off",
    "swing_modes": ["off", "both"],
    "hvac_action": "idle",
}


def test_home_assistants_thermostat_has_two_set_points_or_one_by_its_mode() -> None:
    state, hidden = read_state("climate", "heat_cool", ECOBEE, {})
    assert (state["target_low"], state["target_high"]) == (20, 24)
    assert hidden == {"target"}
    assert (state["min"], state["max"], state["fan_mode"], state["preset"], state["swing"]) == (
        7,
        35,
        "auto",
        "none",
        "off",
    )
    assert state["action"] == "idle"
    single = ECOBEE | {"temperature": 21, "target_temp_low": None, "target_temp_high": None}
    state, hidden = read_state("climate", "heat", single, state)
    assert state["target"] == 21
    assert hidden == {"target_low", "target_high"}


@pytest.mark.parametrize(
    ("kind", "wanted", "services"),
    [
        (
            "climate",
            {"mode": "heat_cool", "target_low": 20, "target_high": 24},
            [
                ("set_hvac_mode", {"hvac_mode": "heat_cool"}),
                ("set_temperature", {"target_temp_low": 20, "target_temp_high": 24}),
            ],
        ),
        ("climate", {"preset": "away"}, [("set_preset_mode", {"preset_mode": "away"})]),
        ("climate", {"fan_mode": "on"}, [("set_fan_mode", {"fan_mode": "on"})]),
        ("climate", {"swing": "both"}, [("set_swing_mode", {"swing_mode": "both"})]),
        ("fan", {"on": True, "preset": "breeze"}, [("set_preset_mode", {"preset_mode": "breeze"})]),
        ("fan", {"direction": "reverse"}, [("set_direction", {"direction": "reverse"})]),
        ("humidifier", {"mode": "boost"}, [("set_mode", {"mode": "boost"})]),
        ("humidifier", {"target": 45}, [("set_humidity", {"humidity": 45})]),
        ("water_heater", {"mode": "eco"}, [("set_operation_mode", {"operation_mode": "eco"})]),
    ],
)
def test_what_is_wanted_becomes_home_assistants_services(
    kind: str, wanted: dict[str, Any], services: list[object]
) -> None:
    assert calls(kind, Command(f"{kind}.x", wanted), {}) == services


@pytest.mark.parametrize(
    ("kind", "features", "attributes", "keys"),
    [
        (
            "fan",
            4 + 8,
            {"direction": "forward", "preset_modes": ["eco"]},
            {"direction", "preset", "presets"},
        ),
        (
            "humidifier",
            1,
            {"available_modes": ["sleep"], "mode": "sleep", "max_humidity": 80},
            {"mode", "modes", "max"},
        ),
        ("water_heater", 1, {"operation_list": ["eco", "off"], "max_temp": 60}, {"modes", "max"}),
        ("climate", 1, {"preset_modes": ["eco"]}, set()),
    ],
)
def test_home_assistants_devices_have_what_their_features_say(
    kind: str, features: int, attributes: dict[str, Any], keys: set[str]
) -> None:
    state, _ = read_state(kind, "on", attributes | {"supported_features": features}, {})
    assert state.keys() & {"direction", "preset", "presets", "mode", "modes", "min", "max"} >= keys
    assert not {"preset", "fan_mode"} & state.keys() - keys


# -- heating that nobody would want ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "asks"),
    [({"target_low": 2}, True), ({"target_high": 38}, True), ({"target_low": 21}, False)],
)
def test_each_set_point_is_asked_about_where_it_is_odd(wanted: dict[str, Any], asks: bool) -> None:
    both = entity(
        "climate",
        temp_lo_cmd_t="l/set",
        temp_lo_stat_t="l",
        temp_hi_cmd_t="h/set",
        temp_hi_stat_t="h",
    )
    home = Home()
    home.put_device(both.device, {"target_low": 20, "target_high": 24})
    needed = Gate(Policy()).needs(home, [Command(both.device.id, wanted)])
    assert (needed is not None) is asks
