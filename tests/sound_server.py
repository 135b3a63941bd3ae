"""The private sound server as a fixture: running, and seen by this process too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lab.sound_server import RATE, Recording, SoundServer, available

__all__ = ["RATE", "Recording", "SoundServer", "sound_server"]


@contextmanager
def sound_server(folder: Path) -> Iterator[SoundServer]:
    """A running server whose environment this process has too; skips the test where PulseAudio is
    not installed.
    """
    if not available():
        pytest.skip("PulseAudio is not installed")
    server = SoundServer(folder)
    before = {name: os.environ.get(name) for name in server.environment}
    os.environ.update(server.environment)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
