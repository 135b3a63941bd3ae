"""Components of MQTT discovery: what the topics of each say, and the messages that a command
becomes.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from mqtt_kit import entity, read, told

from assistant.home.colors import from_xy, rgb
from assistant.home.model import State
from assistant.home.source import Refused


def test_json_light() -> None:
    light = entity(
        "light",
        schema="json",
        cmd_t="l/set",
        stat_t="l",
        brightness=True,
        bri_scl=254,
        sup_clrm=["xy", "color_temp"],
    )
    assert set(light.state) == {"on", "brightness", "color", "color_temp_k"}
    assert not light.unread
    assert json.loads(told(light, {"on": True})[0][1]) == {"state": "ON"}
    assert json.loads(told(light, {"on": False})[0][1]) == {"state": "OFF"}
    assert json.loads(told(light, {"brightness": 0})[0][1]) == {"state": "OFF"}
    assert json.loads(told(light, {"brightness": 50})[0][1]) == {"state": "ON", "brightness": 127}
    assert json.loads(told(light, {"color_temp_k": 2700})[0][1])["color_temp"] == 370
    color = json.loads(told(light, {"color": "red"})[0][1])["color"]
    assert from_xy(color["x"], color["y"]) == rgb("red")
    assert read(light, "l", {"state": "ON", "brightness": 127}) == {"on": True, "brightness": 50}
    assert read(light, "l", {"state": "OFF", "brightness": 0}) == {"on": False}
    warm = {"color_mode": "color_temp", "color_temp": 370, "color": {"x": 0.4, "y": 0.4}}
    assert read(light, "l", warm) == {"color_temp_k": 2703, "color": "white"}
    assert read(light, "l", {"color_mode": "xy", "color": {"x": 0.64, "y": 0.33}})[
        "color"
    ].startswith("#ff")
    with pytest.raises(Refused, match="does not know the colour 'mauvish'"):
        told(light, {"color": "mauvish"})


def test_every_percent_survives_the_trip_to_the_lamp_and_back() -> None:
    light = entity("light", schema="json", cmd_t="l/set", stat_t="l", brightness=True)
    for percent in range(1, 101):
        sent = json.loads(told(light, {"brightness": percent})[0][1])
        assert read(light, "l", sent)["brightness"] == percent


def test_default_light() -> None:
    light = entity(
        "light",
        cmd_t="cmnd/l/POWER",
        stat_t="tele/l/STATE",
        stat_val_tpl="{{ value_json.POWER }}",
        bri_cmd_t="cmnd/l/Dimmer",
        bri_stat_t="tele/l/STATE",
        bri_scl=100,
        bri_val_tpl="{{ value_json.Dimmer }}",
        rgb_cmd_t="cmnd/l/Color2",
        clr_temp_cmd_t="cmnd/l/CT",
        pl_on="ON",
        pl_off="OFF",
    )
    assert read(light, "tele/l/STATE", {"POWER": "ON", "Dimmer": 42}) == {
        "on": True,
        "brightness": 42,
    }
    assert light.unread == {"color", "color_temp_k"}
    assert told(light, {"brightness": 30}, state={"on": False}) == [
        ("cmnd/l/Dimmer", "30"),
        ("cmnd/l/POWER", "ON"),
    ]
    assert told(light, {"brightness": 30}, state={"on": True}) == [("cmnd/l/Dimmer", "30")]
    assert told(light, {"color": "#ff8000"}, state={"on": True}) == [("cmnd/l/Color2", "255,128,0")]
    assert told(light, {"color_temp_k": 4000}, state={"on": True}) == [("cmnd/l/CT", "250")]
    assert told(light, {"on": False}) == [("cmnd/l/POWER", "OFF")]


def test_on_command_types_of_the_default_light() -> None:
    first = entity("light", cmd_t="p", bri_cmd_t="b", on_cmd_type="first")
    assert told(first, {"brightness": 100}, state={"on": False}) == [("p", "ON"), ("b", "255")]
    level = entity("light", cmd_t="p", bri_cmd_t="b", on_cmd_type="brightness")
    assert told(level, {"on": True}, state={"on": False, "brightness": 20}) == [("b", "51")]


def test_fan() -> None:
    fan = entity(
        "fan",
        cmd_t="f/set",
        stat_t="f",
        pct_cmd_t="f/pct",
        pct_stat_t="f/speed",
        spd_rng_min=1,
        spd_rng_max=3,
    )
    assert read(fan, "f/speed", "2") == {"speed": 67}
    assert told(fan, {"speed": 50}) == [("f/pct", "2")]
    assert told(fan, {"speed": 100}) == [("f/pct", "3")]
    assert told(fan, {"speed": 0}) == [("f/pct", "0")]


def test_cover_with_position() -> None:
    cover = entity(
        "cover",
        cmd_t="c/set",
        stat_t="c/state",
        pos_t="c/pos",
        set_pos_t="c/pos/set",
        dev_cla="blind",
    )
    assert read(cover, "c/pos", "30") == {"position": 30}
    assert read(cover, "c/state", "opening") == {"moving": "opening"}
    assert read(cover, "c/state", "open") == {"moving": ""}
    assert told(cover, {"position": 40}) == [("c/pos/set", "40")]
    assert told(cover, {"position": 100}) == [("c/set", "OPEN")]
    assert told(cover, action="stop") == [("c/set", "STOP")]


def test_cover_that_knows_only_open_and_closed() -> None:
    cover = entity("cover", cmd_t="c/set", stat_t="c/state", dev_cla="garage")
    assert read(cover, "c/state", "open") == {"position": 100, "moving": ""}
    assert read(cover, "c/state", "closed") == {"position": 0, "moving": ""}
    with pytest.raises(Refused, match="only be opened or closed"):
        told(cover, {"position": 50})


def test_cover_that_counts_backwards() -> None:
    cover = entity(
        "cover",
        pos_t="c/pos",
        set_pos_t="c/set",
        pos_open=0,
        pos_clsd=255,
        set_pos_tpl='{"p": {{ position }} }',
    )
    assert read(cover, "c/pos", "255") == {"position": 0}
    assert told(cover, {"position": 100}) == [("c/set", '{"p": 0 }')]


def test_valve() -> None:
    valve = entity("valve", cmd_t="v/set", stat_t="v", reports_position=True)
    assert read(valve, "v", {"state": "opening", "position": 10}) == {
        "moving": "opening",
        "position": 10,
    }
    assert told(valve, {"position": 25}) == [("v/set", "25")]
    word = entity("valve", cmd_t="v/set", stat_t="v")
    assert read(word, "v", "closed") == {"moving": "", "position": 0}
    assert told(word, {"position": 100}) == [("v/set", "OPEN")]


def test_climate() -> None:
    climate = entity(
        "climate",
        mode_cmd_t="t/mode/set",
        mode_stat_t="t",
        mode_stat_tpl="{{ value_json.system_mode }}",
        modes=["off", "heat"],
        temp_cmd_t="t/set",
        temp_stat_t="t",
        temp_stat_tpl="{{ value_json.target }}",
        curr_temp_t="t",
        curr_temp_tpl="{{ value_json.local }}",
    )
    state = read(climate, "t", {"system_mode": "heat", "target": 21.5, "local": 20})
    assert state == {"mode": "heat", "target": 21.5, "current": 20}
    assert climate.state["modes"] == ["off", "heat"]
    assert told(climate, {"mode": "off", "target": 19.5}) == [
        ("t/mode/set", "off"),
        ("t/set", "19.5"),
    ]


@pytest.mark.parametrize(
    ("component", "settings", "told_payload", "state", "wanted", "message"),
    [
        (
            "lock",
            {"cmd_t": "x/set", "stat_t": "x"},
            "UNLOCKED",
            {"locked": False, "moving": ""},
            {"locked": True},
            "LOCK",
        ),
        (
            "switch",
            {"cmd_t": "x/set", "stat_t": "x", "pl_on": 1, "pl_off": 0},
            "1",
            {"on": True},
            {"on": False},
            "0",
        ),
        (
            "number",
            {"cmd_t": "x/set", "stat_t": "x", "min": 5, "max": 9},
            "7.5",
            {"value": 7.5},
            {"value": 6},
            "6",
        ),
        (
            "select",
            {"cmd_t": "x/set", "stat_t": "x", "ops": ["a", "b"]},
            "a",
            {"value": "a"},
            {"value": "b"},
            "b",
        ),
        (
            "humidifier",
            {"hum_cmd_t": "x/set", "hum_stat_t": "x", "cmd_t": "p"},
            "45",
            {"target": 45},
            {"target": 50},
            "50",
        ),
        (
            "water_heater",
            {"temp_cmd_t": "x/set", "temp_stat_t": "x"},
            "55",
            {"target": 55},
            {"target": 60},
            "60",
        ),
        (
            "vacuum",
            {"cmd_t": "x/set", "stat_t": "x"},
            '{"state": "cleaning"}',
            {"state": "cleaning"},
            {"state": "cleaning"},
            "start",
        ),
        (
            "vacuum",
            {"cmd_t": "x/set", "stat_t": "x"},
            '{"state": "error"}',
            {"state": "error"},
            {"state": "returning"},
            "return_to_base",
        ),
        (
            "lawn_mower",
            {"activity_state_topic": "x", "start_mowing_cmd_t": "x/set"},
            "mowing",
            {"state": "mowing"},
            {"state": "mowing"},
            "start_mowing",
        ),
        (
            "alarm_control_panel",
            {"cmd_t": "x/set", "stat_t": "x"},
            "armed_away",
            {"state": "armed_away"},
            {"state": "disarmed"},
            "DISARM",
        ),
    ],
)
def test_components(
    component: str,
    settings: dict[str, Any],
    told_payload: str,
    state: State,
    wanted: State,
    message: str,
) -> None:
    built = entity(component, **settings)
    assert read(built, "x", told_payload) == state
    assert told(built, wanted) == [("x/set", message)]


@pytest.mark.parametrize(
    ("component", "action", "payload"), [("scene", "activate", "ON"), ("button", "press", "PRESS")]
)
def test_actions(component: str, action: str, payload: str) -> None:
    assert told(entity(component, cmd_t="x/set"), action=action) == [("x/set", payload)]


def test_sensors_keep_words_and_numbers_apart() -> None:
    assert read(entity("sensor", stat_t="s"), "s", "012") == {"value": "012"}
    assert read(entity("sensor", stat_t="s", unit_of_meas="W"), "s", "12.0") == {"value": 12}
    assert read(entity("binary_sensor", stat_t="s", pl_on="true", pl_off="false"), "s", "true") == {
        "value": True
    }
    assert read(
        entity("binary_sensor", stat_t="s", val_tpl="{{ value_json.contact == false }}"),
        "s",
        '{"contact": false}',
    ) == {"value": True}


def test_a_missing_value_says_nothing() -> None:
    assert (
        read(
            entity("sensor", stat_t="s", unit_of_meas="W", val_tpl="{{ value_json.power }}"),
            "s",
            '{"x": 1}',
        )
        == {}
    )
