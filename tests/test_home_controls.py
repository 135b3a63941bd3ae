"""What a hand is offered: whatever a device is and tells, each control is one that it can obey."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.home.abilities import CHOICES, why_not
from assistant.home.controls import controls
from assistant.home.kinds import KINDS
from assistant.home.model import Command, Device, Home
from assistant.home.values import WORDS, bounds, wrong_value
from assistant.service.rooms import look

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
LISTED = frozenset(CHOICES.values())


def values_of(kind: str, key: str) -> st.SearchStrategy[Any]:
    """What the key of such a device may hold."""
    if words := WORDS.get((kind, key)):
        return st.sampled_from(words)
    wanted = KINDS[kind][key]
    types = wanted if isinstance(wanted, tuple) else (wanted,)
    if list in types:
        return st.lists(st.text("abc ", min_size=1), max_size=3) if key in LISTED else st.just([])
    low, high = bounds(kind, key) or (-50.0, 3000.0)
    kinds = {
        bool: st.booleans(),
        str: st.text(max_size=6) | st.sampled_from(["white", "#ff8800", "armed_away"]),
        int: st.integers(int(low), int(high)),
        float: st.floats(low, high),
    }
    return st.one_of(*(kinds[each] for each in types))


@st.composite
def told_devices(draw: st.DrawFn) -> tuple[Device, dict[str, Any], list[str]]:
    """A device with a state that it may have, and the keys of it that it has not told."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    keys = draw(st.lists(st.sampled_from(sorted(KINDS[kind])), unique=True)) if KINDS[kind] else []
    state = {key: draw(values_of(kind, key)) for key in keys}
    state = {key: value for key, value in state.items() if wrong_value(kind, key, value) is None}
    untold = draw(st.lists(st.sampled_from(sorted(state)), unique=True)) if state else []
    return Device(f"{kind}.x", kind, draw(st.text(max_size=8))), state, untold


def wishes(control: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What can be asked for with a control."""
    match control["as"]:
        case "switch":
            yield from ({"wanted": {control["key"]: value}} for value in (True, False))
        case "choice":
            yield from ({"wanted": {control["key"]: value}} for value in control["options"])
        case "color":
            yield {"wanted": {control["key"]: "#12ab9f"}}
        case "slider" if control["min"] <= control["max"]:
            yield from ({"wanted": {control["key"]: control[edge]}} for edge in ("min", "max"))
        case "buttons":
            for button in control["buttons"]:
                yield {key: button[key] for key in ("wanted", "action") if key in button}


@given(told_devices())
@settings(max_examples=200, deadline=None)
def test_what_is_offered_can_be_obeyed(told: tuple[Device, dict[str, Any], list[str]]) -> None:
    device, state, untold = told
    known = {key: value for key, value in state.items() if key not in untold}
    for control in controls(device, state, known):
        for wish in wishes(control):
            assert why_not(device, state, Command(device.id, **wish)) is None


@given(told_devices())
@settings(max_examples=200, deadline=None)
def test_whatever_a_device_tells_it_can_be_looked_at(
    told: tuple[Device, dict[str, Any], list[str]],
) -> None:
    device, state, untold = told
    home = Home()
    home.put_device(device, state, untold=untold)
    assert json.loads(json.dumps(look(home, home.devices[device.id], NOW)))["id"] == device.id
    home.set_available(device.id, available=False)
    assert look(home, home.devices[device.id], NOW)["standing"] == "unreachable"


def test_what_is_not_known_of_a_lock_is_not_said() -> None:
    home = Home()
    home.put_device(Device("lock.x", "lock", "door"), {"locked": False}, untold=["locked"])
    seen = look(home, home.devices["lock.x"], NOW)
    assert (seen["words"], seen["standing"]) == ("", "untold")
    [buttons] = seen["controls"]
    assert [button["on"] for button in buttons["buttons"]] == [False, False]


def test_since_when_it_is_out_of_reach_is_told() -> None:
    time = [100.0]
    home = Home(clock=lambda: time[0])
    home.put_device(Device("switch.x", "switch", "plug"), {"on": True})
    time[0] = 160.0
    home.set_available("switch.x", available=False)
    time[0] = 220.0
    seen = look(home, home.devices["switch.x"], NOW)
    assert (seen["away"], seen["told"]) == (
        "2026-11-30T11:59:00+00:00",
        "2026-11-30T11:58:00+00:00",
    )
    home.set_available("switch.x", available=True)
    assert look(home, home.devices["switch.x"], NOW)["away"] is None
