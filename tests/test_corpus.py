"""What whole programs announce over MQTT, in the form that each documents, and what it is here
(tests/corpus/*.json).

Names, places and values are of our own making; `read_from` names the page or source file that a
program's form was read from. An entry has the messages of its `announced`, what the broker
remembers (`retained`), and what comes of them: `devices`, each with its name as spoken, its kind,
class and area, the keys that can be set (`takes`), what it told by now (`now`), `states` (topic,
payload, what is told then) and `commands` (a wish or an action, and the messages that carry it
out); and `left_out`, with a part of the reason.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
from broker_kit import MOSQUITTO, Broker, broker, until

from assistant.home.abilities import settable
from assistant.home.model import Command, Device, Home
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.home.sources.mqtt.source import MqttSource

__all__ = ["broker"]

CORPUS = {
    path.stem: json.loads(path.read_text())
    for path in sorted((Path(__file__).parent / "corpus").glob("*.json"))
}
ENTRIES = [
    pytest.param(entry, id=f"{program['program']}: {entry['what']}")
    for program in CORPUS.values()
    for entry in program["entries"]
]


def text(payload: Any) -> str:
    return payload if isinstance(payload, str) else json.dumps(payload)


def same(payload: str, wanted: Any) -> bool:
    """Objects are compared as such, whatever their spaces and the order of their keys."""
    return payload == wanted if isinstance(wanted, str) else json.loads(payload) == wanted


def opened(entry: dict[str, Any]) -> tuple[Home, MqttDevices]:
    home = Home()
    registry = MqttDevices(home, "homeassistant")
    for topic, payload in entry["announced"]:
        registry.configure(topic, text(payload))
    for topic, payload in entry.get("retained", {}).items():
        registry.hear(topic, text(payload), old=True)
    return home, registry


def found(home: Home, device: dict[str, Any]) -> Device:
    for each in home.devices.values():
        if (each.name, each.kind) == (device["name"], device["kind"]):
            return each
    raise AssertionError(
        f"no {device['kind']} {device['name']!r} among "
        f"{[(each.kind, each.name) for each in home.devices.values()]}"
    )


def tells(home: Home, device: str, wanted: dict[str, Any]) -> None:
    told = home.told(device)
    assert {key: told.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("entry", ENTRIES)
async def test_what_a_program_announces(entry: dict[str, Any]) -> None:
    home, registry = opened(entry)
    wanted = entry.get("devices", [])
    assert len(home.devices) == len(wanted), [device.name for device in home.devices.values()]
    for device in wanted:
        known = found(home, device)
        area = home.areas[known.area].name if known.area else None
        assert (known.device_class, area) == (device.get("class"), device.get("area"))
        assert set(device.get("aliases", ())) <= set(known.aliases)
        assert sorted(settable(known, home.state(known.id))) == device["takes"]
        assert home.available(known.id)
        tells(home, known.id, device.get("now", {}))
        for topic, payload, told in device.get("states", ()):
            registry.hear(topic, text(payload))
            tells(home, known.id, told)
        for wish, messages in device.get("commands", ()):
            command = (
                Command(known.id, {}, wish) if isinstance(wish, str) else Command(known.id, wish)
            )
            sent = registry.encode(command)[0]
            assert len(sent) == len(messages), sent
            for (topic, payload), (wanted_topic, wanted_payload) in zip(
                sent, messages, strict=True
            ):
                assert topic == wanted_topic
                assert same(payload, wanted_payload), payload
    reasons = {each.name: each.why for each in home.left_out}
    assert reasons.keys() == entry.get("left_out", {}).keys()
    for name, why in entry.get("left_out", {}).items():
        assert why in reasons[name]
    registry.close()


def test_the_corpus_is_wide() -> None:
    assert len(CORPUS) >= 14
    kinds = {
        device["kind"]
        for program in CORPUS.values()
        for entry in program["entries"]
        for device in entry.get("devices", ())
    }
    assert kinds >= {
        *(
            "light",
            "switch",
            "fan",
            "humidifier",
            "cover",
            "valve",
            "lock",
            "climate",
            "vacuum",
            "lawn_mower",
            "water_heater",
        ),
        *(
            "alarm_control_panel",
            "sensor",
            "binary_sensor",
            "number",
            "select",
            "person",
            "scene",
            "button",
        ),
    }
    assert all(program["read_from"] for program in CORPUS.values())


# -- all of them on one broker ---------------------------------------------------------------------


async def publish_all(port: int) -> None:
    async with aiomqtt.Client("127.0.0.1", port) as client:
        for program in CORPUS.values():
            for entry in program["entries"]:
                for topic, payload in [*entry["announced"], *entry.get("retained", {}).items()]:
                    await client.publish(topic, text(payload), qos=1, retain=True)


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed")
async def test_all_programs_share_a_broker_that_may_restart(broker: Broker) -> None:
    wanted = sorted(
        device["name"]
        for program in CORPUS.values()
        for entry in program["entries"]
        for device in entry.get("devices", ())
    )
    home, source = Home(), MqttSource(broker.config.mqtt)
    await publish_all(broker.port)
    await source.start(home)

    def all_there() -> bool:
        return sorted(device.name for device in home.devices.values()) == wanted and all(
            map(home.available, home.devices)
        )

    await until(home, all_there)
    untold = {device for device in home.devices if not home.known(device)}
    broker.stop()
    await until(home, lambda: not any(map(home.available, home.devices)))
    broker.start()
    assert sorted(device.name for device in home.devices.values()) == wanted
    await publish_all(broker.port)
    await until(home, all_there)
    assert {device for device in home.devices if not home.known(device)} == untold
    await source.stop()
    await asyncio.sleep(0)
