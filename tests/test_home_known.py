"""What is known of devices, and what isn't: never told, out of reach, out of date, and hubs that nobody can reach."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_home_assistant import TOKEN, FakeHomeAssistant
from test_home_mqtt import MOSQUITTO, Broker, bridge, until
from virtual_time import run

from assistant.config import Config, HomeAssistant, Policy
from assistant.home.act import Actuator
from assistant.home.homeassistant import HomeAssistantSource
from assistant.home.house import House, open_house
from assistant.home.model import Area, Command, Device, Home, Hub
from assistant.home.mqtt import MqttSource
from assistant.home.mqtt_devices import MqttDevices
from assistant.home.policy import Gate, Origin
from assistant.hubs import PATIENCE_S, HubWatch
from assistant.skillkit.questions import answer
from assistant.skillkit.testing import trial


class Seconds:
    """A clock that moves when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def announced(clock: Callable[[], float], *configs: tuple[str, dict[str, Any]]) -> tuple[Home, MqttDevices]:
    home = Home(clock=clock)
    devices = MqttDevices(home, "homeassistant")
    for topic, config in configs:
        devices.configure(f"homeassistant/{topic}/config", json.dumps(config))
    return home, devices


def ask(home: Home, device: str, word: str = "") -> str:
    return answer(home, [home.devices[device]], "is" if word else "value", word)


# -- the registry ---------------------------------------------------------------------------------------------------------


def test_home_keeps_what_was_told_and_when() -> None:
    clock = Seconds()
    home = Home(clock=clock)
    home.put_device(Device("climate.a", "climate", "stove"), {"mode": "off", "target": 20}, untold=["mode", "target"])
    assert (home.standing("climate.a"), home.told("climate.a"), home.age("climate.a")) == ("untold", {}, None)
    home.update("climate.a", {"target": 19})
    clock.now += 5
    assert (home.standing("climate.a"), home.told("climate.a"), home.age("climate.a")) == ("known", {"target": 19}, 5)
    home.set_available("climate.a", False)
    assert (home.standing("climate.a"), home.known("climate.a")) == ("unreachable", True)
    home.set_available("climate.a", False, outdated=True)
    assert home.standing("climate.a") == "outdated"
    home.set_available("climate.a", True)
    home.update("climate.a", {}, untold=["target"])
    assert home.standing("climate.a") == "untold"
    home.update("climate.a", {"target": 19}, old=True)
    assert (home.told("climate.a"), home.age("climate.a")) == ({"target": 19}, None)


def test_a_device_without_a_room_is_in_the_one_that_it_is_called_after() -> None:
    home = Home()
    home.put_area(Area("scullery", "Scullery"))
    home.put_device(Device("light.a", "light", "Scullery sink"), {"on": True})
    assert [each.id for each in home.select(area="scullery")] == ["light.a"]
    home.put_area(Area("sink", "Scullery sink"))
    assert home.area_of(home.devices["light.a"]) == "sink"


async def test_a_placeholder_proves_no_command() -> None:
    home = Home()

    class Deaf:
        name, title, why, trouble = "simulated", "", "", ""

        async def start(self, home: Home) -> None: ...
        async def send(self, command: Command) -> None: ...
        async def stop(self) -> None: ...

    home.put_device(Device("lock.a", "lock", "hatch"), {"locked": True}, untold=["locked"])
    actuator = Actuator(home, {"simulated": Deaf()}, Gate(Policy()), receipt_s=0.01)
    (receipt,) = await actuator.act([Command("lock.a", {"locked": True})], origin=Origin.VOICE)
    assert (receipt.ok, receipt.reason) == (False, "timeout")


# -- over MQTT ------------------------------------------------------------------------------------------------------------


CONTACT = {"name": "hatch", "dev_cla": "door", "stat_t": "hatch", "val_tpl": "{{ value_json.contact }}"}


@pytest.mark.parametrize(
    ("settings", "payload", "is_open"),
    [
        ({"pl_on": False, "pl_off": True}, {"contact": False}, True),
        ({"pl_on": False, "pl_off": True}, {"contact": True}, False),
        ({"pl_on": True, "pl_off": False}, {"contact": True}, True),
        ({"pl_on": "false", "pl_off": "true", "val_tpl": "{{ value_json.contact | lower }}"}, {"contact": False}, True),
        ({}, {"contact": True}, True),
    ],
)
def test_a_contact_is_read_as_its_maker_says(settings: dict[str, Any], payload: dict[str, Any], is_open: bool) -> None:
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
def test_what_never_told_is_said_to_be_so(component: str, settings: dict[str, Any], word: str) -> None:
    home, _ = announced(Seconds(), (f"{component}/x", settings | {"name": "thing"}))
    (device,) = home.devices
    assert ask(home, device, word) == f"The thing hasn't told me yet whether it is {word}."
    assert ask(home, device) == "The thing hasn't told me yet how it stands."


