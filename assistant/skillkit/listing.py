"""Which list a skill means, how it is changed, and how it and its items are spoken of.

A list is our own (`Ctx.lists`), or one that a hub keeps: a device of kind "todo", whose id is the list's. A hub's list goes
before one of our own that is called the same, and what is done to it is a command with a receipt, like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agenda.lists import find_among, match_items, plain
from assistant.agenda.types import Item, ItemList
from assistant.home.model import Command, Home
from assistant.skillkit.context import Ctx, Say
from assistant.skillkit.devices import failures
from assistant.skillkit.goods import TASK_WORDS
from assistant.skillkit.speaking import join_names
from assistant.skillkit.standing import not_known
from assistant.values import Json

_SHOPPING = ("", "shopping", "shop", "grocery", "groceries", "buy", "things to buy", "food")


def all_lists(home: Home, own: Sequence[ItemList]) -> list[ItemList]:
    """The lists that hubs keep, then our `own`, without those that are called like one of theirs."""
    theirs = [
        ItemList(device.id, device.name, device.aliases, items_in(home.state(device.id).get("items") or ()))
        for device in home.select(kinds=["todo"])
    ]
    taken = {plain(form) for known in theirs for form in (known.name, *known.aliases)}
    return theirs + [known for known in own if plain(known.name) not in taken]


def items_in(told: Json) -> tuple[Item, ...]:
    """The items of a list that is a device, from its state."""
    return tuple(Item(str(item["text"]), bool(item.get("done"))) for item in told)


def lists_of(ctx: Ctx) -> list[ItemList]:
    """All lists there are, as `all_lists` tells."""
    return all_lists(ctx.home, ctx.lists.all())


def find_list(ctx: Ctx, where: str) -> ItemList | None:
    """The list that is meant; without a name, or by a name for shopping, the shopping list, or the only one there is."""
    lists = lists_of(ctx)
    for known in (*lists, *ctx.lists.all()):
        if known.id == where:
            return known if known in lists else find_among(lists, known.name)
    if where and (found := find_among(lists, where)):
        return found
    if where and bare_name(where).lower() in TASK_WORDS:
        return next((found for name in ("to-do", "tasks", "chores") if (found := find_among(lists, name))), None)
    if where and not is_shopping(where):
        return None
    return find_among(lists, "shopping") or find_among(lists, "groceries") or (lists[0] if len(lists) == 1 else None)


def called(ctx: Ctx, name: str) -> ItemList | None:
    """The list with this very name."""
    return next((known for known in lists_of(ctx) if plain(known.name) == plain(name)), None)


def is_hubs(ctx: Ctx, target: ItemList) -> bool:
    """Whether a hub keeps this list."""
    return target.id in ctx.home.devices


def unreached(ctx: Ctx, target: ItemList) -> str:
    """Why nothing can be said of what is on it or be done to it now; empty for our own, and where the hub tells."""
    if not is_hubs(ctx, target) or ctx.home.standing(target.id) == "known":
        return ""
    return not_known(ctx.home, ctx.home.devices[target.id])


async def put_on(ctx: Ctx, target: ItemList, texts: Sequence[str]) -> str:
    """Put things on a list, as open; returns what went wrong, empty where nothing did."""
    if is_hubs(ctx, target):
        return await _told(ctx, target, [{"text": text, "done": False} for text in texts])
    ctx.lists.add(target.id, texts)
    return ""


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


def list_with(ctx: Ctx, items: str) -> ItemList | None:
    """No list was named: the one that has the thing on it."""
    having = [known for known in lists_of(ctx) if match_items([item for item in known.items if not item.done], [items])[0]]
    return having[0] if len(having) == 1 else find_list(ctx, "")


def is_reminders(where: str) -> bool:
    return bare_name(where).lower() in ("reminder", "reminders")


def is_shopping(where: str) -> bool:
    return bare_name(where).lower() in _SHOPPING


def bare_name(where: str) -> str:
    """Without article and "list"."""
    return re.sub(r"^(my|the|our|a|an)\s+|\s*\blists?$", "", where.strip(" .!?"), flags=re.IGNORECASE).strip()


def title(target: ItemList, article: str = "the") -> str:
    """As it is spoken of: "the shopping list", "the Trader Joe's list"."""
    name = target.name if re.search(r"\blist$", target.name, re.IGNORECASE) else f"{target.name} list"
    plain = name[0].lower() + name[1:].replace(" List", " list")
    proper = len(name.split()) > 2 and all(word[0].isupper() for word in name.split()[:-1])
    article = "an" if article == "a" and plain[0] in "aeiou" else article
    return f"{article} {name.replace(' List', ' list') if proper else plain}"


def titled(where: str) -> str:
    """A list that need not be there, as it was named."""
    return f"the {bare_name(where) or 'shopping'} list"


def no_list(ctx: Ctx, where: str) -> Say:
    lists = lists_of(ctx)
    have = f"You have {join_names([title(each) for each in lists])}." if lists else "You have no lists yet."
    return Say(f"There is no {bare_name(where) or 'shopping'} list. {have}", failed=True)


def are(texts: Sequence[str]) -> str:
    """ "milk is", "eggs are", "milk and tea are"."""
    return "is" if len(texts) == 1 and not re.search(r"[^s]s$", texts[0]) else "are"


def were(texts: Sequence[str]) -> str:
    return "was" if are(texts) == "is" else "were"
