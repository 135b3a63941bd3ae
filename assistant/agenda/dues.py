"""When an entry is due, as the columns of its row: after a while, at a time of day, and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

from assistant.agenda.clock import Clock
from assistant.agenda.repeats import begun_at, next_by_rule
from assistant.agenda.types import Entry, Kind
from assistant.agenda.walltime import next_time

Columns = dict[str, Any]


def counting(clock: Clock, seconds: float, kind: Kind = "timer") -> Columns:
    """Due so many seconds from now: a timer on the clock that nobody sets, anything else on the
    wall clock.
    """
    due = clock.now().timestamp() + seconds
    if kind != "timer":
        return {"due": due, "due_elapsed": None, "boot": None}
    return {"due": due, "due_elapsed": clock.elapsed() + seconds, "boot": clock.boot}


def at_time(due: datetime, at: time, days: Sequence[int], rule: str) -> Columns:
    """Due at a moment, and at this time of day again on these weekdays, or as the rule says."""
    return {
        "due": due.timestamp(),
        "days": as_column(days),
        "at": at.strftime("%H:%M:%S"),
        "rule": rule,
    }


def again(entry: Entry, after: datetime, now: datetime) -> Columns:
    """Of an entry that waits for its next time later than `after`; of one that has none, that it
    is done.
    """
    zone = now.tzinfo or UTC
    due, rule = None, entry.rule
    if entry.rule:
        due = next_by_rule(entry.rule, after, zone)
        rule = begun_at(entry.rule, due) if due else rule
    elif entry.days and entry.at is not None:
        due = next_time(entry.at, entry.days, after, zone)
    if due is None:
        return {"state": "done"}
    return {
        "state": "running",
        "due": due.timestamp(),
        "due_elapsed": None,
        "boot": None,
        "missed": 0,
        "rule": rule,
    }


def as_column(days: Iterable[int]) -> str:
    """Weekdays as they stand in a row."""
    return ",".join(str(day) for day in sorted(set(days)))
