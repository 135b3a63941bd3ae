"""A receipt is good only when the state was read back, and says why not otherwise."""

from __future__ import annotations

import asyncio

import pytest
from virtual_time import run

from assistant.core.values import Json, Receipt
from assistant.home.abilities import why_not
from assistant.home.act import LINGER_S, Actuator, receipt_json
from assistant.home.agreement import Reading, agrees
from assistant.home.file import HomeFile
from assistant.home.model import Command, Device, Home, State
from assistant.home.policy import Gate, Origin
from assistant.home.sources.simulated import Fault, SimulatedSource
from assistant.service.config_home import Policy

DEVICES: tuple[tuple[Device, State], ...] = (
    (Device("light.a", "light", "a"), {"on": False, "brightness": 30}),
    (Device("light.b", "light", "b"), {"on": False}),
    (Device("light.c", "light", "c"), {"on": False}),
    (Device("cover.d", "cover", "d"), {"position": 0, "moving": ""}),
    (Device("sensor.e", "sensor", "e"), {"value": 3, "unit": "W"}),
    (Device("scene.f", "scene", "f"), {}),
)


def act(
    *commands: Command,
    faults: dict[str, Fault] | None = None,
    meanwhile: dict[float, tuple[str, State]] | None = None,
) -> tuple[list[Receipt], float]:
    """The receipts, and the (virtual) seconds they took. `meanwhile`: news from devices, by the
    time they arrive.
    """

    async def work() -> tuple[list[Receipt], float]:
        home = Home()
        source = SimulatedSource(HomeFile(devices=DEVICES), faults)
        await source.start(home)
        actuator = Actuator(home, {"simulated": source}, Gate(Policy()), receipt_s=3)
        loop = asyncio.get_running_loop()
        for at, (device, news) in (meanwhile or {}).items():
            loop.call_later(at, home.update, device, news)
        begun = loop.time()
        receipts = await actuator.act(commands, origin=Origin.VOICE)
        took = loop.time() - begun
        assert not home._listeners
        await source.stop()
        return receipts, took

    return run(work())


def test_done_is_a_state_that_was_read_back() -> None:
    (receipt,), took = act(Command("light.a", {"on": True}))
    assert receipt == Receipt("light.a", {"on": True}, {"on": True, "brightness": 30}, ok=True)
    assert took == 0


def test_a_silent_device_is_never_done() -> None:
    (receipt,), took = act(Command("light.b", {"on": True}), faults={"light.b": Fault("silent")})
    assert (receipt.ok, receipt.reason, receipt.state) == (False, "timeout", {"on": False})
    assert took == pytest.approx(3)


def test_a_slow_device_is_done_when_it_is_done() -> None:
    (receipt,), took = act(Command("light.b", {"on": True}), faults={"light.b": Fault("slow", 2)})
    assert receipt.ok
    assert took == pytest.approx(2)
    (receipt,), _ = act(Command("light.b", {"on": True}), faults={"light.b": Fault("slow", 4)})
    assert receipt.reason == "timeout"


def test_many_devices_are_told_side_by_side() -> None:
    faults = {"light.a": Fault("slow", 2), "light.b": Fault("slow", 1), "light.c": Fault("silent")}
    receipts, took = act(*(Command(f"light.{x}", {"on": True}) for x in "abc"), faults=faults)
    assert [(receipt.device, receipt.ok) for receipt in receipts] == [
        ("light.a", True),
        ("light.b", True),
        ("light.c", False),
    ]
    assert took == pytest.approx(3)


def test_one_device_is_told_things_in_the_order_they_were_said() -> None:
    faults = {"light.a": Fault("slow", 1)}
    receipts, took = act(
        Command("light.a", {"brightness": 80}),
        Command("light.b", {"on": True}),
        Command("light.a", {"on": False}),
        faults=faults,
    )
    assert [(receipt.device, receipt.ok) for receipt in receipts] == [
        ("light.a", True),
        ("light.b", True),
        ("light.a", True),
    ]
    assert receipts[2].state == {"on": False, "brightness": 80}
    assert took == pytest.approx(2)


