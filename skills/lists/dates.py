"""By when things on lists are to be done: put there, asked, changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assistant.skillkit import (
    Answer,
    Ask,
    Ctx,
    Fact,
    Item,
    ItemList,
    Json,
    Say,
    Stretch,
    ToolCall,
    capitalised,
    due_at,
    in_a_row,
    join_names,
    list_called,
    match_items,
    plain_name,
    sentence,
    spoken_due,
    spoken_span,
    stretch,
    title,
)

from .keeping import find_list, keeps_dates, lists_of, no_list, put_on, unreached
from .telling import told
from .vocabulary import say

MOST = 8
"""More items than this are counted."""


async def put_dated(ctx: Ctx, target: ItemList, texts: Sequence[str], due: str) -> Answer:
    """Put things on a list, to be done by then; where the list keeps no dates, that is said."""
    keeps = keeps_dates(ctx, target)
    if wrong := await put_on(ctx, target, texts, due if keeps else None):
        return Say(wrong, failed=True)
    if not keeps:
        return f"{told('put', target, items=texts)} {say('keeps-no-dates')}"
    by = spoken_due(due, ctx.now())
    items, name = join_names(list(texts)), list_called(target.name)
    return sentence(say("put-due", items=items, list=name, due=by))


async def change_due(ctx: Ctx, items: str, due: str, where: str) -> Answer:
    """See `skill.set_due`."""
    found = _meant(ctx, items, where)
    if isinstance(found, Say):
        return found
    if len(found) > 1:
        choices: dict[str, Json] = {item.text: item.text for _, item in found}
        question = say("which-item", items=join_names(list(choices), "or"))
        call = ToolCall("lists.set_due", {"due": due, "where": where})
        return Ask(question, call, "choice", "items", choices)
    [(target, item)] = found
    if not keeps_dates(ctx, target):
        return Say(say("keeps-no-dates"), failed=True)
    if wrong := await put_on(ctx, target, [item.text], due):
        return Say(wrong, failed=True)
    by = spoken_due(due, ctx.now()) or "none"
    return sentence(say("due-now", item=item.text, due=by))


def when_due(ctx: Ctx, items: str) -> Say:
    """By when something is to be done."""
    found = _meant(ctx, items, "")
    if isinstance(found, Say):
        return found
    told = [
        say("item-due", item=item.text, due=by)
        if (by := spoken_due(item.due, ctx.now()))
        else say("no-date", item=item.text, list=title(target))
        for target, item in found
    ]
    return Say(f"{capitalised(join_names(told))}.")


def _meant(ctx: Ctx, items: str, where: str) -> list[tuple[ItemList, Item]] | Say:
    """The open items that are called so, or that have all of these words."""
    target = find_list(ctx, where) if where else None
    if where and target is None:
        return no_list(ctx, where)
    lists = [target] if target else lists_of(ctx)
    open_ = [(known, item) for known in lists for item in known.items if not item.done]
    exact, _ = match_items([item for _, item in open_], [items])
    if exact:
        return [open_[exact[0]]]
    wanted = {plain_name(word) for word in items.split()} - {""}
    found = [
        (known, item)
        for known, item in open_
        if wanted and wanted <= {plain_name(word) for word in item.text.split()}
    ]
    if found:
        return found
    silent = in_a_row(*(unreached(ctx, known) for known in lists))
    return Say(silent or say("on-no-list", items=items), failed=True, unknown=not silent)


def tell_due(ctx: Ctx, when: Sequence[str], late: bool, where: str) -> Answer:
    """See `skill.due`; what is late is told besides, wherever the days that were asked for begin
    today.
    """
    target = find_list(ctx, where) if where else None
    if where and target is None:
        return no_list(ctx, where)
    now = ctx.now()
    lists = [target] if target else lists_of(ctx)
    silent = in_a_row(*(unreached(ctx, known) for known in lists))
    open_ = [item for known in lists for item in known.items if item.due and not item.done]
    dated = sorted(
        ((at, item) for item in open_ if (at := due_at(item.due, now))), key=lambda each: each[0]
    )
    over = [item for at, item in dated if at <= now]
    asked = stretch(when) if when else None
    coming = [] if late else [item for at, item in dated if at > now and _within(at, asked, now)]
    from_now = asked is None or asked.bounds(now)[0] <= now
    shown = [*(over if from_now else ()), *coming]
    if not shown:
        day = spoken_span(asked, now) if asked else "ever"
        none = "" if silent else say("none-late") if late else say("none-due", day=day)
        return Say(in_a_row(none, silent), fact=Fact(yes=None if silent else False, amount=0))
    return Say(in_a_row(f"{_listed(ctx, shown)}.", silent), fact=Fact(yes=True, amount=len(shown)))


def _within(at: datetime, asked: Stretch | None, now: datetime) -> bool:
    if asked is None:
        return True
    begin, end = asked.bounds(now)
    return begin < at <= end


def _listed(ctx: Ctx, items: Sequence[Item]) -> str:
    named = [say("item-due", item=each.text, due=spoken_due(each.due, ctx.now())) for each in items]
    if len(named) > MOST:
        named = [*named[:MOST], say("and-more", number=len(named) - MOST)]
    return capitalised(join_names(named))
