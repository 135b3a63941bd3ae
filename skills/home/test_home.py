"""Home control: what it does to the devices, and what it says of it, from receipts alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.skillkit.context import Ask
from assistant.skillkit.testing import Trial, trial

HOME = """
name = "Test"
units = "metric"

[[floor]]
id = "up"
name = "Upstairs"

[[area]]
id = "kitchen"
name = "Kitchen"

[[area]]
id = "bedroom"
name = "Bedroom"
floor = "up"

[[device]]
id = "light.kitchen"
kind = "light"
name = "Kitchen Light"
area = "kitchen"
on = false
brightness = 50

[[device]]
id = "light.bed_left"
kind = "light"
name = "Left Bed Lamp"
area = "bedroom"
on = true
brightness = 40
color = "white"
color_temp_k = 3000

[[device]]
id = "light.bed_right"
kind = "light"
name = "Right Bed Lamp"
area = "bedroom"
on = true

[[device]]
id = "fan.bed"
kind = "fan"
name = "Bed Fan"
area = "bedroom"
on = false
speed = 0

[[device]]
id = "cover.blinds"
kind = "cover"
name = "Blinds"
area = "kitchen"
device_class = "blind"
position = 100

[[device]]
id = "cover.garage"
kind = "cover"
name = "Garage Door"
device_class = "garage"
position = 0

[[device]]
id = "lock.front"
kind = "lock"
name = "Front Door"
locked = true

[[device]]
id = "climate.t"
kind = "climate"
name = "Thermostat"
area = "kitchen"
mode = "off"
modes = ["off", "heat", "cool"]
target = 20
current = 18.5

[[device]]
id = "vacuum.rover"
kind = "vacuum"
name = "Rover"
state = "docked"

[[device]]
id = "sensor.bath"
kind = "sensor"
name = "Bedroom Humidity"
area = "bedroom"
device_class = "humidity"
value = 58
unit = "%"

[[device]]
id = "binary_sensor.window"
kind = "binary_sensor"
name = "Bedroom Window"
area = "bedroom"
device_class = "window"
value = true

[[device]]
id = "person.anna"
kind = "person"
name = "Anna"
location = "home"

