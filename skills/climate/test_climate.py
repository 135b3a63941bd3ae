"""Thermostats, air conditioners, water heaters, humidifiers and fans, as people speak to them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.home.model import State
from assistant.skillkit.options import fitting, plain
from assistant.skillkit.setpoints import aimed, beyond, set_to, shifted
from assistant.skillkit.testing import Trial, trial

HOME = """
[[area]]
id = "den"
name = "den"

[[area]]
id = "attic"
name = "attic"

[[device]]
id = "climate.den"
kind = "climate"
name = "den thermostat"
area = "den"
mode = "heat"
modes = ["off", "heat", "cool", "auto"]
target = 21
current = 20
min = 5
max = 35
preset = "none"
presets = ["none", "eco", "Ferien", "Boost"]
action = "heating"

[[device]]
id = "climate.attic"
kind = "climate"
name = "attic AC"
area = "attic"
mode = "heat_cool"
modes = ["off", "cool", "dry", "fan_only", "heat_cool"]
target_low = 20
target_high = 24
current = 22
fan_mode = "low"
fan_modes = ["low", "high", "auto"]
swing = "off"
swings = ["off", "vertical"]

[[device]]
id = "fan.den"
kind = "fan"
name = "ceiling fan"
area = "den"
on = false
direction = "forward"
preset = "auto"
presets = ["auto", "sleep"]

[[device]]
id = "humidifier.den"
kind = "humidifier"
name = "humidifier"
area = "den"
on = true
target = 45
min = 30
max = 80
mode = "normal"
modes = ["normal", "boost"]

