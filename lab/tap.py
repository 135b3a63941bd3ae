"""Listens in on a PulseAudio source and knows when each sample was there: for measuring from
outside what a person would hear.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping

import numpy as np

from assistant.core.values import Samples

_CHUNK_S = 0.01


class Tap:
    """Records a source (mono, int16) from `start` to `stop`.

    Chunks arrive late but never early, so the earliest arrival of any sample, counted back to
    sample 0, gives the time base.
    """

    def __init__(self, source: str, environment: Mapping[str, str], rate: int = 16_000) -> None:
        self.rate = rate
        self._process = subprocess.Popen(
            [
                "parec",
                f"--device={source}",
                "--format=s16le",
                f"--rate={rate}",
                "--channels=1",
                "--raw",
                "--latency-msec=10",
            ],
            env=dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # where the sound ends before it does, it says so
        )
        self._chunks: list[bytes] = []
        self._base = float("inf")
        self._thread = threading.Thread(target=self._read, name=f"tap {source}", daemon=True)
        self._thread.start()

    def stop(self) -> Samples:
        """End the recording; returns all of it."""
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        return np.frombuffer(b"".join(self._chunks), np.int16)

    def time_of(self, sample: int) -> float:
        """The monotonic time at which this sample was there (s)."""
        return self._base + sample / self.rate

    def _read(self) -> None:
        assert self._process.stdout is not None
        got = 0
        while data := self._process.stdout.read1(int(self.rate * _CHUNK_S) * 2):  # type: ignore[attr-defined]  # a buffered pipe
            arrived = time.monotonic()
            self._chunks.append(data)
            got += len(data) // 2
            self._base = min(self._base, arrived - got / self.rate)
