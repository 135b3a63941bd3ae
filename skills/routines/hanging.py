"""Orders that hang on something: done at once or not at all ("if"), or kept until it comes true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from assistant.skillkit import (
    Answer,
    Ask,
    Condition,
    Ctx,
    Entry,
    Judged,
    Say,
    Term,
    ToolCall,
    in_a_row,
    judged,
    spoken_date,
    spoken_when,
)

from .vocabulary import say, told_back

Mode = Literal["if", "unless", "when", "whenever", "in_case"]
MORNING, EVENING = time(7), time(22)
"""Of a day that is still to come: from when on it is looked whether it is so, and until when. Who
is to take an umbrella must hear of it before leaving.
"""

LOOK = timedelta(minutes=2)
"""So long it is looked at what is to be so at a time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said, apart from the condition itself. `event`: it tells what happens ("opens"), not
    how things are ("is open").
    """

    mode: Mode
    clause: str
    order: str = ""
    otherwise: str = ""
    said: str = ""
    hold_s: float = 0.0
    again: bool = False
    until: str = ""
    event: bool = False
    at: str = ""

    @property
    def tells(self) -> bool:
        """Whether it is to be told how things are, and no more."""
        return not (self.order or self.otherwise or self.said)

    @property
    def spoken(self) -> str:
        """The clause as the box says it back."""
        return told_back(self.clause)


async def hung(ctx: Ctx, wish: Wish, terms: Sequence[dict[str, Any]], who: str) -> Answer:
    """Act on it now, or keep it. `terms` may speak of whoever speaks (`me`), who may have to be
    asked for.
    """
    if not terms:
        return Say(say("cant-know", mode=wish.mode, clause=wish.spoken), failed=True)
    people = _people(ctx, terms)
    if any(term.get("me") for term in _flat(terms)):
        if len(people) > 1 and who not in people.values():
            return Ask(say("who-are-you"), _call(wish, terms), "choice", "who", dict(people))
        terms = [_of(term, who or next(iter(people.values()), "")) for term in terms]
    until = datetime.fromisoformat(wish.until) if wish.until else None
    condition = Condition(
        tuple(map(Term.of, terms)), wish.hold_s, wish.again, until=until, said=wish.said
    )
    day = _day(condition, ctx.now().date()) if wish.event else None
    if wish.mode in ("if", "unless") and not (wish.event or wish.hold_s or day or wish.at):
        return await _now(ctx, wish, condition)
    if wish.mode == "unless":
        return Say(say("unless-waits"), failed=True)
    if wish.at:
        begin = datetime.fromisoformat(wish.at)
        return await _later(ctx, wish, replace(condition, since=begin, until=begin + LOOK))
    return await _later(ctx, wish, _on(condition, day, ctx.now()))


def when(entry: Entry) -> str:
    """ "when the front door opens", of an entry of the agenda."""
    condition = Condition.read(entry.condition)
    return say("when-clause", clause=entry.name, again="yes" if condition.again else "no")


def deed(entry: Entry) -> str:
    """What is done then: the words of the order, "tell you", "remind you: …"."""
    said = Condition.read(entry.condition).said
    return entry.text or (say("remind-you", said=told_back(said)) if said else say("tell-you"))


async def _now(ctx: Ctx, wish: Wish, condition: Condition) -> Say:
    """How it is, and what was done for that."""
    found = await judged(condition, ctx.home, ctx.ask)
    if found.yes is None:
        if wish.tells:
            return Say(found.words, failed=True)
        unknown = say("unknown-now", mode=wish.mode, clause=wish.spoken)
        return Say(in_a_row(found.words, unknown), failed=True)
    fits = found.yes is (wish.mode == "if")
    order = wish.order if fits else wish.otherwise
    if order:
        return Say(in_a_row(found.words, await ctx.command(order)))
    if wish.tells:
        return Say(found.words)
    return Say(in_a_row(found.words, wish.said if fits else say("nothing-then")))


async def _later(ctx: Ctx, wish: Wish, condition: Condition) -> Say:
    """Kept; what is so already is done at once where that was the state that was spoken of."""
    consent = await ctx.rehearse(wish.order) if wish.order else None
    found = Judged(False)
    if condition.since is None:
        found = await judged(condition, ctx.home, ctx.ask)
    holds = bool(found.yes) and not wish.hold_s
    done = ""
    if holds and wish.order and not wish.event:
        done = await ctx.command(wish.order)
        if not wish.again:
            return Say(in_a_row(found.words, done))
    condition = replace(
        condition,
        met=holds,
        of=found.of if holds else (),
        known=found.yes is not None,
    )
    ctx.agenda.add_condition(condition.as_json(), wish.order, wish.spoken, consent)
    note = ""
    if done:
        note = in_a_row(found.words, done)
    elif holds:
        note = say("already", words=found.words)
    elif found.yes is None:
        note = say("unknown-yet", words=found.words)
    elif found.until and len(condition.terms) == 1 and not condition.terms[0].either:
        note = say("then-at", when=spoken_when(found.until, ctx.now()))
    return Say(in_a_row(_promise(ctx, wish, condition), note))


def _promise(ctx: Ctx, wish: Wish, condition: Condition) -> str:
    what = "order" if wish.order else "said" if wish.said else "tell"
    again = "yes" if condition.again else "no"
    said = say(
        f"waits-{what}",
        clause=wish.spoken,
        order=told_back(wish.order),
        said=told_back(wish.said),
        again=again,
    )
    if wish.at:
        return in_a_row(
            said, say("looks-at", when=spoken_when(condition.since or ctx.now(), ctx.now()))
        )
    if condition.since is not None:
        day = spoken_date(condition.since.date(), ctx.now().date())
        return in_a_row(said, say("looks-on", day=day))
    if condition.until is not None:
        return in_a_row(said, say("until", until=spoken_when(condition.until, ctx.now())))
    return said


def _people(ctx: Ctx, terms: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Names and ids of the people that the speaker may be."""
    asked = {
        id_
        for term in _flat(terms)
        if term.get("me")
        for ask in term["asks"]
        for id_ in _devices(ask["arguments"])
    }
    return {each.name: each.id for each in ctx.home.select(kinds=("person",)) if each.id in asked}


