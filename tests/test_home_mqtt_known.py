"""What MQTT devices told, and what they didn't: placeholders, late sensors, lost brokers, and words
that makers turn round.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from broker_kit import MOSQUITTO, Broker, bridge, broker, until
from test_home_known import Seconds, ask
from virtual_time import run

from assistant.home.model import Command, Home
from assistant.home.sources.mqtt.devices import MqttDevices
from assistant.home.sources.mqtt.source import MqttSource

__all__ = ["broker"]


def announced(
    clock: Callable[[], float], *configs: tuple[str, dict[str, Any]]
) -> tuple[Home, MqttDevices]:
    home = Home(clock=clock)
    devices = MqttDevices(home, "homeassistant")
    for topic, config in configs:
        devices.configure(f"homeassistant/{topic}/config", json.dumps(config))
    return home, devices


CONTACT = {
    "name": "hatch",
    "dev_cla": "door",
    "stat_t": "hatch",
    "val_tpl": "{{ value_json.contact }}",
}


@pytest.mark.parametrize(
    ("settings", "payload", "is_open"),
    [
        ({"pl_on": False, "pl_off": True}, {"contact": False}, True),
        ({"pl_on": False, "pl_off": True}, {"contact": True}, False),
        ({"pl_on": True, "pl_off": False}, {"contact": True}, True),
        (
            {"pl_on": "false", "pl_off": "true", "val_tpl": "{{ value_json.contact | lower }}"},
            {"contact": False},
            True,
        ),
        ({}, {"contact": True}, True),
    ],
)
def test_a_contact_is_read_as_its_maker_says(
    settings: dict[str, Any], payload: dict[str, Any], is_open: bool
) -> None:
    home, devices = announced(Seconds(), ("binary_sensor/hatch", CONTACT | settings))
    devices.hear("hatch", json.dumps(payload))
    said = ask(home, "binary_sensor.hatch", "open")
    assert said == ("Yes, the hatch is open." if is_open else "No, the hatch is closed.")


@pytest.mark.parametrize(
    ("component", "settings", "word"),
    [
        ("lock", {"cmd_t": "x/set", "stat_t": "x"}, "locked"),
        ("binary_sensor", {"stat_t": "x", "dev_cla": "window"}, "open"),
        ("cover", {"cmd_t": "x/set", "stat_t": "x", "dev_cla": "garage"}, "closed"),
        ("switch", {"cmd_t": "x/set", "stat_t": "x"}, "on"),
        ("climate", {"mode_stat_t": "x", "mode_cmd_t": "x/set", "curr_temp_t": "x/t"}, "off"),
        ("fan", {"cmd_t": "x/set", "stat_t": "x"}, "off"),
        ("light", {"cmd_t": "x/set", "stat_t": "x", "schema": "json", "brightness": True}, "off"),
    ],
)
def test_what_never_told_is_said_to_be_so(
    component: str, settings: dict[str, Any], word: str
) -> None:
    home, _ = announced(Seconds(), (f"{component}/x", settings | {"name": "thing"}))
    (device,) = home.devices
    assert ask(home, device, word) == f"The thing hasn't told me yet whether it is {word}."
    assert ask(home, device) == "The thing hasn't told me yet how it stands."


def test_one_value_told_makes_no_others_known() -> None:
    settings = {
        "mode_stat_t": "m",
        "mode_cmd_t": "m/set",
        "temp_stat_t": "t",
        "temp_cmd_t": "t/set",
        "curr_temp_t": "c",
    }
    home, devices = announced(Seconds(), ("climate/x", settings | {"name": "stove"}))
    devices.hear("c", "17.5")
    assert ask(home, "climate.stove") == "The stove is at 17.5 degrees."
    assert ask(home, "climate.stove", "off") == "The stove hasn't told me yet whether it is off."
    devices.hear("m", "heat")
    assert ask(home, "climate.stove") == "The stove is in heat mode and it is 17.5 degrees there."


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("LOCKED", "Yes, the gate is locked."),
        ("UNLOCKED", "No, the gate is unlocked."),
        ("UNLOCKING", "The gate is unlocking."),
        ("LOCKING", "The gate is locking."),
        ("JAMMED", "The gate is jammed."),
    ],
)
def test_a_lock_is_locked_when_it_says_so(told: str, said: str) -> None:
    home, devices = announced(
        Seconds(), ("lock/x", {"name": "gate", "cmd_t": "x/set", "stat_t": "x"})
    )
    devices.hear("x", "LOCKED")
    devices.hear("x", told)
    assert ask(home, "lock.gate", "locked") == said


def test_a_sensor_that_is_late_is_out_of_date_not_out_of_reach() -> None:
    async def work() -> tuple[str, str]:
        clock = asyncio.get_running_loop().time
        home, devices = announced(
            clock,
            ("sensor/x", {"name": "chest", "stat_t": "x", "exp_aft": 300, "unit_of_meas": "°C"}),
        )
        devices.hear("x", "-18.2")
        await asyncio.sleep(1200)
        late = ask(home, "sensor.chest")
        devices.connection(up=False)
        devices.connection(up=True)
        standing = home.standing("sensor.chest")
        devices.close()
        return late, standing

    late, standing = run(work())
    assert late == "I haven't heard from the chest for twenty minutes; then it was -18.2 °C."
    assert standing == "outdated"


SIREN = {"name": "horn", "cmd_t": "horn/set", "stat_t": "horn"}


@pytest.mark.parametrize(
    ("settings", "on", "off"),
    [
        ({}, {"state": "ON"}, {"state": "OFF"}),
        ({"command_template": '{"do": "{{ value }}"}'}, {"do": "ON"}, {"do": "OFF"}),
        (
            {"command_template": '{"mode": "loud"}', "command_off_template": '{"mode": "stop"}'},
            {"mode": "loud"},
            {"mode": "stop"},
        ),
    ],
)
def test_turning_a_siren_off_silences_it(settings: dict[str, Any], on: object, off: object) -> None:
    home, devices = announced(Seconds(), ("siren/x", SIREN | settings))
    assert home.devices["switch.horn"].device_class == "siren"
    for value, payload in ((True, on), (False, off)):
        ((topic, sent),), _ = devices.encode(Command("switch.horn", {"on": value}))
        assert (topic, json.loads(sent)) == ("horn/set", payload)
    devices.hear("horn", '{"state": "ON"}')
    assert home.told("switch.horn") == {"on": True}
    devices.hear("horn", "OFF")
    assert home.told("switch.horn") == {"on": False}


@pytest.mark.parametrize(
    ("device", "class_", "name"),
    [
        ("Side box", "door", "Side box door"),
        ("Side door", "door", "Side door"),
        ("Attic window", "window", "Attic window"),
        ("Carport", "garage_door", "Carport garage door"),
        ("Old garage", "garage_door", "Old garage door"),
        ("Side door contact", "door", "Side door contact"),
        ("Scullery window", "door", "Scullery window"),
        ("Smoke", "smoke", "Smoke"),
    ],
)
def test_no_word_of_a_name_is_said_twice(device: str, class_: str, name: str) -> None:
    config = {"dev_cla": class_, "stat_t": "x", "dev": {"ids": ["1"], "name": device}}
    home, _ = announced(Seconds(), ("binary_sensor/x", config))
    (found,) = home.devices.values()
    assert found.name.lower() == name.lower()


@pytest.mark.skipif(
    MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)"
)
async def test_a_broker_and_its_devices_come_and_go(broker: Broker) -> None:
    clock = Seconds()
    lock = {"command_topic": "zigbee2mqtt/hatch/set", "value_template": "{{ value_json.state }}"}
    async with bridge(broker) as played:
        await played.announce("lock", "hatch", lock)
        home, source = Home(clock=clock), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            assert (
                ask(home, "lock.hatch", "locked")
                == "The hatch hasn't told me yet whether it is locked."
            )
            await played.publish("zigbee2mqtt/hatch", {"state": "LOCKED"})
            await until(home, lambda: home.known("lock.hatch"))
            assert ask(home, "lock.hatch", "locked") == "Yes, the hatch is locked."
            await played.publish("zigbee2mqtt/bridge/state", {"state": "offline"})
            await until(home, lambda: not home.available("lock.hatch"))
            clock.now += 7200
            assert (
                ask(home, "lock.hatch", "locked")
                == "I can't reach the hatch; two hours ago it was locked."
            )
            await played.publish("zigbee2mqtt/bridge/state", {"state": "online"})
            await until(home, lambda: home.available("lock.hatch"))
            broker.stop()
            await until(home, lambda: not home.available("lock.hatch"))
            assert (
                ask(home, "lock.hatch", "locked")
                == "I can't reach the hatch; two hours ago it was locked."
            )
            assert source.trouble
        finally:
            await source.stop()


@pytest.mark.skipif(
    MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)"
)
async def test_nobody_knows_how_old_a_remembered_message_is(broker: Broker) -> None:
    lock = {"command_topic": "zigbee2mqtt/hatch/set", "value_template": "{{ value_json.state }}"}
    async with bridge(broker) as played:
        await played.announce("lock", "hatch", lock)
        await played.publish("zigbee2mqtt/hatch", {"state": "LOCKED"})
        home, source = Home(), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            await played.publish("zigbee2mqtt/bridge/state", {"state": "offline"})
            await until(home, lambda: not home.available("lock.hatch"))
            assert (
                ask(home, "lock.hatch", "locked")
                == "I can't reach the hatch; the last I know is that it was locked."
            )
        finally:
            await source.stop()
