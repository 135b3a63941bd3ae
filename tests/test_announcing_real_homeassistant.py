"""A box's announcement as a real Home Assistant takes it in from a real broker: its device, its
entities, and the way of an order there and back.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import aiomqtt
import pytest
from broker_kit import MOSQUITTO, Broker
from homeassistant_kit import INSTALLED, WHY_NOT, RealHomeAssistant

from assistant import __version__
from assistant.audio.device import SoundSystem
from assistant.core.events import SettingsApplied
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.home.sources.homeassistant.socket import Socket, connect
from assistant.service import app
from assistant.service.announcing import announcing
from assistant.service.config import Config
from assistant.service.running import Running

pytestmark = [
    pytest.mark.skipif(not INSTALLED, reason=WHY_NOT),
    pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto, the MQTT broker, is not installed"),
    pytest.mark.timeout(600),
]

CONFIGURATION = """
http:
  server_host: 127.0.0.1
  server_port: {port}
api:
websocket_api:
config:
"""


class Seen:
    """What a person at Home Assistant sees of the one box there, and sets. All of it is by the keys
    that end the entities' unique ids.
    """

    def __init__(self, socket: Socket) -> None:
        self._socket = socket

    async def devices(self) -> list[dict[str, Any]]:
        devices = await self._socket.request("config/device_registry/list")
        return [each for each in devices if each["manufacturer"] == "Hearth"]

    async def entities(self) -> dict[str, dict[str, Any]]:
        """As they are registered, with their states where they have one."""
        ids = [device["id"] for device in await self.devices()]
        states = {each["entity_id"]: each for each in await self._socket.request("get_states")}
        listed = await self._socket.request("config/entity_registry/list")
        return {
            each["unique_id"].rpartition("_")[2]: each | states.get(each["entity_id"], {})
            for each in listed
            if each["device_id"] in ids
        }

    async def until(self, holds: Callable[[dict[str, str]], bool]) -> dict[str, dict[str, Any]]:
        """Of the states by key."""
        async with asyncio.timeout(30):
            while True:
                entities = await self.entities()
                if holds({key: each.get("state", "") for key, each in entities.items()}):
                    return entities
                await asyncio.sleep(0.2)

    async def order(self, key: str, service: str, **data: object) -> None:
        entity = (await self.entities())[key]["entity_id"]
        await self._socket.request(
            "call_service",
            domain=entity.partition(".")[0],
            service=service,
            service_data=data,
            target={"entity_id": entity},
        )


class Hub:
    """A broker, and a Home Assistant that listens there."""

    def __init__(self, folder: Path) -> None:
        self.broker = Broker(folder)
        self.broker.start()
        (folder / "homeassistant").mkdir()
        self._hub = RealHomeAssistant(folder / "homeassistant", CONFIGURATION)
        self._token = ""

    async def join(self) -> None:
        """As the page for integrations does it."""
        self._token = await self._hub.token()
        flows = f"{self._hub.url}/api/config/config_entries/flow"
        broker = {"broker": "127.0.0.1", "port": self.broker.port}
        headers = {"Authorization": f"Bearer {self._token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            async with session.post(flows, json={"handler": "mqtt"}) as answer:
                step = await answer.json()
            async with session.post(f"{flows}/{step['flow_id']}", json=broker) as answer:
                made = await answer.json()
        assert made["type"] == "create_entry", made

    @asynccontextmanager
    async def seen(self) -> AsyncIterator[Seen]:
        async with connect(self._hub.url, self._token) as socket:
            following = asyncio.create_task(socket.follow())
            yield Seen(socket)
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following

    @property
    def complaints(self) -> list[str]:
        """Lines of its log about what it was told over MQTT."""
        lines = self._hub.log.read_text(errors="replace").splitlines()
        return [line for line in lines if "components.mqtt" in line]

    def stop(self) -> None:
        self._hub.stop()
        self.broker.stop()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    hub = Hub(tmp_path_factory.mktemp("hub"))
    try:
        asyncio.run(hub.join())
        yield hub
    finally:
        hub.stop()


def keep(notes: dict[str, str], subject: str, text: str) -> None:
    """As the program around a box does."""
    notes[subject] = text
    if not text:
        del notes[subject]


@asynccontextmanager
async def announced(hub: Hub) -> AsyncIterator[Running]:
    """A box with a microphone that can be switched off."""
    mqtt = {"host": "127.0.0.1", "port": hub.broker.port, "announce": True}
    config = Config.model_validate({"mqtt": mqtt, "home": {"area": "kitchen"}})
    async with app.open_box(config, hears=False, speaks=False) as box:
        sound = SoundSystem(trouble=lambda _: None)
        notes: dict[str, str] = {}
        running = Running(box, notes, lambda *note: keep(notes, *note), lambda _: None, sound)
        async with announcing(running):
            yield running


async def test_all_of_a_box_is_one_device_in_its_area_and_nothing_is_complained_of(
    hub: Hub,
) -> None:
    async with hub.seen() as seen, announced(hub) as running:
        running.box.conversation.events.tell(
            TurnEnded(TurnRecord(4, route="model", marks_ms={"first_audio": 640}))
        )
        settled = {"route": "model", "troubles": "0"}
        entities = await seen.until(lambda states: settled.items() <= states.items())
        [device] = await seen.devices()
        name = re.sub(r"\W", "_", device["name"].lower())
        assert entities["volume"]["entity_id"] == f"number.{name}_volume"
        assert (device["area_id"], device["sw_version"]) == ("kitchen", __version__)
        assert {key: each["state"] for key, each in entities.items()} == {
            "state": "idle",
            "troubles": "0",
            "route": "model",
            "answer": "640",
            "update": "off",
            "quiet": "off",
            "muted": "off",
            "volume": "70",
        }
        version = entities["update"]["attributes"]
        assert version["installed_version"] == version["latest_version"] == __version__
        assert hub.complaints == []


async def test_what_is_set_at_home_assistant_is_done_by_the_box_and_told_back(hub: Hub) -> None:
    async with hub.seen() as seen, announced(hub) as running:
        await seen.until(lambda states: states.get("volume") == "70")
        await seen.order("volume", "set_value", value=35)
        await seen.order("muted", "turn_on")
        await seen.order("quiet", "turn_on")
        wanted = {"volume": "35", "muted": "on", "quiet": "on"}
        await seen.until(lambda states: wanted.items() <= states.items())
        assert running.box.context.sound.volume == 35
        assert running.box.context.dialogue.do_not_disturb
        assert running.sound is not None
        assert running.sound.microphone.off
        await seen.order("muted", "turn_off")
        await seen.until(lambda states: states["muted"] == "off")
        assert not running.sound.microphone.off
        assert hub.complaints == []


async def test_a_newer_version_on_another_box_is_an_update_and_a_box_that_ends_unavailable(
    hub: Hub,
) -> None:
    async with hub.seen() as seen:
        async with announced(hub), aiomqtt.Client("127.0.0.1", hub.broker.port) as another:
            await seen.until(lambda states: states.get("update") == "off")
            await another.publish("hearth/boxes/another/version", "99.1.0", qos=1)
            entities = await seen.until(lambda states: states["update"] == "on")
            assert entities["update"]["attributes"]["latest_version"] == "99.1.0"
        await seen.until(lambda states: set(states.values()) == {"unavailable"})
        async with announced(hub):
            await seen.until(lambda states: "unavailable" not in states.values())


async def test_a_box_that_is_no_longer_announced_is_no_device_any_more(hub: Hub) -> None:
    async with hub.seen() as seen, announced(hub) as running:
        await seen.until(lambda states: states.get("state") == "idle")
        box = running.box
        mqtt = box.config.mqtt.model_copy(update={"announce": False})
        box.config = box.config.model_copy(update={"mqtt": mqtt})
        box.conversation.events.tell(SettingsApplied(frozenset({"mqtt.announce"})))
        await seen.until(lambda states: not states)
        assert await seen.devices() == []
        assert hub.complaints == []
