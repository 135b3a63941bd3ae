"""The items of a to-do list that is a device: what a command for them means. No I/O.

The state's `items` are {"text", "done"} in order, with "due" (a day or a moment in ISO 8601) where
one is known, and the hub's own "id" where it has one; `dues` says what the list keeps of that. A
command's `items` say how those items are to stand, {"text", "done"}, with "due" where that is to
be changed (empty: no more), or {"text", "gone": true}; all others are left alone, whoever may have
changed them since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from assistant.home.events import moment, same_moment

Items = list[dict[str, Any]]

DUES = ("date", "datetime")
"""How exactly a list may keep when an item is due, as its state's `dues` names it."""


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
            continue
        if known is None:
            known = {"text": str(wish["text"])}
            result.append(known)
        known["done"] = bool(wish.get("done"))
        if wish.get("due"):
            known["due"] = wish["due"]
        elif "due" in wish:
            known.pop("due", None)
    return result


def stands(items: Sequence[dict[str, Any]], wanted: Iterable[dict[str, Any]]) -> bool:
    """Whether everything is as wanted."""
    for wish in wanted:
        known = find(items, str(wish["text"]))
        if wish.get("gone"):
            if known is not None:
                return False
        elif (
            known is None
            or bool(known.get("done")) is not bool(wish.get("done"))
            or ("due" in wish and not same_due(known.get("due"), wish["due"]))
        ):
            return False
    return True


def same_due(one: Any, other: Any) -> bool:
    """Whether an item is due as wished; a list that keeps days alone, or moments alone, keeps the
    day.
    """
    first, second = moment(one), moment(other)
    if first is None or second is None:
        return first is second
    if isinstance(first, datetime) and isinstance(second, datetime):
        return same_moment(one, other)
    return str(one)[:10] == str(other)[:10]


def back(now: Sequence[dict[str, Any]], before: Sequence[dict[str, Any]]) -> Items:
    """What is wanted so that the items stand as they did before."""
    gone: Items = [
        {"text": item["text"], "gone": True} for item in now if find(before, item["text"]) is None
    ]
    dated = any(item.get("due") for item in (*now, *before))
    old = [
        {"text": item["text"], "done": bool(item.get("done"))}
        | ({"due": item.get("due", "")} if dated else {})
        for item in before
    ]
    return gone + [wish for wish in old if not stands(now, [wish])]


def wrong(items: Any) -> str | None:
    """Why these can't be items; None when they can."""
    for item in items:
        if (
            not isinstance(item, dict)
            or not isinstance(item.get("text"), str)
            or not item["text"].strip()
            or (item.get("due") and moment(item["due"]) is None)
        ):
            return 'must be a list of {text, done}, with due like "2026-11-24" where there is one'
    return None


def wrong_dues(kept: Any) -> str | None:
    """Why a list can't keep this of when items are due; None when it can."""
    if {str(each) for each in kept} <= set(DUES):
        return None
    return f"must be a list of {', '.join(DUES)}, not {kept!r}"
