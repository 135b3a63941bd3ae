"""A box's agenda for tests: a file, a clock that is set by hand, and what rang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.agenda.clock import VirtualClock
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry

BERLIN = ZoneInfo("Europe/Berlin")


MONDAY = datetime(2026, 11, 23, 17, 30, tzinfo=BERLIN)


@dataclass
class Box:
    """A box that can lose its power: `restart` opens the file anew, as a new process would."""

    path: Path
    clock: VirtualClock
    heard: list[tuple[str, str]] = field(default_factory=list)
    schedule: Schedule = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.store = Store(self.path)
        self.schedule = Schedule(
            self.store, self.clock, self._rang, lambda entries: self._note("quiet", entries)
        )

    def _rang(self, entries: Sequence[Entry], missed: bool) -> None:
        self._note("missed" if missed else "ring", entries)

    def _note(self, what: str, entries: Sequence[Entry]) -> None:
        self.heard.extend((what, entry.name or entry.text or entry.kind) for entry in entries)

    def later(self, seconds: float) -> list[tuple[str, str]]:
        """What is heard while so much time passes, in steps as short as the real loop's longest
        sleep.
        """
        self.heard.clear()
        end = self.clock.elapsed() + seconds
        while (left := end - self.clock.elapsed()) > 0:
            self.clock.advance(min(left, max(self.schedule.tick(), 0.01), 1.0))
        self.schedule.tick()
        return list(self.heard)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    box = Box(tmp_path / "agenda.db", VirtualClock(MONDAY))
    yield box
    box.store.close()
