"""Since when Home Assistant says that its entities stand as they do: the times of their states.

A state's text is so since `last_changed`, its attributes since `last_updated`; it was told once
more at `last_reported`. Home Assistant sets all of them anew when it starts: what has stood since
then may have stood so before.
https://www.home-assistant.io/docs/configuration/state_object/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from assistant.home.records import Since
from assistant.home.sources.homeassistant.states import LEADING, UNTOLD

STARTING_S = 300.0
"""So long after its first state Home Assistant may still be starting: what became so until then
need not have.
"""


class Times:
    """Of one reading of all states, at `mono` of the home's clock and `now` on the wall."""

    def __init__(self, states: Iterable[object], mono: float, now: datetime | None = None) -> None:
        self._mono, self._now = mono, now or datetime.now(UTC)
        told = [self._at(each, "last_changed") for each in states if isinstance(each, Mapping)]
        self._started = min((at for at in told if at is not None), default=mono)

    def since(self, kind: str, state: Mapping[str, Any]) -> Since | None:
        """Since when it stands so; None where the state tells no times, or nothing."""
        became = self._at(state, "last_changed")
        if became is None or state.get("state") in UNTOLD:
            return None
        held = max(became, self._at(state, "last_updated") or became)
        told = max(held, self._at(state, "last_reported") or held)
        sure = became > self._started + STARTING_S
        return Since(became, held, told, LEADING.get(kind, LEADING[""]), sure)

    def _at(self, state: Mapping[str, Any], key: str) -> float | None:
        """The moment on the home's clock; never later than now, whatever clock it comes from."""
        try:
            moment = datetime.fromisoformat(str(state[key]))
        except (LookupError, ValueError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return self._mono - max(0.0, (self._now - moment).total_seconds())
