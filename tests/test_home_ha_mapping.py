"""Home Assistant's states and services, by table: what each entity tells, and what it is told."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.home.model import Command, State
from assistant.home.source import Refused
from assistant.home.sources.homeassistant.services import calls
from assistant.home.sources.homeassistant.states import read_state

CASES: list[tuple[str, str, dict[str, Any], State, State]] = [
    ("switch", "on", {}, {}, {"on": True}),
    ("light", "on", {"supported_color_modes": ["onoff"]}, {}, {"on": True}),
    (
        "light",
        "on",
        {"supported_color_modes": ["brightness"], "brightness": 3},
        {},
        {"on": True, "brightness": 1},
    ),
    (
        "light",
        "on",
        {
            "supported_color_modes": ["color_temp"],
            "color_mode": "color_temp",
            "brightness": 255,
            "color_temp": 370,
        },
        {},
        {"on": True, "brightness": 100, "color_temp_k": 2703},
    ),
    (
        "fan",
        "on",
        {"percentage": 33, "oscillating": True},
        {},
        {"on": True, "speed": 33, "oscillating": True},
    ),
    ("fan", "off", {"supported_features": 0}, {}, {"on": False}),
    ("cover", "opening", {"current_position": 30}, {}, {"position": 30, "moving": "opening"}),
    ("cover", "open", {}, {}, {"position": 100, "moving": ""}),
    ("cover", "closing", {}, {"position": 100}, {"position": 100, "moving": "closing"}),
    ("lock", "unlocking", {}, {"locked": True}, {"locked": False, "moving": "unlocking"}),
    ("lock", "jammed", {}, {"locked": True}, {"locked": False, "moving": "jammed"}),
    (
        "humidifier",
        "on",
        {"humidity": 45, "current_humidity": 40},
        {},
        {"on": True, "target": 45, "current": 40},
    ),
    ("water_heater", "eco", {"temperature": 55}, {}, {"mode": "eco", "target": 55}),
    (
        "media_player",
        "buffering",
        {
            "supported_features": 4 + 8 + 32 + 2048,
            "volume_level": 0.35,
            "is_volume_muted": False,
            "source_list": ["a"],
            "source": "a",
        },
        {},
        {
            "state": "playing",
            "volume": 35,
            "muted": False,
            "track": 0,
            "source": "a",
            "sources": ["a"],
            "title": "",
            "artist": "",
        },
    ),
    ("vacuum", "error", {}, {}, {"state": "error"}),
    ("sensor", "21.50", {"unit_of_measurement": "°C"}, {}, {"value": 21.5, "unit": "°C"}),
    ("sensor", "012", {}, {}, {"value": "012"}),
    ("binary_sensor", "on", {}, {}, {"value": True}),
    ("number", "5.0", {"min": 1, "max": 9}, {}, {"value": 5, "min": 1, "max": 9}),
    ("select", "a", {"options": ["a", "b"]}, {}, {"value": "a", "options": ["a", "b"]}),
    ("person", "not_home", {}, {}, {"location": "away"}),
    (
        "weather",
        "partlycloudy",
        {"temperature": 12},
        {},
        {"condition": "partly cloudy", "temperature": 12},
    ),
    ("scene", "2026-01-01", {}, {}, {}),
]


@pytest.mark.parametrize(("kind", "text", "attributes", "before", "state"), CASES)
def test_states(
    kind: str, text: str, attributes: dict[str, Any], before: State, state: State
) -> None:
    assert read_state(kind, text, attributes, before)[0] == state


@pytest.mark.parametrize(
    ("device", "wanted", "action", "called"),
    [
        ("light.x", {"on": True}, "", [("turn_on", {})]),
        ("light.x", {"brightness": 0}, "", [("turn_off", {})]),
        (
            "light.x",
            {"color": "blue", "brightness": 30},
            "",
            [("turn_on", {"brightness_pct": 30, "rgb_color": [0, 0, 255]})],
        ),
        ("light.x", {"color_temp_k": 2700}, "", [("turn_on", {"color_temp_kelvin": 2700})]),
        ("fan.x", {"on": True, "speed": 50}, "", [("set_percentage", {"percentage": 50})]),
        ("cover.x", {"position": 100}, "", [("open_cover", {})]),
        ("cover.x", {"position": 40}, "", [("set_cover_position", {"position": 40})]),
        ("valve.x", {"position": 0}, "", [("close_valve", {})]),
        ("cover.x", {}, "stop", [("stop_cover", {})]),
        ("lock.x", {"locked": True}, "", [("lock", {})]),
        (
            "climate.x",
            {"mode": "heat", "target": 20},
            "",
            [("set_hvac_mode", {"hvac_mode": "heat"}), ("set_temperature", {"temperature": 20})],
        ),
        ("media_player.x", {"state": "paused"}, "", [("media_pause", {})]),
        ("media_player.x", {"volume": 50}, "", [("volume_set", {"volume_level": 0.5})]),
        ("media_player.x", {}, "next", [("media_next_track", {})]),
        ("vacuum.x", {"state": "returning"}, "", [("return_to_base", {})]),
        ("lawn_mower.x", {"state": "mowing"}, "", [("start_mowing", {})]),
        ("alarm_control_panel.x", {"state": "disarmed"}, "", [("alarm_disarm", {})]),
        ("scene.x", {}, "activate", [("turn_on", {})]),
        ("button.x", {}, "press", [("press", {})]),
        ("select.x", {"value": "a"}, "", [("select_option", {"option": "a"})]),
    ],
)
def test_services(device: str, wanted: State, action: str, called: list[Any]) -> None:
    assert calls(device.partition(".")[0], Command(device, wanted, action), {}) == called


def test_what_has_no_service_is_refused() -> None:
    with pytest.raises(Refused):
        calls("light", Command("light.x", {"color": "mauvish"}), {})
    with pytest.raises(Refused):
        calls("light", Command("light.x", action="press"), {})
