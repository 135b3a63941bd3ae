"""How devices answer: at once, late, in steps, twice, with a part of it, or with what the broker
still remembers.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from virtual_time import run

from assistant.core.values import Receipt
from assistant.home.act import LINGER_S, Actuator
from assistant.home.model import Command, Home, State
from assistant.home.policy import Gate, Origin
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.service.config_home import Policy

LAMP = {
    "schema": "json",
    "cmd_t": "l/set",
    "stat_t": "l",
    "brightness": True,
    "bri_scl": 100,
    "sup_clrm": ["color_temp", "xy"],
}
FAN = {
    "cmd_t": "f/set",
    "stat_t": "f",
    "pct_cmd_t": "f/pct/set",
    "pct_stat_t": "f/pct",
    "spd_rng_max": 3,
}
COVER = {"cmd_t": "c/set", "stat_t": "c", "pos_t": "c/pos", "set_pos_t": "c/pos/set"}
FULL: dict[str, tuple[str, dict[str, Any]]] = {
    "l": ("light", LAMP),
    "f": ("fan", FAN),
    "c": ("cover", COVER),
}

Answers = dict[float, tuple[str, object]]
"""Seconds after the command → topic and payload."""


class Device:
    """An MQTT device that answers as it is told to. Payloads that end with "(old)" are remembered
    by the broker.
    """

    name, title, why, trouble, tells_changes_only = "mqtt", "", "", "", False

    def __init__(self, topic: str, answers: Answers) -> None:
        component, settings = FULL[topic]
        self.home, self.answers = Home(), answers
        self.devices = MqttDevices(self.home, "homeassistant")
        self.devices.configure(
            f"homeassistant/{component}/x/config", json.dumps({"name": "x", **settings})
        )
        self.id = f"{component}.x"

    async def start(self, home: Home) -> None: ...
    async def stop(self) -> None: ...

    def echo(self, command: Command) -> State:
        return self.devices.echo(command)

    async def send(self, command: Command) -> None:
        self.devices.encode(command)
        for after, (topic, payload) in self.answers.items():
            asyncio.get_running_loop().call_later(after, self.tell, topic, payload)

    def tell(self, topic: str, payload: object) -> None:
        text = payload if isinstance(payload, str) else json.dumps(payload)
        self.devices.hear(topic, text.removesuffix("(old)"), old=text.endswith("(old)"))


def act(wanted: State, answers: Answers, before: Answers | None = None) -> tuple[Receipt, float]:
    """The receipt, and the seconds that it took."""

    async def work() -> tuple[Receipt, float]:
        topic = "f" if "speed" in wanted else "c" if "position" in wanted else "l"
        device = Device(topic, answers)
        for told in (before or {}).values():
            device.tell(*told)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        gate = Gate(Policy())
        (receipt,) = await Actuator(device.home, {"mqtt": device}, gate).act(
            [Command(device.id, wanted)], origin=Origin.VOICE
        )
        return receipt, loop.time() - begun

    return run(work())


def level(value: int, **more: object) -> tuple[str, object]:
    return "l", {"state": "ON", "brightness": value, **more}


OFF: Answers = {0: ("l", {"state": "OFF", "brightness": 10})}


@pytest.mark.parametrize(
    ("answers", "took", "brightness"),
    [
        ({2.0: level(50)}, 2, 50),
        ({0.1: level(50), 0.2: level(50)}, 0.1, 50),
        ({0.1: level(10), 0.3: level(30), 0.6: level(50)}, 0.6, 50),
        ({0.1: level(48), 0.2: level(49), 0.3: level(50)}, 0.3, 50),
        ({0.1: level(51)}, 0.1 + LINGER_S, 51),
        ({2.9: level(51)}, 3, 51),
        ({0.1: ("l", {"state": "ON"}), 0.5: ("l", {"brightness": 50})}, 0.5, 50),
        ({0.1: ("l", '{"state": "ON", "brightness": 10}(old)'), 0.5: level(50)}, 0.5, 50),
    ],
)
def test_a_lamp_answers_in_its_own_way(answers: Answers, took: float, brightness: int) -> None:
    receipt, seconds = act({"on": True, "brightness": 50}, answers, OFF)
    assert (receipt.ok, receipt.state["brightness"]) == (True, brightness)
    assert seconds == pytest.approx(took)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {0.1: ("l", {"state": "ON"})},
        {0.1: level(10)},
        {0.1: ("l", {"linkquality": 80})},
        {0.1: ("l", '{"state": "ON", "brightness": 49}(old)')},
        {0.1: level(50), 3.5: level(50)} | {0.1: level(40)},
        {0.1: ("l", {"brightness": 50})},
    ],
)
def test_a_lamp_that_did_something_else_has_not_answered(answers: Answers) -> None:
    receipt, seconds = act({"on": True, "brightness": 50}, answers, OFF)
    assert (receipt.ok, receipt.reason) == (False, "timeout")
    assert seconds == pytest.approx(3)


def test_the_mode_may_come_before_the_warmth() -> None:
    red = {0: ("l", {"state": "ON", "color_mode": "xy", "color": {"x": 0.64, "y": 0.33}})}
    answers: Answers = {
        0.1: ("l", {"color_mode": "color_temp"}),
        0.4: ("l", {"color_mode": "color_temp", "color_temp": 370}),
    }
    receipt, seconds = act({"on": True, "color_temp_k": 2700}, answers, red)
    assert (receipt.ok, receipt.state["color"], receipt.state["color_temp_k"]) == (
        True,
        "white",
        2703,
    )
    assert seconds == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("answers", "ok", "speed"),
    [
        ({0.1: ("f", "ON"), 0.4: ("f/pct", "2")}, True, 67),
        ({0.1: ("f/pct", "1"), 0.3: ("f", "ON"), 0.4: ("f/pct", "2")}, True, 67),
        ({0.1: ("f/pct", "3"), 0.2: ("f/pct", "2"), 0.3: ("f", "ON")}, True, 67),
        ({0.1: ("f", "ON")}, False, 33),
        ({0.1: ("f", "ON"), 0.2: ("f/pct", "1")}, False, 33),
        ({0.1: ("f/pct", "3"), 0.2: ("f", "ON")}, False, 100),
    ],
)
def test_a_fan_answers_with_its_own_speed(answers: Answers, ok: bool, speed: int) -> None:
    receipt, _ = act({"on": True, "speed": 50}, answers, {0: ("f", "OFF"), 1: ("f/pct", "1")})
    assert (receipt.ok, receipt.state["speed"]) == (ok, speed)


def test_a_blind_that_passes_by_has_not_arrived() -> None:
    before: Answers = {0: ("c/pos", "0"), 1: ("c", "closed")}
    way: Answers = {
        0.1: ("c", "opening"),
        0.5: ("c/pos", "48"),
        1.5: ("c/pos", "50"),
        1.6: ("c", "open"),
    }
    receipt, seconds = act({"position": 50}, way, before)
    assert receipt.ok
    assert seconds == pytest.approx(1.5)
    stuck: Answers = {0.1: ("c", "opening"), 0.5: ("c/pos", "48")}
    receipt, _ = act({"position": 50}, stuck, before)
    assert (receipt.ok, receipt.reason) == (False, "moving")
    short: Answers = {0.1: ("c", "opening"), 0.5: ("c/pos", "48"), 0.6: ("c", "open")}
    receipt, seconds = act({"position": 50}, short, before)
    assert (receipt.ok, receipt.state["position"]) == (True, 48)
    assert seconds == pytest.approx(0.6 + LINGER_S)
