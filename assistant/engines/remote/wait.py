"""How long an exchange with a server may take."""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.core.stages import Cancelled, never
from assistant.engines.remote import errors

LOOK_S = 0.05
"""Between two looks at whether the answer is still wanted; who interrupts waits so long at most."""

LONGEST_S = 60.0
"""An answer whose beginning came in time is over by then, however slowly the rest drips."""

LONGEST_S = 60.0
"""An answer whose beginning came in time is over by then, however slowly the rest drips."""

Clock = Callable[[], float]


class Unwanted(Exception):
    """Nobody wants the answer any more."""


class Wait:
    """Ends at a moment, or when nobody wants the answer any more."""

    def __init__(
        self,
        server: str,
        seconds: float,
        cancelled: Cancelled = never,
        clock: Clock = time.monotonic,
    ) -> None:
        self._server, self._cancelled, self._clock = server, cancelled, clock
        self._last = clock() + max(seconds, LONGEST_S)
        self.again(seconds)

    def again(self, seconds: float) -> None:
        """From now on so many seconds more, as far as the longest answer may take."""
        self._seconds = seconds
        self._until = min(self._clock() + seconds, self._last)

    def part(self, seconds: float) -> Wait:
        """A step of it, that may take so many seconds."""
        return Wait(
            self._server, min(seconds, self._until - self._clock()), self._cancelled, self._clock
        )

    def check(self) -> None:
        """Raises Unwanted, or ServerError where it took too long."""
        if self._cancelled():
            raise Unwanted
        if self._clock() >= self._until:
            raise errors.slow(self._server, self._seconds)
