"""The lists there are, and what each is called.

A list is our own (`Ctx.lists`), or one that a hub keeps: a device of kind "todo", whose id is the
list's. A hub's list goes before one of our own that is called the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern
from typing import ClassVar

from assistant.agenda.types import Item, ItemList
from assistant.core.values import Json
from assistant.home.model import Home
from assistant.languages import language
from assistant.languages.letters import uncapitalised
from assistant.languages.naming import plain
from assistant.languages.replies import Replies

say = Replies("agenda")


@dataclass(frozen=True)
class Listing:
    """How lists and what is on them are spoken of."""

    file: ClassVar[str] = "listing"
    noun: Pattern[str]
    """The word "list" in a list's name, where it makes the name one of a list."""
    plural: Pattern[str]
    """How the name of several things ends: "eggs"."""


def all_lists(home: Home, own: Sequence[ItemList]) -> list[ItemList]:
    """The lists that hubs keep, then our `own`, without those that are called
    like one of theirs.
    """
    theirs = [
        ItemList(
            device.id,
            device.name,
            device.aliases,
            items_in(home.state(device.id).get("items") or ()),
        )
        for device in home.select(kinds=["todo"])
    ]
    taken = {plain(form) for known in theirs for form in (known.name, *known.aliases)}
    return theirs + [known for known in own if plain(known.name) not in taken]


def items_in(told: Json) -> tuple[Item, ...]:
    """The items of a list that is a device, from its state."""
    return tuple(
        Item(str(item["text"]), bool(item.get("done")), str(item.get("due") or "")) for item in told
    )


def list_called(name: str) -> str:
    """The name of a list as it stands in a sentence: "shopping list", "Trader Joe's list"."""
    noun = language().table(Listing).noun
    if not noun.search(name):
        name = say("list-named", name=name)
    name = noun.sub(lambda match: uncapitalised(match[0]), name)
    words = name.split()
    if len(words) > 2 and all(word[0].isupper() for word in words if not noun.search(word)):
        return name
    return uncapitalised(name[:1]) + name[1:]


def title(target: ItemList) -> str:
    """As it is spoken of: "the shopping list", "the Trader Joe's list"."""
    return say("the-list", list=list_called(target.name))


def number_of(texts: Sequence[str]) -> int:
    """1 for a single thing with a name in the singular, else 2: "milk is", "eggs are", "milk and
    tea are".
    """
    return 1 if len(texts) == 1 and not language().table(Listing).plural.search(texts[0]) else 2
