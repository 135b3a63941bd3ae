"""What is known of one device at a time: the part of the registry that changes
with every message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.core.outside import presentable
from assistant.core.values import Json
from assistant.home.kinds import SETTLED

Standing = Literal["known", "unreachable", "outdated", "untold"]
"""What is known of a device now. "outdated": it promised to tell again by now and has not;
"untold": it has not told yet.
"""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the home is: "latitude, longitude" in degrees, and who says so ("Home Assistant"). Both
    empty: nobody does.
    """

    place: str = ""
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """Since when a device stands as it does, where its hub says so; in seconds of the home's clock.

    The `leading` keys ("locked", not a battery's level) have been so since `became`, the others
    since `held`; it last told anything at `told`. `sure`: the leading ones became so then, else
    they may have been so before.
    """

    became: float
    held: float
    told: float
    leading: frozenset[str]
    sure: bool = True

    def at(self, key: str) -> float:
        return self.became if key in self.leading else self.held


@dataclass(slots=True)
class Record:
    """How one device stands: what `Home` tells of it, and what of that holds."""

    state: dict[str, Json]
    untold: set[str] = field(default_factory=set)
    """Keys whose values are placeholders, or hold no longer."""
    told_at: float | None = None
    since: Since | None = None
    """Of what it told last, where a hub told that from memory."""
    tellings: Counter[str] = field(default_factory=Counter)
    """How often it told each key."""
    available: bool = True
    outdated: bool = False
    away_at: float | None = None
    """Since when it is out of reach, in seconds of the home's clock; None while it isn't, and where
    it was before it told anything.
    """
    activations: int = 0
    unconfirmed: frozenset[str] = frozenset()

    def told(self) -> dict[str, Json]:
        """The state without the values that nobody told."""
        return {key: value for key, value in self.state.items() if key not in self.untold}

    def known(self) -> bool:
        """Whether the device has told something of its state, or has none to tell."""
        return not self.state.keys() - SETTLED or bool(self.told().keys() - SETTLED)

    def standing(self) -> Standing:
        """Whether what it told holds now, and if not, why."""
        if not self.available:
            return "outdated" if self.outdated else "unreachable"
        keys = self.state.keys() - SETTLED
        return "untold" if keys and keys <= self.untold else "known"

    def reach(self, available: bool, outdated: bool, now: float) -> bool:
        """It is within reach from `now` on, or no longer; returns whether that is news."""
        before = (self.available, self.outdated)
        if available or self.available:
            self.away_at = None if available or self.told_at is None else now
        self.available, self.outdated = available, outdated and not available
        return before != (self.available, self.outdated)

    def learn(
        self,
        changes: Mapping[str, Json],
        untold: Iterable[str],
        now: float | None,
        since: Since | None = None,
    ) -> None:
        """News from the device itself, told `now`; None where nobody knows since when this is so.
        The values of the `untold` keys hold no longer. `since`: it isn't news, and is so since.
        """
        self.since = since
        self.state.update(presentable(changes))
        self.untold.difference_update(changes)
        self.untold.update(self.state.keys() & set(untold))
        if now is None:
            self.told_at = None
        elif changes:
            self.told_at = now
            self.tellings.update(changes.keys())
