"""What was once misread, kind by kind: an order beside a question, a place without such a thing, a
remark, a statement.
"""

from __future__ import annotations

import pytest
from mind_kit import calls, situation, skills_of, small_home, understand

from assistant.home.model import Area, Device, Home


def _home() -> Home:
    """The small home, with a garden and what is easily mistaken for something else."""
    home = small_home()
    home.put_area(Area("garden", "Back Garden"))
    for id_, name, area, class_, state in (
        ("light.hedge", "Hedge Lights", "garden", None, {"on": False}),
        ("switch.pond", "Pond Plug", "lounge", None, {"on": True}),
        ("binary_sensor.smoke", "Smoke", "hall", "smoke", {"value": False}),
        ("sensor.rover", "Rover Battery", "hall", "battery", {"value": 40, "unit": "%"}),
        ("sensor.remote", "Remote Battery", "lounge", "battery", {"value": 90, "unit": "%"}),
    ):
        home.put_device(Device(id_, id_.split(".")[0], name, (), area, class_), state)
    return home


HOME = _home()


@pytest.mark.parametrize(
    ("said", "skills"),
    [
        ("close the lounge blinds and is the front door locked", ["home.close", "home.state"]),
        (
            "turn off the reading lamp, and is the bedroom window open",
            ["home.turn_off", "home.state"],
        ),
        (
            "turn off the hall light and tell me whether the back door is locked",
            ["home.turn_off", "home.state"],
        ),
        (
            "unlock the back door and tell me if the coffee machine is on",
            ["home.unlock", "home.state"],
        ),
        (
            "open the garage door and let me know when the front door opens",
            ["home.open", "routines.depend"],
        ),
        ("is the front door locked and turn on the study fan", ["home.state", "home.turn_on"]),
        ("what time is it and close the lounge blinds", ["clock.tell_time", "home.close"]),
        ("is the garage door open and close it", ["home.state", "home.close"]),
    ],
)
def test_an_order_beside_a_question_is_done_and_answered(said: str, skills: list[str]) -> None:
    found = understand(said)
    assert skills_of(found.calls) == skills
    assert found.effect


def test_what_is_joined_to_an_order_hangs_on_its_own_clause() -> None:
    now, later = calls(
        "turn off the hall light and when the front door opens turn on the sink spot"
    )
    assert now == ("home.turn_off", {"device": "light.hall"})
    assert later[1]["order"] == "turn on the sink spot"


def test_a_remark_about_a_lamp_is_about_that_lamp() -> None:
    ((skill, arguments),) = calls("the right bed lamp is too dim")
    assert (skill, arguments["device"]) == ("home.change_brightness", "light.bed_right")


@pytest.mark.parametrize(
    "said",
    [
        "did you close the blinds and turn off the lights",
        "should I open the garage door and turn on the study fan",
        "how do I lock the front door and turn off the tv",
    ],
)
def test_a_bare_verb_in_a_question_orders_nothing(said: str) -> None:
    assert not understand(said).effect


@pytest.mark.parametrize(
    "said",
    ["turn on the fan in here", "open the blinds in this room", "turn off the tv here"],
)
def test_what_is_wanted_here_is_done_nowhere_else(said: str) -> None:
    found = understand(said, situation(area="hall"))
    assert not found.effect
    assert found.unable


def test_a_plug_is_a_heater_only_by_its_name() -> None:
    found = understand("turn off the heater in the lounge", situation(home=HOME))
    assert [call.arguments for call in found.calls] == [{"device": "climate.lounge"}]


def test_outside_is_where_areas_are_out_of_doors() -> None:
    for said in ("turn on the lights outside", "switch on the outdoor lights"):
        found = understand(said, situation(home=HOME))
        assert [call.arguments for call in found.calls] == [{"device": "light.hedge"}]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("the lounge is 3 degrees too hot", -3),
        ("it's two degrees too cold in the lounge", 2),
        ("4 degrees less in the lounge would do", -4),
        ("one degree more in the lounge please", 1),
    ],
)
def test_degrees_are_those_of_the_heating(said: str, change: int) -> None:
    assert calls(said) == [
        ("climate.change_temperature", {"device": "climate.lounge", "change": change})
    ]


def test_set_for_a_while_goes_back() -> None:
    assert calls("set the lounge to 23 degrees for two hours") == [
        ("climate.set_temperature", {"device": "climate.lounge", "temperature": 23}),
        ("timers.start", {"seconds": 7200.0, "command": "set Thermostat to 20 degrees"}),
    ]


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("put Rover to bed", "home.dock"),
        ("lock up", "home.lock"),
        ("lock up the house for the night", "home.lock"),
        ("make the nabu lamp candle white", "home.set_color_temperature"),
        ("how about twenty two for the lounge", "climate.set_temperature"),
        ("the dog is in, so down with the garage door", "home.close"),
        ("how open are the lounge blinds", "home.state"),
    ],
)
def test_what_was_not_read(said: str, skill: str) -> None:
    assert skills_of(understand(said).calls) == [skill]


@pytest.mark.parametrize(
    "said",
    [
        "the reading lamp is just right like that",
        "the garage door is open",
        "everything is closed",
        "has somebody set Rover off",
        "that's cool, that is",
        "there's a storm coming, the lounge blinds should be down",
        "let's keep the heat out",
    ],
)
def test_what_is_told_asks_nothing_and_orders_nothing(said: str) -> None:
    found = understand(said)
    assert found.unable or not (found.calls or found.ask)


def test_how_open_is_asked_as_a_position() -> None:
    ((_, arguments),) = calls("how open are the lounge blinds")
    assert (arguments["question"], arguments["state"]) == ("value", "position")


def test_only_what_opens_is_asked_whether_it_is_open() -> None:
    (call,) = understand("is anything open", situation(home=HOME)).calls
    assert "binary_sensor.smoke" not in call.arguments["device"]
    assert "binary_sensor.window" in call.arguments["device"]


def test_a_measure_beside_a_thing_is_that_things() -> None:
    (call,) = understand("what's the battery level of Rover", situation(home=HOME)).calls
    assert call.skill == "query.ask"
    assert "sensor.remote" not in call.arguments["device"]
