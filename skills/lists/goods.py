"""What goes on a list: names of lists, things to buy, and a list item by item, as people say them.
Pure.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import Slot, due_of, in_digits, split_items, uncapitalised

from .vocabulary import heard, say

_MOST_WORDS = 30


def list_name(text: str, now: datetime) -> str | None:
    """The words of a list's name; None for half a sentence ("tent to the camping", "shopping list
    and then").
    """
    return _whole(text) if heard().named.fullmatch(text.lower().strip(" .!?,")) else None


def new_name(text: str, now: datetime) -> str | None:
    """The name of a list to be made after "add a …": no "to" or "on" in it, or it is a thing for a
    list ("tent to camping").
    """
    return None if heard().no_new_name.search(text) else _whole(text)


def _whole(text: str) -> str | None:
    said = text.lower().strip(" .!?,")
    return None if not said or heard().half_name.search(said) else text


def goods(text: str, now: datetime) -> str | None:
    """Words that can only be things to buy, as in "add …" without a list; None where they may be
    anything else.
    """
    said = text.lower().strip(" .!?,")
    words, known = said.split(), heard()
    if not words or len(words) > _MOST_WORDS:
        return None
    if known.no_goods.search(said) or known.another_order.search(said):
        return None
    pieces = split_items(in_digits(said))
    return text if any(re.search(r"[^\W\d_]{2}", piece) for piece in pieces) else None


def doubtful(text: str) -> bool:
    """Whether the words after "I need …" may tell something that no shop sells, so that the list is
    to be offered first.
    """
    return bool(heard().doubtful.search(text.strip()))


def items_of(text: str) -> list[str]:
    """The things told, one by one, without what was taken back: of "milk, no, butter" the butter
    alone is left.
    """
    kept: list[str] = []
    for item in split_items(uncapitalised(text)):
        if match := heard().corrected.match(item):
            del kept[-1:]
            item = item[match.end() :]
        if item:
            kept.append(item)
    return kept


def apart(text: str, now: datetime) -> tuple[str, str]:
    """The things, and the day at their end by which they are to be done: of "call the plumber by
    Friday" the ISO date; empty where none was said.
    """
    words = text.strip(" .!?").split()
    for cut in range(1, len(words)):
        tail = " ".join(words[cut:])
        before = heard().by.match(tail)
        day = tail[before.end() :] if before else tail if heard().soon.match(tail) else ""
        if day and (found := due_of(day, now)):
            return " ".join(words[:cut]), found.isoformat()
    return text, ""


def things(text: str, now: datetime) -> str | None:
    """Any words; but "add bread" is an order and no thing."""
    return None if heard().no_things.match(text) else text


def last_things(text: str, now: datetime) -> str | None:
    """Things that end a sentence: an order may follow them ("milk and turn off the light"), which
    is no thing.
    """
    return None if heard().another_order.search(text.lower()) else things(text, now)


Things = Annotated[
    str, Field(max_length=400), Slot("things", things, say.later("which-things"), words=True)
]
LastThings = Annotated[
    str, Field(max_length=400), Slot("things", last_things, say.later("which-things"), words=True)
]
ListName = Annotated[
    str,
    Field(max_length=80, description="the list, as said"),
    Slot("list", list_name, say.later("which-list"), words=True),
]
NewList = Annotated[
    str, Field(max_length=80), Slot("list", new_name, say.later("what-name"), words=True)
]
Goods = Annotated[
    str,
    Field(max_length=400),
    Slot("things to buy", goods, say.later("what-to-buy"), words=True),
]
"""Things to buy, said where no list was named."""
