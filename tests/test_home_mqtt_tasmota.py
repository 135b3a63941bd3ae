"""Tasmota's own discovery: what stands on a device, what it is called, what its messages mean and
which commands it takes.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiomqtt
import pytest
from broker_kit import MOSQUITTO, Broker, broker, until
from tasmota_kit import PLUG, announce, devices, sent
from virtual_time import run

from assistant.home.act import Actuator
from assistant.home.model import Command, Home
from assistant.home.policy import Gate, Origin
from assistant.home.source import Refused
from assistant.home.sources.mqtt.source import MqttSource
from assistant.service.config_home import Policy

__all__ = ["broker"]


def test_a_relay_has_the_devices_topics_words_and_availability() -> None:
    home, registry = devices()
    assert list(home.devices) == ["switch.boiler"]
    assert registry.topics == {
        "house/boiler/stat/RESULT",
        "house/boiler/tele/STATE",
        "house/boiler/tele/LWT",
    }
    assert not home.available("switch.boiler")
    registry.hear("house/boiler/tele/LWT", "here")
    assert home.available("switch.boiler")
    registry.hear("house/boiler/tele/STATE", '{"POWER": "AN", "Wifi": {"RSSI": 80}}')
    assert home.told("switch.boiler") == {"on": True}
    assert registry.encode(Command("switch.boiler", {"on": False}))[0] == [
        ("house/boiler/cmnd/POWER1", "AUS")
    ]
    registry.hear("house/boiler/tele/LWT", "gone")
    assert not home.available("switch.boiler")


def test_a_device_that_is_there_is_asked_once_how_it_stands() -> None:
    _home, registry = devices(rl=[1, 1, 0, 0])
    registry.hear("house/boiler/tele/LWT", "here")
    assert registry.questions() == [
        ("house/boiler/cmnd/STATE", ""),
        ("house/boiler/cmnd/STATUS", "10"),
    ]
    assert registry.questions() == []
    registry.hear("house/boiler/tele/LWT", "gone")
    assert registry.questions() == []


def test_one_that_sleeps_is_always_there() -> None:
    home, _ = devices(dslp=1)
    assert home.available("switch.boiler")


def test_an_empty_message_takes_the_device_away() -> None:
    home, registry = devices(cam=1)
    announce(registry, "sensors", sn={"AM2301": {"Temperature": 1.5}, "TempUnit": "C"})
    assert len(home.devices) == 2
    registry.configure(f"tasmota/discovery/{PLUG['mac']}/config", "")
    assert (dict(home.devices), home.left_out, registry.topics) == ({}, (), frozenset())
    announce(registry)
    assert set(home.devices) == {"switch.boiler", "sensor.boiler_temperature"}
    registry.configure(f"tasmota/discovery/{PLUG['mac']}/sensors", "")
    assert set(home.devices) == {"switch.boiler"}


def test_a_relay_that_is_gone_is_gone_here() -> None:
    home, registry = devices(rl=[1, 1], fn=["Pump", "Valve box"])
    assert {device.name for device in home.devices.values()} == {"Pump", "Valve box"}
    announce(registry, rl=[1, 0], fn=["Pump", "Valve box"])
    assert {device.name for device in home.devices.values()} == {"Pump"}


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"dn": "Tasmota", "fn": ["Kettle"]}, [("Kettle",)]),
        ({"dn": "Kettle", "fn": ["Tasmota"]}, [("Kettle",)]),
        ({"dn": "Tasmota", "fn": ["Tasmota"], "t": "attic_fan"}, [("attic fan",)]),
        ({"dn": "Tasmota", "fn": ["Tasmota"], "t": "tasmota_A1B2C3"}, [("Tasmota",)]),
        (
            {"dn": "Board", "fn": ["Ceiling", "Shelf"], "rl": [1, 1]},
            [("Ceiling", "Board Ceiling"), ("Shelf", "Board Shelf")],
        ),
        (
            {"dn": "Board", "fn": ["Board", "Tasmota2", None], "rl": [1, 1, 1]},
            [("Board",), ("Board 2",), ("Board 3",)],
        ),
        ({"dn": "Board", "fn": [None, None], "rl": [1, 1]}, [("Board 1",), ("Board 2",)]),
    ],
)
def test_names_are_those_that_people_gave(
    settings: dict[str, Any], names: list[tuple[str, ...]]
) -> None:
    home, _ = devices(**settings)
    assert [device.names for device in home.devices.values()] == names


def test_answers_may_come_on_topics_of_their_own() -> None:
    home, registry = devices(so={"4": 1})
    registry.hear("house/boiler/stat/POWER", '{"POWER": "AN"}')
    registry.hear("house/boiler/stat/STATUS10", "no JSON")
    assert home.told("switch.boiler") == {"on": True}


def test_shutters_have_two_relays_each() -> None:
    home, registry = devices(
        rl=[3, 3, 3, 3, 1], sho=[0, 1], sht=[[-90, 90, 15]], fn=["West", None, "East", None, "Lamp"]
    )
    west, east = "cover.west", "cover.east"
    assert {device.kind for device in home.devices.values()} == {"cover", "switch"}
    told = {
        "Shutter1": {"Position": 20, "Direction": 1, "Tilt": 0},
        "Shutter2": {"Position": 20, "Direction": 1},
    }
    registry.hear("house/boiler/stat/STATUS10", json.dumps({"StatusSNS": told}))
    assert home.told(west) == {"position": 20, "moving": "opening", "tilt": 50}
    assert home.told(east) == {"position": 80, "moving": "closing"}
    registry.hear(
        "house/boiler/stat/RESULT", json.dumps({"Shutter1": {"Position": 90, "Direction": 0}})
    )
    assert home.told(west) == {"position": 90, "moving": "", "tilt": 50}
    assert sent(home, registry, west, position=30) == [("ShutterPosition1", "30")]
    assert sent(home, registry, east, position=30) == [("ShutterPosition2", "70")]
    assert sent(home, registry, west, tilt=100) == [("ShutterTilt1", "90")]
    assert registry.encode(Command(west, {}, "stop"))[0] == [("house/boiler/cmnd/ShutterStop1", "")]
    with pytest.raises(Refused, match="can't have its tilt set"):
        sent(home, registry, east, tilt=10)


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"rl": [3, 3]}, ["Boiler shutter"]),
        ({"rl": [3, 3], "dn": "Patio blind", "fn": ["Patio blind"]}, ["Patio blind"]),
        ({"rl": [3, 3, 3, 3]}, ["Boiler shutter 1", "Boiler shutter 2"]),
        ({"rl": [3, 1]}, ["Boiler"]),
    ],
)
def test_names_of_shutters(settings: dict[str, Any], names: list[str]) -> None:
    home, _ = devices(**{"fn": ["Boiler"], **settings})
    assert [device.name for device in home.devices.values()][: len(names)] == names


def test_a_fan_with_its_light() -> None:
    home, registry = devices(**{"if": 1, "rl": [2, 0, 0, 0]}, dn="Ceiling fan", fn=["Ceiling fan"])
    assert {device.kind: device.name for device in home.devices.values()} == {
        "light": "Ceiling fan light",
        "fan": "Ceiling fan",
    }
    registry.hear("house/boiler/stat/RESULT", '{"FanSpeed": 2}')
    assert home.told("fan.ceiling_fan") == {"on": True, "speed": 67}
    for wanted, speed in (
        ({"speed": 30}, "1"),
        ({"speed": 100}, "3"),
        ({"on": False}, "0"),
        ({"on": True}, "2"),
    ):
        assert sent(home, registry, "fan.ceiling_fan", **wanted) == [("FanSpeed", speed)]
    assert sent(home, registry, "light.ceiling_fan_light", on=True) == [("POWER1", "AN")]


def test_inputs_are_sensors_where_they_tell_how_they_stand() -> None:
    home, registry = devices(rl=[0], swc=[1, 0, 7, 2], swn=["Hatch", None, None, None])
    assert [device.name for device in home.devices.values()] == ["Hatch", "Boiler switch 4"]
    registry.hear("house/boiler/stat/RESULT", '{"Hatch": {"Action": "AN"}}')
    registry.hear("house/boiler/tele/SENSOR", '{"Time": "2026-01-02T03:04:05", "Switch4": "AUS"}')
    assert [home.told(device) for device in home.devices] == [{"value": True}, {"value": False}]


def test_a_motion_sensor_that_never_says_off_sees_nothing_after_a_second() -> None:
    async def work() -> list[bool]:
        home, registry = devices(rl=[0], swc=[13], swn=["Landing"])
        (device,) = home.devices.values()
        assert device.device_class == "motion"
        registry.hear("house/boiler/stat/RESULT", '{"Landing": {"Action": "AN"}}')
        seen = [home.told(device.id)["value"]]
        await asyncio.sleep(2)
        registry.close()
        return [*seen, home.told(device.id)["value"]]

    assert run(work()) == [True, False]


SAMPLE = {
    "Time": "2026-01-02T03:04:05",
    "BME280": {"Temperature": 70.1, "Humidity": 41.5, "Pressure": 1002.1},
    "DS18B20-1": {"Id": "0316", "Temperature": 50},
    "DS18B20-2": {"Id": "0317", "Temperature": 51},
    "ENERGY": {"Power": [10, 20], "Today": 1.5, "Factor": 0.9},
    "ANALOG": {"CTEnergy1": {"Power": 5}},
    "ESP32": {"Temperature": 48},
    "Switch1": "ON",
    "TempUnit": "F",
    "PressureUnit": "mmHg",
}


def test_what_is_measured_has_words_units_and_classes() -> None:
    home, registry = devices(rl=[0])
    announce(registry, "sensors", sn=SAMPLE)
    found = {
        device.name: (device.device_class, home.state(device.id).get("unit"))
        for device in home.devices.values()
    }
    assert found == {
        "Boiler BME280 temperature": ("temperature", "°F"),
        "Boiler humidity": ("humidity", "%"),
        "Boiler pressure": ("pressure", "mmHg"),
        "Boiler DS18B20 1 temperature": ("temperature", "°F"),
        "Boiler DS18B20 2 temperature": ("temperature", "°F"),
        "Boiler power 1": ("power", "W"),
        "Boiler power 2": ("power", "W"),
        "Boiler energy today": ("energy", "kWh"),
        "Boiler ctenergy1 power": ("power", "W"),
    }
    assert len(home.left_out) == 4
    registry.hear(
        "house/boiler/tele/SENSOR", json.dumps(SAMPLE | {"ENERGY": {"Power": 7, "Today": None}})
    )
    registry.hear(
        "house/boiler/stat/STATUS10", json.dumps({"StatusSNS": {"BME280": {"Humidity": 50}}})
    )
    values = {
        device.name.removeprefix("Boiler "): home.told(device.id).get("value")
        for device in home.devices.values()
    }
    assert (values["humidity"], values["power 1"], values["power 2"], values["energy today"]) == (
        50,
        7,
        None,
        None,
    )


@pytest.mark.parametrize(
    "payload", ["[]", "{", '{"rl": 3}', '{"rl": [1], "tp": []}', '{"rl": [2], "lt_st": "x"}', "3"]
)
def test_nonsense_costs_only_itself(payload: str) -> None:
    home, registry = devices()
    registry.configure("tasmota/discovery/AA/config", payload)
    registry.configure("tasmota/discovery/AA/sensors", '{"sn": 4}')
    assert list(home.devices) == ["switch.boiler"]
    assert {each.name for each in home.left_out} <= {"AA"}


# -- on a real broker ------------------------------------------------------------------------------


async def play(client: aiomqtt.Client) -> None:
    """A plug with Tasmota: nothing but its announcement and its last will is kept by the broker."""
    on = True
    await client.subscribe("house/boiler/cmnd/+", qos=1)
    await client.publish("house/boiler/tele/LWT", "here", qos=1, retain=True)
    await client.publish(
        f"tasmota/discovery/{PLUG['mac']}/config", json.dumps(PLUG), qos=1, retain=True
    )
    async for message in client.messages:
        assert isinstance(message.payload, bytes)
        command, word = message.topic.value.rpartition("/")[2], message.payload.decode()
        if command == "POWER1":
            on = word == "AN"
        if command in ("POWER1", "STATE"):
            await client.publish(
                "house/boiler/stat/RESULT", json.dumps({"POWER": "AN" if on else "AUS"})
            )


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed")
@pytest.mark.parametrize("first", ["device", "box"])
async def test_a_plug_is_asked_and_obeys(broker: Broker, first: str) -> None:
    home, source = Home(), MqttSource(broker.config.mqtt)
    actuator = Actuator(home, {"mqtt": source}, Gate(Policy()), receipt_s=5)
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        if first == "box":
            await source.start(home)
        played = asyncio.create_task(play(client))
        if first == "device":
            await asyncio.sleep(0)
            await source.start(home)
        await until(
            home,
            lambda: (
                home.told("switch.boiler") == {"on": True}
                if "switch.boiler" in home.devices
                else False
            ),
        )
        (receipt,) = await actuator.act(
            [Command("switch.boiler", {"on": False})], origin=Origin.TYPED
        )
        assert (receipt.ok, receipt.state) == (True, {"on": False})
        played.cancel()
        await asyncio.gather(played, return_exceptions=True)
        await source.stop()
