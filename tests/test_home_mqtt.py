"""The MQTT source against a real broker: a second client plays a zigbee2mqtt bridge with its
devices.
"""

from __future__ import annotations

import aiomqtt
import pytest
from broker_kit import MOSQUITTO, Broker, bridge, broker, until

from assistant.home.act import Actuator
from assistant.home.house import open_house
from assistant.home.model import Command, Home
from assistant.home.policy import ConsentNeeded, Gate, Origin
from assistant.home.sources.mqtt.source import MqttSource
from assistant.service.config_home import Policy

__all__ = ["broker"]

pytestmark = pytest.mark.skipif(
    MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)"
)

LAMP = {
    "schema": "json",
    "command_topic": "zigbee2mqtt/desk_lamp/set",
    "brightness": True,
    "brightness_scale": 254,
    "supported_color_modes": ["xy", "color_temp"],
}
LOCK = {
    "command_topic": "zigbee2mqtt/front_door/set",
    "value_template": "{{ value_json.state }}",
    "state_locked": "LOCK",
}


async def test_a_zigbee_home_without_home_assistant(broker: Broker) -> None:
    async with bridge(broker) as played:
        await played.announce("light", "desk_lamp", LAMP, area="Study")
        await played.announce("lock", "front_door", LOCK | {"state_unlocked": "UNLOCK"})
        await played.publish("zigbee2mqtt/desk_lamp", {"state": "OFF", "brightness": 100})
        await played.publish("zigbee2mqtt/front_door", {"state": "LOCK"})
        house = open_house(broker.config)
        await house.start()
        try:
            home = house.home
            assert home.devices["light.desk_lamp"].name == "desk lamp"
            assert home.areas["study"].name == "Study"
            assert home.state("light.desk_lamp")["brightness"] == 39
            assert home.available("light.desk_lamp")

            (receipt,) = await house.actuator.act(
                [Command("light.desk_lamp", {"on": True, "brightness": 50, "color": "blue"})],
                origin=Origin.VOICE,
            )
            assert receipt.ok, receipt
            assert receipt.state["brightness"] == 50

            unlock = Command("lock.front_door", {"locked": False})
            with pytest.raises(ConsentNeeded) as asked:
                await house.actuator.act([unlock], origin=Origin.VOICE)
            assert not [name for name, _ in played.heard if name == "front_door"]
            consent = house.actuator.gate.grant(asked.value)
            (receipt,) = await house.actuator.act([unlock], origin=Origin.VOICE, consent=consent)
            assert (receipt.ok, receipt.state) == (True, {"locked": False, "moving": ""})
        finally:
            await house.stop()


async def test_a_deaf_device_gets_no_good_receipt(broker: Broker) -> None:
    async with bridge(broker) as played:
        await played.announce("light", "desk_lamp", LAMP)
        await played.publish("zigbee2mqtt/desk_lamp", {"state": "OFF", "brightness": 100})
        played.deaf.add("desk_lamp")
        home, source = Home(), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            actuator = Actuator(home, {"mqtt": source}, Gate(Policy()), receipt_s=0.2)
            (receipt,) = await actuator.act(
                [Command("light.desk_lamp", {"on": True})], origin=Origin.VOICE
            )
            assert (receipt.ok, receipt.reason) == (False, "timeout")
        finally:
            await source.stop()


async def test_devices_come_and_go_while_it_runs(broker: Broker) -> None:
    async with bridge(broker) as played:
        home, source = Home(), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            await played.announce("light", "desk_lamp", LAMP)
            await until(home, lambda: home.available("light.desk_lamp"))
            await played.publish("zigbee2mqtt/desk_lamp/availability", {"state": "offline"})
            await until(home, lambda: not home.available("light.desk_lamp"))
            await played.publish("zigbee2mqtt/bridge/state", {"state": "offline"})
            await played.publish("zigbee2mqtt/desk_lamp/availability", {"state": "online"})
            await played.publish("zigbee2mqtt/bridge/state", {"state": "online"})
            await until(home, lambda: home.available("light.desk_lamp"))
            await played.publish("homeassistant/light/desk_lamp/light/config", "")
            await until(home, lambda: "light.desk_lamp" not in home.devices)
        finally:
            await source.stop()


async def test_a_device_that_shares_a_known_topic_learns_its_remembered_state(
    broker: Broker,
) -> None:
    async with bridge(broker) as played:
        await played.publish("zigbee2mqtt/thermo", {"temperature": 21.5, "humidity": 40})
        sensor = {
            "name": "temperature",
            "unit_of_measurement": "°C",
            "value_template": "{{ value_json.temperature }}",
        }
        await played.announce("sensor", "thermo", sensor | {"object_id": "t"})
        home, source = Home(), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            assert home.state("sensor.t")["value"] == 21.5
            late = {
                "name": "h",
                "unit_of_meas": "%",
                "stat_t": "zigbee2mqtt/thermo",
                "val_tpl": "{{ value_json.humidity }}",
            }
            await played.publish("homeassistant/sensor/late/config", late)
            await until(home, lambda: home.known("sensor.h"))
            assert home.state("sensor.h")["value"] == 40
        finally:
            await source.stop()


async def test_a_device_without_a_state_topic_is_told_but_not_confirmed(broker: Broker) -> None:
    async with bridge(broker) as played:
        await played.publish(
            "homeassistant/switch/pump/config", {"name": "pump", "command_topic": "pump/set"}
        )
        home, source = Home(), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            actuator = Actuator(home, {"mqtt": source}, Gate(Policy()))
            (receipt,) = await actuator.act(
                [Command("switch.pump", {"on": True})], origin=Origin.VOICE
            )
            assert (receipt.ok, receipt.confirmed, receipt.state) == (True, False, {"on": True})
        finally:
            await source.stop()


async def test_it_comes_back_when_the_broker_does(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.home.sources.mqtt.source.FIRST_PAUSE_S", 0.05)
    home, source = Home(), MqttSource(broker.config.mqtt)
    async with bridge(broker) as played:
        await played.publish(
            "homeassistant/switch/pump/config", {"name": "pump", "command_topic": "pump/set"}
        )
        await source.start(home)
        assert source.trouble == ""
    try:
        broker.stop()
        await until(home, lambda: not home.available("switch.pump"))
        assert "can't be reached" in source.trouble or "disconnected" in source.trouble.lower()
        actuator = Actuator(home, {"mqtt": source}, Gate(Policy()))
        (receipt,) = await actuator.act([Command("switch.pump", {"on": True})], origin=Origin.VOICE)
        assert receipt.reason == "unavailable"
        broker.start()
        await until(home, lambda: home.available("switch.pump"))
        (receipt,) = await actuator.act([Command("switch.pump", {"on": True})], origin=Origin.VOICE)
        assert receipt.ok
    finally:
        await source.stop()


async def test_it_says_when_it_leaves_and_when_it_dies(broker: Broker) -> None:
    async with aiomqtt.Client("127.0.0.1", broker.port) as watcher:
        await watcher.subscribe("hearth/status")
        seen = watcher.messages
        source = MqttSource(broker.config.mqtt)
        await source.start(Home())
        assert (await anext(seen)).payload == b"online"
        await source.stop()
        assert (await anext(seen)).payload == b"offline"


async def test_a_broker_that_is_not_there_does_not_hold_up_the_start(broker: Broker) -> None:
    broker.stop()
    source = MqttSource(broker.config.mqtt)
    await source.start(Home())
    assert f"127.0.0.1:{broker.port} can't be reached" in source.trouble
    await source.stop()