def test_refusals_say_why() -> None:
    (receipt,), _ = act(
        Command("light.b", {"on": True}),
        faults={"light.b": Fault("refuses", reason="is in child lock")},
    )
    assert (receipt.reason, receipt.detail) == ("refused", "is in child lock")


def test_unreachable_and_unknown_devices_are_unavailable() -> None:
    (gone, unknown), _ = act(
        Command("light.b", {"on": True}),
        Command("light.z", {"on": True}),
        faults={"light.b": Fault("unavailable")},
    )
    assert (gone.reason, unknown.reason) == ("unavailable", "unavailable")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (Command("light.b", {"brightness": 30}), "has no brightness that can be set"),
        (
            Command("light.a", {"brightness": 130}),
            "can't do that: its brightness must be between 0 and 100, not 130",
        ),
        (Command("sensor.e", {"value": 4}), "can only be read"),
        (Command("light.a", action="press"), "can't press"),
        (Command("light.a"), "was told nothing to do"),
        (Command("cover.d", {"moving": "opening"}), "has no moving that can be set"),
    ],
)
def test_what_a_device_cannot_do_is_refused_before_it_is_sent(command: Command, why: str) -> None:
    (receipt,), _ = act(command)
    assert (receipt.ok, receipt.reason, receipt.detail) == (False, "refused", why)


def test_limits_that_the_device_tells_are_kept() -> None:
    heater = Device("climate.x", "climate", "x")
    state = {"mode": "heat", "modes": ["off", "heat"]}
    assert why_not(heater, state, Command("climate.x", {"mode": "off"})) is None
    assert "one of off, heat" in str(why_not(heater, state, Command("climate.x", {"mode": "cool"})))
    number = Device("number.x", "number", "x")
    assert "between 5 and 9" in str(
        why_not(number, {"value": 6, "min": 5, "max": 9}, Command("number.x", {"value": 10}))
    )
    player = Device("media_player.x", "media_player", "x")
    assert (
        why_not(player, {"state": "on"}, Command("media_player.x", action="next"))
        == "can't skip tracks"
    )


def test_a_cover_on_its_way_is_neither_done_nor_silent() -> None:
    faults = {"cover.d": Fault("silent")}
    (receipt,), _ = act(
        Command("cover.d", {"position": 100}),
        faults=faults,
        meanwhile={1: ("cover.d", {"position": 20})},
    )
    assert (receipt.ok, receipt.reason) == (False, "moving")
    (receipt,), _ = act(
        Command("cover.d", {"position": 100}),
        faults=faults,
        meanwhile={1: ("cover.d", {"moving": "opening"})},
    )
    assert receipt.reason == "moving"
    (receipt,), took = act(
        Command("cover.d", {"position": 100}),
        faults=faults,
        meanwhile={2: ("cover.d", {"position": 98})},
    )
    assert receipt.ok
    assert took == pytest.approx(2 + LINGER_S)


def test_rounding_counts_only_as_news() -> None:
    faults = {"light.a": Fault("silent")}
    (receipt,), _ = act(Command("light.a", {"brightness": 31}), faults=faults)
    assert not receipt.ok
    news = {1.0: ("light.a", {"on": True, "brightness": 29})}
    (receipt,), _ = act(Command("light.a", {"brightness": 31}), faults=faults, meanwhile=news)
    assert receipt.ok


@pytest.mark.parametrize(
    ("kind", "wanted", "state", "same"),
    [
        ("light", {"brightness": 50}, {"brightness": 52}, True),
        ("light", {"brightness": 50}, {"brightness": 55}, False),
        ("light", {"brightness": 0}, {"on": False, "brightness": 40}, True),
        ("light", {"color": "red"}, {"color": "#fe0a05"}, True),
        ("light", {"color": "Red"}, {"color": "red"}, True),
        ("light", {"color": "red"}, {"color": "blue"}, False),
        ("light", {"color": "mauvish"}, {"color": "red"}, False),
        ("light", {"color_temp_k": 2700}, {"color_temp_k": 2703}, True),
        ("light", {"color_temp_k": 2700}, {"color_temp_k": 4000}, False),
        ("fan", {"speed": 50}, {"speed": 66}, True),
        ("fan", {"speed": 100}, {"speed": 90}, False),
        ("cover", {"position": 0}, {"position": 10}, False),
        ("lock", {"locked": True}, {"locked": False}, False),
        ("vacuum", {"state": "returning"}, {"state": "docked"}, True),
        ("vacuum", {"state": "docked"}, {"state": "returning"}, False),
        ("media_player", {"state": "on"}, {"state": "idle"}, True),
        ("media_player", {"state": "playing"}, {"state": "idle"}, False),
        ("climate", {"target": 21}, {"target": 21.5}, True),
        ("climate", {"target": 21}, {}, False),
    ],
)
def test_agreement_allows_for_what_devices_do_to_values(
    kind: str, wanted: State, state: State, same: bool
) -> None:
    assert agrees(kind, wanted, Reading(state, told=frozenset(state))) is same


