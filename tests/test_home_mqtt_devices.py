"""The devices that announce themselves over MQTT come, go, change and fall silent; the registry
follows.
"""

from __future__ import annotations

import asyncio
import json

import pytest
from mqtt_kit import devices
from virtual_time import run

from assistant.home.model import Area


def test_nonsense_is_passed_over() -> None:
    home, registry = devices(
        ("switch/a", {"name": "a", "cmd_t": "a/set", "stat_t": "a"}),
        ("light/b", {"schema": "template", "cmd_t": "b"}),
    )
    for payload in ("{", "[]", '{"name": {}}', '{"~": 3, "cmd_t": 4, "qos": "high"}'):
        registry.configure("homeassistant/switch/z/config", payload)
    registry.hear("a", "perhaps")
    assert set(home.devices) <= {"switch.a", "switch.z"}
    assert home.known("switch.a") is False


def test_values_that_cannot_be_are_not_believed() -> None:
    home, registry = devices(("cover/a", {"name": "a", "pos_t": "a", "set_pos_t": "a/set"}))
    for payload in ("30", "nan", "1e999", "true"):
        registry.hear("a", payload)
    assert home.state("cover.a") == {"position": 30}


def test_a_state_that_was_never_told_is_not_known() -> None:
    home, registry = devices(("switch/a", {"name": "a", "cmd_t": "a/set", "stat_t": "a"}))
    assert not home.known("switch.a")
    registry.hear("a", "OFF")
    assert home.known("switch.a")


def test_two_devices_of_one_name_stay_apart() -> None:
    home, registry = devices(
        ("switch/a", {"name": "lamp", "cmd_t": "a", "stat_t": "s/a"}),
        ("switch/b", {"name": "lamp", "cmd_t": "b", "stat_t": "s/b"}),
    )
    assert list(home.devices) == ["switch.lamp", "switch.lamp_2"]
    registry.hear("s/b", "ON")
    assert (home.state("switch.lamp")["on"], home.state("switch.lamp_2")["on"]) == (False, True)


def test_a_new_config_replaces_and_an_empty_one_removes() -> None:
    home, registry = devices(("switch/a", {"name": "lamp", "cmd_t": "a", "stat_t": "s"}))
    registry.hear("s", "ON")
    version = home.version
    registry.configure(
        "homeassistant/switch/a/config", json.dumps({"name": "lamp", "cmd_t": "a", "stat_t": "s"})
    )
    assert home.version == version
    registry.configure(
        "homeassistant/switch/a/config", json.dumps({"name": "lamp", "cmd_t": "b", "stat_t": "s"})
    )
    assert home.state("switch.lamp") == {"on": True}
    registry.configure(
        "homeassistant/switch/a/config",
        json.dumps({"name": "desk lamp", "cmd_t": "b", "stat_t": "s"}),
    )
    assert list(home.devices) == ["switch.desk_lamp"]
    registry.configure("homeassistant/switch/a/config", "")
    assert not home.devices
    assert not registry.topics


@pytest.mark.parametrize(
    ("mode", "after_one", "after_both", "after_one_gone"),
    [("all", False, True, False), ("any", True, True, True), ("latest", True, True, False)],
)
def test_availability_modes(
    mode: str, after_one: bool, after_both: bool, after_one_gone: bool
) -> None:
    config = {"name": "a", "cmd_t": "a", "avty": [{"t": "bridge"}, {"t": "own"}], "avty_mode": mode}
    home, registry = devices(("switch/a", config))
    assert not home.available("switch.a")
    seen = []
    for topic, payload in (("bridge", "online"), ("own", "online"), ("own", "offline")):
        registry.hear(topic, payload)
        seen.append(home.available("switch.a"))
    assert seen == [after_one, after_both, after_one_gone]


def test_a_sensor_that_falls_silent_expires() -> None:
    async def work() -> list[bool]:
        home, registry = devices(("sensor/a", {"name": "a", "stat_t": "s", "exp_aft": 60}))
        seen = []
        for wait_s, payload in ((0, "1"), (50, "2"), (50, None), (20, None), (0, "3")):
            await asyncio.sleep(wait_s)
            if payload:
                registry.hear("s", payload)
            seen.append(home.available("sensor.a"))
        registry.close()
        return seen

    assert run(work()) == [True, True, True, False, True]


def test_a_sensor_that_only_tells_that_it_sees_something_falls_back() -> None:
    async def work() -> list[bool]:
        home, registry = devices(
            ("binary_sensor/a", {"name": "a", "stat_t": "s", "dev_cla": "motion", "off_dly": 30})
        )
        seen = []
        for wait_s, payload in (
            (0, "ON"),
            (20, "ON"),
            (20, None),
            (11, None),
            (0, "ON"),
            (1, "OFF"),
            (0, "ON"),
        ):
            await asyncio.sleep(wait_s)
            if payload:
                registry.hear("s", payload)
            seen.append(home.state("binary_sensor.a")["value"])
        return seen

    assert run(work()) == [True, True, True, False, True, False, True]


@pytest.mark.parametrize("end", ["close", "remove"])
def test_no_timer_outlives_its_sensor(end: str) -> None:
    async def work() -> None:
        home, registry = devices(("binary_sensor/a", {"name": "a", "stat_t": "s", "off_dly": 30}))
        registry.hear("s", "ON")
        if end == "close":
            registry.close()
        else:
            registry.configure("homeassistant/binary_sensor/a/config", "")
        await asyncio.sleep(60)
        assert all(state["value"] is True for state in home.snapshot().values())

    run(work())


def test_areas_are_found_by_name_before_new_ones_are_made() -> None:
    home, registry = devices()
    home.put_area(Area("lr", "living room", ("lounge",)))
    for number, name in enumerate(("Lounge", "Attic", "attic")):
        config = {"name": f"s{number}", "stat_t": "s", "dev": {"name": f"d{number}", "sa": name}}
        registry.configure(f"homeassistant/sensor/s{number}/config", json.dumps(config))
    assert [device.area for device in home.devices.values()] == ["lr", "attic", "attic"]
    assert set(home.areas) == {"lr", "attic"}


def test_a_thousand_devices_announce_themselves_quickly() -> None:
    configs = [
        (
            f"light/l{i}",
            {
                "name": f"lamp {i}",
                "schema": "json",
                "cmd_t": f"l/{i}/set",
                "stat_t": f"l/{i}",
                "brightness": True,
            },
        )
        for i in range(1000)
    ]
    home, registry = devices(*configs)
    registry.hear("l/999", '{"state": "ON", "brightness": 128}')
    assert len(home.devices) == 1000
    assert home.state("light.lamp_999") == {"on": True, "brightness": 50}


def test_rooms_and_devices_in_every_script_stay_apart() -> None:
    rooms = ("Кухня", "Спальня", "廚房", "客廳", "Σαλόνι", "रसोई", "🏠", "🛁", "Kitchen")
    home, _ = devices(
        *(
            (
                f"light/l{at}",
                {
                    "name": None,
                    "cmd_t": f"{at}",
                    "dev": {"ids": [at], "name": f"{room} lamp", "sa": room},
                },
            )
            for at, room in enumerate(rooms)
        )
    )
    assert [area.name for area in home.areas.values()] == list(rooms)
    assert len({device.area for device in home.devices.values()}) == len(home.devices) == len(rooms)
    assert not any("device" in id_ for id_ in (*home.areas, *home.devices))
