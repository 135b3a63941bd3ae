"""Events that are taken out of their calendars, after asking: one, one day of a series, or all of
it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Event,
    Json,
    Say,
    ToolCall,
    capitalised,
    failures,
    stretch,
)

from . import telling
from .changing import key_of, those, which_of
from .vocabulary import say


async def remove(ctx: Ctx, what: str, days: Sequence[str], key: str, extent: str) -> Answer:
    """See `skill.remove`."""
    extent = extent or ("one" if days else "")
    known: dict[str, Json] = {"what": what, "days": list(days), "key": key, "extent": extent}
    call = ToolCall("calendar.remove", {name: value for name, value in known.items() if value})
    taken = those(ctx, what, stretch(days) if days else None, "remove")
    if isinstance(taken, Say):
        return taken
    chosen = [each for each in taken if key_of(each) == key]
    if not key:
        series = _series(taken)
        chosen = taken if extent == "one" or len(taken) == 1 else [group[0] for group in series]
    if not chosen:
        return Say(say("no-event", what=what), failed=True)
    if len(chosen) > 1:
        return which_of(ctx, chosen, call)
    [found] = chosen
    if found.told.get("repeats") and not extent:
        return _one_or_all(
            ctx, found, ToolCall(call.skill, {**call.arguments, "key": key_of(found)})
        )
    return await _gone(ctx, found, "all" if extent == "all" else "one", call)


def _series(found: Sequence[Event]) -> list[list[Event]]:
    """The events of each series together, each other event alone."""
    groups: dict[str, list[Event]] = {}
    for each in found:
        of = each.told.get("uid") if each.told.get("repeats") else None
        groups.setdefault(f"{each.calendar}|{of}" if of else key_of(each), []).append(each)
    return list(groups.values())


def _one_or_all(ctx: Ctx, found: Event, call: ToolCall) -> Ask:
    when = telling.when(ctx, found)
    labels: dict[str, Json] = {say("just-one", when=when): "one", say("all-of-them"): "all"}
    one, whole = labels
    question = say("one-or-all", event=capitalised(found.name), one=one, all=whole)
    return Ask(question, call, "choice", "extent", labels)


async def _gone(ctx: Ctx, found: Event, extent: str, call: ToolCall) -> Answer:
    when = telling.when(ctx, found)
    repeats = bool(found.told.get("repeats"))
    series = "whole" if repeats and extent == "all" else "one" if repeats else "all"
    if not ctx.consented:
        question = say("shall-it-go", event=found.name, when=when, series=series)
        arguments: dict[str, Json] = {**call.arguments, "key": key_of(found), "extent": extent}
        return Ask(question, ToolCall(call.skill, arguments))
    kept: dict[str, Json] = {
        each: found.told[each] for each in ("summary", "start", "uid") if each in found.told
    }
    wish: dict[str, Json] = {"summary": found.name, **kept, "gone": True}
    if series == "whole":
        wish["all"] = True
    failed = failures(ctx.home, await ctx.act(Command(found.calendar, {"events": [wish]})))
    if failed:
        return Say(" ".join(failed), failed=True)
    return Say(say("removed", event=capitalised(found.name), when=when, series=series))
