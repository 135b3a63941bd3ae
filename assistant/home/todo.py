"""The items of a to-do list that is a device: what a command for them means. No I/O.

The state's `items` are {"text", "done"} in order, with the hub's own "id" where it has one. A
command's `items` say how those items are to stand, {"text", "done"}, or {"text", "gone": true}; all
others are left alone, whoever may have changed them since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Items = list[dict[str, Any]]


def find(items: Sequence[dict[str, Any]], text: str) -> dict[str, Any] | None:
    """The item with this text, in whatever case; an open one before one that is done."""
    alike = [item for item in items if str(item.get("text", "")).casefold() == text.casefold()]
    return next((item for item in alike if not item.get("done")), alike[0] if alike else None)


def after(items: Iterable[dict[str, Any]], wanted: Iterable[dict[str, Any]]) -> Items:
    """The items once the command is carried out."""
    result = [dict(item) for item in items]
    for wish in wanted:
        known = find(result, str(wish["text"]))
        if wish.get("gone"):
            result = [item for item in result if item is not known]
        elif known is None:
            result.append({"text": str(wish["text"]), "done": bool(wish.get("done"))})
        else:
            known["done"] = bool(wish.get("done"))
    return result


def stands(items: Sequence[dict[str, Any]], wanted: Iterable[dict[str, Any]]) -> bool:
    """Whether everything is as wanted."""
    for wish in wanted:
        known = find(items, str(wish["text"]))
        if wish.get("gone"):
            if known is not None:
                return False
        elif known is None or bool(known.get("done")) is not bool(wish.get("done")):
            return False
    return True


def back(now: Sequence[dict[str, Any]], before: Sequence[dict[str, Any]]) -> Items:
    """What is wanted so that the items stand as they did before."""
    gone: Items = [
        {"text": item["text"], "gone": True} for item in now if find(before, item["text"]) is None
    ]
    old = [{"text": item["text"], "done": bool(item.get("done"))} for item in before]
    return gone + [wish for wish in old if not stands(now, [wish])]


def wrong(items: Any) -> str | None:
    """Why these can't be items; None when they can."""
    for item in items:
        if (
            not isinstance(item, dict)
            or not isinstance(item.get("text"), str)
            or not item["text"].strip()
        ):
            return "must be a list of {text, done}"
    return None
