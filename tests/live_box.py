"""`assistant run` as a process of its own on a virtual microphone and loudspeaker: spoken to, listened to, as a person would."""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from assistant.audio.pcm import resample
from assistant.values import RATE, Pcm, Samples
from tests.sound_server import SoundServer


class LiveBox:
    """Starts the service as systemd would (it tells READY=1) and collects its turns."""

    def __init__(self, server: SoundServer, folder: Path, config: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(config)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(folder / "notify"))
        self._socket.settimeout(60)
        self.turns: queue.Queue[dict[str, Any]] = queue.Queue()
        self.notes: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "run", "--json", "--config", str(folder / "config.toml")],
            env={
                **os.environ,
                **server.environment,
                "NOTIFY_SOCKET": str(folder / "notify"),
                "HEARTH_STATE": str(folder / "state"),
                "HEARTH_SKILLS": str(folder / "skills"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._read_turns, daemon=True).start()
        threading.Thread(target=self._read_notes, daemon=True).start()
        while b"READY=1" not in self._socket.recv(4096):
            pass

    def turn(self, timeout: float = 30.0) -> dict[str, Any]:
        """The next turn that ended."""
        try:
            return self.turns.get(timeout=timeout)
        except queue.Empty:
            raise AssertionError(f"no turn within {timeout} s; the box noted: {self.notes[-5:]}") from None

    def note(self, part: str, timeout: float = 30.0) -> str:
        """The next note on its error output that contains `part`."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            for line in list(self.notes):
                if part in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"no note with {part!r} within {timeout} s; there were: {self.notes[-5:]}")

    def drain(self) -> list[dict[str, Any]]:
        """Turns that nobody waited for."""
        found = []
        while not self.turns.empty():
            found.append(self.turns.get())
        return found

    def stop(self) -> int:
        """SIGTERM, as systemd stops it; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self._socket.close()

    def _read_turns(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.turns.put(json.loads(line))

    def _read_notes(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.notes.append(line.rstrip())


class Person:
    """Speaks with the packaged voice, a little higher than the box, and makes pauses."""

    PITCH = 1.08

    def __init__(self, voice: Any) -> None:
        self._voice = voice
        self._known: dict[str, Samples] = {}

    def say(self, *parts: str | float) -> Pcm:
        """Sentences and pauses (in seconds) as one 16 kHz recording, in a room that is never quite silent."""
        track: list[Samples] = []
        for part in parts:
            track.append(np.zeros(int(part * RATE), np.int16) if isinstance(part, float) else self._speak(part))
        whole = np.concatenate([*track, np.zeros(RATE // 5, np.int16)])
        return Pcm(np.clip(whole + np.random.default_rng(1).normal(0, 6, len(whole)), -32768, 32767).astype(np.int16))

    def _speak(self, text: str) -> Samples:
        if text not in self._known:
            sound = np.concatenate([pcm.samples for pcm in self._voice.speak(text)])
            self._known[text] = resample(Pcm(sound, round(self._voice.rate * self.PITCH)), RATE)
        return self._known[text]