@pytest.mark.parametrize(
    ("wanted", "before", "state", "told", "echoes", "same"),
    [
        # an echo that is what was shown before needs no news, whatever else is close does
        ({"speed": 40}, {"speed": 33}, {"speed": 33}, "", {"speed": [33]}, True),
        ({"speed": 60}, {"speed": 33}, {"speed": 33}, "on speed", {"speed": [67]}, False),
        ({"speed": 50}, {"speed": 0}, {"speed": 33}, "on speed", {"speed": [67]}, False),
        ({"on": True, "speed": 50}, {"speed": 66}, {"on": True, "speed": 66}, "on", {}, False),
        ({"speed": 50}, {"speed": 0}, {"speed": 66}, "speed", {"speed": [50]}, True),
        ({"speed": 50}, {"speed": 66}, {"speed": 66}, "speed", {"speed": [50]}, False),
        # the same again is not as far off as a new value may be
        ({"color": "red"}, {"color": "#ff2800"}, {"color": "#ff2800"}, "color", {}, False),
        ({"color": "red"}, {"color": "blue"}, {"color": "#ff2800"}, "color", {}, True),
        ({"color_temp_k": 2700}, {"color_temp_k": 2703}, {"color_temp_k": 2703}, "", {}, True),
        (
            {"color_temp_k": 2700},
            {"color_temp_k": 2600},
            {"color_temp_k": 2600},
            "color_temp_k",
            {},
            False,
        ),
        ({"brightness": 50}, {"brightness": 51}, {"brightness": 51}, "brightness", {}, True),
        ({"brightness": 50}, {"brightness": 51}, {"brightness": 51}, "on", {}, False),
    ],
)
def test_closeness_counts_only_of_what_was_told(
    wanted: State, before: State, state: State, told: str, echoes: dict[str, list[Json]], same: bool
) -> None:
    kind = "fan" if "speed" in wanted else "light"
    assert agrees(kind, wanted, Reading(state, before, frozenset(told.split()), echoes)) is same


@pytest.mark.parametrize("position", [46, 48])
def test_a_cover_that_still_moves_has_not_arrived(position: int) -> None:
    told = frozenset({"position", "moving"})
    assert not agrees(
        "cover", {"position": 50}, Reading({"position": position, "moving": "opening"}, {}, told)
    )
    assert agrees(
        "cover", {"position": 50}, Reading({"position": position, "moving": ""}, {}, told)
    )


@pytest.mark.parametrize(("target", "same"), [(20.97, True), (20.5, False), (21.5, False)])
def test_half_a_degree_is_no_rounding_before_the_thermostat_told(target: float, same: bool) -> None:
    assert (
        agrees("climate", {"target": 21}, Reading({"target": target}, {"target": target})) is same
    )


def test_an_action_is_done_when_it_was_taken() -> None:
    (receipt,), _ = act(Command("scene.f", action="activate"))
    assert receipt.ok


def test_receipts_print_as_plain_json() -> None:
    assert receipt_json(Receipt("light.a", {"on": True}, {"on": True}, ok=True)) == {
        "device": "light.a",
        "wanted": {"on": True},
        "state": {"on": True},
        "ok": True,
    }
    assert receipt_json(Receipt("light.a", {}, {}, False, "timeout"))["reason"] == "timeout"
    assert receipt_json(Receipt("light.a", {}, {}, True, confirmed=False))["confirmed"] is False
