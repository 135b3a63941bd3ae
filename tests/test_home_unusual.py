"""Targets that no heater is given unasked, in the units of the home."""

from __future__ import annotations

from typing import Literal

import pytest

from assistant.home.model import Command, Device, Home
from assistant.home.policy import ConsentNeeded, Gate, Origin
from assistant.service.config_home import Policy


def home_with(kind: str, target: float | None, units: Literal["metric", "us"] = "metric") -> Home:
    home = Home(units=units)
    home.put_device(Device(f"{kind}.x", kind, "heating"), {"mode": "heat", "target": target})
    return home


@pytest.mark.parametrize(
    ("kind", "units", "now", "target", "asked"),
    [
        ("climate", "metric", 20, 25, False),
        ("climate", "metric", 20, 25.5, True),
        ("climate", "metric", 20, 15, False),
        ("climate", "metric", 21, 15, True),
        ("climate", "metric", 29, 31, True),
        ("climate", "metric", 7, 4, True),
        ("climate", "metric", 7, 5, False),
        ("climate", "metric", None, 28, False),
        ("climate", "us", 70, 79, False),
        ("climate", "us", 70, 80, True),
        ("climate", "us", 80, 86, False),
        ("climate", "us", 84, 87, True),
        ("climate", "us", 45, 41, False),
        ("climate", "us", 45, 40, True),
        ("water_heater", "metric", 50, 55, False),
        ("water_heater", "metric", 58, 61, True),
        ("water_heater", "us", 122, 131, False),
        ("water_heater", "us", 138, 145, True),
    ],
)
def test_far_steps_and_far_targets_ask(
    kind: str, units: Literal["metric", "us"], now: float, target: float, asked: bool
) -> None:
    home, command = home_with(kind, now, units), Command(f"{kind}.x", {"target": target})
    assert (Gate(Policy()).verdict(home, command) == "confirm") is asked
    assert Gate(Policy(confirmations=False)).verdict(home, command) == "allow"
    assert Gate(Policy(rules={kind: "allow"})).verdict(home, command) == "allow"


def test_the_question_says_what_will_be_and_a_yes_is_for_that_number() -> None:
    home, gate = home_with("climate", 20), Gate(Policy())
    command = Command("climate.x", {"target": 35})
    with pytest.raises(ConsentNeeded, match="Set the heating to 35 degrees\\?") as caught:
        gate.judge(home, [command], Origin.VOICE)
    consent = gate.grant(caught.value)
    assert gate.judge(home, [command], Origin.VOICE, consent) == frozenset()
    with pytest.raises(ConsentNeeded):
        gate.judge(home, [Command("climate.x", {"target": 36})], Origin.VOICE, consent)


def test_where_nobody_can_be_asked_a_plan_for_a_usual_warmth_is_kept() -> None:
    home, gate = home_with("climate", 10), Gate(Policy())
    assert gate.judge(home, [Command("climate.x", {"target": 21})], Origin.ROUTINE) == frozenset()
    assert gate.judge(home, [Command("climate.x", {"target": 40})], Origin.ROUTINE) == frozenset(
        {0}
    )
