"""What devices told in the last day: when each became as it is, and how high and low a value went.

Memory is bounded for every device: so many changes of state, and one bucket of measured values for
each ten minutes. It begins anew with the box, or where a hub says since when a device stands as it
does (`Record.since`); `begun` says since when a device is watched.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assistant.core.values import Json
from assistant.home.records import Record

DAY_S = 24 * 3600.0
"""So long something is remembered: questions are about today and last night."""
CHANGES = 96
"""Changes of one device that are kept: one each quarter of an hour, the day round."""
DEEDS = 400
"""Commands of the box that are kept: a busy day's."""
BUCKET_S = 600.0
"""Measured values within so many seconds are kept as one: their first, last, lowest, highest."""
SAME_MOVE_S = 60.0
"""A level that changes again within so many seconds is still on its way: blinds that move."""

UNTOLD = "\x00"
"""What stands for a value that nobody told."""

MEASURED: Mapping[str, frozenset[str]] = {
    "sensor": frozenset({"value"}),
    "climate": frozenset({"current", "humidity"}),
    "water_heater": frozenset({"current"}),
    "humidifier": frozenset({"current"}),
    "weather": frozenset({"temperature", "humidity", "wind_speed"}),
}
"""By kind: the keys that measure something, and change all the time."""


class Told(Protocol):
    """A device, as far as its past goes."""

    @property
    def id(self) -> str: ...

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """A key that told something else. `at` is in seconds of the home's clock."""

    at: float
    key: str
    was: Json
    now: Json


@dataclass(frozen=True, slots=True)
class Deed:
    """What the box told a device, at a moment of the home's clock: the wanted state, or an action
    ("activate"). `origin`: who wanted it ("voice", "timer" …).
    """

    at: float
    device: str
    origin: str
    wanted: Mapping[str, Json] = field(default_factory=dict)
    action: str = ""


@dataclass(slots=True)
class Bucket:
    """The values of one key from `at` on, for at most BUCKET_S."""

    at: float
    low: float
    high: float
    last: float


@dataclass(frozen=True, slots=True)
class Spell:
    """How a device stood from `start` to `end`, in seconds of the home's clock. `whole`: when it
    began is known; else it may have stood so before.
    """

    start: float
    end: float
    state: Mapping[str, Json]
    whole: bool = True


@dataclass(slots=True)
class _Past:
    begun: float
    """Since when each change is known."""
    sure: bool = False
    """It became as it was then; else it may have been so before."""
    state: dict[str, Json] = field(default_factory=dict)
    changes: deque[Change] = field(default_factory=lambda: deque(maxlen=CHANGES))
    measured: dict[str, deque[Bucket]] = field(default_factory=dict)


class History:
    """Of one home. Times are those of its clock."""

    def __init__(self) -> None:
        self._pasts: dict[str, _Past] = {}
        self._deeds: deque[Deed] = deque(maxlen=DEEDS)

    def did(self, deed: Deed) -> None:
        """The box told a device something."""
        self._deeds.append(deed)

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What the box told the devices, the newest first."""
        return tuple(reversed(self._deeds))

    def note(self, device: Told, record: Record, now: float) -> None:
        """What the device has told by `now`; the same again is no news. Where nobody knows since
        when that is so, its past begins here.
        """
        kind, past, since = device.kind, self._pasts.get(device.id), record.since
        if past is None or record.told_at is None:
            past = self._pasts[device.id] = _Past(now)
        if since and not past.changes and since.became < past.begun:
            past.begun, past.sure, past.state = since.became, since.sure, {}
        last = past.changes[-1].at if past.changes else past.begun
        for key, value in sorted(
            record.told().items(), key=lambda told: since.at(told[0]) if since else 0
        ):
            if isinstance(value, list | dict):
                continue  # forecasts, events, items: not how the device stands
            at = min(now, max(last, since.at(key))) if since else now
            if key in MEASURED.get(kind, ()) and _is_number(value):
                _measure(past, key, float(value), at)
            elif key in past.state and past.state[key] != value:
                _change(past, Change(at, key, past.state[key], value))
            elif key not in past.state and at > past.begun and since:
                past.changes.append(Change(at, key, UNTOLD, value))
            past.state[key] = value
        while past.changes and past.changes[0].at < now - DAY_S:
            past.begun, past.sure = max(past.begun, past.changes.popleft().at), True

    def forget(self, device: str) -> None:
        """The device is gone."""
        self._pasts.pop(device, None)

    def begun(self, device: str) -> float | None:
        """Since when the device is watched; None where it is not."""
        past = self._pasts.get(device)
        return past.begun if past else None

    def changes(self, device: str) -> tuple[Change, ...]:
        """What the device told that was new, the oldest first; measured values are not among it."""
        past = self._pasts.get(device)
        return tuple(past.changes) if past else ()

    def spells(self, device: str, now: float) -> list[Spell]:
        """How it stood, one state after the other, the oldest first; the last one ends `now`."""
        past = self._pasts.get(device)
        if past is None:
            return []
        state, end = dict(past.state), now
        spells: list[Spell] = []
        for change in reversed(past.changes):
            spells.append(Spell(change.at, end, dict(state), whole=change.was != UNTOLD))
            state[change.key], end = change.was, change.at
            if change.was == UNTOLD:
                del state[change.key]
        spells.append(Spell(min(past.begun, end), end, state, whole=past.sure))
        return [spell for spell in reversed(spells) if spell.end > spell.start or spell.end == now]

    def measured(self, device: str, key: str, start: float, end: float) -> list[Bucket]:
        """The key's values between the two times, the one that held at the beginning included."""
        past = self._pasts.get(device)
        return list(_within(past.measured.get(key, ()) if past else (), start, end))


def _within(buckets: Iterable[Bucket], start: float, end: float) -> Iterator[Bucket]:
    held: Bucket | None = None
    for bucket in buckets:
        if bucket.at > end:
            break
        if bucket.at <= start:
            held = bucket
            continue
        if held is not None:
            yield Bucket(start, held.last, held.last, held.last)
            held = None
        yield bucket
    if held is not None:
        yield Bucket(start, held.last, held.last, held.last)


def _measure(past: _Past, key: str, value: float, now: float) -> None:
    buckets = past.measured.setdefault(key, deque(maxlen=int(DAY_S / BUCKET_S)))
    if buckets and now - buckets[-1].at < BUCKET_S:
        bucket = buckets[-1]
        bucket.low, bucket.high = min(bucket.low, value), max(bucket.high, value)
        bucket.last = value
    elif not buckets or buckets[-1].last != value:
        buckets.append(Bucket(now, value, value, value))


def _change(past: _Past, change: Change) -> None:
    last = past.changes[-1] if past.changes else None
    moving = (
        last is not None
        and last.key == change.key
        and _is_number(change.now)
        and _is_number(last.now)
        and bool(last.now) == bool(change.now)
        and change.at - last.at < SAME_MOVE_S
    )
    if last is not None and moving:
        past.changes[-1] = Change(last.at, last.key, last.was, change.now)
        return
    if last is not None and len(past.changes) == CHANGES:
        past.begun, past.sure = past.changes[0].at, True
    past.changes.append(change)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
