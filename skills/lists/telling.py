"""How lists and what is on them are said."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.skillkit import (
    Ctx,
    Item,
    ItemList,
    in_words,
    join_names,
    list_called,
    match_items,
    number_of,
    sentence,
    spoken_due,
)

from .goods import apart, items_of
from .vocabulary import say


def dated(ctx: Ctx, item: Item) -> str:
    """The item, and by when it is to be done where that is known: "call the plumber, by Friday"."""
    due = "" if item.done else spoken_due(item.due, ctx.now())
    return say("item-due", item=item.text, due=due) if due else item.text


def wanted_of(ctx: Ctx, target: ItemList, items: str) -> list[str]:
    """The items as said; the whole phrase where it stands on the list as it is ("salt and vinegar
    crisps").
    """
    for words in (items, apart(items, ctx.now())[0]):  # "wash the car today", due today
        if match_items(target.items, [words])[0]:
            return [words]
    return items_of(items)


def counted(message: str, things: Sequence[object]) -> str:
    """ "no items", "one item", "three items"."""
    return say(message, number=len(things), count=in_words(len(things)))


def told(
    message: str,
    target: ItemList,
    *,
    items: Sequence[str] = (),
    missing: Sequence[str] = (),
    counted: str = "",
) -> str:
    """The message about a list, and about things that are on it and things that are not."""
    name = list_called(target.name)
    return sentence(
        say(
            message,
            list=name,
            vowel="yes" if name[:1].lower() in "aeiou" else "no",
            items=counted or join_names(items),
            number=number_of(items),
            missing=join_names(missing),
            missing_number=number_of(missing),
        )
    )
