"""Lights of a Home Assistant: what their states mean, and what they are told."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.home.model import State
from assistant.home.sources.homeassistant.lights import call, echo
from assistant.home.sources.homeassistant.states import read_state

STRIP = {
    "supported_color_modes": ["color_temp", "xy"],
    "effect_list": ["None", "rainbow"],
    "min_color_temp_kelvin": 2202,
}


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        (
            {"color_mode": "xy", "rgb_color": [255, 0, 0], "brightness": 128, "effect": "rainbow"},
            {"color": "#ff0000", "brightness": 50, "effect": "rainbow"},
        ),
        (
            {"color_mode": "color_temp", "color_temp_kelvin": 2702},
            {"color": "white", "color_temp_k": 2702},
        ),
        ({"color_mode": "white"}, {"color": "white"}),
    ],
)
def test_what_a_light_shows(attributes: dict[str, Any], told: State) -> None:
    state, hidden = read_state("light", "on", STRIP | attributes, {})
    always = {"on": True, "effects": ["None", "rainbow"]}
    assert {key: value for key, value in state.items() if key not in hidden} == always | told


@pytest.mark.parametrize(
    ("wanted", "data"),
    [
        ({"on": True, "effect": "rainbow"}, {"effect": "rainbow"}),
        ({"on": True, "color_temp_k": 1900}, {"color_temp_kelvin": 2202}),
        ({"on": True, "color_temp_k": 6500}, {"color_temp_kelvin": 6500}),
        ({"on": True, "color": "light blue"}, {"rgb_color": [173, 216, 230]}),
    ],
)
def test_what_a_light_is_told(wanted: State, data: State) -> None:
    assert call(wanted, STRIP) == ("turn_on", data)


def test_what_it_will_tell_back() -> None:
    assert echo({"on": True, "brightness": 50, "color_temp_k": 1900}, STRIP) == {
        "brightness": 50,
        "color_temp_k": 2202,
    }
