"""Hubs that send anything at all: the message is skipped and named once, and the connection lives
or comes back.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiomqtt
import pytest
from aiohttp import web
from broker_kit import MOSQUITTO, Broker, broker, until
from fake_home_assistant import TOKEN, FakeHomeAssistant

from assistant.home.model import Home
from assistant.home.sources.homeassistant import socket as ha_socket
from assistant.home.sources.homeassistant.source import HomeAssistantSource
from assistant.home.sources.mqtt.source import MqttSource
from assistant.service.config_home import HomeAssistant

__all__ = ["broker"]

needs_broker = pytest.mark.skipif(
    MOSQUITTO is None, reason="mosquitto is not installed (Debian: apt install mosquitto)"
)

DEEP = "[" * 60_000
DEEP_CONFIG = '{"name":' * 300 + "1" + "}" * 300
LIGHT = {
    "name": "lamp",
    "schema": "json",
    "state_topic": "lamp",
    "command_topic": "lamp/set",
    "brightness": True,
}
SENSOR = {
    "name": "probe",
    "state_topic": "probe",
    "unit_of_measurement": "V",
    "value_template": "{{ value_json.value }}",
}
LONG_LIST = json.dumps([[]] * 20_000)
GARBAGE: list[str | bytes] = [
    DEEP,
    DEEP_CONFIG,
    b"\xff\xfe\x00" * 1000,
    b"x" * 3_000_000,
    "null",
    "7",
    "[]",
    '"text"',
    LONG_LIST,
    '{"~": 5, "name": {}, "state_topic": []}',
    json.dumps({"name": "x", "command_topic": "a", "availability": "never"}),
    json.dumps({"components": {"a": 5, "b": None}}),
    json.dumps(
        {"name": ["x"], "device": "none", "command_topic": "t", "options": 7, "state_topic": "s"}
    ),
    json.dumps({"name": "n", "state_topic": "s", "value_template": 5, "command_topic": "c"}),
    "{" + '"a":' * 20_000,
]


@needs_broker
async def test_retained_garbage_costs_only_itself_now_and_after_a_restart(
    broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        for number, payload in enumerate(GARBAGE):
            for component in ("switch", "light", "sensor", "climate", "device"):
                await client.publish(
                    f"homeassistant/{component}/bad{number}/config", payload, qos=1, retain=True
                )
        await client.publish(
            "homeassistant/light/lamp/config", json.dumps(LIGHT), qos=1, retain=True
        )
        await client.publish(
            "homeassistant/sensor/probe/config", json.dumps(SENSOR), qos=1, retain=True
        )
        for payload in GARBAGE:
            for topic in ("lamp", "probe"):
                await client.publish(topic, payload, qos=1, retain=True)
        for _ in range(2):
            home, source = Home(), MqttSource(broker.config.mqtt)
            await source.start(home)
            try:
                assert source.trouble == ""
                for payload in GARBAGE:
                    for topic in ("lamp", "probe", "homeassistant/switch/again/config"):
                        await client.publish(topic, payload, qos=1)
                await client.publish("lamp", json.dumps({"state": "ON", "brightness": 255}), qos=1)
                await client.publish("probe", json.dumps({"value": 17}), qos=1)
                await until(home, lambda home=home: home.state("sensor.probe")["value"] == 17)  # type: ignore[misc]
                assert home.state("light.lamp") == {"on": True, "brightness": 100}
                assert source._task is not None
                assert not source._task.done()
            finally:
                await source.stop()
    assert caplog.text.count("lamp: a message was skipped: more than 65,536 bytes") == 2


@needs_broker
async def test_a_connection_that_fails_in_any_way_comes_back(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.home.sources.mqtt.source.FIRST_PAUSE_S", 0.05)
    failures = [RecursionError("deep"), MemoryError(), AssertionError("lost")]
    subscribe = MqttSource._subscribe
    troubles = []

    async def failing(self: MqttSource, *arguments: Any) -> None:
        troubles.append(self.trouble)
        if failures:
            raise failures.pop()
        await subscribe(self, *arguments)

    monkeypatch.setattr(MqttSource, "_subscribe", failing)
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        await client.publish(
            "homeassistant/light/lamp/config", json.dumps(LIGHT), qos=1, retain=True
        )
        home, source = Home(), MqttSource(broker.config.mqtt)
        await source.start(home)
        try:
            assert "failed" in source.trouble
            await client.publish(
                "lamp", json.dumps({"state": "ON", "brightness": 255}), qos=1, retain=True
            )
            await until(
                home,
                lambda: "light.lamp" in home.devices and home.state("light.lamp")["on"] is True,
            )
            assert source.trouble == ""
        finally:
            await source.stop()


@pytest.fixture
async def server() -> AsyncIterator[FakeHomeAssistant]:
    fake = FakeHomeAssistant()
    fake.add("light.bed", "on", friendly_name="Bedside\x1b[31m Lamp")
    fake.exposed = {"light.bed": True}
    await fake.start()
    yield fake
    await fake.stop()


HA_GARBAGE = [
    DEEP,
    "null",
    "7",
    '"x"',
    "[[], 5, null, {}]",
    '{"type": "event", "id": 1}',
    '{"type": "event", "id": 1, "event": 5}',
    (
        '{"type": "event", "id": 1, "event": {"data": {"entity_id": "light.bed", "new_state": '
        '{"state": {}}}}}'
    ),
    '{"type": "event", "id": 1, "event": {"data": {"entity_id": "light.bed", "new_state": 9}}}',
    '{"type": "event", "id": 1, "event": {"data": ' + "[" * 500 + "]" * 500 + "}}",
    '{"type": "result", "id": 999999}',
    "not json",
]


async def test_home_assistants_garbage_costs_only_itself(server: FakeHomeAssistant) -> None:
    home, source = Home(), HomeAssistantSource(HomeAssistant(url=server.url, token=TOKEN))
    await source.start(home)
    try:
        assert home.devices["light.bed"].name == "Bedside Lamp"
        for text in HA_GARBAGE:
            for socket in tuple(server._sockets):
                await socket.send_str(text)
        await server.change("light.bed", "off")
        await until(home, lambda: home.state("light.bed")["on"] is False)
        assert source.trouble == ""
    finally:
        await source.stop()


async def test_states_that_make_no_sense_are_passed_over(server: FakeHomeAssistant) -> None:
    server.states |= {
        "light.x": {"state": "on"},
        "light.y": {"entity_id": "light.y"},
        "z": {"entity_id": 5, "state": "on"},
    }
    server.states["light.evil\x1b[31m"] = {
        "entity_id": "light.evil\x1b[31m",
        "state": "on",
        "attributes": {},
    }
    server.exposed |= {"light.y": True, "light.evil\x1b[31m": True}
    home, source = Home(), HomeAssistantSource(HomeAssistant(url=server.url, token=TOKEN))
    await source.start(home)
    try:
        assert (source.trouble, list(home.devices)) == ("", ["light.bed"])
    finally:
        await source.stop()


@pytest.mark.parametrize("at", ["hello", "auth", "result", "too much"])
async def test_a_home_assistant_that_answers_anything_is_tried_again(
    at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.home.sources.homeassistant.source.FIRST_PAUSE_S", 0.02)
    monkeypatch.setattr(ha_socket, "LARGEST", 100_000)
    joined = 0

    async def serve(request: web.Request) -> web.WebSocketResponse:
        nonlocal joined
        joined += 1
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(DEEP if at == "hello" else '{"type": "auth_required"}')
        await socket.receive()
        await socket.send_str(DEEP if at == "auth" else '{"type": "auth_ok"}')
        async for message in socket:
            number = message.json()["id"]
            if at == "too much":
                await socket.send_str("x" * 200_000)
            await socket.send_str(
                f'{{"id": {number}, "type": "result", "success": true, "result": {DEEP}}}'
            )
        return socket

    fake = FakeHomeAssistant()
    monkeypatch.setattr(fake, "_serve", serve)
    await fake.start()
    home, source = Home(), HomeAssistantSource(HomeAssistant(url=fake.url, token=TOKEN))
    await source.start(home)
    try:
        assert source.trouble
        while joined < 3:
            await until_more(source)
        assert source._task is not None
        assert not source._task.done()
    finally:
        await source.stop()
        await fake.stop()


async def until_more(source: HomeAssistantSource) -> None:

    assert source._task is not None
    await asyncio.wait([source._task], timeout=0.02)


async def test_what_was_skipped_is_named_once(
    server: FakeHomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    home, source = Home(), HomeAssistantSource(HomeAssistant(url=server.url, token=TOKEN))
    with caplog.at_level(logging.WARNING):
        await source.start(home)
        for _ in range(5):
            for socket in tuple(server._sockets):
                await socket.send_str(DEEP)
        await server.change("light.bed", "off")
        await until(home, lambda: home.state("light.bed")["on"] is False)
        await source.stop()
    assert caplog.text.count("was skipped") == 1
