"""A real MPD on loopback, with a silent output and two generated songs, played through the skills
and the one gate.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import struct
import time
import wave
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import mpd
import pytest

from assistant.home.act import Actuator
from assistant.home.model import Command, Home
from assistant.home.policy import Gate, Origin
from assistant.home.sources.mpd import DEVICE, MpdSource
from assistant.service.config_home import Mpd, Policy

pytestmark = pytest.mark.skipif(
    shutil.which("mpd") is None, reason="mpd is not installed (apt install mpd)"
)


def song(path: Path, title: str, artist: str) -> None:
    """A minute of silence with a title and an artist in its LIST chunk."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(bytes(2 * 8000 * 60))
    fields = b"".join(
        tag + struct.pack("<I", len(text)) + text + b"\0" * (len(text) % 2)
        for tag, text in ((b"INAM", title.encode() + b"\0"), (b"IART", artist.encode() + b"\0"))
    )
    with path.open("r+b") as out:
        out.seek(0, 2)
        out.write(b"LIST" + struct.pack("<I", 4 + len(fields)) + b"INFO" + fields)
        size = out.tell()
        out.seek(4)
        out.write(struct.pack("<I", size - 8))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def library_is_read(port: int) -> None:
    """Wait until the daemon listens and knows its songs."""
    client = mpd.MPDClient()
    client.timeout = 10
    for _ in range(200):
        with contextlib.suppress(ConnectionError):
            client.connect("127.0.0.1", port)
            break
        time.sleep(0.05)
    client.update()
    while "updating_db" in client.status():
        client.idle("update")
    client.disconnect()


@dataclass
class Player:
    home: Home
    source: MpdSource
    actuator: Actuator
    daemon: asyncio.subprocess.Process

    async def told(self, command: Command) -> bool:
        (receipt,) = await self.actuator.act([command], origin=Origin.VOICE)
        return receipt.ok

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for news of the registry until `true`."""
        news = asyncio.Event()
        end = self.home.listen(lambda change, device: news.set())
        try:
            async with asyncio.timeout(10):
                while not true():
                    news.clear()
                    await news.wait()
        finally:
            end()


@pytest.fixture
async def player(tmp_path: Path) -> AsyncIterator[Player]:
    music, port = tmp_path / "music", free_port()
    music.mkdir()
    song(music / "a.wav", "Penny Lane", "The Beatles")
    song(music / "b.wav", "Night Train", "Oscar Peterson")
    conf = tmp_path / "mpd.conf"
    conf.write_text(
        f'music_directory "{music}"\ndb_file "{tmp_path}/db"\nbind_to_address "127.0.0.1"\nport '
        f'"{port}"\nauto_update "no"\n'
        'audio_output {\n type "null"\n name "silence"\n mixer_type "software"\n}\n'
    )
    daemon = await asyncio.create_subprocess_exec(
        "mpd",
        "--no-daemon",
        "--stderr",
        str(conf),
        stderr=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
    )
    home = Home()
    source = MpdSource(Mpd(host="127.0.0.1", port=port))
    known = Player(home, source, Actuator(home, {"mpd": source}, Gate(Policy()), 3.0), daemon)
    await asyncio.to_thread(library_is_read, port)
    await source.start(home)
    try:
        yield known
    finally:
        await source.stop()
        if daemon.returncode is None:
            daemon.terminate()
        await daemon.wait()


async def test_words_find_a_song_and_the_state_follows(player: Player) -> None:
    assert await player.told(Command(DEVICE, action="play_media", data={"media": "penny lane"}))
    state = player.home.state(DEVICE)
    assert (state["state"], state["title"], state["artist"]) == (
        "playing",
        "Penny Lane",
        "The Beatles",
    )
    assert await player.told(Command(DEVICE, {"state": "paused"}))
    assert player.home.state(DEVICE)["state"] == "paused"
    assert await player.told(Command(DEVICE, {"state": "playing"}))
    assert await player.told(Command(DEVICE, {"volume": 35}))
    assert player.home.state(DEVICE)["volume"] == 35
    assert await player.told(Command(DEVICE, {"muted": True}))
    assert await player.told(Command(DEVICE, {"muted": False}))
    assert player.home.state(DEVICE)["volume"] == 35


async def test_an_empty_queue_plays_everything_and_skips(player: Player) -> None:
    assert await player.told(Command(DEVICE, {"state": "playing"}))
    first = player.home.state(DEVICE)["title"]
    assert await player.told(Command(DEVICE, action="next"))
    await player.until(
        lambda: (
            player.home.state(DEVICE)["title"] != first
            or player.home.state(DEVICE)["state"] == "idle"
        )
    )
    assert await player.told(Command(DEVICE, {"state": "off"}))


async def test_what_is_not_there_is_refused_and_nothing_changes(player: Player) -> None:
    (receipt,) = await player.actuator.act(
        [Command(DEVICE, action="play_media", data={"media": "zauberflöte"})], origin=Origin.VOICE
    )
    assert (receipt.ok, receipt.reason) == (False, "refused")
    assert "zauberflöte" in receipt.detail
    assert player.home.state(DEVICE)["state"] == "idle"


async def test_a_player_that_dies_is_unavailable(player: Player) -> None:
    player.daemon.kill()
    await player.until(lambda: not player.home.available(DEVICE))
    assert not await player.told(Command(DEVICE, {"state": "playing"}))
    assert "music player" in player.source.trouble


async def test_an_address_where_nobody_answers_does_not_stop_the_start() -> None:
    home, source = Home(), MpdSource(Mpd(host="127.0.0.1", port=free_port()))
    await source.start(home)
    assert not home.available(DEVICE)
    assert "can't be reached" in source.trouble
    await source.stop()
