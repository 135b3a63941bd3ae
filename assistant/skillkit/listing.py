"""Which list a skill means, and how it and its items are spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agenda.lists import match_items
from assistant.agenda.types import ItemList
from assistant.skillkit.context import Ctx, Say
from assistant.skillkit.goods import TASK_WORDS
from assistant.skillkit.speaking import join_names

_SHOPPING = ("", "shopping", "shop", "grocery", "groceries", "buy", "things to buy", "food")


def find_list(ctx: Ctx, where: str) -> ItemList | None:
    """The list that is meant; without a name, or by a name for shopping, the shopping list, or the only one there is."""
    lists = ctx.lists.all()
    for known in lists:
        if known.id == where:
            return known
    if where and (found := ctx.lists.find(where)):
        return found
    if where and bare_name(where).lower() in TASK_WORDS:
        return next((found for name in ("to-do", "tasks", "chores") if (found := ctx.lists.find(name))), None)
    if where and not is_shopping(where):
        return None
    return ctx.lists.find("shopping") or ctx.lists.find("groceries") or (lists[0] if len(lists) == 1 else None)


def list_with(ctx: Ctx, items: str) -> ItemList | None:
    """No list was named: the one that has the thing on it."""
    having = [known for known in ctx.lists.all() if match_items([item for item in known.items if not item.done], [items])[0]]
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
    lists = ctx.lists.all()
    have = f"You have {join_names([title(each) for each in lists])}." if lists else "You have no lists yet."
    return Say(f"There is no {bare_name(where) or 'shopping'} list. {have}", failed=True)


def are(texts: Sequence[str]) -> str:
    """ "milk is", "eggs are", "milk and tea are"."""
    return "is" if len(texts) == 1 and not re.search(r"[^s]s$", texts[0]) else "are"


def were(texts: Sequence[str]) -> str:
    return "was" if are(texts) == "is" else "were"
