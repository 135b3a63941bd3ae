"""The gate of a reply: shut while it is a draft. It also knows whether the reply rests, so that a
recording can wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Nothing that leaves the box (sound, effects, history) happens before `open`."""

    def __init__(self) -> None:
        self._opened = asyncio.Event()
        self._rests = False

    @property
    def is_open(self) -> bool:
        return self._opened.is_set()

    def open(self) -> None:
        if not self._opened.is_set():
            self._rests = False
            self._opened.set()

    async def wait(self) -> None:
        """Returns once the gate is open."""
        if not self._opened.is_set():
            with self.resting():
                await self._opened.wait()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """While inside, the reply has nothing to compute: it waits for a person, or for the
        loudspeaker.
        """
        self._rests = True
        try:
            yield
        finally:
            self._rests = False

    def over(self) -> None:
        """The reply has ended: it rests for good."""
        self._rests = True

    @property
    def rests(self) -> bool:
        """Whether the reply has nothing to compute now."""
        return self._rests
