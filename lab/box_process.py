"""`assistant run` as a process of its own, for benchmarks and tests: started as systemd would,
spoken to as a person would.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path

from assistant.core.errors import HearthError
from assistant.core.values import Json

START_S = 120.0
STOP_S = 20.0


class BoxProcess:
    """Runs until `stop`; `turns` receives each turn as `--json` prints it, `notes` each line of the
    error output.

    State, skills and configuration live in `folder`. The constructor returns once the box says that
    it is ready.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], config: str = "") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        settings = folder / "config.toml"
        settings.write_text(config, encoding="utf-8")
        self.turns: queue.Queue[dict[str, Json]] = queue.Queue()
        self.notes: list[str] = []
        self._manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._manager.bind(str(folder / "notify"))
        self._manager.settimeout(START_S)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "-v", "run", "--json", "--config", str(settings)],
            env={
                **os.environ,
                **environment,
                "NOTIFY_SOCKET": str(folder / "notify"),
                "HEARTH_STATE": str(folder / "state"),
                "HEARTH_SKILLS": str(folder / "skills"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        weakref.finalize(self, self.process.kill)  # whoever fails leaves no box behind
        threading.Thread(target=self._read_turns, daemon=True).start()
        threading.Thread(target=self._read_notes, daemon=True).start()
        self._await_ready()

    def turn(self, timeout: float = 30.0) -> dict[str, Json]:
        """The next turn that ended. Raises HearthError when there is none in time (s)."""
        try:
            return self.turns.get(timeout=timeout)
        except queue.Empty:
            raise HearthError(
                f"No turn ended within {timeout:g} s. The box noted: {self.notes[-12:]}"
            ) from None

    def drain(self) -> list[dict[str, Json]]:
        """The turns that nobody waited for."""
        found = []
        while not self.turns.empty():
            found.append(self.turns.get())
        return found

    def stop(self) -> int:
        """SIGTERM, as systemd stops it, and SIGKILL where that was not enough; returns the exit
        code (0: it left by itself).
        """
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self._manager.close()

    def _await_ready(self) -> None:
        try:
            while b"READY=1" not in self._manager.recv(4096):
                pass
        except TimeoutError:
            self.process.kill()
            raise HearthError(
                f"The box did not get ready within {START_S:g} s. It noted: {self.notes[-12:]}"
            ) from None

    def _read_turns(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.turns.put(json.loads(line))

    def _read_notes(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.notes.append(line.rstrip())
