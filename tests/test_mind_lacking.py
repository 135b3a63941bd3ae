"""Orders that leave out what they need, or say "something" in its place: they are asked about."""

from __future__ import annotations

from typing import Any

import pytest
from mind_kit import calls, large_home, situation, understand

from assistant.home.model import Device
from assistant.skillkit.testing import trial
from assistant.understanding.frames import lacking


@pytest.mark.parametrize(
    ("said", "skill", "arguments"),
    [
        (
            "set the brightness of the reading lamp",
            "home.set_brightness",
            {"device": "light.reading"},
        ),
        (
            "dim the kitchen light to something else",
            "home.set_brightness",
            {"device": "light.kitchen"},
        ),
        ("set the thermostat", "climate.set_temperature", {"device": "climate.lounge"}),
        (
            "adjust the temperature in the lounge",
            "climate.set_temperature",
            {"device": "climate.lounge"},
        ),
        ("change the speed of the fan", "home.set_speed", {"device": "fan.study"}),
        ("move the blind somewhere else", "home.set_position", {"device": "cover.blinds"}),
        ("set the volume", "volume.set_level", {}),
        ("move the alarm", "alarms.change", {}),
        ("postpone the reminder", "reminders.change", {}),
    ],
)
def test_a_value_that_was_not_said_is_left_open(
    said: str, skill: str, arguments: dict[str, Any]
) -> None:
    """Whoever runs the call asks for what it lacks; while one speaks, more may be coming."""
    understood = understand(said)
    assert calls(said) == [(skill, arguments)]
    assert understood.completeness == "unknown"


@pytest.mark.parametrize("said", ["set the", "dim something", "set it", "change something"])
def test_of_nothing_at_all_no_value_is_asked_for(said: str) -> None:
    assert calls(said) == []


def test_words_of_a_device_are_chosen_from() -> None:
    home = situation().home
    state = {"mode": "heat", "modes": ["off", "heat", "cool"], "target": 20, "current": 19}
    home.put_device(home.devices["climate.lounge"], state)
    ask = understand("change the mode of the thermostat", situation(home)).ask
    assert ask is not None
    assert ask.question == "Off, heat or cool?"
    assert (ask.call.skill, ask.slot) == ("climate.set_mode", "mode")


@pytest.mark.parametrize(
    ("said", "skill", "some"),
    [
        ("turn something on", "home.turn_on", "switch.coffee"),
        ("close something", "home.close", "cover.blinds"),
        ("turn on one of the lights", "home.turn_on", "light.nabu"),
        ("switch off one of the bedroom lamps", "home.turn_off", "light.bed_left"),
        ("lock one of the doors", "home.lock", "lock.back"),
    ],
)
def test_it_asks_which_thing_is_meant(said: str, skill: str, some: str) -> None:
    ask = understand(said).ask
    assert ask is not None
    assert (ask.call.skill, ask.slot) == (skill, "device")
    assert some in ask.choices.values()


def test_things_of_one_name_are_told_apart_by_their_rooms() -> None:
    home = situation().home
    for room in ("kitchen", "bedroom"):
        lamp = Device(f"light.{room}_ceiling", "light", "Ceiling Light", (), room)
        home.put_device(lamp, {"on": False})
    ask = understand("turn something on", situation(home)).ask
    assert ask is not None
    assert ask.choices["Ceiling Light in the Kitchen"] == "light.kitchen_ceiling"
    assert ask.choices["Ceiling Light in the Bedroom"] == "light.bedroom_ceiling"


def test_only_what_can_be_dimmed_is_offered_for_dimming() -> None:
    ask = understand("dim something").ask
    assert ask is not None
    assert "light.hall" not in ask.choices.values()  # it is on or off
    assert "light.nabu" in ask.choices.values()


def test_in_a_large_home_one_thing_of_each_kind_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Reading the order with each of 200 names took 0.8 s."""
    tried = []
    read = lacking.read

    def counted(*arguments: Any) -> Any:
        *known, reads = arguments
        return read(*known, lambda order: (tried.append(order), reads(order))[1])

    monkeypatch.setattr(lacking, "read", counted)
    assert understand("turn something on", situation(large_home(200), "room_1")).ask
    assert len(tried) <= 5  # a light, a switch, a cover, a sensor, everything


def test_a_number_of_things_is_no_brightness() -> None:
    """Which two, nobody said."""
    assert understand("turn on two of the lights").unable


@pytest.mark.parametrize(
    ("said", "answer", "value"),
    [
        ("set the brightness of the living room lamp", "to forty percent", 40),
        ("set the brightness of the living room lamp", "half", 50),
    ],
)
async def test_the_answer_is_read_as_a_value(said: str, answer: str, value: int) -> None:
    async with trial("home") as box:
        await box.answer(await box.say(said), answer)
        assert box.home.state("light.living_room")["brightness"] == value


async def test_degrees_may_have_their_unit() -> None:
    async with trial("climate") as box:
        done = await box.answer(await box.say("set the temperature"), "twenty-two degrees")
        assert "22 degrees" in done.text
