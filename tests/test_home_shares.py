"""A device that two hubs have is one: whichever came first, under Home Assistant's names, and the
other one stands in for it.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.home.model import Area, Command, Device, Home
from assistant.home.policy import Gate
from assistant.home.rules import relays
from assistant.home.shares import Share, share_of
from assistant.home.sources.homeassistant.picture import Picture, describe
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.service.config_home import Naming, Policy

LAMP = {
    "name": None,
    "unique_id": "0x00158d01_light",
    "object_id": "desk",
    "schema": "json",
    "brightness": True,
    "state_topic": "z/desk",
    "command_topic": "z/desk/set",
    "device": {"name": "desk", "identifiers": ["zigbee2mqtt_0x00158d01"]},
}


class Two:
    """A home with an MQTT broker and a Home Assistant, as their sources fill it."""

    def __init__(self, *namings: dict[str, Any]) -> None:
        self.home = Home(namings=[Naming.model_validate(naming) for naming in namings])
        self.home.put_area(Area("study", "Study"))
        self.mqtt = MqttDevices(share_of(self.home, "mqtt", "the MQTT broker"), "homeassistant")
        self.ha: Share = share_of(self.home, "homeassistant", "Home Assistant", 1)
        self.mqtt.connection(up=True)

    def over_mqtt(self, component: str = "light", name: str = "desk", **settings: Any) -> None:
        self.mqtt.configure(
            f"homeassistant/{component}/{name}/config", json.dumps({**LAMP, **settings})
        )
        self.mqtt.hear("z/desk", '{"state": "ON", "brightness": 127}')

    def over_ha(
        self,
        entity: str = "light.reading",
        name: str = "Reading Lamp",
        state: dict[str, Any] | None = None,
        thing: dict[str, Any] | None = None,
        **entry: Any,
    ) -> None:
        entry = {
            "platform": "mqtt",
            "unique_id": "0x00158d01_light",
            "area_id": "study",
            "device_id": "d",
        } | entry
        told = {"entity_id": entity, "attributes": {"friendly_name": name}}
        picture = Picture([], [], {"d": thing or {}}, {entity: entry}, None, [told], frozenset())
        device = describe(told, picture, {"study": "study"})
        assert isinstance(device, Device)
        self.ha.put_device(device, state or {"on": True, "brightness": 50})


@pytest.mark.parametrize("first", ["mqtt", "ha"])
def test_the_lamp_that_both_hubs_have_is_one_whichever_came_first(first: str) -> None:
    two = Two()
    arrivals = [two.over_mqtt, two.over_ha]
    for arrive in arrivals if first == "mqtt" else reversed(arrivals):
        arrive()
    (lamp,) = two.home.devices.values()
    assert (lamp.id, lamp.name, lamp.area, lamp.source) == (
        "light.reading",
        "Reading Lamp",
        "study",
        "homeassistant",
    )
    (left,) = two.home.left_out
    assert (left.source, left.name, left.why) == (
        "mqtt",
        "desk",
        "it is the same as Reading Lamp of Home Assistant",
    )
    two.mqtt.hear("z/desk", '{"state": "OFF"}')
    assert two.home.state(lamp.id)["on"] is True, "its state is told by the hub whose it is"
    two.ha.update("light.reading", {"on": False})
    assert two.home.state(lamp.id)["on"] is False


@pytest.mark.parametrize("first", ["mqtt", "ha"])
def test_two_that_want_one_id_and_are_one_share_it(first: str) -> None:
    two = Two()
    arrivals = [two.over_mqtt, lambda: two.over_ha("light.desk", "Desk")]
    for arrive in arrivals if first == "mqtt" else reversed(arrivals):
        arrive()
    assert list(two.home.devices) == ["light.desk"]


def test_the_other_stands_in_while_home_assistant_is_lost_under_the_same_name() -> None:
    two = Two()
    two.over_mqtt()
    two.over_ha()
    heard: list[tuple[str, str]] = []
    two.home.listen(lambda change, device: heard.append((change, device)))
    two.ha.set_available("light.reading", False)
    lamp = two.home.devices["light.reading"]
    assert (lamp.name, lamp.area, lamp.source) == ("Reading Lamp", "study", "mqtt")
    assert two.home.available(lamp.id)
    assert two.home.state(lamp.id)["brightness"] == 50
    assert two.mqtt.encode(share_of(two.home, "mqtt").mine(Command(lamp.id, {"on": False})))[0]
    two.mqtt.hear("z/desk", '{"state": "OFF"}')
    assert heard[-1] == ("state", "light.reading")
    assert two.home.state(lamp.id)["on"] is False
    assert not two.home.left_out
    two.ha.set_available("light.reading", True)
    assert two.home.devices["light.reading"].source == "homeassistant"
    assert two.home.left_out


def test_what_one_hub_forgets_is_the_others() -> None:
    two = Two()
    two.over_mqtt()
    two.over_ha()
    two.ha.remove_device("light.reading")
    (lamp,) = two.home.devices.values()
    assert (lamp.id, lamp.name, lamp.source) == ("light.desk", "desk", "mqtt")
    two.over_ha()
    two.mqtt.configure("homeassistant/light/desk/config", "")
    assert list(two.home.devices) == ["light.reading"]
    assert not two.home.left_out
    two.ha.remove_device("light.reading")
    assert not two.home.devices


def test_others_are_not_taken_for_the_same() -> None:
    two = Two()
    two.over_mqtt()
    two.over_ha(unique_id="0x00158d02_light")
    two.over_ha("light.desk", "Desk", unique_id="0x00158d03_light")
    assert set(two.home.devices) == {"light.desk", "light.reading", "light.desk_2"}
    assert not two.home.left_out


ESP = {"connections": [["mac", "AA:BB:CC:00:11:22"]], "identifiers": []}


def test_a_thing_is_known_by_its_mac_where_only_one_entity_can_be_meant() -> None:
    two = Two()
    by_mac = {"name": "Bench", "identifiers": "aabbcc001122"}
    two.over_mqtt(unique_id="espb", device=by_mac)
    two.over_ha("light.bench", "Bench", platform="esphome", unique_id="AABB-light", thing=ESP)
    assert list(two.home.devices) == ["light.bench"]
    two.over_mqtt(
        name="second", object_id="second", unique_id="esps", device=by_mac | {"name": "Second"}
    )
    assert set(two.home.devices) == {"light.bench", "light.second"}, (
        "the names tell which of the two it is"
    )
    two.over_ha("switch.bench", "Bench", {"on": True}, platform="fritz", unique_id="net", thing=ESP)
    two.over_mqtt("switch", "relay", object_id="relay", unique_id="espr", device=by_mac)
    assert {"switch.bench", "switch.relay"} <= two.home.devices.keys(), (
        "a router's switch for a MAC isn't the thing itself"
    )


def test_a_node_of_z_wave_is_known_by_home_and_number() -> None:
    two = Two()
    two.over_mqtt(
        unique_id="zwavejs2mqtt_0xc16d02a3_12-38-0",
        device={"identifiers": ["zwavejs2mqtt_0xc16d02a3_node12"]},
    )
    thing = {
        "connections": [],
        "identifiers": [["zwave_js", "3245146787-12"], ["zwave_js", "3245146787-12-1:2:3"]],
    }
    two.over_ha(platform="zwave_js", unique_id="3245146787.12-38-0", thing=thing)
    assert list(two.home.devices) == ["light.reading"]


@pytest.mark.parametrize("first", ["mqtt", "ha"])
@pytest.mark.parametrize("named", ["light.0x00158d01_light", "light.reading", "light.desk"])
def test_a_naming_means_the_device_by_any_of_its_ids(first: str, named: str) -> None:
    two = Two({"device": named, "name": "book light", "area": "attic"})
    arrivals = [two.over_mqtt, two.over_ha]
    for arrive in arrivals if first == "mqtt" else reversed(arrivals):
        arrive()
    (lamp,) = two.home.devices.values()
    assert (lamp.name, lamp.area) == ("book light", "attic")


@pytest.mark.parametrize("first", ["mqtt", "ha"])
def test_a_naming_does_not_go_by_who_came_first(first: str) -> None:
    two = Two({"device": "light.desk", "name": "book light"})
    arrivals = [
        two.over_mqtt,
        lambda: two.over_ha("light.desk", "Desk", unique_id="something else"),
    ]
    for arrive in arrivals if first == "mqtt" else reversed(arrivals):
        arrive()
    names = {device.source: device.name for device in two.home.devices.values()}
    assert names == {"mqtt": "desk", "homeassistant": "book light"}, (
        "light.desk is what Home Assistant itself calls its own"
    )


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ({"lock.0x00158d01_lock": "deny"}, "deny"),
        ({"lock.front": "deny"}, "deny"),
        ({"lock.door": "deny"}, "deny"),
        ({"lock.0x00158d01_lock:unlock": "allow"}, "allow"),
        ({"lock.door": "allow", "lock.0x00158d01_lock": "deny"}, "deny"),
        ({}, "confirm"),
    ],
)
def test_rules_hold_by_the_ids_of_both_hubs(
    rules: dict[str, str], verdict: str, lost: bool
) -> None:
    two = Two()
    two.over_mqtt("lock", unique_id="0x00158d01_lock", object_id="front")
    two.over_ha("lock.door", "Front Door", {"locked": True}, unique_id="0x00158d01_lock")
    two.ha.set_available("lock.door", not lost)
    gate = Gate(Policy.model_validate({"rules": rules}))
    assert gate.verdict(two.home, Command("lock.door", {"locked": False})) == verdict
    assert not gate.unknown_targets(two.home)


def test_what_opens_by_the_name_that_one_hub_has_for_it_is_asked_about() -> None:
    two = Two()
    two.over_mqtt("switch", unique_id="relay", object_id="relay", device={"name": "gate relay"})
    two.over_ha("switch.r2", "R2", {"on": False}, unique_id="relay")
    assert relays(two.home) == {"switch.r2"}
    assert Gate(Policy()).verdict(two.home, Command("switch.r2", {"on": True})) == "confirm"
