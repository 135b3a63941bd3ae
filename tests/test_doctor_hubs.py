"""The doctor asks real hubs, without an effect on them."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
from broker_kit import MOSQUITTO, Broker, broker
from doctor_kit import real
from fake_home_assistant import TOKEN, FakeHomeAssistant
from test_home_tls import OPENSSL, papers

from assistant.service.config import Config
from assistant.service.doctor import hubs
from assistant.service.doctor.finding import Finding

__all__ = ["broker", "papers"]

needs_mosquitto = pytest.mark.skipif(not MOSQUITTO, reason="mosquitto is not installed")
needs_openssl = pytest.mark.skipif(not OPENSSL, reason="openssl is not installed")


async def found(settings: dict[str, Any]) -> list[str]:
    """The names of the findings; blocking work goes on a thread, for the hubs are of this loop."""
    config = Config.model_validate(settings)
    told = await asyncio.to_thread(lambda: [*hubs.look(real(config))])
    return [each.name for each in told if isinstance(each, Finding)]


class Guarded(Broker):
    """A broker that asks for a name and a password, or for an encrypted connection."""

    def __init__(self, folder: Path, *lines: str) -> None:
        super().__init__(folder)
        self._config.write_text(
            "\n".join((f"listener {self.port} 127.0.0.1", "persistence false", *lines, ""))
        )


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Broker]:
    passwords = tmp_path / "passwords"
    passwords.touch(mode=0o600)
    subprocess.run(["mosquitto_passwd", "-b", str(passwords), "hearth", "right"], check=True)
    passwords.chmod(0o644)
    tmp_path.chmod(0o755)
    broker = Guarded(tmp_path, "allow_anonymous false", f"password_file {passwords}", "user root")
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture
def sealed(papers: Path, tmp_path: Path) -> Iterator[Broker]:
    own = (f"certfile {papers / 'hub.pem'}", f"keyfile {papers / 'hub.key'}", "user root")
    broker = Guarded(tmp_path, "allow_anonymous true", *own)
    broker.start()
    yield broker
    broker.stop()


@needs_mosquitto
async def test_a_broker_that_refuses_the_password(guarded: Broker) -> None:
    mqtt = {"host": "127.0.0.1", "port": guarded.port, "username": "hearth", "password": "wrong"}
    assert await found({"mqtt": mqtt}) == ["hub-login"]
    assert await found({"mqtt": mqtt | {"password": "right"}}) == []


@needs_mosquitto
async def test_a_broker_that_is_away(tmp_path: Path) -> None:
    gone = Broker(tmp_path)
    assert await found({"mqtt": {"host": "127.0.0.1", "port": gone.port}}) == ["hub-unreachable"]


@needs_mosquitto
@needs_openssl
async def test_a_broker_whose_certificate_nobody_known_signed(papers: Path, sealed: Broker) -> None:
    mqtt = {"host": "127.0.0.1", "port": sealed.port, "tls": True}
    assert await found({"mqtt": mqtt}) == ["hub-certificate"]
    assert await found({"mqtt": mqtt | {"ca": str(papers / "ca.pem")}}) == []


@needs_mosquitto
async def test_a_broker_hears_nothing_of_being_asked(broker: Broker) -> None:
    async with aiomqtt.Client("127.0.0.1", broker.port) as client:
        await client.subscribe("#")
        assert await found({"mqtt": {"host": "127.0.0.1", "port": broker.port}}) == []
        await client.publish("the/end", "now")
        async for message in client.messages:
            assert message.topic.value == "the/end"
            break


async def test_a_broker_that_is_asked_is_given_no_last_will() -> None:
    hello: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hello.append(await reader.read(200))
        writer.write(b"\x20\x02\x00\x05")  # CONNACK: not authorised
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        mqtt = {"host": "127.0.0.1", "port": server.sockets[0].getsockname()[1]}
        assert await found({"mqtt": mqtt}) == ["hub-login"]
    assert b"MQTT" in hello[0]
    assert b"hearth/status" not in hello[0]


@pytest.fixture
async def home_assistant() -> AsyncIterator[FakeHomeAssistant]:
    hub = FakeHomeAssistant()
    await hub.start()
    yield hub
    await hub.stop()


async def test_a_home_assistant_that_refuses_the_token(home_assistant: FakeHomeAssistant) -> None:
    settings = {"url": f"http://127.0.0.1:{home_assistant.port}", "token": "old"}
    assert await found({"home_assistant": settings}) == ["hub-token"]
    assert await found({"home_assistant": settings | {"token": TOKEN}}) == []
    assert home_assistant.called == []


async def test_a_home_assistant_that_is_away(home_assistant: FakeHomeAssistant) -> None:
    settings = {"url": f"http://127.0.0.1:{home_assistant.port}", "token": TOKEN}
    await home_assistant.stop()
    assert await found({"home_assistant": settings}) == ["hub-unreachable"]


@needs_openssl
async def test_a_home_assistant_whose_certificate_nobody_known_signed(papers: Path) -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(papers / "hub.pem", papers / "hub.key")
    hub = FakeHomeAssistant(tls)
    await hub.start()
    try:
        settings = {"url": f"https://127.0.0.1:{hub.port}", "token": TOKEN}
        assert await found({"home_assistant": settings}) == ["hub-certificate"]
    finally:
        await hub.stop()


async def test_a_server_of_the_language_model_that_is_away(tmp_path: Path) -> None:
    port = Broker(tmp_path).port
    settings = {"llm": {"server": f"http://127.0.0.1:{port}"}}
    assert await found(settings) == ["server-unreachable"]
