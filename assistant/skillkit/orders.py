"""Words to be carried out later: what may be such words, and the slots that hold them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.skillkit.plans import lasting, opposite
from assistant.skillkit.slots import Duration, Slot
from assistant.skillkit.spans import duration
from assistant.values import Json

_NO_ORDER = re.compile(
    r"(what|when|who|where|why|which|how|is|are|was|were|will|would|does|did|has|have|should|the|remind|wake|alert|ping|notify|tell"
    r"|let|(set|start|create) (me )?(a|an|another|the|my) .*(timer|alarm|reminder)"
    r"|(a |an |the |my |another |new )*(timer|alarm|reminder)|(today|tonight|tomorrow|later|again|now|maybe)$)\b"
)


def is_order(text: str) -> bool:
    """Whether the words can be carried out later: no question, and nothing that has a time and a skill of its own."""
    return not _NO_ORDER.match(text.strip().lower())


def length_and_rest(words: str) -> tuple[float | None, str]:
    """The longest duration at either end, in seconds, and what is left: "ten minute pasta" → (600, "pasta")."""
    tokens = words.replace(",", " ").split()
    for cut in range(len(tokens), 0, -1):
        for length, rest in ((tokens[:cut], tokens[cut:]), (tokens[-cut:], tokens[:-cut])):
            if seconds := duration(" ".join(length)):
                return seconds, " ".join(rest)
    return None, words


_FURTHER = re.compile(
    r"(?:,| and| then)+ (?:(?:a )?(?:second|third|new|further)(?: one| timer)?|one|1|another(?: one| timer| 1)?|a timer)?"
    r"(?: (?:for|of|at))? ?",
    re.IGNORECASE,
)


def lengths(text: str) -> list[float] | None:
    """Several durations: "five minutes and another for nine", "five and ten minutes"; a unit holds for the ones before it."""
    parts = [
        re.sub(r"^(?:one|for|one for) (?=\S+ )", "", part.strip()) for part in _FURTHER.split(text.strip(" .!?")) if part.strip()
    ]
    units = [part.split()[-1] if duration(part) else "" for part in parts]
    found = []
    for at, part in enumerate(parts):
        unit = next((unit for unit in (*units[at:], *reversed(units[:at])) if unit), "")
        length = duration(part) or duration(f"{part} {unit}")
        if not length:
            return None
        found.append(length)
    return found if len(found) > 1 else None


def _lengths(text: str, now: datetime) -> Json:
    return lengths(text) if duration(text) is None else None


class Later(BaseModel):
    """What to carry out, and in how many seconds."""

    seconds: Duration
    order: str = Field(max_length=200)


def _order(text: str, now: datetime) -> Json:
    return text if is_order(text) else None


def _later(text: str, now: datetime) -> Json:
    """The longest duration at the head, and the order after it; one that is to last ("turn on … for an hour") is a plan's."""
    words = text.replace(",", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        if seconds := duration(" ".join(words[:cut])):
            order = " ".join(words[cut:])
            kept, lasts = lasting(order)
            return {"seconds": seconds, "order": order} if is_order(order) and not (lasts and opposite(kept)) else None
    return None


Lengths = Annotated[list[Duration] | None, Slot("lengths", _lengths, "For how long?")]
"""Two or more durations at once: "five minutes and another for nine"."""

Order = Annotated[str, Field(max_length=200, description="words to carry out at the end"), Slot("order", _order, "Do what?")]
"""Words that the box can carry out: "turn off the light"."""

InAWhile = Annotated[Later | None, Slot("order", _later, "Do what?")]
"""A duration and such words, as they follow "in": "an hour and a half turn off the light"."""
