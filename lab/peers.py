"""The chain that Home Assistant users have, as real servers on loopback, so that each comparison is
made in the same run.

`wyoming-faster-whisper` and `wyoming-piper` come with `pip install -e '.[bench]'`; they get the
same weights as we do, and not our way of waiting for threads.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import importlib.util
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from assistant import THREADS
from assistant.core.errors import HearthError
from assistant.core.values import RATE, Samples

_START_S = 60.0
_ANSWER_S = 60.0
_BLOCK = 1024
"""Samples in one event, as Home Assistant sends them."""


def installed() -> bool:
    """Whether both peers are there."""
    return all(
        importlib.util.find_spec(name)
        for name in ("wyoming", "wyoming_faster_whisper", "wyoming_piper")
    )


class Peer:
    """A Wyoming server and how to ask it."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def transcribe(self, samples: Samples) -> tuple[str, float]:
        """The text, and the seconds from the end of the audio to it."""
        audio, asr = _wyoming("audio"), _wyoming("asr")
        shape = {"rate": RATE, "width": 2, "channels": 1}
        async with self._client() as client:
            await client.write_event(asr.Transcribe(language="en").event())
            await client.write_event(audio.AudioStart(**shape).event())
            for start in range(0, len(samples), _BLOCK):
                block = samples[start : start + _BLOCK]
                await client.write_event(audio.AudioChunk(audio=block.tobytes(), **shape).event())
            begun = time.perf_counter()
            await client.write_event(audio.AudioStop().event())
            event = await self._next(client, asr.Transcript)
            return str(asr.Transcript.from_event(event).text), time.perf_counter() - begun

    async def first_sound(self, text: str) -> float:
        """Seconds from the request to the first chunk of sound."""
        audio, tts = _wyoming("audio"), _wyoming("tts")
        async with self._client() as client:
            begun = time.perf_counter()
            await client.write_event(tts.Synthesize(text=text).event())
            await self._next(client, audio.AudioChunk)
            took = time.perf_counter() - begun
            await self._next(client, audio.AudioStop)
            return took

    def _client(self) -> Any:
        return _wyoming("client").AsyncTcpClient("127.0.0.1", self._port)

    @staticmethod
    async def _next(client: Any, kind: Any) -> Any:
        while True:
            event = await asyncio.wait_for(client.read_event(), _ANSWER_S)
            if event is None:
                raise HearthError(
                    "The Wyoming peer closed the connection; see whether it is installed "
                    "whole (`pip install -e '.[bench]'`)."
                )
            if kind.is_type(event.type):
                return event


@contextlib.asynccontextmanager
async def whisper(model: Path, threads: int) -> AsyncIterator[Peer]:
    """wyoming-faster-whisper with its defaults (beam 5 on a PC) and our weights and threads."""
    with tempfile.TemporaryDirectory() as data:
        arguments = [
            "--model",
            str(model),
            "--language",
            "en",
            "--compute-type",
            "int8",
            "--cpu-threads",
            str(threads),
        ]
        arguments += ["--stt-library", "faster-whisper", "--data-dir", data, "--local-files-only"]
        async with _server("wyoming_faster_whisper", arguments) as peer:
            yield peer


@contextlib.asynccontextmanager
async def piper(voice: Path) -> AsyncIterator[Peer]:
    """wyoming-piper with its defaults and our voice."""
    arguments = ["--voice", voice.stem, "--data-dir", str(voice.parent), "--local-files-only"]
    with tempfile.TemporaryDirectory() as downloads:
        async with _server("wyoming_piper", [*arguments, "--download-dir", downloads]) as peer:
            yield peer


@contextlib.asynccontextmanager
async def _server(module: str, arguments: list[str]) -> AsyncIterator[Peer]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", module, "--uri", f"tcp://127.0.0.1:{port}", *arguments]
    own = {name: value for name, value in os.environ.items() if name not in THREADS}
    silent = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdout=silent, stderr=silent, env=own)
    try:
        await _answering(process, port, module)
        yield Peer(port)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _answering(process: asyncio.subprocess.Process, port: int, module: str) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.returncode is None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        return
    raise HearthError(f"The peer {module} did not start; try `python -m {module} --help`.")


def _wyoming(module: str) -> Any:
    return importlib.import_module(f"wyoming.{module}")
