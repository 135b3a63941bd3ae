"""What whole programs send: families of topics, people, and what is no device here but is never
dropped without a word.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from mqtt_kit import devices
from test_home_known import ask

from assistant.home.model import Area, Home
from assistant.home.sources.mqtt.topics import Listeners, check_filter, check_topic


def left_out(home: Home) -> dict[str, str]:
    return {each.name: each.why for each in home.left_out}


THERMOMETER = {
    "name": "cellar",
    "stat_t": "+/+/BTtoMQTT/C1",
    "unit_of_meas": "°C",
    "val_tpl": "{{ value_json.tempc }}",
}


def test_a_family_of_topics_tells_of_one_device() -> None:
    home, registry = devices(
        ("sensor/cellar", THERMOMETER), ("sensor/attic", THERMOMETER | {"name": "attic"})
    )
    assert registry.topics == {"+/+/BTtoMQTT/C1"}
    for topic, degrees in (
        ("home/gateway/BTtoMQTT/C1", 12.5),
        ("home/BTtoMQTT/C1", 3),
        ("home/gateway/BTtoMQTT/C2", 4),
    ):
        registry.hear(topic, json.dumps({"tempc": degrees}))
    assert [home.state(device)["value"] for device in ("sensor.cellar", "sensor.attic")] == [
        12.5,
        12.5,
    ]
    registry.configure("homeassistant/sensor/cellar/config", "")
    registry.hear("shed/gateway/BTtoMQTT/C1", '{"tempc": 9}')
    assert home.state("sensor.attic")["value"] == 9


@pytest.mark.parametrize(
    "topic", ["#", "+/#", "a/#/b", "a+/b", "a/b#", "", "/".join("+" * 40) + "/a", 7, "a\0"]
)
def test_what_nobody_may_listen_to_is_refused(topic: object) -> None:
    with pytest.raises(ValueError, match=r"topic|stands for everything"):
        check_filter(topic)


@pytest.mark.parametrize("topic", ["a", "a b/ü", "+/+/x", "a/#", "$SYS/x", "/a"])
def test_what_may_be_listened_to(topic: str) -> None:
    check_filter(topic)


def test_a_command_is_for_one_topic() -> None:
    with pytest.raises(ValueError, match="no topic"):
        check_topic("lamp/+/set")
    home, _ = devices(("switch/a", {"name": "pump", "stat_t": "pump/+", "cmd_t": "pump/+/set"}))
    assert not home.devices
    assert "no topic" in left_out(home)["pump"]


def test_topics_fit_by_the_rules_of_mqtt() -> None:
    listeners = Listeners()
    for who, topic in enumerate(
        ("a/+/c", "a/#", "+/b/c", "a/b/c", "#", "+/monitor/Clients", "a/+")
    ):
        listeners.add(topic, str(who))
    assert sorted(who for _, those in listeners.of("a/b/c") for who in those) == [
        "0",
        "1",
        "2",
        "3",
        "4",
    ]
    assert sorted(who for _, those in listeners.of("a") for who in those) == ["1", "4"]
    assert listeners.of("$SYS/monitor/Clients") == []
    for who, topic in enumerate(
        ("a/+/c", "a/#", "+/b/c", "a/b/c", "#", "+/monitor/Clients", "a/+")
    ):
        listeners.discard(topic, str(who))
    assert not listeners.topics
    assert listeners.of("a/b/c") == []


@pytest.mark.parametrize("topic", ["sensor/front room/x", "sensor/0x1/a.b", "sensor/größe"])
def test_announcements_come_on_any_topic_that_mqtt_knows(topic: str) -> None:
    home, _ = devices((topic, {"name": "level", "stat_t": "the level"}))
    assert list(home.devices) == ["sensor.level"]


TRACKER = {"name": "Petra", "stat_t": "where/petra", "dev": {"name": "Petra's phone"}}


@pytest.mark.parametrize(
    ("settings", "payload", "answer"),
    [
        ({}, "home", "Yes, Petra is at home."),
        ({}, "not_home", "No, Petra is away."),
        ({"pl_home": "in", "pl_not_home": "out"}, "in", "Yes, Petra is at home."),
        ({"pl_home": "in", "pl_not_home": "out"}, "out", "No, Petra is away."),
        (
            {"val_tpl": "{{ value_json.room }}"},
            '{"room": "kitchen"}',
            "Yes, Petra is in the kitchen.",
        ),
        ({}, "work", "No, Petra is at work."),
    ],
)
def test_trackers_tell_where_people_are(
    settings: dict[str, Any], payload: str, answer: str
) -> None:
    home, registry = devices(("device_tracker/petra", TRACKER | settings))
    (person,) = home.devices.values()
    assert (person.kind, person.names[:2]) == ("person", ("Petra", "Petra's phone"))
    registry.hear("where/petra", payload)
    assert ask(home, person.id, "home") == answer


@pytest.mark.parametrize(
    ("topic", "settings", "names"),
    [
        (
            "light/hall-dimmer/dimmer",
            {"name": "dimmer", "dev": {"name": "hall-dimmer"}},
            ("hall dimmer",),
        ),
        (
            "light/kettle/dimmer",
            {"name": "dimmer", "dev": {"name": "kettle"}},
            ("kettle", "kettle dimmer"),
        ),
        ("switch/board/switch", {"name": "Switch", "dev": {"name": "Board"}}, ("Board Switch",)),
        ("switch/board/pump", {"name": "pump", "dev": {"name": "Board"}}, ("Board pump",)),
        ("switch/x/switch", {"name": "switch"}, ("switch",)),
        ("switch/x/s", {"name": None, "dev": {"name": "Wi-Fi plug"}}, ("Wi-Fi plug",)),
        ("switch/x/s", {"name": None, "dev": {"name": "e-bike"}}, ("e-bike",)),
        (
            "sensor/A1/A1-tempc",
            {"name": "tempc", "dev_cla": "temperature", "val_tpl": "{{ value_json.tempc }}"},
            ("temperature",),
        ),
        ("sensor/A1/A1-kind", {"name": "kind", "val_tpl": "{{ value_json.kind }}"}, ("kind",)),
    ],
)
def test_what_a_program_calls_things_for_itself_is_no_name(
    topic: str, settings: dict[str, Any], names: tuple[str, ...]
) -> None:
    home, _ = devices((topic, {"stat_t": "s", "cmd_t": "c", **settings}))
    assert [device.names for device in home.devices.values()] == [names]


def test_who_is_in_a_room_of_this_home_is_at_home() -> None:
    home, registry = devices(("device_tracker/petra", TRACKER))
    registry.hear("where/petra", "the_den")
    assert ask(home, "person.petra", "home") == "No, Petra is at the den."
    home.put_area(Area("den", "The den"))
    assert ask(home, "person.petra", "home") == "Yes, Petra is at the den."
    assert ask(home, "person.petra", "not home") == "No, Petra is at the den."


def test_after_a_reset_nobody_knows_where_somebody_is() -> None:
    home, registry = devices(("device_tracker/petra", TRACKER))
    registry.hear("where/petra", "home")
    registry.hear("where/petra", "None")
    assert home.told("person.petra") == {}


@pytest.mark.parametrize(
    ("component", "settings", "why"),
    [
        ("camera", {"t": "cam/image"}, "picture"),
        ("update", {"stat_t": "x"}, "new versions"),
        ("text", {"cmd_t": "x"}, "free text"),
        ("event", {"stat_t": "x", "event_types": ["press"]}, "moment"),
        ("device_automation", {"atype": "trigger", "t": "x"}, "buttons"),
        ("hologram", {"stat_t": "x"}, "hologram"),
        ("sensor", {"stat_t": "x", "ent_cat": "diagnostic"}, "diagnostic"),
        ("sensor", {"stat_t": "x", "en": False}, "switched off"),
        ("sensor", {}, "nothing that it tells"),
        ("switch", {"stat_t": "x", "cmd_t": 4}, "no topic"),
        ("device_tracker", {"json_attr_t": "x"}, "on the map"),
    ],
)
def test_what_is_no_device_here_stands_with_its_reason(
    component: str, settings: dict[str, Any], why: str
) -> None:
    home, registry = devices((f"{component}/x", {"name": "porch thing", **settings}))
    assert not home.devices
    assert why in left_out(home)["porch thing"]
    registry.configure(f"homeassistant/{component}/x/config", "")
    assert not home.left_out


def test_what_becomes_usable_is_left_out_no_longer() -> None:
    home, registry = devices(("sensor/x", {"name": "x"}))
    registry.configure("homeassistant/sensor/y/config", "{")
    assert len(home.left_out) == 2
    for name in "xy":
        registry.configure(
            f"homeassistant/sensor/{name}/config", json.dumps({"name": name, "stat_t": name})
        )
    assert (set(home.devices), home.left_out) == ({"sensor.x", "sensor.y"}, ())


def test_with_a_device_goes_all_that_it_announced() -> None:
    parts = {
        "relay": {"p": "switch", "cmd_t": "b/set", "stat_t": "b"},
        "lens": {"p": "camera", "t": "b/jpg"},
    }
    home, registry = devices(("device/box", {"dev": {"name": "Box"}, "cmps": parts}))
    assert (list(home.devices), len(home.left_out)) == (["switch.box"], 1)
    registry.configure("homeassistant/device/box/config", "")
    assert (dict(home.devices), home.left_out, registry.topics) == ({}, (), frozenset())
