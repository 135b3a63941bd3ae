"""What is known of one device at a time: the part of the registry that changes with every message."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from assistant.values import Json

Standing = Literal["known", "unreachable", "outdated", "untold"]
"""What is known of a device now. "outdated": it promised to tell again by now and has not; "untold": it has not told yet."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the home is: "latitude, longitude" in degrees, and who says so ("Home Assistant"). Both empty: nobody does."""

    place: str = ""
    told_by: str = ""


@dataclass(slots=True)
class Record:
    """How one device stands: what `Home` tells of it, and what of that holds."""

    state: dict[str, Json]
    untold: set[str] = field(default_factory=set)
    """Keys whose values are placeholders, or hold no longer."""
    told_at: float | None = None
    tellings: Counter[str] = field(default_factory=Counter)
    """How often it told each key."""
    available: bool = True
    outdated: bool = False
    activations: int = 0
    unconfirmed: frozenset[str] = frozenset()