def test_one_value_told_makes_no_others_known() -> None:
    settings = {"mode_stat_t": "m", "mode_cmd_t": "m/set", "temp_stat_t": "t", "temp_cmd_t": "t/set", "curr_temp_t": "c"}
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
    home, devices = announced(Seconds(), ("lock/x", {"name": "gate", "cmd_t": "x/set", "stat_t": "x"}))
    devices.hear("x", "LOCKED")
    devices.hear("x", told)
    assert ask(home, "lock.gate", "locked") == said


def test_a_sensor_that_is_late_is_out_of_date_not_out_of_reach() -> None:
    async def work() -> tuple[str, str]:
        clock = asyncio.get_running_loop().time
        home, devices = announced(clock, ("sensor/x", {"name": "chest", "stat_t": "x", "exp_aft": 300, "unit_of_meas": "°C"}))
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
        ("Side hatch", "door", "Side hatch door"),
        ("Side door", "door", "Side door"),
        ("Attic window", "window", "Attic window"),
        ("Carport", "garage_door", "Carport garage door"),
        ("Old garage", "garage_door", "Old garage door"),
        ("Side door contact", "door", "Side door contact"),
        ("Smoke", "smoke", "Smoke"),
    ],
)
def test_no_word_of_a_name_is_said_twice(device: str, class_: str, name: str) -> None:
    config = {"dev_cla": class_, "stat_t": "x", "dev": {"ids": ["1"], "name": device}}
    home, _ = announced(Seconds(), ("binary_sensor/x", config))
    (found,) = home.devices.values()
    assert found.name.lower() == name.lower()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    broker = Broker(tmp_path)
    broker.start()
    yield broker
    broker.stop()


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)")
async def test_a_broker_and_its_devices_come_and_go(broker: Broker) -> None:
    clock = Seconds()
    lock = {"command_topic": "zigbee2mqtt/hatch/set", "value_template": "{{ value_json.state }}"}
    async with bridge(broker) as played:
        await played.announce("lock", "hatch", lock)
        home, source = Home(clock=clock), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            assert ask(home, "lock.hatch", "locked") == "The hatch hasn't told me yet whether it is locked."
            await played.publish("zigbee2mqtt/hatch", {"state": "LOCKED"})
            await until(home, lambda: home.known("lock.hatch"))
            assert ask(home, "lock.hatch", "locked") == "Yes, the hatch is locked."
            await played.publish("zigbee2mqtt/bridge/state", {"state": "offline"})
            await until(home, lambda: not home.available("lock.hatch"))
            clock.now += 7200
            assert ask(home, "lock.hatch", "locked") == "I can't reach the hatch; two hours ago it was locked."
            await played.publish("zigbee2mqtt/bridge/state", {"state": "online"})
            await until(home, lambda: home.available("lock.hatch"))
            broker.stop()
            await until(home, lambda: not home.available("lock.hatch"))
            assert ask(home, "lock.hatch", "locked") == "I can't reach the hatch; two hours ago it was locked."
            assert source.trouble
        finally:
            await source.stop()


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)")
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
            assert ask(home, "lock.hatch", "locked") == "I can't reach the hatch; the last I know is that it was locked."
        finally:
            await source.stop()


# -- Home Assistant -------------------------------------------------------------------------------------------------------


@pytest.fixture
async def server() -> AsyncIterator[FakeHomeAssistant]:
    fake = FakeHomeAssistant()
    fake.add("lock.hatch", "unavailable", friendly_name="Hatch")
    fake.add("light.porch", "unknown", friendly_name="Porch Light")
    fake.add("cover.shed", "closed", friendly_name="Shed Door", device_class="door")
    fake.add("sensor.outside", "unavailable", friendly_name="Outside", unit_of_measurement="°C", device_class="temperature")
    fake.add(
        "light.strip",
        "on",
        friendly_name="Strip",
        supported_color_modes=["color_temp", "xy"],
        color_mode="xy",
        brightness=128,
        rgb_color=[255, 0, 0],
        color_temp_kelvin=2700,
    )
    await fake.start()
    yield fake
    await fake.stop()


class Joined:
    """A home that follows the server."""

    def __init__(self, url: str, token: str = TOKEN) -> None:
        self.clock = Seconds()
        self.home = Home(clock=self.clock)
        self.source = HomeAssistantSource(HomeAssistant(url=url, token=token))

    async def __aenter__(self) -> Joined:
        await self.source.start(self.home)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.source.stop()


