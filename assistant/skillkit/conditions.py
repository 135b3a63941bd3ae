"""Whether a condition holds now: its questions are put to the skills that answer them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.agenda.conditions import Condition, Term
from assistant.core.errors import HearthError
from assistant.core.values import ToolCall
from assistant.home.model import Home
from assistant.skillkit.context import Fact, Say
from assistant.skillkit.parameters import devices_of
from assistant.skillkit.questions import answer
from assistant.skillkit.standing import NAMED

Answering = Callable[[ToolCall], Awaitable[Say]]
"""Runs the skill of a question. May raise HearthError, which says that nobody knows."""

SETTLED = 0.3
"""An amount that was beyond the value is so until it is further back than this: thermometers tell
tenths, and tremble by one or two of them.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the answers come to: `yes` (None: nobody knows) of these devices, and their `words`."""

    yes: bool | None
    of: tuple[str, ...] = ()
    words: str = ""
    besides: bool | None = True
    """Whether what must merely be so beside an event is so."""
    until: datetime | None = None
    """When the clock may answer otherwise."""


async def judged(condition: Condition, home: Home, ask: Answering) -> Judged:
    """Whether its terms hold, whatever it was before: those that tell what happens, where there are
    such, and the others besides.
    """
    found = [(term.event, await _term(term, condition.met, home, ask)) for term in condition.terms]
    events = [each for event, each in found if event]
    states = [each for event, each in found if not event]
    made = _all(events or states)
    return replace(
        made,
        besides=_all(states).yes if events and states else True,
        words=" ".join(dict.fromkeys(each.words for _, each in found if each.words)),
        until=_soonest(each for _, each in found),
    )


def _all(found: Sequence[Judged]) -> Judged:
    answers = [each.yes for each in found]
    yes = False if False in answers else None if None in answers or not answers else True
    return Judged(yes, found[0].of if len(found) == 1 else ())


def _any(found: Sequence[Judged]) -> Judged:
    """What one of several that are enough comes to, in the words of those that hold."""
    answers = [each.yes for each in found]
    yes = True if True in answers else None if None in answers else False
    words = [each.words for each in found if each.yes is yes and each.words]
    return Judged(yes, words=" ".join(dict.fromkeys(words)), until=_soonest(found))


def _soonest(found: Iterable[Judged]) -> datetime | None:
    moments = (each.until for each in found if each.until is not None)
    return min(moments, key=datetime.timestamp, default=None)


async def _term(term: Term, met: bool, home: Home, ask: Answering) -> Judged:
    if term.either:
        return _any([await _term(each, met, home, ask) for each in term.either])
    facts: list[Fact] = []
    words = ""
    for call in term.asks:
        try:
            said = await ask(call)
        except HearthError as error:
            said = Say(str(error))
        fact = said.fact or Fact()
        if term.side:
            return Judged(_beyond(term, fact.amount, met), words=said.text, until=fact.until)
        words = words or said.text
        facts.append(fact)
        if fact.yes:
            break
    answers = [fact.yes for fact in facts]
    yes = True if True in answers else False if False in answers else None
    until = _soonest(Judged(None, until=fact.until) for fact in facts)
    of = tuple(id_ for fact in facts if fact.yes for id_ in fact.of if id_ in home.devices)
    if term.negated:
        asked = dict.fromkeys(id_ for call in term.asks for id_ in devices_of(call.arguments))
        no = None if yes is None else not yes
        return Judged(no, words=_stand(home, asked) or words, until=until)
    return Judged(yes, of, _stand(home, of) or words, until=until)


def _stand(home: Home, ids: Iterable[str]) -> str:
    """How these devices stand, in words; "" of none, and of too many to name."""
    devices = [home.devices[id_] for id_ in ids if id_ in home.devices]
    return answer(home, devices, "value") if 0 < len(devices) <= NAMED else ""


def _beyond(term: Term, amount: float | None, met: bool) -> bool | None:
    if amount is None:
        return None
    slack = SETTLED if met else 0.0
    if term.side == "over":
        return amount > term.value - slack
    return amount < term.value + slack
