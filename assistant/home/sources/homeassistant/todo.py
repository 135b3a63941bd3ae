"""How the items that a command wants on a to-do list become Home Assistant's services, and what
such a list keeps of when they are due. No I/O.

https://www.home-assistant.io/integrations/todo/#actions
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from assistant.home.events import moment
from assistant.home.sources.homeassistant.movers import Call
from assistant.home.todo import find, same_due, stands

_DATE, _DATETIME = 16, 32
"""TodoListEntityFeature: an item may be due on a day, and at a moment."""


def dues(features: Any) -> dict[str, list[str]]:
    """How exactly a list with these features keeps when an item is due, as a key of its state."""
    if not isinstance(features, int) or not features & (_DATE | _DATETIME):
        return {}
    kept = {"date": features & _DATE, "datetime": features & _DATETIME}
    return {"dues": [name for name, has in kept.items() if has]}


def item_of(told: dict[str, Any]) -> dict[str, Any]:
    """An item as the list's state has it, from Home Assistant's."""
    item = {"text": str(told["summary"]), "done": told.get("status") == "completed"}
    further = {"id": str(told.get("uid") or ""), "due": str(told.get("due") or "")}
    if moment(further["due"]) is None:
        del further["due"]
    return item | {key: value for key, value in further.items() if value}


def todo_calls(
    items: Sequence[dict[str, Any]], wanted: Iterable[dict[str, Any]], kept: Sequence[str] = ()
) -> list[Call]:
    """The services that let the list stand as wanted, from the `items` that it has; none where it
    does so already. `kept` is how exactly it keeps when items are due.
    """
    calls: list[Call] = []
    gone: list[str] = []
    for wish in wanted:
        known = find(items, wish["text"])
        if stands(items, [wish]):
            continue
        if wish.get("gone"):
            assert known is not None
            gone += [
                str(each.get("id") or each["text"])
                for each in items
                if each["text"].casefold() == wish["text"].casefold()
            ]
            continue
        due = {} if known and same_due(known.get("due"), wish.get("due")) else _due(wish, kept)
        if known is None:
            calls.append(("add_item", {"item": wish["text"], **due}))
        if known is not None or wish.get("done"):
            name = wish["text"] if known is None else str(known.get("id") or known["text"])
            status = "completed" if wish.get("done") else "needs_action"
            data = {"item": name, "status": status} | (due if known is not None else {})
            calls.append(("update_item", data))
    return [*calls, ("remove_item", {"item": gone})] if gone else calls


def _due(wish: dict[str, Any], kept: Sequence[str]) -> dict[str, Any]:
    """When the item is to be due, in the field that the list has for it."""
    if "due" not in wish or not kept:
        return {}
    exact = isinstance(moment(wish["due"]), datetime)
    field = "datetime" if "datetime" in kept and (exact or "date" not in kept) else "date"
    if not wish["due"]:
        return {f"due_{field}": None}
    if field == "date":
        return {"due_date": wish["due"][:10]}
    return {"due_datetime": wish["due"] if exact else f"{wish['due']}T00:00:00"}
