"""Tasmota's lights: what each subtype tells, and the commands that it takes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tasmota_kit import devices, sent

RED = {
    "POWER": "AN",
    "Dimmer": 60,
    "HSBColor": "0,100,60",
    "White": 0,
    "CT": 250,
    "Channel": [60, 0, 0, 0, 0],
}
WARM = {"POWER": "AN", "Dimmer": 60, "HSBColor": "0,0,0", "White": 60, "CT": 400}


@pytest.mark.parametrize(
    ("subtype", "payload", "told"),
    [
        (0, {"POWER": "AUS"}, {"on": False}),
        (1, {"POWER": "AUS", "Dimmer": 0}, {"on": False}),
        (1, {"POWER": "AN", "Dimmer": 12}, {"on": True, "brightness": 12}),
        (
            2,
            {"POWER": "AN", "Dimmer": 12, "CT": 250},
            {"on": True, "brightness": 12, "color_temp_k": 4000},
        ),
        (3, RED, {"on": True, "brightness": 60, "color": "#ff0000"}),
        (4, RED, {"on": True, "brightness": 60, "color": "#ff0000"}),
        (4, WARM, {"on": True, "brightness": 60, "color": "white"}),
        (5, RED, {"on": True, "brightness": 60, "color": "#ff0000"}),
        (5, WARM, {"on": True, "brightness": 60, "color": "white", "color_temp_k": 2500}),
    ],
)
def test_lights_tell_what_their_subtype_has(
    subtype: int, payload: dict[str, Any], told: dict[str, Any]
) -> None:
    home, registry = devices(rl=[2], lt_st=subtype)
    registry.hear("house/boiler/stat/RESULT", json.dumps(payload))
    known = home.told("light.boiler")
    known.pop("effects", None)
    assert known == told


@pytest.mark.parametrize(
    ("settings", "wanted", "messages"),
    [
        ({"lt_st": 1}, {"brightness": 40}, [("Dimmer", "40")]),
        ({"lt_st": 1}, {"brightness": 0}, [("POWER1", "AUS")]),
        ({"lt_st": 1}, {"on": True}, [("POWER1", "AN")]),
        ({"lt_st": 1, "ty": 1}, {"brightness": 40}, [("Dimmer3", "40")]),
        ({"lt_st": 1, "so": {"20": 1}}, {"brightness": 40}, [("Dimmer", "40"), ("POWER1", "AN")]),
        ({"lt_st": 2}, {"color_temp_k": 2700}, [("CT", "370")]),
        ({"lt_st": 2, "so": {"82": 1}}, {"color_temp_k": 6500}, [("CT", "200")]),
        (
            {"lt_st": 3},
            {"color": "blue", "brightness": 20},
            [("Color2", "0,0,255"), ("Dimmer", "20")],
        ),
        ({"lt_st": 4}, {"color": "white"}, [("White", "100")]),
        ({"lt_st": 5}, {"effect": "Cycle up"}, [("Scheme", "2")]),
    ],
)
def test_lights_take_tasmotas_commands(
    settings: dict[str, Any], wanted: dict[str, Any], messages: list[Any]
) -> None:
    home, registry = devices(rl=[2], **settings)
    assert sent(home, registry, "light.boiler", **wanted) == messages


def test_colours_and_whites_of_one_lamp_may_be_two_lights() -> None:
    home, registry = devices(rl=[2, 2], lt_st=5, lk=0, fn=["Strip", "Spots"])
    registry.hear(
        "house/boiler/stat/RESULT",
        '{"POWER1": "AN", "Dimmer1": 30, "POWER2": "AUS", "Dimmer2": 70, "CT": 200}',
    )
    assert (home.told("light.strip")["brightness"], home.told("light.spots")["brightness"]) == (
        30,
        70,
    )
    assert (home.told("light.strip")["on"], home.told("light.spots")["on"]) == (True, False)
    assert sent(home, registry, "light.strip", color="red", brightness=5) == [
        ("Color2", "255,0,0="),
        ("Dimmer1", "5"),
    ]
    assert sent(home, registry, "light.spots", brightness=5, color_temp_k=5000) == [
        ("Dimmer2", "5"),
        ("CT", "200"),
    ]


def test_each_channel_may_be_a_dimmer_and_each_relay_a_light() -> None:
    home, registry = devices(rl=[2, 2], lt_st=3, so={"68": 1}, fn=["Left", "Right"])
    registry.hear(
        "house/boiler/tele/STATE",
        '{"POWER1": "AN", "Channel1": 30, "POWER2": "AN", "Channel2": 80}',
    )
    assert home.told("light.right") == {"on": True, "brightness": 80}
    assert sent(home, registry, "light.right", brightness=10) == [("Channel2", "10")]
    home, registry = devices(so={"30": 1})
    assert sent(home, registry, "light.boiler", on=True) == [("POWER1", "AN")]
