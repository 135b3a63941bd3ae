"""What a condition comes to once it is read, and the words that a language has for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.core.values import Json, ToolCall
from assistant.skillkit.parameters import devices_of


@dataclass(frozen=True)
class ConditionWords:
    """How a language says that an order hangs on something (`conditions.toml`)."""

    file: ClassVar[str] = "conditions"
    openers: Mapping[str, re.Pattern[str]]
    """What begins such a clause, by its mode: if, unless, when, whenever, in_case."""
    courtesy: re.Pattern[str]
    """Clauses that are none: "(if) you like"."""
    then: re.Pattern[str]
    """What may stand between the clause and the order after it."""
    goes_on: re.Pattern[str]
    """The end of a clause that a verb goes on with, so that no order begins there: "the mice will",
    "I used to".
    """
    theirs: re.Pattern[str]
    """How a clause begins that is about a person who is spoken to: "you come in"."""
    told: re.Pattern[str]
    """How words begin that sound like an order and tell: German "mache ich"."""
    otherwise: re.Pattern[str]
    """What stands between the order and the one for the other case."""
    leave: re.Pattern[str]
    """What is to be done in the other case, where that is nothing: "leave it as it is"."""
    asked: re.Pattern[str]
    """What stands between a question and the order that hangs on its answer: "then", "if so"."""
    tell: re.Pattern[str]
    """An order that wants to be told, and no more: "let me know"."""
    remind: tuple[re.Pattern[str], ...]
    """An order to say something, `what`: "remind me to close the window"."""
    always: re.Pattern[str]
    """A word of the order that means each time."""
    hold: tuple[re.Pattern[str], ...]
    """How long it has to be so: `length`."""
    until: re.Pattern[str]
    """Until when the order holds, at an end: `until`."""
    both: re.Pattern[str]
    """What joins two clauses that must both hold."""
    either: re.Pattern[str]
    """What joins two of which one is enough."""
    at: tuple[re.Pattern[str], ...]
    """`what`, and its `rest`, is looked at `at` a time: "the door is still open at ten"."""
    over: tuple[re.Pattern[str], ...]
    """`what` is more than a `value`, perhaps of a `unit` and at a `place`."""
    under: tuple[re.Pattern[str], ...]
    crossing: re.Pattern[str]
    """A verb of these that says that it comes to be so: "falls below"."""
    percent: re.Pattern[str]
    """A unit that is no degrees."""
    air: re.Pattern[str]
    """A `what` that is the air of the place: "it", "the temperature"."""
    measures: tuple[str, ...]
    """Questions for the amount of {what}, the likeliest first."""
    warmth: tuple[str, ...]
    """Questions for the temperature of {what}, which may be a place."""
    questions: Mapping[re.Pattern[str], str]
    """A clause → the questions that it may be put as, "|" between those of which one is enough.

    Before them marks and a colon: "+" it tells what happens, not how things are; "-" what holds is
    what is answered with no; "i" it is about whoever speaks; "1" the first question must be
    understood; "e", "m" an hour without its half of the day is one of the evening, of the morning,
    where the order is kept.
    """


@dataclass(frozen=True)
class Term:
    """One thing that must hold. `than` compares an amount; the first of the `calls` that says yes
    is enough.
    """

    calls: tuple[ToolCall, ...] = ()
    negated: bool = False
    event: bool = False
    me: bool = False
    than: tuple[str, float] | None = None
    either: tuple[Term, ...] = ()
    """Instead of all that: one of these is enough."""

    @property
    def about(self) -> tuple[ToolCall, ...]:
        """All of its questions."""
        return self.calls + tuple(call for each in self.either for call in each.about)

    def as_json(self) -> dict[str, Json]:
        asks: list[Json] = [call.as_json() for call in self.calls]
        term: dict[str, Json] = {"asks": asks}
        term |= {"not": True} if self.negated else {}
        term |= {"me": True} if self.me else {}
        term |= {"event": True} if self.event else {}
        term |= {"either": [each.as_json() for each in self.either]} if self.either else {}
        return {**term, "side": self.than[0], "value": self.than[1]} if self.than else term


@dataclass(frozen=True)
class Clause:
    """What a clause comes to. No `terms`: it can't be known here."""

    words: str
    terms: tuple[Term, ...] = ()
    hold_s: float = 0.0
    until: str = ""
    at: str = ""
    """When it is looked at, and only then (ISO)."""

    @property
    def event(self) -> bool:
        return any(term.event for term in self.terms)

    @property
    def joined(self) -> bool:
        """Whether it is about several things."""
        return len(self.terms) > 1 or any(term.either for term in self.terms)

    @property
    def devices(self) -> tuple[str, ...]:
        given = [call.arguments for term in self.terms for call in term.about]
        return tuple(dict.fromkeys(id_ for each in given for id_ in devices_of(each)))


@dataclass(frozen=True)
class Deed:
    """What is to be done then: `order` in words that need no turn before them, or something to be
    told, or `said`.
    """

    order: str = ""
    otherwise: str = ""
    said: str = ""
    again: bool = False
    unclear: str = ""
    """The question which device is meant: it has to be said with the order."""
    acts: bool = False
