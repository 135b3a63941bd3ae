"""What stands in for the world while a skill is rehearsed: it can be looked at and changed, and
nothing outside of it changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from assistant.agenda.clock import Clock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Agenda, Lists
from assistant.core.values import Receipt
from assistant.home.model import Command, Home
from assistant.home.policy import Consent, Gate, Origin
from assistant.skillkit.context import Sound


class Touched(Exception):
    """A rehearsal reached something that nothing stands in for."""


class Untouchable:
    """Stands in for what a rehearsal has no copy of."""

    def __getattr__(self, name: str) -> Any:
        raise Touched(name)


class Nowhere(Untouchable):
    """Stands in for the folders of skills: they can be named, and neither read nor written."""

    def __truediv__(self, name: str) -> Nowhere:
        return self

    def __fspath__(self) -> str:
        raise Touched("a file")


class Stage:
    """Stands in for the actuator: notes the commands and pretends that they worked."""

    def __init__(self, gate: Gate, home: Home) -> None:
        self.gate = gate
        self.commands: list[Command] = []
        self._home = home

    async def act(
        self, commands: Sequence[Command], *, origin: Origin, consent: Consent | None = None
    ) -> list[Receipt]:
        self.commands.extend(commands)
        return [
            Receipt(c.device, c.wanted, {**self._home.state(c.device), **c.wanted}, ok=True)
            for c in commands
        ]


@dataclass
class Loudness:
    """Stands in for the loudspeaker: has a volume and no sound."""

    volume: int

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    async def announce(self, text: str) -> None:
        raise Touched("the loudspeaker")


@dataclass(frozen=True, slots=True)
class Copies:
    """What a rehearsal may change because it is not the real one; by default it may touch devices
    alone.
    """

    agenda: Agenda | None = None
    lists: Lists | None = None
    sound: Sound | None = None


@contextmanager
def copied(store: Store, clock: Clock, volume: int) -> Iterator[Copies]:
    """Copies of what a box keeps, for one rehearsal."""
    copy = store.copy()
    try:
        yield Copies(Schedule(copy, clock), ListKeeper(copy), Loudness(volume))
    finally:
        copy.close()
