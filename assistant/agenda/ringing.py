"""How entries ring: what is carried out instead, how long, how loud, and what is too late."""

from __future__ import annotations

from datetime import datetime

from assistant.agenda.types import Entry, Kind

LATE_S: dict[Kind, float] = {
    "timer": 60.0,
    "alarm": 600.0,
    "reminder": 60.0,
    "routine": 60.0,
    "condition": 60.0,
}
"""What comes later than this is missed: it is told ("while I was off …") instead of rung or carried
out.
"""
RING_S: dict[Kind, float] = {
    "timer": 300.0,
    "alarm": 600.0,
    "reminder": 60.0,
    "routine": 0.0,
    "condition": 0.0,
}
"""How long each rings when nobody stops it."""
RAMP_S = 60.0
"""Within this an alarm grows to its full loudness."""


def loudness(entry: Entry, now: datetime) -> float:
    """How loud it may ring, 0..1: an alarm grows from a quarter to full within RAMP_S, anything
    else is full at once.
    """
    if entry.kind != "alarm" or entry.rang_at is None:
        return 1.0
    return min(1.0, 0.25 + 0.75 * max(0.0, (now - entry.rang_at).total_seconds()) / RAMP_S)


def one_shot(entry: Entry) -> bool:
    """Carried out rather than rung: a delayed command or a routine."""
    return entry.kind == "routine" or (entry.kind == "timer" and bool(entry.text))