def _flat(terms: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The terms, and those of which one is enough."""
    return [each for term in terms for each in (term, *_flat(term.get("either", ())))]


def _devices(arguments: dict[str, Any]) -> list[str]:
    device = arguments.get("device", [])
    return [device] if isinstance(device, str) else list(device)


def _of(term: dict[str, Any], person: str) -> dict[str, Any]:
    if term.get("either"):
        return {**term, "either": [_of(each, person) for each in term["either"]]}
    if not term.get("me"):
        return term
    asks = [
        {**ask, "arguments": {**ask["arguments"], "device": person, "question": "is"}}
        for ask in term["asks"]
    ]
    return {**term, "asks": asks}


def _call(wish: Wish, terms: Sequence[dict[str, Any]]) -> ToolCall:
    said = {name: getattr(wish, name) for name in Wish.__dataclass_fields__}
    kept = {name: value for name, value in said.items() if value}
    return ToolCall("routines.depend", {**kept, "terms": list(terms)})


def _day(condition: Condition, today: date) -> date | None:
    """The first day to come that its questions are about."""
    days = [
        day
        for term in condition.terms
        for ask in term.calls
        for said in _days(ask.arguments.get("days"))
        if (day := said) > today
    ]
    return min(days, default=None)


def _days(value: Any) -> list[date]:
    found = []
    for each in value if isinstance(value, list) else [value]:
        try:
            found.append(date.fromisoformat(str(each)[:10]))
        except ValueError:
            continue
    return found


def _on(condition: Condition, day: date | None, now: datetime) -> Condition:
    """Looked at from the morning of that day on, until its evening."""
    if day is None:
        return condition
    begin, end = (datetime.combine(day, at, now.tzinfo) for at in (MORNING, EVENING))
    return replace(condition, since=begin, until=condition.until or end)
