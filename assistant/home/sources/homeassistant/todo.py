"""How the items that a command wants on a to-do list become Home Assistant's services. No I/O.

https://www.home-assistant.io/integrations/todo/#actions
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.home.sources.homeassistant.movers import Call
from assistant.home.todo import find, stands


def todo_calls(items: Sequence[dict[str, Any]], wanted: Iterable[dict[str, Any]]) -> list[Call]:
    """The services that let the list stand as wanted, from the `items` that it has; none where it
    does so already.
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
        if known is None:
            calls.append(("add_item", {"item": wish["text"]}))
        if known is not None or wish.get("done"):
            name = wish["text"] if known is None else str(known.get("id") or known["text"])
            status = "completed" if wish.get("done") else "needs_action"
            calls.append(("update_item", {"item": name, "status": status}))
    return [*calls, ("remove_item", {"item": gone})] if gone else calls