async def test_unavailable_and_unknown_are_no_states(server: FakeHomeAssistant) -> None:
    async with Joined(server.url) as joined:
        home = joined.home
        assert ask(home, "lock.hatch", "locked") == "I can't reach the hatch."
        assert ask(home, "light.porch", "off") == "The porch light hasn't told me yet whether it is off."
        assert ask(home, "sensor.outside") == "I can't reach the outside."
        assert ask(home, "cover.shed", "closed") == "Yes, the shed door is closed."
        await server.change("lock.hatch", "locked")
        await until(home, lambda: home.available("lock.hatch"))
        assert ask(home, "lock.hatch", "locked") == "Yes, the hatch is locked."
        await server.change("lock.hatch", "unknown")
        await until(home, lambda: home.standing("lock.hatch") == "untold")
        assert ask(home, "lock.hatch", "locked") == "The hatch hasn't told me yet whether it is locked."
        joined.clock.now += 600
        await server.stop()
        await until(home, lambda: not home.available("cover.shed"))
        assert ask(home, "cover.shed", "closed") == "I can't reach the shed door; ten minutes ago it was closed."


async def test_a_lamp_that_shows_a_colour_has_no_warmth(server: FakeHomeAssistant) -> None:
    async with Joined(server.url) as joined:
        assert joined.home.told("light.strip") == {"on": True, "brightness": 50, "color": "#ff0000"}
        await server.change("light.strip", "on", color_mode="color_temp", color_temp_kelvin=2700, rgb_color=[255, 167, 87])
        await until(joined.home, lambda: "color_temp_k" in joined.home.told("light.strip"))
        assert joined.home.told("light.strip")["color"] == "white"


async def test_a_simulated_lamp_leaves_its_colour_for_white() -> None:
    async with trial("home") as box:
        await box.say("make the living room lamp red")
        assert (await box.say("make the living room lamp warm white")).text == "The living room lamp is at 2700 kelvin."
        assert box.home.told("light.living_room")["color"] == "white"
        assert (await box.say("make the living room lamp warm white")).text == "The living room lamp is already at 2700 kelvin."


@pytest.mark.parametrize(
    ("url", "token", "why"),
    [("hub.local:8123", TOKEN, "its address needs http:// in front"), ("", "wrong", "it does not accept my token")],
)
async def test_what_people_can_mend_is_named(server: FakeHomeAssistant, url: str, token: str, why: str) -> None:
    async with Joined(url or server.url, token) as joined:
        assert joined.source.why == why
        house = House(joined.home, Actuator(joined.home, {}, Gate(Policy())), {"homeassistant": joined.source})
        assert house.spoken_troubles == [f"I can't reach Home Assistant: {why}."]


# -- hubs that nobody can reach -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("turn on the porch lamp", "I can't reach Home Assistant, so I don't know of any porch lamp."),
        ("is the side door locked", "I can't reach Home Assistant, so I don't know of any side door."),
        ("which fans are on", "No fan that I can reach is on, but I can't reach Home Assistant."),
        ("are the doors locked", "The one door that I can reach is locked, but I can't reach Home Assistant."),
        ("how are you", "I'm fine, but I can't reach Home Assistant."),
        ("is everything alright", "I'm fine, but I can't reach Home Assistant."),
    ],
)
async def test_a_hub_that_cannot_be_reached_is_told(words: str, said: str) -> None:
    async with trial("home", "dialogue") as box:
        box.home.lost_hubs = lambda: [Hub("homeassistant", "Home Assistant")]
        assert (await box.say(words)).text == said


async def test_a_hub_whose_devices_are_known_hides_none() -> None:
    async with trial("home") as box:
        box.home.lost_hubs = lambda: [Hub("simulated", "the bridge")]
        assert (await box.say("turn on the porch lamp")).text == "I don't know of any porch lamp."


def test_hubs_are_shown_and_said_once_after_the_start() -> None:
    house = open_house(Config.model_validate({"mqtt": {"host": "127.0.0.1", "port": 9}, "home": {"simulated": False}}))
    assert [hub.title for hub in house.home.lost_hubs()] == ["the MQTT broker"]
    clock, said, shown = Seconds(), list[str](), list[tuple[str, str]]()
    watch = HubWatch(house, clock, said.append, lambda subject, text: shown.append((subject, text)))
    watch.tick()
    assert (said, shown) == ([], [])
    clock.now += PATIENCE_S
    watch.tick()
    watch.tick()
    assert said == ["I can't reach the MQTT broker."]
    house.sources["mqtt"].trouble = ""
    watch.tick()
    assert [text != "" for _, text in shown] == [True, False]
    assert said == ["I can't reach the MQTT broker."]
