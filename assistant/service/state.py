"""The state of a box as JSON: what `--state` shows, and what tests and evaluations compare."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from assistant.agenda.types import Entry, ItemList
from assistant.core.values import Json
from assistant.home.model import Home


def whole_state(
    home: Home, lists: Iterable[ItemList], timers: Iterable[Entry], now: datetime
) -> dict[str, Json]:
    """Devices by id, lists by id, timers."""
    return {
        "devices": home.snapshot(),
        "lists": {
            known.id: [
                {"text": item.text, "done": item.done} | ({"due": item.due} if item.due else {})
                for item in known.items
            ]
            for known in lists
        },
        "timers": [_timer(entry, now) for entry in timers],
    }


def _timer(entry: Entry, now: datetime) -> dict[str, Json]:
    left = (entry.due - now).total_seconds() if entry.due else entry.remaining_s
    return {
        "name": entry.name,
        "area": entry.area,
        "total_s": entry.total_s,
        "remaining_s": round(left, 1),
        "paused": entry.state == "paused",
    }
