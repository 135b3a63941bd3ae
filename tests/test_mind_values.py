"""Numbers keep what they were said with: their unit, "to" as a target, "by" as a step, and what in
the home can take them.
"""

from __future__ import annotations

import pytest
from mind_kit import calls, device, small_home

from assistant.skillkit.setpoints import in_units
from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    "said",
    [
        "turn the temperature up to 23",
        "turn the temperature down to 23 degrees",
        "push the heating up to 23",
        "temperature down to 23",
        "warm the house up to 23",
        "get the lounge down to 23 degrees",
        "heat the room to 23 degrees",
    ],
)
def test_up_to_and_down_to_are_targets(said: str) -> None:
    assert calls(said) == [
        ("climate.set_temperature", {"device": "climate.lounge", "temperature": 23})
    ]


@pytest.mark.parametrize(
    ("said", "skill", "value"),
    [
        ("turn the reading lamp up to 70", "home.set_brightness", {"brightness": 70}),
        (
            "bring the brightness of the reading lamp down to 15 percent",
            "home.set_brightness",
            {"brightness": 15},
        ),
        ("turn the study fan up to 60 percent", "home.set_speed", {"speed": 60}),
        ("turn the TV down to 12", "volume.set_level", {"level": 12}),
        ("turn the reading lamp up by 15", "home.change_brightness", {"change": 15}),
        ("lower the heating by 2 degrees", "climate.change_temperature", {"change": -2}),
        ("turn the heating up 2 degrees", "climate.change_temperature", {"change": 2}),
    ],
)
def test_to_is_a_target_and_by_a_step(said: str, skill: str, value: dict[str, float]) -> None:
    ((name, arguments),) = calls(said)
    assert name == skill
    assert value.items() <= arguments.items()


@pytest.mark.parametrize(
    "said",
    [
        "set the lounge to 22 degrees",
        "keep the lounge at 22",
        "I want the lounge at 22 degrees",
        "lounge to 22",
    ],
)
def test_a_place_with_a_thermostat_takes_degrees(said: str) -> None:
    assert device(said) == ("climate.set_temperature", "climate.lounge")


@pytest.mark.parametrize("said", ["set the lounge to 22 percent", "set the bedroom to 22"])
def test_percent_or_a_room_without_a_thermostat_is_about_the_lights(said: str) -> None:
    ((name, _),) = calls(said)
    assert name == "home.set_brightness"


def test_a_tilt_is_no_position() -> None:
    """It goes to the slats, and these blinds have none: nothing moves."""
    assert device("tilt the lounge blinds to 50 percent") == ("covers.tilt", "cover.blinds")


@pytest.mark.parametrize(
    "said", ["set the hall to 22 degrees", "set the lounge blinds to 22 degrees"]
)
def test_what_cannot_take_it_is_not_moved(said: str) -> None:
    assert [name for name, _ in calls(said)] == ["home.unable"]


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("set the thermostat to 70 degrees fahrenheit", "F"),
        ("set the thermostat to 70 °F", "F"),
        ("thermostat to 70f", "F"),
        ("set the thermostat to 21 c", "C"),
        ("set the thermostat to 21 degrees celsius", "C"),
    ],
)
def test_a_unit_stays_with_its_number(said: str, unit: str) -> None:
    ((name, arguments),) = calls(said)
    assert name == "climate.set_temperature"
    assert arguments["unit"] == unit


def test_degrees_are_converted_to_those_of_the_home() -> None:
    home = small_home()
    assert in_units(home, 70, "F") == 21.1
    assert in_units(home, 9, "F", step=True) == 5
    assert in_units(home, 21, "C") == in_units(home, 21, "") == 21
    home.units = "us"
    assert in_units(home, 20, "°C") == 68
    assert in_units(home, 5, "C", step=True) == 9


async def test_a_metric_thermostat_told_fahrenheit() -> None:
    async with trial() as box:
        await box.say("set the thermostat to 68 degrees fahrenheit")
        assert box.home.state("climate.living_room")["target"] == 20


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("set the thermostat to cool", "climate.set_mode"),
        ("make it cooler in here", "climate.change_temperature"),
    ],
)
def test_a_mode_is_no_step(said: str, skill: str) -> None:
    assert [name for name, _ in calls(said)] == [skill]
