"""What a condition of the agenda waits for, and when it has come true. Pure: time is an argument.

It comes true at an edge: it did not hold, and now it does; of "any window opens" also where another
one joins those that are open. What nobody knows is no edge and ends no state, but a time for which
it had to hold ("nobody for ten minutes") counts anew after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from assistant.core.values import Json, ToolCall


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must hold: one of its questions is answered with yes (`negated`: none is), or
    an amount is on the `side` ("over", "under") of a `value`; or one of the terms `either` holds.
    `event`: it tells what happens; beside it the others must merely be so then.
    """

    asks: tuple[ToolCall, ...] = ()
    negated: bool = False
    side: str = ""
    value: float = 0.0
    event: bool = False
    either: tuple[Term, ...] = ()

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """All of its questions."""
        return self.asks + tuple(call for each in self.either for call in each.calls)

    @classmethod
    def of(cls, term: Mapping[str, Any]) -> Term:
        asks = tuple(map(ToolCall.of, term["asks"]))
        side, value = str(term.get("side", "")), float(term.get("value", 0.0))
        either = tuple(cls.of(each) for each in term.get("either", ()))
        return cls(asks, bool(term.get("not")), side, value, bool(term.get("event")), either)

    def as_json(self) -> dict[str, Json]:
        return {
            "asks": [call.as_json() for call in self.asks],
            "not": self.negated,
            "side": self.side,
            "value": self.value,
            "event": self.event,
            "either": [each.as_json() for each in self.either],
        }


@dataclass(frozen=True, slots=True)
class Condition:
    """All of the `terms`, for `hold_s` seconds; each time (`again`) or once, between two moments.

    `met` says that it held when it was looked at last (and had held long enough), and `of` of which
    devices: both are kept, so that a change while the box was off is an edge too. `said` is to be
    said then.
    """

    terms: tuple[Term, ...]
    hold_s: float = 0.0
    again: bool = False
    since: datetime | None = None
    until: datetime | None = None
    said: str = ""
    met: bool = False
    of: tuple[str, ...] = ()
    known: bool = True
    """Whether anybody knew how it was; until then the first news is no edge."""

    @classmethod
    def read(cls, kept: Json) -> Condition:
        """A condition as an entry holds it. Raises KeyError, TypeError, ValueError for anything
        else.
        """
        body = cast(Mapping[str, Any], kept)

        def moment(name: str) -> datetime | None:
            return datetime.fromisoformat(body[name]) if body.get(name) else None

        return cls(
            tuple(Term.of(term) for term in body["terms"]),
            float(body.get("hold_s", 0.0)),
            bool(body.get("again")),
            moment("since"),
            moment("until"),
            str(body.get("said", "")),
            bool(body.get("met")),
            tuple(body.get("of", ())),
            bool(body.get("known", True)),
        )

    def as_json(self) -> Json:
        return {
            "terms": [term.as_json() for term in self.terms],
            "hold_s": self.hold_s,
            "again": self.again,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "said": self.said,
            "met": self.met,
            "of": list(self.of),
            "known": self.known,
        }


@dataclass(frozen=True, slots=True)
class Step:
    """What a look at the home makes of a condition: what is to be kept, whether it has come true,
    and since when (on the clock that nobody sets) it holds without having held long enough.
    """

    condition: Condition
    fires: bool = False
    holds_since: float | None = None


def step(
    condition: Condition,
    yes: bool | None,
    of: tuple[str, ...],
    at: float,
    holds_since: float | None,
    besides: bool | None = True,
) -> Step:
    """After a look `at` so many seconds: `yes` of these devices; None where nobody knows. What is
    no event must be so `besides`.
    """
    if yes is None:
        return Step(condition)
    if not yes:
        return Step(replace(condition, met=False, of=(), known=True))
    if condition.hold_s and not condition.met:
        began = at if holds_since is None else holds_since
        if at - began < condition.hold_s:
            return Step(condition, holds_since=began)
    joined = bool(condition.of) and not set(of) <= set(condition.of)
    fires = not condition.met or (joined and not condition.hold_s)
    news = condition.known or bool(condition.hold_s)
    return Step(replace(condition, met=True, of=of, known=True), fires and news and bool(besides))
