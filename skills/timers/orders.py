"""Words to be carried out later: what may be such words, and the slots that hold them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.skillkit import Duration, Json, Quoted, Slot, lasting, opposite, read_duration

from .vocabulary import heard, say


def is_order(text: str) -> bool:
    """Whether the words can be carried out later: no question, and nothing that has a time and a
    skill of its own.
    """
    return not heard().no_order.match(text.strip().lower())


def length_and_rest(words: str) -> tuple[float | None, str]:
    """The longest duration at either end, in seconds, and what is left: "ten minute pasta" → (600,
    "pasta").
    """
    tokens = words.replace(",", " ").split()
    for cut in range(len(tokens), 0, -1):
        for length, rest in ((tokens[:cut], tokens[cut:]), (tokens[-cut:], tokens[:-cut])):
            if seconds := read_duration(" ".join(length)):
                return seconds, " ".join(rest)
    return None, words


def lengths(text: str) -> list[float] | None:
    """Several durations: "five minutes and another for nine", "five and ten minutes"; a unit holds
    for the ones before it.
    """
    parts = [
        heard().each.sub("", part.strip(), count=1)
        for part in heard().further.split(text.strip(" .!?"))
        if part.strip()
    ]
    units = [part.split()[-1] if read_duration(part) else "" for part in parts]
    found = []
    for at, part in enumerate(parts):
        unit = next((unit for unit in (*units[at:], *reversed(units[:at])) if unit), "")
        length = read_duration(part) or read_duration(f"{part} {unit}")
        if not length:
            return None
        found.append(length)
    return found if len(found) > 1 else None


def _lengths(text: str, now: datetime) -> Json:
    return lengths(text) if read_duration(text) is None else None


class Later(BaseModel):
    """What to carry out, and in how many seconds."""

    seconds: Duration
    order: str = Field(max_length=200)


def _order(text: str, now: datetime) -> Json:
    return text if is_order(text) else None


def _verb(text: str, now: datetime) -> Json:
    return text if heard().verb.fullmatch(text.strip()) else None


def _later(text: str, now: datetime) -> Json:
    """The longest duration at the head, and the order after it; one that is to last ("turn on … for
    an hour") is a plan's.
    """
    found = _behind(text, now)
    if found is None or not is_order(found["order"]):
        return None
    kept, lasts = lasting(found["order"])
    return None if lasts and opposite(kept) else found


def _behind(text: str, now: datetime) -> Json:
    """The longest duration at the head, and what follows it."""
    words = text.replace(",", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        if seconds := read_duration(" ".join(words[:cut])):
            return {"seconds": seconds, "order": " ".join(words[cut:])}
    return None


Lengths = Annotated[list[Duration] | None, Slot("lengths", _lengths, say.later("how-long"))]
"""Two or more durations at once: "five minutes and another for nine"."""

Order = Annotated[
    str,
    Field(max_length=200, description="words to carry out at the end"),
    Slot("order", _order, say.later("do-what")),
    Quoted(orders=True, later=True),
]
"""Words that the box can carry out: "turn off the light"."""

Verb = Annotated[
    str,
    Field(max_length=80),
    Slot("order", _verb, say.later("do-what")),
    Quoted(orders=True, later=True),
]
"""The verb of an order whose time stands behind it, with what else may stand before the time:
"schalte in zehn Minuten das Licht aus", "schalte das Licht in zehn Minuten aus".
"""

Behind = Annotated[
    Later | None,
    Slot("order", _behind, say.later("do-what")),
    Quoted(orders=True, later=True, key="order"),
]
"""The time in such an order, and what follows it: "zehn Minuten das Licht aus"."""

InAWhile = Annotated[
    Later | None,
    Slot("order", _later, say.later("do-what")),
    Quoted(orders=True, later=True, key="order"),
]
"""A duration and such words, as they follow "in": "an hour and a half turn off the light"."""
