"""Timers, alarms, reminders and delayed commands: when each is due, and that it rings exactly once.

An entry is running (or paused), then ringing, then done; a repeating one returns to running. Each
step is one transaction, made *before* the callback that sounds it. So a crash can't ring anything
anew: what was ringing rings on after a restart, or is told as missed when its time to ring is over;
a delayed command that was begun is told, never carried out twice.

A timer is due on the clock that nobody sets (time since the machine started), as long as that
machine run lasts: correcting the wall clock moves no timer. Alarms and reminders follow the wall
clock.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time

from assistant.agenda.clock import Clock, SystemClock
from assistant.agenda.dues import again, at_time, counting
from assistant.agenda.entries import Entries, kept
from assistant.agenda.repeats import next_by_rule
from assistant.agenda.ringing import LATE_S, RING_S, one_shot
from assistant.agenda.store import Store
from assistant.agenda.types import Entry, Kind, Seed
from assistant.agenda.walltime import moment, next_time
from assistant.core.errors import KeepError
from assistant.core.values import Json

log = logging.getLogger(__name__)

LOOK_S = 1.0
"""The longest sleep: a clock that was set, or another process's change, is noticed within this."""

OnRing = Callable[[Sequence[Entry], bool], None]
"""Called with entries that ring from now on (or ring on after a restart), and whether they were
missed instead.
"""
OnQuiet = Callable[[Sequence[Entry]], None]
"""Called with entries that ring no longer: stopped, snoozed, cancelled, or rung long enough."""


