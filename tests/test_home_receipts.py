"""A receipt never says "has not answered" of a device that echoed its own rounding, nor "done" of
one that echoed another.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from assistant.core.values import Receipt
from assistant.home.act import Actuator
from assistant.home.colors import COLORS, from_hs, to_hs, to_xy
from assistant.home.model import Command, Device, Home, State
from assistant.home.policy import Gate, Origin
from assistant.home.shares import share_of
from assistant.home.sources.homeassistant.source import HomeAssistantSource
from assistant.home.sources.homeassistant.states import KIND_OF
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.service.config_home import HomeAssistant, Policy

Told = Iterable[tuple[str, str]]
"""Topics and payloads, in the order in which a device tells them."""
Obey = Callable[[str, str], Told]
"""What a device tells after a message on one of its command topics."""


class Broker:
    """The MQTT source without a network: one device, which `obey` plays."""

    name, title, why, trouble, tells_changes_only = "mqtt", "", "", "", False

    def __init__(self, component: str, settings: dict[str, Any], obey: Obey) -> None:
        self.home, self.obey = Home(), obey
        self.devices = MqttDevices(self.home, "homeassistant")
        self.devices.configure(
            f"homeassistant/{component}/x/config", json.dumps({"name": "x", **settings})
        )
        (self.device,) = self.home.devices

    async def start(self, home: Home) -> None: ...
    async def stop(self) -> None: ...

    async def send(self, command: Command) -> None:
        for topic, payload in self.devices.encode(command)[0]:
            self.hear(self.obey(topic, payload))
        self.devices.told(command)

    def echo(self, command: Command) -> State:
        return self.devices.echo(command)

    def hear(self, messages: Told) -> None:
        for topic, payload in messages:
            self.devices.hear(topic, payload)


class Hub(HomeAssistantSource):
    """The Home Assistant source without a network: one entity; `obey` makes its new attributes of a
    service's data.

    As a real one, it tells a state only when it differs from the last.
    """

    def __init__(
        self,
        entity: str,
        attributes: dict[str, Any],
        obey: Callable[[dict[str, Any]], dict[str, Any]],
    ) -> None:
        super().__init__(HomeAssistant(url="http://hub.test", token=""))
        self._whole = self.home = Home()
        self._home = share_of(self.home, self.name)
        self._socket = self  # type: ignore[assignment]
        self.trouble = ""
        self.entity, self.attributes, self.obey = entity, attributes, obey
        self.device = entity
        kind = KIND_OF[entity.partition(".")[0]]
        self._put(Device(entity, kind, "x", source=self.name), self._state())

    def _state(self) -> dict[str, Any]:
        return {"entity_id": self.entity, "state": "on", "attributes": dict(self.attributes)}

    async def request(self, kind: str, *, service_data: dict[str, Any], **parameters: Any) -> None:
        before = dict(self.attributes)
        self.attributes |= self.obey(service_data)
        if self.attributes != before:
            self._state_changed({"entity_id": self.entity, "new_state": self._state()})


def actuator(source: Broker | Hub) -> Actuator:
    gate = Gate(Policy(rules={"valve": "allow"}))
    return Actuator(source.home, {source.name: source}, gate, receipt_s=0.01)


def tell(source: Broker | Hub, wanted: State, by: Actuator | None = None) -> Receipt:
    (receipt,) = asyncio.run(
        (by or actuator(source)).act([Command(source.device, wanted)], origin=Origin.VOICE)
    )
    return receipt


def all_answered(
    source: Broker | Hub, wishes: Iterable[State], off: Callable[[State, State], bool] | None = None
) -> None:
    """Each wish from another state, again, and again by a box that has just started.

    `off`: what became of it is too far off.
    """
    first = actuator(source)
    for wish in wishes:
        wanted = wish if "position" in wish else {"on": True, **wish}
        for by in (first, first, None):
            receipt = tell(source, wanted, by)
            assert receipt.ok, receipt
            assert off is None or not off(wanted, receipt.state), receipt


# -- fans ------------------------------------------------------------------------------------------

FAN = {"cmd_t": "f/set", "stat_t": "f", "pct_cmd_t": "f/pct/set", "pct_stat_t": "f/pct"}


def blow(topic: str, payload: str) -> Told:
    """As ESPHome: each topic is told as it was set."""
    return [(topic.removesuffix("/set"), payload)]


def far(steps: int) -> Callable[[State, State], bool]:
    """Whether a fan with so many steps runs more than half a step beside the wish,
    or stands still.
    """
    return lambda wanted, state: (
        not state["speed"]
        or abs(state["speed"] - wanted["speed"]) > max(50, 100 - wanted["speed"]) / steps + 1
    )


@pytest.mark.parametrize(
    ("low", "high"), [(1, high) for high in range(1, 11)] + [(1, 255), (10, 14), (2, 3)]
)
def test_a_fan_of_any_number_of_speeds_answers(low: int, high: int) -> None:
    source = Broker("fan", {**FAN, "spd_rng_min": low, "spd_rng_max": high}, blow)
    source.hear([("f", "OFF"), ("f/pct", str(low))])
    steps = high - low + 1
    all_answered(source, ({"speed": speed} for speed in range(1, 101)), far(steps))


@pytest.mark.parametrize("speeds", range(1, 11))
def test_a_fan_of_home_assistant_answers_however_its_integration_rounds(speeds: int) -> None:
    for count in (math.ceil, round):

        def obey(data: dict[str, Any], count: Callable[[float], int] = count) -> dict[str, Any]:
            return {"percentage": count(data["percentage"] * speeds / 100) * 100 // speeds}

        source = Hub(
            "fan.x",
            {"supported_features": 1, "percentage": 0, "percentage_step": 100 / speeds},
            obey,
        )
        all_answered(source, ({"speed": speed} for speed in range(1, 101)), far(speeds))


def test_a_fan_that_tells_only_that_it_is_on_has_not_changed_its_speed() -> None:
    source = Broker(
        "fan",
        {**FAN, "spd_rng_max": 3},
        lambda topic, payload: [(topic, payload)] if topic == "f/set" else [],
    )
    source.hear([("f", "OFF"), ("f/pct", "1")])
    source.obey = lambda topic, payload: (
        [("f", payload), ("f/pct", "1")] if topic == "f/set" else []
    )
    receipt = tell(source, {"on": True, "speed": 60})
    assert (receipt.ok, receipt.reason, receipt.state["speed"]) == (False, "timeout", 33)
    source.obey = blow
    receipt = tell(source, {"on": True, "speed": 60})
    assert (receipt.ok, receipt.state["speed"]) == (True, 67)


# -- lights ----------------------------------------------------------------------------------------


def lamp(scale: int = 254, **settings: Any) -> Broker:
    """As zigbee2mqtt: the whole state as JSON after each message, as far as it was told."""
    shown: dict[str, Any] = {"state": "OFF"}

    def obey(topic: str, payload: str) -> Told:
        shown.update(json.loads(payload))
        return [("l", json.dumps(shown))]

    config = {
        "schema": "json",
        "cmd_t": "l/set",
        "stat_t": "l",
        "brightness": True,
        "bri_scl": scale,
        **settings,
    }
    return Broker("light", config, obey)


@pytest.mark.parametrize("scale", [10, 50, 99, 100, 254, 255, 1023])
def test_levels_answer_on_every_scale(scale: int) -> None:
    all_answered(lamp(scale), ({"brightness": level} for level in range(1, 101)))
    zwave = {
        "cmd_t": "z/set",
        "stat_t": "z",
        "bri_cmd_t": "z/set",
        "bri_stat_t": "z",
        "bri_scl": scale,
        "on_cmd_type": "brightness",
    }
    templates = {
        "stat_val_tpl": "{{ 'OFF' if value_json.value == 0 else 'ON' }}",
        "bri_val_tpl": "{{ value_json.value }}",
    }
    source = Broker(
        "light",
        zwave | templates,
        lambda topic, payload: [("z", json.dumps({"value": int(payload)}))],
    )
    source.hear([("z", '{"value": 0}')])
    all_answered(source, ({"brightness": level} for level in range(1, 101)))


@pytest.mark.parametrize("settings", [{}, {"color_temp_kelvin": True}])
def test_every_warmth_answers(settings: dict[str, Any]) -> None:
    source = lamp(sup_clrm=["color_temp", "xy"], **settings)
    all_answered(source, ({"color_temp_k": each} for each in range(2000, 6501, 25)))
    tell(source, {"color": "red"})
    assert tell(source, {"color_temp_k": 2700}).ok


@pytest.mark.parametrize("form", ["xy", "hs", "rgb"])
def test_every_colour_answers(form: str) -> None:
    all_answered(lamp(sup_clrm=[form]), ({"color": name} for name in COLORS))
    basic = {
        "cmd_t": "b/set",
        "stat_t": "b",
        f"{form}_cmd_t": "b/color/set",
        f"{form}_stat_t": "b/color",
    }
    all_answered(Broker("light", basic, blow), ({"color": name} for name in COLORS))


def test_a_lamp_that_shows_another_colour_is_no_receipt() -> None:
    source = lamp(sup_clrm=["xy"])
    tell(source, {"color": "red"})
    source.obey = lambda topic, payload: [
        (
            "l",
            json.dumps({"state": "ON", "color": dict(zip("xy", to_xy((255, 0, 0)), strict=True))}),
        )
    ]
    receipt = tell(source, {"color": "orange"})
    assert (receipt.ok, receipt.reason) == (False, "timeout")


def _linear(part: float) -> float:
    return ((part + 0.055) / 1.055) ** 2.4 if part > 0.04045 else part / 12.92


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def wide_xy(color: tuple[int, int, int]) -> tuple[float, float]:
    """RGB to xy by the wide gamut matrix of Philips' developer pages, which Home Assistant uses, to
    three digits.
    """
    r, g, b = (_linear(part / 255) for part in color)
    x, y, z = (
        r * 0.664511 + g * 0.154324 + b * 0.162028,
        r * 0.283881 + g * 0.668433 + b * 0.047685,
        r * 0.000088 + g * 0.072310 + b * 0.986039,
    )
    total = x + y + z
    return (round(x / total, 3), round(y / total, 3)) if total else (0.323, 0.329)


def wide_rgb(x: float, y: float) -> list[int]:
    wide, deep = x / y, (1 - x - y) / y
    parts = [
        wide * 1.656492 - 0.354851 - deep * 0.255038,
        -wide * 0.707196 + 1.655397 + deep * 0.036152,
        wide * 0.051713 - 0.121364 + deep * 1.011530,
    ]
    shown = [max(0.0, _gamma(max(0.0, part / max(parts)))) for part in parts]
    return [round(part * 255) for part in shown]


@pytest.mark.parametrize("mode", ["rgb", "hs", "xy"])
def test_every_colour_of_home_assistant_answers(mode: str) -> None:
    def obey(data: dict[str, Any]) -> dict[str, Any]:
        color = tuple(data["rgb_color"])
        shown = {
            "rgb": list(color),
            "hs": list(from_hs(*to_hs(color))),
            "xy": wide_rgb(*wide_xy(color)),
        }
        return {"rgb_color": shown[mode], "brightness": 255}

    attributes = {"supported_color_modes": [mode], "color_mode": mode, "rgb_color": [255, 255, 255]}
    all_answered(Hub("light.x", attributes, obey), ({"color": name} for name in COLORS))


@pytest.mark.parametrize("scale", [99, 100, 254, 255])
def test_every_level_and_warmth_of_home_assistant_answers(scale: int) -> None:
    def obey(data: dict[str, Any]) -> dict[str, Any]:
        if "color_temp_kelvin" in data:
            # hubs cut off what whole mireds leave
            return {
                "color_temp_kelvin": math.floor(1e6 / math.floor(1e6 / data["color_temp_kelvin"]))
            }
        kept = max(1, round(round(data["brightness_pct"] * 255 / 100) * scale / 255))
        return {"brightness": round(kept * 255 / scale)}

    attributes = {
        "supported_color_modes": ["color_temp"],
        "color_mode": "color_temp",
        "brightness": 255,
    }
    source = Hub(
        "light.x", attributes | {"min_color_temp_kelvin": 2000, "max_color_temp_kelvin": 6535}, obey
    )
    all_answered(source, ({"brightness": level} for level in range(1, 101)))
    all_answered(source, ({"color_temp_k": each} for each in range(2000, 6501, 25)))


def test_a_hub_that_tells_changes_alone_is_silent_where_there_is_none() -> None:
    source = Hub(
        "light.x",
        {"supported_color_modes": ["brightness"], "brightness": 130},
        lambda data: {"brightness": 130},
    )
    assert source.home.state("light.x")["brightness"] == 51
    assert tell(source, {"on": True, "brightness": 50}).ok
    assert tell(source, {"on": True, "brightness": 60}).reason == "timeout"


# -- what moves ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closed", "opened"), [(0, 100), (0, 99), (0, 255), (100, 0), (255, 0), (0, 10)]
)
def test_every_position_answers_on_every_scale(closed: int, opened: int) -> None:
    cover = {"pos_t": "c", "set_pos_t": "c/set", "pos_clsd": closed, "pos_open": opened}
    all_answered(Broker("cover", cover, blow), ({"position": position} for position in range(101)))
    valve = {
        "cmd_t": "v/set",
        "stat_t": "v",
        "reports_position": True,
        "pos_clsd": closed,
        "pos_open": opened,
    }
    all_answered(Broker("valve", valve, blow), ({"position": position} for position in range(101)))
