"""Boxes that announce themselves on a real broker: what a Home Assistant would read of them, what
they take orders for, and that none of them becomes a device of its own home.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
from broker_kit import MOSQUITTO, Broker, broker, until

from assistant import __version__
from assistant.core.events import SettingsApplied
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.home.sources.mqtt.discovery import read_config
from assistant.service import app
from assistant.service.announced import Itself, newest
from assistant.service.announcing import announcing
from assistant.service.config import Config
from assistant.service.running import Running

__all__ = ["broker"]

pytestmark = pytest.mark.skipif(
    MOSQUITTO is None, reason="mosquitto, the MQTT broker, is not installed"
)


class Listener:
    """What stands on the broker now, by topic."""

    def __init__(self, client: aiomqtt.Client) -> None:
        self.client = client
        self.told: dict[str, str] = {}

    async def follow(self) -> None:
        await self.client.subscribe("#")
        async for message in self.client.messages:
            assert isinstance(message.payload, bytes)
            self.told[message.topic.value] = message.payload.decode()

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(15):
            while True:
                if holds():
                    return
                await asyncio.sleep(0.05)

    def ending(self, end: str) -> str:
        return next((text for topic, text in self.told.items() if topic.endswith(end)), "")

    @property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.ending("/state") or "{}")
        return found


@asynccontextmanager
async def listener(broker: Broker) -> AsyncIterator[Listener]:
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        found = Listener(client)
        task = asyncio.create_task(found.follow())
        yield found
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def running(
    broker: Broker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Running]:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path / "state"))
    mqtt = {"host": "127.0.0.1", "port": broker.port, "announce": True}
    config = Config.model_validate({"mqtt": mqtt, "home": {"area": "kitchen"}})
    async with app.open_box(config, hears=False, speaks=False) as box:
        running = Running(box, notes := {}, notes.__setitem__, lambda _: None)
        async with announcing(running):
            yield running


async def test_a_box_is_a_device_that_tells_how_it_does_and_takes_harmless_orders(
    broker: Broker, running: Running
) -> None:
    box = running.box
    async with listener(broker) as heard:
        await heard.until(lambda: heard.ending("/availability") == "online" and heard.state != {})
        configs = {
            topic: read_config("homeassistant", topic, text)
            for topic, text in heard.told.items()
            if topic.startswith("homeassistant/") and topic.endswith("/config")
        }
        assert len(configs) == 7
        [area] = {json.loads(heard.told[topic])["device"]["suggested_area"] for topic in configs}
        assert area == "kitchen"
        assert heard.state | {"troubles": 0} == {
            "state": "idle",
            "troubles": 0,
            "route": "none",
            "answer_ms": 0,
            "muted": False,
            "version": __version__,
            "newest": __version__,
            "quiet": False,
            "volume": 70,
        }
        record = TurnRecord(4, route="model", marks_ms={"first_audio": 640})
        box.conversation.events.tell(TurnEnded(record))
        await heard.until(lambda: heard.state["route"] == "model")
        assert heard.state["answer_ms"] == 640
        root = next(topic for topic in heard.told if topic.endswith("/state")).rpartition("/")[0]
        await heard.client.publish(f"{root}/set/volume", "35")
        await heard.client.publish(f"{root}/set/quiet", "ON")
        await heard.client.publish(f"{root}/set/unlock", "front_door")
        await heard.until(lambda: heard.state["volume"] == 35 and heard.state["quiet"])
        assert box.context.dialogue.do_not_disturb
        await heard.client.publish("hearth/boxes/another/version", "99.1.0", retain=True)
        await heard.until(lambda: heard.state["newest"] == "99.1.0")


async def test_no_box_is_a_device_of_a_box_unless_it_is_wanted(
    broker: Broker, running: Running
) -> None:
    home = running.box.house.home
    async with listener(broker) as heard:
        await heard.until(lambda: heard.state != {})
        await asyncio.sleep(0.3)  # what the source would have made of it
        assert not [each for each in home.devices.values() if each.source == "mqtt"]
        wanted = {"host": "127.0.0.1", "port": broker.port, "boxes": True}
        config = Config.model_validate({"mqtt": wanted, "home": {"simulated": False}})
        async with app.open_box(config, hears=False, speaks=False) as other:
            theirs = other.house.home
            await until(
                theirs, lambda: any(each.kind == "switch" for each in theirs.devices.values())
            )


async def test_a_broker_that_starts_anew_is_told_all_of_it_again(
    broker: Broker, running: Running
) -> None:
    async with listener(broker) as heard:
        await heard.until(lambda: heard.state != {})
        broker.stop()
        await heard.until(lambda: bool(running.notes.get("announcement")))
    broker.start()
    async with listener(broker) as heard:
        await heard.until(lambda: heard.ending("/availability") == "online" and heard.state != {})
        assert sum(topic.endswith("/config") for topic in heard.told) == 7
        running.box.config = running.box.config.model_copy(
            update={"mqtt": running.box.config.mqtt.model_copy(update={"announce": False})}
        )

        running.box.conversation.events.tell(SettingsApplied(frozenset({"mqtt.announce"})))
        await heard.until(
            lambda: not any(text for topic, text in heard.told.items() if topic.endswith("/config"))
        )


def test_a_device_clears_no_doubt_about_which_version_is_newer() -> None:
    assert newest(["2.9.1", "2.10.0", "", "rubbish"]) == "2.10.0"
    assert Itself("a1", "x", "1").orders == "hearth/boxes/a1/set"
