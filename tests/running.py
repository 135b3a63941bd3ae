"""A box that runs as a process of its own, and the commands beside it in the same environment."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import weakref
from pathlib import Path
from typing import Any

from assistant.service.control import NAME

BARE = '[llm]\nmodel = ""\n[audio]\nmicrophone = "none of these"\nloudspeaker = "none of these"\n'
"""No language model to load, and sound devices that no machine has."""
PATIENCE_S = 120
"""A start takes seconds; on a machine that has much else to do it may take minutes."""


class Running:
    """`assistant run --service` in a folder of its own, and commands with the same environment."""

    def __init__(self, folder: Path, settings: str = BARE) -> None:
        self.folder = folder
        self.settings = folder / "config.toml"
        self.settings.write_text(settings)
        self._manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._manager.bind(str(folder / "notify"))
        self._manager.settimeout(PATIENCE_S)
        folders = {
            f"HEARTH_{name}": str(folder / name.lower()) for name in ("STATE", "CACHE", "SKILLS")
        }
        self.environment = {**os.environ, **folders, "HEARTH_CONFIG": str(self.settings)}
        self.environment.pop("NOTIFY_SOCKET", None)

    def start(self) -> str:
        """Start it; what it tells systemd when it is ready, or nothing where it ended instead."""
        self.errors = (self.folder / "errors").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "run", "--service"],
            env={**self.environment, "NOTIFY_SOCKET": str(self.folder / "notify")},
            stdout=self.errors,
            stderr=self.errors,
        )
        weakref.finalize(self, self.process.kill)  # a test that fails leaves no box behind
        while "READY=1" not in (told := self.told()):
            pass
        return told

    def told(self) -> str:
        """What it tells systemd next."""
        return self._manager.recv(4096).decode()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> str:
        """End it; everything it printed."""
        self.process.send_signal(how)
        assert self.process.wait(30) == 0
        self.errors.close()
        return (self.folder / "errors").read_text()

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant", *arguments]
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def ask(self, request: object) -> dict[str, Any]:
        """The answer to one request over the socket."""
        with self.connection() as connection:
            connection.sendall(json.dumps(request).encode() + b"\n")
            answer: dict[str, Any] = json.loads(connection.makefile().readline())
            return answer

    def connection(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.connect(str(self.folder / "state" / NAME))
        connection.settimeout(30)
        return connection