[[device]]
id = "scene.movie"
kind = "scene"
name = "Movie Night"
"""


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    file = tmp_path / "home.toml"
    file.write_text(HOME)
    async with trial("home", "climate", home=file, area="kitchen") as opened:
        yield opened


@pytest.mark.parametrize(
    ("said", "device", "wanted", "reply"),
    [
        ("turn on the kitchen light", "light.kitchen", {"on": True}, "The kitchen light is on."),
        (
            "turn off the kitchen light",
            "light.kitchen",
            {"on": False},
            "The kitchen light is already off.",
        ),
        (
            "set the kitchen light to 30 percent",
            "light.kitchen",
            {"on": True, "brightness": 30},
            "The kitchen light is at 30 percent.",
        ),
        (
            "dim the left bed lamp",
            "light.bed_left",
            {"brightness": 20},
            "The left bed lamp is at 20 percent.",
        ),
        (
            "make the left bed lamp blue",
            "light.bed_left",
            {"color": "blue"},
            "The left bed lamp is blue.",
        ),
        (
            "make the left bed lamp a bit warmer",
            "light.bed_left",
            {"color_temp_k": 2500},
            "The left bed lamp is warmer now.",
        ),
        ("toggle the kitchen light", "light.kitchen", {"on": True}, "The kitchen light is on."),
        ("toggle the blinds", "cover.blinds", {"position": 0}, "The blinds are closed."),
        ("start the bed fan", "fan.bed", {"on": True}, "The bed fan is on."),
        ("close the blinds", "cover.blinds", {"position": 0}, "The blinds are closed."),
        (
            "set the blinds to 40 percent",
            "cover.blinds",
            {"position": 40},
            "The blinds are 40 percent open.",
        ),
        (
            "close the blinds a little",
            "cover.blinds",
            {"position": 90},
            "The blinds are 90 percent open.",
        ),
        (
            "lock the front door",
            "lock.front",
            {"locked": True},
            "The front door is already locked.",
        ),
        ("turn on the thermostat", "climate.t", {"mode": "heat"}, "The thermostat is on."),
        (
            "set the thermostat to 21.5 degrees",
            "climate.t",
            {"target": 21.5},
            "The thermostat is set to 21.5 degrees.",
        ),
        (
            "make it one degree warmer",
            "climate.t",
            {"target": 21},
            "The thermostat is set to 21 degrees.",
        ),
        (
            "set the bed fan to 60 percent",
            "fan.bed",
            {"on": True, "speed": 60},
            "The bed fan is at 60 percent.",
        ),
        ("start rover", "vacuum.rover", {"state": "cleaning"}, "Rover is cleaning."),
    ],
)
async def test_a_command_is_done_and_said(
    box: Trial, said: str, device: str, wanted: dict[str, object], reply: str
) -> None:
    outcome = await box.say(said)
    state = box.home.state(device)
    assert {key: state[key] for key in wanted} == wanted
    assert outcome.text == reply
    assert not outcome.failed


async def test_many_are_counted_and_few_are_named(box: Trial) -> None:
    assert (
        await box.say("turn off the lights in the bedroom")
    ).text == "The left bed lamp and the right bed lamp are off."
    assert (await box.say("turn on all the lights in the house")).text == "Three lights are on."


async def test_what_did_not_answer_is_said(box: Trial) -> None:
    box.home.set_available("light.bed_right", False)
    outcome = await box.say("turn off the lights in the bedroom")
    assert outcome.text == "The left bed lamp is off. I can't reach the right bed lamp."
    assert not outcome.failed


async def test_nothing_done_is_a_failure(box: Trial) -> None:
    box.home.set_available("light.kitchen", False)
    outcome = await box.say("turn on the kitchen light")
    assert outcome.failed
    assert outcome.text == "I can't reach the kitchen light."


async def test_what_a_device_cannot_do_is_said(box: Trial) -> None:
    outcome = await box.call("home.set_color", device="light.kitchen", color="red")
    assert outcome.failed
    assert outcome.text == "The kitchen light can't change colour."


async def test_a_door_opens_only_after_a_yes(box: Trial) -> None:
    asked = await box.say("unlock the front door")
    assert isinstance(asked.answer, Ask)
    assert box.home.state("lock.front")["locked"]
    assert (await box.yes(asked)).text == "The front door is unlocked."
    assert not box.home.state("lock.front")["locked"]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("is the kitchen light on", "No, the kitchen light is off."),
        ("is the left bed lamp on", "Yes, the left bed lamp is on."),
        ("are any lights on", "Yes, the left bed lamp and the right bed lamp are on."),
        ("are all the lights off", "No, the left bed lamp and the right bed lamp aren't off."),
        ("which lights are on", "The left bed lamp and the right bed lamp are on."),
        ("how many lights are on", "Two lights are on: the left bed lamp and the right bed lamp."),
        ("did I leave the garage door open", "No, the garage door is closed."),
        ("is the bedroom window open", "Yes, the bedroom window is open."),
        ("is the front door locked", "Yes, the front door is locked."),
        ("what color is the left bed lamp", "The left bed lamp is warm white."),
        ("what is the temperature in the kitchen", "It is 18.5 degrees in the kitchen."),
        ("what's the humidity in the bedroom", "It is 58 percent in the bedroom."),
        ("who is home", "Anna is at home."),
        ("turn on the fan in the kitchen", "I don't know of any fan in the kitchen."),
    ],
)
async def test_questions_are_answered_and_change_nothing(box: Trial, said: str, reply: str) -> None:
    before = box.home.snapshot()
    assert (await box.say(said)).text == reply
    assert box.home.snapshot() == before


async def test_a_scene_is_set(box: Trial) -> None:
    assert (await box.say("activate movie night")).text == "Movie Night is set."


async def test_short_follow_ups(box: Trial) -> None:
    await box.say("turn off the left bed lamp")
    assert (await box.say("turn it on again")).text == "The left bed lamp is on."
    assert (await box.say("no, the other one")).text == "The right bed lamp is already on."


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("roll the blind up", "home.open"),
        ("pull the blind up", "home.open"),
        ("roll the blind down", "home.close"),
        ("hold the blinds where they are", "home.stop"),
        ("engage the lock on the front door", "home.lock"),
        ("pop the kitchen light on", "home.turn_on"),
        ("flick the hall light off", "home.turn_off"),
        ("make the living room lamp glow yellow", "home.set_color"),
        ("let the living room lamp shine blue", "home.set_color"),
        ("check whether the blind is open", "home.state"),
        ("is the hall light burning", "home.state"),
    ],
)
async def test_a_house_in_other_words(said: str, meant: str) -> None:
    async with trial("home", "weather") as box:
        assert box.understood_by(said) == (meant,)


async def test_whether_is_no_weather_station() -> None:
    async with trial("home", "weather") as box:
        outcome = await box.say("check whether the kitchen light is on")
        assert outcome.text == "No, the kitchen light is off."


async def test_a_door_is_asked_about_where_to_toggle_it_is_to_open_it() -> None:
    async with trial("home") as home:
        for said, question in (
            ("toggle the garage door", "Open the garage door?"),
            ("toggle the front door", "Unlock the front door?"),
        ):
            assert (await home.say(said)).text == question
        assert home.home.state("cover.garage_door")["position"] == 0
        assert home.home.state("lock.front_door")["locked"]


@pytest.mark.parametrize("said", ["make all the lights brighter", "dim all the lights"])
async def test_of_several_lights_those_that_are_on_change(box: Trial, said: str) -> None:
    await box.say(said)
    assert box.home.state("light.kitchen")["on"] is False
    assert box.home.state("light.bed_left")["brightness"] != 40