class Schedule:
    """The keeper (`agenda.types.Agenda`). Belongs to the event loop's thread; `tick` may also be
    driven by hand.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock | None = None,
        on_ring: OnRing | None = None,
        on_quiet: OnQuiet | None = None,
    ):
        self._store = store
        self._clock: Clock = clock or SystemClock()
        self.on_ring = on_ring
        self.on_quiet = on_quiet
        self._began: dict[int, float] = {}
        """Ringing entry → `elapsed` when this process began to ring it."""
        self._wake = asyncio.Event()
        self.version = 0
        """Grows with every change that this process makes."""
        self._entries = Entries(store, lambda: self.now().tzinfo, self._written)
        self._trouble = ""
        self._known_loss: object = None
        with suppress(KeepError):  # what is to be dropped can wait
            store.prune()

    # -- reading -----------------------------------------------------------------------------------

    def now(self) -> datetime:
        return self._clock.now()

    def entries(self, kind: Kind | None = None) -> Sequence[Entry]:
        found = self._entries.select("state <> 'done'")
        return [entry for entry in found if kind is None or entry.kind == kind]

    def ringing(self) -> Sequence[Entry]:
        return self._entries.select("state = 'ringing'")

    @property
    def rings(self) -> bool:
        """Whether anything rang at the last tick or was begun since: known without the file."""
        return bool(self._began)

    def get(self, entry: int) -> Entry:
        """The entry, ended or not. Raises KeyError."""
        return self._entries.get(entry)

    # -- changing ----------------------------------------------------------------------------------

    def add_timer(
        self,
        seconds: float,
        name: str = "",
        area: str | None = None,
        text: str = "",
        consent: Json = None,
    ) -> Entry:
        return self._entries.insert(
            "timer",
            name=name,
            area=area,
            text=text,
            total_s=seconds,
            consent=kept(consent),
            **counting(self._clock, seconds),
        )

    def add_alarm(
        self,
        at: time,
        days: Sequence[int] = (),
        name: str = "",
        date: datetime | None = None,
        rule: str = "",
    ) -> Entry:
        now = self.now()
        zone = now.tzinfo or UTC
        ruled = next_by_rule(rule, now, zone) if rule else None
        due = ruled or (
            moment(date.date(), at, zone) if date and not days else next_time(at, days, now, zone)
        )
        return self._entries.insert("alarm", name=name, **at_time(due, at, days, rule))

    def add_reminder(
        self, due: datetime, text: str, days: Sequence[int] = (), rule: str = ""
    ) -> Entry:
        at = due.astimezone(self.now().tzinfo).time()
        return self._entries.insert("reminder", text=text, **at_time(due, at, days, rule))

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
        now = self.now()
        zone = now.tzinfo or UTC
        local = at or (due or now).astimezone(zone).time()
        first = due or next_time(local, days, now, zone)
        return self._entries.insert(
            "routine",
            name=name,
            text=text,
            consent=kept(consent),
            **at_time(first, local, days, rule),
        )

    def add_condition(
        self, condition: Json, text: str, name: str = "", consent: Json = None
    ) -> Entry:
        columns = {"condition": kept(condition), "consent": kept(consent)}
        return self._entries.insert("condition", name=name, text=text, **columns)

    def keep_condition(self, entry: int, condition: Json) -> Entry:
        return self._entries.change(entry, condition=kept(condition))

    def keep_consent(self, entry: int, consent: Json) -> Entry:
        return self._entries.change(entry, consent=kept(consent))

    def pause(self, entry: int) -> Entry:
        with self._store.transaction():
            known = self.get(entry)
            if known.state != "running" or known.due is None:
                return known
            left = max(0.0, known.due.timestamp() - self.now().timestamp())
            return self._entries.change(
                entry, state="paused", remaining_s=left, due=None, due_elapsed=None, boot=None
            )

    def resume(self, entry: int) -> Entry:
        with self._store.transaction():
            known = self.get(entry)
            if known.state != "paused":
                return known
            return self._entries.change(
                entry, state="running", remaining_s=0.0, **counting(self._clock, known.remaining_s)
            )

    def extend(self, entry: int, seconds: float) -> Entry:
        with self._store.transaction():
            known = self.get(entry)
            if known.state == "paused":
                return self._entries.change(
                    entry, remaining_s=max(0.0, known.remaining_s + seconds)
                )
            left = (
                0.0
                if known.due is None or known.state != "running"
                else known.due.timestamp() - self.now().timestamp()
            )
            changed = self._entries.change(
                entry,
                state="running",
                rang_at=None,
                **counting(self._clock, max(0.0, left + seconds)),
            )
        if known.state == "ringing":
            self._quiet([known])
        return changed

    def set_length(self, entry: int, seconds: float) -> Entry:
        with self._store.transaction():
            known = self.get(entry)
            if known.state == "paused":
                return self._entries.change(entry, total_s=seconds, remaining_s=seconds)
            changed = self._entries.change(
                entry,
                state="running",
                rang_at=None,
                total_s=seconds,
                **counting(self._clock, seconds),
            )
        if known.state == "ringing":
            self._quiet([known])
        return changed

    def cancel(self, entry: int) -> None:
        with self._store.transaction():
            known = self.get(entry)
            self._entries.change(entry, state="done", rang_at=None)
        if known.state == "ringing":
            self._quiet([known])

    def rows(self) -> Mapping[int, Mapping[str, object]]:
        return self._entries.rows()

    def restore(self, entry: int, row: Mapping[str, object]) -> None:
        self._entries.change(
            entry, **{column: value for column, value in row.items() if column != "id"}
        )

    def skip(self, entry: int) -> Entry:
        with self._store.transaction():
            known = self.get(entry)
            if not known.repeats or known.due is None:
                return known
            return self._entries.change(entry, **again(known, known.due, self.now()))

    def stop_ringing(self) -> Sequence[Entry]:
        with self._store.transaction():
            rang = self.ringing()
            for entry in rang:
                self._end(entry)
        self._quiet(rang)
        return rang

    def snooze(self, minutes: float = 9) -> Sequence[Entry]:
        with self._store.transaction():
            rang = [entry for entry in self.ringing() if not one_shot(entry)]
            later = [
                self._entries.change(
                    e.id,
                    state="running",
                    rang_at=None,
                    **counting(self._clock, minutes * 60, e.kind),
                )
                for e in rang
            ]
        self._quiet(rang)
        return later

    def seed(self, timers: Iterable[Seed]) -> None:
        """Begin with the timers of a home file."""
        for timer in timers:
            entry = self.add_timer(timer.remaining_s, timer.name, timer.area)
            self._entries.change(entry.id, total_s=timer.total_s)
            if timer.paused:
                self.pause(entry.id)

    # -- time passes -------------------------------------------------------------------------------

    def tick(self) -> float:
        """Ring what is due, end what has rung long enough; returns the seconds until the next is
        due (at most LOOK_S).

        Where another process holds the file, the next tick tries again; what a disk refuses rings
        too, from memory.
        """
        try:
            pause = self._tick()
        except KeepError as error:
            if str(error) != self._trouble:
                log.error("timers can't be kept: %s", error)
            self._trouble = str(error)
            if not error.reason:
                return LOOK_S
            self._store.go_on_in_memory(error.reason)
            pause = self._tick()
        self._trouble = ""
        return pause

    def _tick(self) -> float:
        now = self.now().timestamp()
        with self._store.transaction():
            # the wall clock may have been set
            self._entries.follow_clock(self._clock.boot, now - self._clock.elapsed())
            if self._store.loss is not self._known_loss:
                self._let_pass(now)
            overdue = [
                entry
                for entry in self._entries.select("state = 'running' AND due <= ?", now)
                if entry.due
            ]
            for entry in overdue:
                missed = now - entry.due.timestamp() > LATE_S[entry.kind] if entry.due else False
                self._entries.change(entry.id, state="ringing", rang_at=now, missed=int(missed))
            overdue_ids = {entry.id for entry in overdue}
            ringing = self.ringing()
        # another process may have stopped what this one rang
        self._began = {
            entry.id: self._began[entry.id] for entry in ringing if entry.id in self._began
        }
        fresh = [entry for entry in ringing if entry.id in overdue_ids]
        others = (entry for entry in ringing if entry.id not in overdue_ids)
        self._tell(fresh, [entry for entry in others if entry.id not in self._began], now)
        self._silence_old()
        coming = self._entries.next_due()
        return LOOK_S if coming is None else min(LOOK_S, max(0.0, coming - self.now().timestamp()))

    async def run(self) -> None:
        """Tick for ever, each time something is due or has changed."""
        while True:
            pause = self.tick()
            self._wake.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), max(pause, 0.001))

    def _written(self) -> None:
        self.version += 1
        self._wake.set()

    def _tell(self, fresh: Sequence[Entry], left_over: Sequence[Entry], now: float) -> None:
        """`left_over` was ringing when the process before this one ended."""
        rings: list[Entry] = []
        missed: list[Entry] = []
        for entry in (*fresh, *left_over):
            began = entry.rang_at.timestamp() if entry.rang_at else now
            interrupted = entry in left_over and (
                one_shot(entry) or not 0 <= now - began < RING_S[entry.kind]
            )
            (missed if entry.missed or interrupted else rings).append(entry)
            self._began[entry.id] = self._clock.elapsed() - (now - began)
        if rings and self.on_ring:
            self.on_ring(rings, False)
        if missed and self.on_ring:
            self.on_ring(missed, True)
        with self._store.transaction():
            for entry in (*missed, *(entry for entry in rings if one_shot(entry))):
                self._end(entry)

    def _let_pass(self, now: float) -> None:
        """An older copy took the file's place: what was due since it was made has rung already, or
        is past and told as lost.
        """
        self._known_loss = self._store.loss
        for entry in self._entries.select("state IN ('running', 'ringing') AND due <= ?", now):
            self._end(entry)

    def _silence_old(self) -> None:
        if not self.rings:
            return
        elapsed = self._clock.elapsed()
        old = [
            entry
            for entry in self.ringing()
            if elapsed - self._began.get(entry.id, elapsed) >= RING_S[entry.kind]
        ]
        if old:
            with self._store.transaction():
                for entry in old:
                    self._end(entry)
            self._quiet(old)

    def _end(self, entry: Entry) -> None:
        """Done; a repeating one runs on to its next time, which lies after both now and the time it
        rang for.
        """
        self._began.pop(entry.id, None)
        now = self.now()
        after = max(now, entry.due or now, key=datetime.timestamp)
        self._entries.change(entry.id, rang_at=None, **again(entry, after, now))

    def _quiet(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self._began.pop(entry.id, None)
        if entries and self.on_quiet:
            self.on_quiet(entries)
