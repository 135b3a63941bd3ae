"""Whether a condition holds now: its questions are put to the skills that answer them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

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


async def judged(condition: Condition, home: Home, ask: Answering) -> Judged:
    """Whether all of its terms hold, whatever it was before."""
    found = [await _term(term, condition.met, home, ask) for term in condition.terms]
    answers = [each.yes for each in found]
    yes = False if False in answers else None if None in answers or not answers else True
    words = " ".join(dict.fromkeys(each.words for each in found if each.words))
    return Judged(yes, found[0].of if len(found) == 1 else (), words)


async def _term(term: Term, met: bool, home: Home, ask: Answering) -> Judged:
    facts: list[Fact] = []
    words = ""
    for call in term.asks:
        try:
            said = await ask(call)
        except HearthError as error:
            said = Say(str(error))
        fact = said.fact or Fact()
        if term.side:
            return Judged(_beyond(term, fact.amount, met), words=said.text)
        words = words or said.text
        facts.append(fact)
        if fact.yes:
            break
    answers = [fact.yes for fact in facts]
    yes = True if True in answers else False if False in answers else None
    of = tuple(id_ for fact in facts if fact.yes for id_ in fact.of if id_ in home.devices)
    if term.negated:
        asked = dict.fromkeys(id_ for call in term.asks for id_ in devices_of(call.arguments))
        return Judged(None if yes is None else not yes, words=_stand(home, asked) or words)
    return Judged(yes, of, _stand(home, of) or words)


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
