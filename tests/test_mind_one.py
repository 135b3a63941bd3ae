"""One is one: "the lamp" is never the whole house, and a device called "Lights" is not all the
lights.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from mind_kit import calls, device, situation, small_home, understand

from assistant.home.model import Device
from assistant.understanding.situation import Situation


def nowhere(*lit: str) -> Situation:
    """A box that does not know where it stands, with just these lights on."""
    home = small_home()
    for each in home.select(kinds=("light",)):
        home.update(each.id, {"on": each.id in lit})
    return situation(home, None)


@pytest.mark.parametrize(
    "said",
    [
        "turn on the light",
        "light on",
        "switch a light on",
        "make the light brighter",
        "turn off the light",
    ],
)
def test_the_light_of_an_unknown_place_is_asked_for(said: str) -> None:
    found = understand(said, nowhere())
    assert not found.calls
    assert found.ask is not None
    assert found.ask.expect == "choice"


@pytest.mark.parametrize(
    "said",
    ["turn off the light", "dim the light", "make the light blue", "set the light to 30 percent"],
)
def test_the_only_one_that_is_on_is_meant(said: str) -> None:
    assert device(said, nowhere("light.nabu"))[1] == "light.nabu"


def test_several_that_are_on_are_asked_about() -> None:
    assert understand("turn off the light", nowhere("light.hall", "light.nabu")).ask is not None


def test_the_plural_is_all_of_them() -> None:
    assert len(device("turn on the lights", nowhere())[1]) == 7


def test_where_the_box_stands_the_light_is_the_room_s() -> None:
    assert device("turn off the light", replace(nowhere(), area="hall"))[1] == "light.hall"


def test_the_only_one_that_is_called_so() -> None:
    home = small_home()
    home.put_device(Device("light.bulb", "light", "Cellar Bulb", (), "hall", None), {"on": False})
    assert device("turn on the bulb", situation(home, None))[1] == "light.bulb"


def with_lights(area: str | None) -> Situation:
    home = small_home()
    for room in ("study", "kitchen"):
        home.put_device(
            Device(f"light.{room}_lights", "light", "Lights", (), room, None),
            {"on": True, "brightness": 50},
        )
    home.put_device(
        Device("light.study_main", "light", "Study Main Light", (), "study", None),
        {"on": True, "brightness": 50},
    )
    return situation(home, area)


def test_a_device_called_lights_is_one_of_the_lights() -> None:
    assert sorted(device("turn off the lights", with_lights("study"))[1]) == [
        "light.study_lights",
        "light.study_main",
    ]
    assert sorted(device("turn off the study lights", with_lights(None))[1]) == [
        "light.study_lights",
        "light.study_main",
    ]


def test_all_the_lights_but_one() -> None:
    ((_, arguments),) = calls("turn off all the lights except the hall light", with_lights(None))
    assert len(arguments["device"]) == 9
    assert "light.hall" not in arguments["device"]
