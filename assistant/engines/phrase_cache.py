"""Sound of phrases that were made before: bounded, least recently used out, on disk with the newest
in memory.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

import numpy as np

from assistant.core.values import Samples

DISK_BYTES = 64 * 2**20
MEMORY_BYTES = 8 * 2**20


class PhraseCache:
    """Maps a phrase of one voice to its samples. A disk that is full or read-only only makes it
    forget.
    """

    def __init__(
        self,
        folder: Path,
        voice: str,
        disk_bytes: int = DISK_BYTES,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        """`voice` names everything that shapes the sound besides the text: the voice's hash, its
        speed.
        """
        self._folder = folder
        self._voice = voice
        self._limit = disk_bytes
        self._memory_limit = memory_bytes
        self._memory: OrderedDict[str, Samples] = OrderedDict()
        self._used = sum(file.stat().st_size for file in folder.glob("*.pcm"))

    def get(self, text: str) -> Samples | None:
        key = self._key(text)
        file = self._folder / f"{key}.pcm"
        with suppress(OSError):
            os.utime(file)
        if key in self._memory:
            self._memory.move_to_end(key)
            return self._memory[key]
        try:
            samples = np.frombuffer(file.read_bytes(), np.int16)
        except (OSError, ValueError):  # not there, or cut off by a power failure
            return None
        self._remember(key, samples)
        return samples

    def put(self, text: str, samples: Samples) -> None:
        key = self._key(text)
        if samples.nbytes > self._limit // 8:
            return
        self._remember(key, samples)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(samples.tobytes())
            os.replace(file.name, self._folder / f"{key}.pcm")
        except OSError:
            return
        self._used += samples.nbytes
        if self._used > self._limit:
            self._shrink()

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self._voice}\n{text}".encode()).hexdigest()[:40]

    def _remember(self, key: str, samples: Samples) -> None:
        self._memory[key] = samples
        self._memory.move_to_end(key)
        while sum(kept.nbytes for kept in self._memory.values()) > self._memory_limit:
            self._memory.popitem(last=False)

    def _shrink(self) -> None:
        """Delete the longest unused files until three quarters of the limit are in use."""
        files = sorted(
            (file.stat().st_mtime_ns, file.stat().st_size, file)
            for file in self._folder.glob("*.pcm")
        )
        self._used = sum(size for _, size, _ in files)
        for _, size, file in files:
            if self._used <= self._limit * 3 // 4:
                return
            file.unlink(missing_ok=True)
            self._used -= size
