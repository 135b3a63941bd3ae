"""A real MQTT broker on loopback, the zigbee2mqtt that plays on it, and waiting for a home."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiomqtt
import pytest

from assistant.home.model import Home
from assistant.service.config import Config

MOSQUITTO = shutil.which(
    "mosquitto", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/sbin"
)


class Broker:
    """A mosquitto of our own on loopback, which can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._config = folder / "mosquitto.conf"
        self._config.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence false\n"
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert MOSQUITTO
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", str(self._config)], stderr=subprocess.PIPE
        )
        assert self._process.stderr
        for line in self._process.stderr:
            if b"running" in line:
                return
        raise RuntimeError("mosquitto did not start")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    @property
    def config(self) -> Config:
        return Config.model_validate(
            {"mqtt": {"host": "127.0.0.1", "port": self.port}, "home": {"simulated": False}}
        )


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    broker = Broker(tmp_path)
    broker.start()
    yield broker
    broker.stop()


BRIDGE = {"topic": "zigbee2mqtt/bridge/state", "value_template": "{{ value_json.state }}"}


class Bridge:
    """Behaves like zigbee2mqtt: retained configs and states, JSON on one topic for each device, and
    obeys `…/set`.
    """

    def __init__(self, client: aiomqtt.Client) -> None:
        self.client = client
        self.deaf: set[str] = set()
        self.heard: list[tuple[str, Any]] = []

    async def announce(
        self, component: str, name: str, settings: dict[str, Any], area: str = ""
    ) -> None:
        friendly = name.replace("_", " ")
        config = {
            "name": None,
            "unique_id": f"0x{name}_{component}_zigbee2mqtt",
            "object_id": name,
            "state_topic": f"zigbee2mqtt/{name}",
            "availability": [
                BRIDGE,
                {
                    "topic": f"zigbee2mqtt/{name}/availability",
                    "value_template": "{{ value_json.state }}",
                },
            ],
            "availability_mode": "all",
            "device": {"identifiers": [name], "name": friendly, "suggested_area": area},
            **settings,
        }
        await self.publish(f"homeassistant/{component}/{name}/{component}/config", config)
        await self.publish(f"zigbee2mqtt/{name}/availability", {"state": "online"})

    async def publish(self, topic: str, payload: object) -> None:
        text = payload if isinstance(payload, str) else json.dumps(payload)
        await self.client.publish(topic, text, qos=1, retain=True)

    async def obey(self) -> None:
        await self.client.subscribe("zigbee2mqtt/+/set", qos=1)
        states: dict[str, dict[str, Any]] = {}
        async for message in self.client.messages:
            name = message.topic.value.split("/")[1]
            assert isinstance(message.payload, bytes)
            text = message.payload.decode()
            asked = json.loads(text) if text.startswith("{") else {"state": text}
            self.heard.append((name, asked))
            if name not in self.deaf:
                states.setdefault(name, {}).update(asked)
                await self.publish(f"zigbee2mqtt/{name}", states[name])


@asynccontextmanager
async def bridge(broker: Broker) -> AsyncIterator[Bridge]:
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        played = Bridge(client)
        task = asyncio.create_task(played.obey())
        await played.publish("zigbee2mqtt/bridge/state", {"state": "online"})
        yield played
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(home: Home, holds: Callable[[], bool]) -> None:
    """Wait for a change after which `holds`; fails after ten seconds."""
    event = asyncio.Event()
    end = home.listen(lambda change, device: event.set())
    try:
        async with asyncio.timeout(10):
            while not holds():
                event.clear()
                await event.wait()
    finally:
        end()
