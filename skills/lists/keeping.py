"""Which list a skill means, how it is changed, and what is said where there is none.

What is done to a list that a hub keeps is a command with a receipt, like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.skillkit import (
    Command,
    Ctx,
    ItemList,
    Json,
    Say,
    all_lists,
    failures,
    find_among,
    join_names,
    list_called,
    match_items,
    not_known,
    plain_name,
    title,
)

from .goods import items_of
from .vocabulary import heard, say


def lists_of(ctx: Ctx) -> list[ItemList]:
    """All lists there are: hubs', then our own."""
    return all_lists(ctx.home, ctx.lists.all())


def find_list(ctx: Ctx, where: str) -> ItemList | None:
    """The list that is meant; without a name, or by a name for shopping, the shopping list, or the
    only one there is.
    """
    lists = lists_of(ctx)
    for known in (*lists, *ctx.lists.all()):
        if known.id == where:
            return known if known in lists else find_among(lists, known.name)
    if where and (found := find_among(lists, where)):
        return found
    if where and bare_name(where).lower() in heard().tasks:
        return _first(lists, heard().task_lists)
    if where and not is_shopping(where):
        return None
    return _first(lists, heard().shopping_lists) or (lists[0] if len(lists) == 1 else None)


def _first(lists: Sequence[ItemList], names: Sequence[str]) -> ItemList | None:
    return next((found for name in names if (found := find_among(lists, name))), None)


def called(ctx: Ctx, name: str) -> ItemList | None:
    """The list with this very name."""
    return next(
        (known for known in lists_of(ctx) if plain_name(known.name) == plain_name(name)), None
    )


def made(ctx: Ctx, name: str) -> ItemList:
    """A new list of our own; a bare name gets "list" behind it."""
    named = list_called(name) == name or list_called(name).lower() == name.lower()
    return ctx.lists.create(name if named else say("new-list", name=name))


def is_hubs(ctx: Ctx, target: ItemList) -> bool:
    """Whether a hub keeps this list."""
    return target.id in ctx.home.devices


def unreached(ctx: Ctx, target: ItemList) -> str:
    """Why nothing can be said of what is on it or be done to it now; empty for our own, and where
    the hub tells.
    """
    if not is_hubs(ctx, target) or ctx.home.standing(target.id) == "known":
        return ""
    return not_known(ctx.home, ctx.home.devices[target.id])


async def put_on(ctx: Ctx, target: ItemList, texts: Sequence[str], due: str | None = None) -> str:
    """Put things on a list, as open, and due then; returns what went wrong, empty where nothing
    did.
    """
    if is_hubs(ctx, target):
        dated: dict[str, Json] = {} if due is None else {"due": due}
        return await _told(ctx, target, [{"text": text, "done": False, **dated} for text in texts])
    ctx.lists.add(target.id, texts, due)
    return ""


def keeps_dates(ctx: Ctx, target: ItemList) -> bool:
    """Whether this list keeps when something is due; our own all do."""
    return not is_hubs(ctx, target) or bool(ctx.home.state(target.id).get("dues"))


async def check_off(ctx: Ctx, target: ItemList, texts: Sequence[str]) -> str:
    """Mark items as done; returns what went wrong."""
    if is_hubs(ctx, target):
        return await _told(ctx, target, [{"text": text, "done": True} for text in texts])
    ctx.lists.check(target.id, texts)
    return ""


async def take_off(ctx: Ctx, target: ItemList, texts: Sequence[str]) -> str:
    """Take items off a list; returns what went wrong."""
    if is_hubs(ctx, target):
        return await _told(ctx, target, [{"text": text, "gone": True} for text in texts])
    ctx.lists.remove(target.id, texts)
    return ""


async def empty(ctx: Ctx, target: ItemList) -> str:
    """Take everything off a list; returns what went wrong."""
    if is_hubs(ctx, target):
        return await take_off(ctx, target, [item.text for item in target.items])
    ctx.lists.clear(target.id)
    return ""


async def _told(ctx: Ctx, target: ItemList, items: list[Json]) -> str:
    return " ".join(failures(ctx.home, await ctx.act(Command(target.id, {"items": items}))))


def list_with(ctx: Ctx, items: str, *, done: bool = False) -> ItemList | None:
    """No list was named: the one that has the thing, or one of the things, on it, open or done."""
    for texts in ([items], items_of(items)):
        having = [
            known
            for known in lists_of(ctx)
            if match_items([item for item in known.items if item.done == done], texts)[0]
        ]
        if len(having) == 1:
            return having[0]
    return find_list(ctx, "")


def is_reminders(where: str) -> bool:
    return bare_name(where).lower() in heard().reminders


def is_shopping(where: str) -> bool:
    return not where or bare_name(where).lower() in heard().shopping


def bare_name(where: str) -> str:
    """Without article and "list"."""
    return heard().bare.sub("", where.strip(" .!?")).strip()


def named(where: str) -> str:
    """A list that need not be there, as it was named: "camping list"; the shopping list without a
    name.
    """
    name = bare_name(where)
    return list_called(name) if name else list_called(say("shopping-list"))


def no_list(ctx: Ctx, where: str) -> Say:
    lists = lists_of(ctx)
    have = say("you-have", lists=join_names([title(each) for each in lists])) if lists else ""
    missing = say("no-such-list", list=named(where))
    return Say(f"{missing} {have or say('none-yet')}", failed=True)
