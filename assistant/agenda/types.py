"""Durable things: what a timer, an alarm, a reminder and a list are,
and what their keeper offers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, Protocol

from assistant.core.values import Json

Kind = Literal["timer", "alarm", "reminder", "routine", "condition"]
State = Literal["running", "paused", "ringing", "done"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One timer, alarm, reminder, scheduled routine or condition.

    `due` is the next moment it rings (aware datetime; None while paused). A timer also has
    `total_s` and, while paused, `remaining_s`. `days` are the weekdays of a repeating alarm (0
    Monday … 6 Sunday; empty: once) at local `at`, so that daylight saving keeps the wall-clock
    time; a repetition that weekdays don't tell is its `rule` (`agenda.repeats`). `text` is what a
    reminder says, or the words a routine or delayed command runs.
    """

    id: int
    kind: Kind
    name: str
    due: datetime | None
    state: State = "running"
    total_s: float = 0.0
    remaining_s: float = 0.0
    area: str | None = None
    text: str = ""
    days: tuple[int, ...] = ()
    at: time | None = None
    rule: str = ""
    rang_at: datetime | None = None
    """When it began to ring (while ringing)."""
    missed: bool = False
    """Its moment passed while the box was off; it is told, not rung."""
    consent: Json = None
    """The person's consent to what `text` will do, sealed for this very entry
    (`home.policy.Gate.seal`).
    """
    condition: Json = None
    """Of a condition: what it waits for (`core.conditions`); it has no `due`."""

    @property
    def repeats(self) -> bool:
        return bool(self.days or self.rule)


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    done: bool = False
    due: str = ""
    """The day, or the moment, by which it is to be done, in ISO 8601; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class ItemList:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


class Seed(Protocol):
    """A timer of a home file."""

    @property
    def name(self) -> str: ...
    @property
    def area(self) -> str | None: ...
    @property
    def remaining_s(self) -> float: ...
    @property
    def total_s(self) -> float: ...
    @property
    def paused(self) -> bool: ...


class Agenda(Protocol):
    """Keeper of timers, alarms and reminders. Every change is on disk when the call returns."""

    def now(self) -> datetime: ...

    def entries(self, kind: Kind | None = None) -> Sequence[Entry]:
        """All that have not ended, soonest first; paused ones last."""

    def add_timer(
        self,
        seconds: float,
        name: str = "",
        area: str | None = None,
        text: str = "",
        consent: Json = None,
    ) -> Entry:
        """A countdown. With `text`, the words are carried out as a command at its end ("turn off
        the light in 5 minutes").
        """

    def add_alarm(
        self,
        at: time,
        days: Sequence[int] = (),
        name: str = "",
        date: datetime | None = None,
        rule: str = "",
    ) -> Entry:
        """The next time the local clock shows `at` (on `date`'s day, or on each of `days`), or when
        `rule` says.
        """

    def add_reminder(
        self, due: datetime, text: str, days: Sequence[int] = (), rule: str = ""
    ) -> Entry:
        """Said at `due`; with `days`, again on each of these weekdays at that time of day, or as
        `rule` says.
        """

    def add_routine(
        self,
        text: str,
        name: str = "",
        *,
        due: datetime | None = None,
        at: time | None = None,
        days: Sequence[int] = (),
        rule: str = "",
        consent: Json = None,
    ) -> Entry:
        """Words to carry out: once at `due`, or at local `at` on each of `days` (empty: once, the
        next time it is `at`).

        With `rule`, at `due` and then as it says.
        """

    def add_condition(
        self, condition: Json, text: str, name: str = "", consent: Json = None
    ) -> Entry:
        """Words to carry out once `condition` comes true; without `text`, that is told. `name` is
        how the condition was said.
        """

    def keep_condition(self, entry: int, condition: Json) -> Entry:
        """Keep what has changed of a condition while it waits."""

    def keep_consent(self, entry: int, consent: Json) -> Entry:
        """Keep a consent that was sealed for this entry."""

    def pause(self, entry: int) -> Entry: ...

    def resume(self, entry: int) -> Entry: ...

    def extend(self, entry: int, seconds: float) -> Entry:
        """Add (or with a negative number take off) time; never below zero."""

    def set_length(self, entry: int, seconds: float) -> Entry:
        """Let a timer run for this long from now on, whatever it was set to; a paused one stays
        paused.
        """

    def cancel(self, entry: int) -> None: ...

    def rows(self) -> Mapping[int, Mapping[str, object]]:
        """All that have not ended, as they stand in the file, by id: what `restore` takes."""

    def restore(self, entry: int, row: Mapping[str, object]) -> None:
        """Let an entry be again what it was, cancelled or changed as it may be since."""

    def skip(self, entry: int) -> Entry:
        """Leave out the next time of a repeating entry; one that has no other ends."""

    def ringing(self) -> Sequence[Entry]: ...

    def stop_ringing(self) -> Sequence[Entry]:
        """Silence all that rings; returns what rang."""

    def snooze(self, minutes: float = 9) -> Sequence[Entry]:
        """Silence all that rings, and ring again after so long."""


class Lists(Protocol):
    """Keeper of shopping, to-do and other lists."""

    def all(self) -> Sequence[ItemList]: ...

    def create(self, name: str) -> ItemList:
        """A new list that is called so; one that is there already is returned as it is."""

    def add(self, list_id: str, texts: Sequence[str], due: str | None = None) -> ItemList:
        """Put items on, due then; without `due`, those that are on it keep theirs."""

    def remove(self, list_id: str, texts: Sequence[str]) -> ItemList:
        """Take off the items that read so."""

    def check(self, list_id: str, texts: Sequence[str], done: bool = True) -> ItemList:
        """Mark the items that read so."""

    def clear(self, list_id: str, *, only_done: bool = False) -> ItemList: ...

    def delete(self, list_id: str) -> None:
        """The list itself and all on it."""

    def restore(self, before: ItemList) -> None:
        """Let a list be again what it was, deleted or changed as it may be since."""