[[device]]
id = "water_heater.tank"
kind = "water_heater"
name = "boiler"
mode = "eco"
modes = ["off", "eco", "performance"]
target = 50
"""


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    file = tmp_path / "home.toml"
    file.write_text(HOME)
    async with trial(home=file) as opened:
        yield opened


@pytest.mark.parametrize(
    ("said", "device", "wanted", "reply"),
    [
        (
            "set the den thermostat to cool",
            "climate.den",
            {"mode": "cool", "target": 21},
            "The den thermostat is in cool mode.",
        ),
        (
            "put the thermostat in the den in auto mode",
            "climate.den",
            {"mode": "auto"},
            "The den thermostat is in auto mode.",
        ),
        (
            "switch the heating in the den to automatic",
            "climate.den",
            {"mode": "auto"},
            "The den thermostat is in auto mode.",
        ),
        (
            "cool mode in the den please",
            "climate.den",
            {"mode": "cool"},
            "The den thermostat is in cool mode.",
        ),
        ("set the AC to dry", "climate.attic", {"mode": "dry"}, "The attic AC is in dry mode."),
        (
            "set the attic AC to fan only",
            "climate.attic",
            {"mode": "fan_only"},
            "The attic AC is in fan only mode.",
        ),
        (
            "set the den thermostat to ferien",
            "climate.den",
            {"preset": "Ferien"},
            "The den thermostat is on its ferien preset.",
        ),
        (
            "boost the den thermostat",
            "climate.den",
            {"preset": "Boost"},
            "The den thermostat is on its boost preset.",
        ),
        (
            "put the attic AC fan on high",
            "climate.attic",
            {"fan_mode": "high"},
            "The attic AC is on fan mode high.",
        ),
        (
            "turn on swing",
            "climate.attic",
            {"swing": "vertical"},
            "The attic AC is on swing mode vertical.",
        ),
        (
            "set the fan preset to sleep",
            "fan.den",
            {"preset": "sleep", "on": True},
            "The ceiling fan is on its sleep preset.",
        ),
        (
            "reverse the ceiling fan",
            "fan.den",
            {"direction": "reverse"},
            "The ceiling fan is turning in reverse.",
        ),
        (
            "put the humidifier in boost mode",
            "humidifier.den",
            {"mode": "boost"},
            "The humidifier is in boost mode.",
        ),
        (
            "set the boiler to performance",
            "water_heater.tank",
            {"mode": "performance"},
            "The boiler is in performance mode.",
        ),
        (
            "make the den cooler",
            "climate.den",
            {"mode": "heat", "target": 20},
            "The den thermostat is set to 20 degrees.",
        ),
        (
            "make the den cool",
            "climate.den",
            {"mode": "heat", "target": 20},
            "The den thermostat is set to 20 degrees.",
        ),
    ],
)
async def test_a_devices_own_word_is_what_it_is_set_to(
    box: Trial, said: str, device: str, wanted: State, reply: str
) -> None:
    outcome = await box.say(said)
    state = box.home.state(device)
    assert {key: state[key] for key in wanted} == wanted
    assert outcome.text == reply


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (
            "set the den thermostat to turbo mode",
            "The den thermostat has no turbo mode: it knows off, heat, cool and auto.",
        ),
        ("set the den thermostat to 60 degrees", "The den thermostat goes from 5 to 35 degrees."),
        ("set the humidifier to 90 percent", "The humidifier goes from 30 to 80 percent."),
        (
            "set the den thermostat to 20 to 24 degrees",
            "The den thermostat can be set to one temperature only.",
        ),
        (
            "put the ceiling fan in dry mode",
            "The ceiling fan has no dry preset: it knows auto and sleep.",
        ),
    ],
)
async def test_what_a_device_can_not_do_is_said_and_not_sent(
    box: Trial, said: str, reply: str
) -> None:
    before = box.home.snapshot()
    assert (await box.say(said)).text == reply
    assert box.home.snapshot() == before


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("set the attic AC to 19 to 23 degrees", 19, 23),
        ("set the AC between twenty and twenty five", 20, 25),
        ("heat to 18 and cool to 26 in the attic", 18, 26),
        ("set the attic AC to a minimum of 19 and a maximum of 25", 19, 25),
        ("set the attic AC to 25 degrees", 20, 25),
        ("set the attic AC to 18 degrees", 18, 24),
        ("make it two degrees warmer in the attic", 22, 26),
    ],
)
async def test_two_set_points_are_set_and_said_together(
    box: Trial, said: str, low: int, high: int
) -> None:
    outcome = await box.say(said)
    state = box.home.state("climate.attic")
    assert (state["target_low"], state["target_high"]) == (low, high)
    assert (
        outcome.text
        == f"The attic AC is in heat cool mode, and set to between {low} and {high} degrees."
    )


async def test_a_preset_is_left(box: Trial) -> None:
    await box.say("turn on eco mode in the den")
    assert box.home.state("climate.den")["preset"] == "eco"
    assert (
        await box.say("turn off eco mode in the den")
    ).text == "The den thermostat is on no preset."


async def test_heating_that_is_odd_is_still_asked_about(box: Trial) -> None:
    asked = await box.say("set the den thermostat to 32 degrees")
    assert box.home.state("climate.den")["target"] == 21
    assert asked.text.endswith("?")


BOTH: State = {
    "target": None,
    "target_low": 20,
    "target_high": 24,
    "current": 22,
    "min": 7,
    "max": 28,
}


@pytest.mark.parametrize(
    ("state", "value", "points"),
    [
        ({"mode": "heat"}, 26, {"target_low": 26, "target_high": 28}),
        ({"mode": "heat"}, 21, {"target_low": 21, "target_high": 24}),
        ({"mode": "cool"}, 19, {"target_low": 15, "target_high": 19}),
        ({"mode": "auto"}, 23, {"target_low": 20, "target_high": 23}),
        ({"mode": "auto"}, 22, {"target_low": 22, "target_high": 24}),
        ({"mode": "auto", "current": 25}, 22, {"target_low": 20, "target_high": 22}),
        ({"mode": "heat", "target": 21}, 22, {"target": 22}),
    ],
)
def test_one_temperature_moves_the_set_point_that_counts(
    state: State, value: float, points: State
) -> None:
    assert aimed(BOTH | state, value) == points


def test_what_is_set_is_said_as_one_temperature_or_two() -> None:
    assert set_to(BOTH | {"mode": "heat_cool"}) == "between 20 and 24 degrees"
    assert set_to(BOTH | {"mode": "heat"}) == "20 degrees"
    assert set_to({"target": 1, "target_low": 20, "target_high": 24, "mode": "heat"}) == "1 degree"
    assert set_to({"mode": "off"}) == ""


def test_a_step_stays_within_the_limits_and_starts_from_what_was_told() -> None:
    assert shifted({"target": 27.5, "max": 28}, 2) == {"target": 28}
    assert shifted({"target": None}, 2) == {}
    assert beyond({"min": 5, "max": 30}, [31])
    assert not beyond({"max": 30}, [12])


@pytest.mark.parametrize(
    ("said", "offered", "word"),
    [
        ("fan only", ["fan_only"], "fan_only"),
        ("fanonly", ["fan_only"], "fan_only"),
        ("boost", ["BOOST"], "BOOST"),
        ("automatic", ["auto"], "auto"),
        ("high power", ["HighPower"], "HighPower"),
        ("turbo", ["eco"], None),
    ],
)
def test_words_are_found_in_any_spelling(said: str, offered: list[str], word: str | None) -> None:
    assert fitting(said, offered) == word
    assert plain("Very_High-Power") == "very high power"


@pytest.mark.parametrize(
    ("asked", "answer"),
    {
        "what mode is the heating in": "The den thermostat is in heat mode.",
        "which fan modes does the AC have": "The attic AC has three fan modes: low, high and auto.",
        "what presets does the den thermostat have": (
            "The den thermostat has three presets: eco, ferien and boost."
        ),
        "which preset is the ceiling fan on": "The ceiling fan is on its auto preset.",
        "what direction is the ceiling fan turning": "The ceiling fan is turning forward.",
        "what's the mode of the boiler": "The boiler is in eco mode.",
        "is the heating heating right now": "Yes, the den thermostat is heating.",
        "is the den thermostat cooling": "No, the den thermostat is heating.",
        "is the attic AC cooling": (
            "The attic AC is in heat cool mode, but does not tell whether it is cooling just now."
        ),
        "what is the AC set to": (
            "The attic AC is set to between 20 and 24 degrees and it is 22 degrees there."
        ),
        "what is the humidifier set to": "The humidifier is on and set to 45 percent.",
        "what presets does the boiler have": "The boiler has no presets.",
    }.items(),
)
async def test_what_a_device_offers_and_does_can_be_asked(
    box: Trial, asked: str, answer: str
) -> None:
    assert (await box.say(asked)).text == answer


async def test_what_was_spoken_of_last_can_be_asked_about(box: Trial) -> None:
    await box.say("set the den thermostat to eco")
    assert (
        await box.say("what mode is it in")
    ).text == "The den thermostat is in heat mode, on its eco preset."


async def test_the_heating_is_no_air_conditioner(box: Trial) -> None:
    await box.say("turn off the den thermostat")
    assert (
        await box.say("is the heating on")
    ).text == "No, the den thermostat is off and it is 20 degrees there."


SENSORS = "".join(
    f'\n[[device]]\nid = "{id_}"\nkind = "{kind}"\nname = "{name}"\narea = "attic"\n{state}\n'
    for id_, kind, name, state in (
        ("switch.plug", "switch", "desk plug", "on = true"),
        (
            "sensor.plug",
            "sensor",
            "desk plug temperature",
            'value = 41\nunit = "°C"\ndevice_class = "temperature"',
        ),
        (
            "sensor.chip",
            "sensor",
            "bridge chip temperature",
            'value = 55\nunit = "°C"\ndevice_class = "temperature"',
        ),
        (
            "sensor.air",
            "sensor",
            "attic thermometer",
            'value = 71.6\nunit = "°F"\ndevice_class = "temperature"',
        ),
    )
)


async def test_how_warm_a_room_is_no_plug_and_no_chip_tells(tmp_path: Path) -> None:
    file = tmp_path / "home.toml"
    file.write_text(HOME + SENSORS)
    async with trial(home=file) as box:
        assert (
            await box.say("how warm is it in the attic")
        ).text == "It is 22 degrees in the attic."
