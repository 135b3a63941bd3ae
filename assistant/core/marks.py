"""Time for the loop: the clock that everything asks, and the latency marks of one turn."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Protocol

from assistant.agenda import clock as agenda_clock

STAGES = {
    "speech_end": "you fell silent",
    "endpoint": "you finished",
    "heard": "heard",
    "understood": "understood",
    "done": "done",
    "first_chunk": "voice begins",
    "first_audio": "answers",
    "interrupted": "interrupted",
}
"""A turn's marks as people read them: what had come about by then. `endpoint` is when the box was
sure that nobody goes on; `first_chunk` is made by the voice, `first_audio` leaves the loudspeaker.
"""


def waterfall(marks_ms: Mapping[str, int]) -> list[dict[str, str | int]]:
    """A turn's marks in the order in which they passed: each with its name for people, when it was
    reached (ms after the last voiced sample) and how long after the one before.
    """
    steps: list[dict[str, str | int]] = []
    before = 0
    for mark, at in sorted(marks_ms.items(), key=lambda mark: mark[1]):
        took = max(0, at - before)
        steps.append({"mark": mark, "name": STAGES[mark], "at_ms": at, "took_ms": took})
        before = max(before, at)
    return steps


class Clock(agenda_clock.Clock, Protocol):
    """The agenda's clock, and `mono`, which never jumps and measures (seconds)."""

    def mono(self) -> float: ...


class SystemClock(agenda_clock.SystemClock):
    """The machine's own clock."""

    def mono(self) -> float:
        return time.monotonic()


class StreamClock:
    """The clock of a recording played faster than real time: time is what the samples say.

    Work done while a recording waits is real, so it counts: it runs beside the stream as it would
    beside a person who keeps talking, and pushes the clock on only once it takes longer than the
    sound that follows.
    """

    boot = "recording"

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._stream = 0.0
        self._busy_until = 0.0
        self._work_began: float | None = None

    def mono(self) -> float:
        worked = 0.0 if self._work_began is None else time.monotonic() - self._work_began
        return max(self._stream, self._busy_until) + worked

    elapsed = mono

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.mono())

    def heard(self, seconds: float) -> None:
        """`seconds` more of the recording went by."""
        self._stream += seconds

    @contextmanager
    def working(self) -> Iterator[None]:
        """While inside, the recording waits and the clock runs with the machine's."""
        self._work_began = time.monotonic()
        try:
            yield
        finally:
            self._busy_until, self._work_began = self.mono(), None


class Marks:
    """When each step of a turn was reached, in milliseconds from the last voiced sample. The first
    mark of a name stays.
    """

    def __init__(self, clock: Clock, zero: float | None = None) -> None:
        self._clock = clock
        self._zero = clock.mono() if zero is None else zero
        self._ms: dict[str, int] = {"speech_end": 0}

    def mark(self, name: str, mono: float | None = None) -> None:
        moment = self._clock.mono() if mono is None else mono
        self._ms.setdefault(name, round(1000 * (moment - self._zero)))

    @property
    def live(self) -> dict[str, int]:
        """All marks so far, by name; grows while the turn goes on."""
        return self._ms
