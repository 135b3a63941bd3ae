"""Shopping, to-do and any other lists: put things on, ask, check off, take off, read out, clear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assistant.skillkit import (
    Answer,
    Ask,
    Ctx,
    DueBy,
    Json,
    Say,
    Spans,
    Tool,
    ToolCall,
    in_words,
    join_names,
    list_called,
    match_items,
    number_of,
    sentence,
    skill,
)

from .dates import change_due, put_dated, tell_due, when_due
from .goods import (
    Goods,
    LastThings,
    ListName,
    NewList,
    Things,
    apart,
    doubtful,
    items_of,
)
from .keeping import (
    bare_name,
    called,
    check_off,
    empty,
    find_list,
    is_hubs,
    is_reminders,
    is_shopping,
    list_with,
    lists_of,
    made,
    named,
    no_list,
    put_on,
    take_off,
    unreached,
)
from .telling import counted, dated, told, wanted_of
from .vocabulary import heard, say

_FEW = 5
"""As many things are named where it is asked how many there are."""
Tasks = str
"""What people call the things on the list of what is to be done: the choices of each language."""


def _listed(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    """Item and list of an intent; `name` is the list's id, or ids where several lists carry that
    name. None where the words are another order.
    """
    name, item = slots.get("name") or "", slots.get("item") or ""
    if isinstance(item, str) and heard().no_things.match(item):
        return None
    return {"items": item, "where": name[0] if isinstance(name, list) else name}


def _on_shopping(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    return _listed({"item": slots.get("item")})


@skill(
    intents={"HassListAddItem": _listed, "HassShoppingListAddItem": _on_shopping},
    effect=True,
    more="items",
    phase="begins",
    tool=Tool("add_to_list", "items", "where"),
)
async def add(
    ctx: Ctx,
    items: Things = "",
    where: ListName = "",
    tasks: Tasks = "",
    goods: Goods = "",
    wanted: Goods = "",
    last: LastThings = "",
    gone: Goods = "",
    due: DueBy = "",
) -> Answer:
    """Put one or several things on a list, maybe with the day by which they are to be done."""
    items, where = items or goods or wanted or last or gone, where or tasks
    texts = [] if heard().itself.fullmatch(items.strip(" .!?")) else items_of(items)
    if wanted and doubtful(wanted) and not ctx.consented:
        question = say("shall-i-put", items=join_names(texts), list=named(""))
        return Ask(question, ToolCall("lists.add", {"wanted": wanted}))
    if is_reminders(where):
        call = ToolCall("reminders.add", {"text": items})
        return Ask(say("when"), call, expect="text", slot="when")
    target = find_list(ctx, where)
    name = list_called(target.name) if target else named(where)
    if target and (missing := unreached(ctx, target)):
        return Say(missing, failed=True)
    if not due and not is_shopping(where):
        items, due = apart(items, ctx.now())
        texts = items_of(items) if due else texts
    more: dict[str, Json] = {"due": due} if due else {}
    if not texts:
        call = ToolCall("lists.add", {"where": where, **more})
        return Ask(say("what-to-put", list=name), call, expect="text", slot="items")
    if target is None:
        if not is_shopping(where) and lists_of(ctx) and not ctx.consented:
            call = ToolCall("lists.add", {"items": items, "where": where, **more})
            return Ask(say("shall-i-make", list=name), call)
        target = made(ctx, bare_name(where) or say("shopping-list"))
    before = {item.text.lower() for item in target.items if not item.done}
    if due:
        return await put_dated(ctx, target, texts, due)
    if wrong := await put_on(ctx, target, texts):
        return Say(wrong, failed=True)
    new = [text for text in texts if text.lower() not in before]
    old = [text for text in texts if text.lower() in before]
    if not new:
        return told("on-already", target, items=old)
    if not old:
        return told("put", target, items=new)
    return sentence(
        say(
            "put-some",
            items=join_names(new),
            old=join_names(old),
            number=number_of(old),
            list=list_called(target.name),
        )
    )


@skill()
async def read(
    ctx: Ctx, where: ListName = "", tasks: Tasks = "", count: Literal["", "count"] = ""
) -> Answer:
    """Read out what is open on a list, or how many things they are."""
    where = where or tasks
    if is_reminders(where):
        return await ctx.call(ToolCall("reminders.list_all"))
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if missing := unreached(ctx, target):
        return Say(missing, failed=True)
    open_items = [dated(ctx, item) for item in target.items if not item.done]
    if not open_items:
        return told("all-done" if target.items else "is-empty", target)
    if not count:
        return told("told", target, items=open_items)
    few = join_names(open_items) if len(open_items) <= _FEW else ""
    number, name = len(open_items), list_called(target.name)
    said = say("how-many", number=number, count=in_words(number), list=name, items=few or "none")
    return sentence(said)


@skill()
async def has(
    ctx: Ctx, items: Things, where: ListName = "", otherwise: Literal["", "offer"] = ""
) -> Answer:
    """Tell whether something is on a list; `otherwise` it may be put there."""
    target = find_list(ctx, where) if where else list_with(ctx, items)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    open_items = [item for item in target.items if not item.done]
    found, missing = match_items(open_items, items_of(items))
    one_of = heard().either.split(items)
    if missing and len(one_of) > 1:
        found, missing = match_items(open_items, one_of)
    names = [open_items[index].text for index in found]
    if not missing or (names and len(one_of) > 1):
        return told("yes-on", target, items=names)
    if otherwise:
        call = ToolCall("lists.add", {"items": join_names(missing), "where": where})
        return Ask(told("shall-i-add", target, items=missing), call)
    if not names:
        return told("no-not-on", target, items=missing)
    return told("on-but-not", target, items=names, missing=missing)


@skill(
    intents={"HassListCompleteItem": _listed, "HassShoppingListCompleteItem": _on_shopping},
    effect=True,
)
async def check(ctx: Ctx, items: Things = "", where: ListName = "", bought: Things = "") -> Answer:
    """Check things off on a list as done; they stay on it as done."""
    items = items or bought
    if not items:
        call = ToolCall("lists.check", {"where": where})
        return Ask(say("which-things"), call, expect="text", slot="items")
    target = find_list(ctx, where) if where else list_with(ctx, items)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    if heard().everything.fullmatch(items.strip()):
        if wrong := await check_off(ctx, target, [item.text for item in target.items]):
            return Say(wrong, failed=True)
        return told("all-checked", target)
    found, missing = match_items(target.items, wanted_of(ctx, target, items))
    if not found:
        return Say(told("not-on", target, items=missing), failed=True)
    texts = [target.items[index].text for index in found]
    if wrong := await check_off(ctx, target, texts):
        return Say(wrong, failed=True)
    message = "checked-some" if missing else "checked"
    return told(message, target, items=texts, missing=missing)


@skill(
    intents={"HassListRemoveItem": _listed},
    effect=True,
    tool=Tool("remove_from_list", "items", "where"),
)
async def remove(ctx: Ctx, items: Things = "", where: ListName = "") -> Answer:
    """Take things off a list."""
    target = list_with(ctx, items) if items and not where else find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    if not items or heard().itself.fullmatch(items.strip(" .!?")):
        question = say("what-to-take-off", list=list_called(target.name))
        call = ToolCall("lists.remove", {"where": where})
        return Ask(question, call, expect="text", slot="items")
    if heard().everything.fullmatch(items.strip()):
        return await clear(ctx, where)
    found, missing = match_items(target.items, wanted_of(ctx, target, items))
    if not found:
        return Say(told("not-on", target, items=missing), failed=True)
    texts = [target.items[index].text for index in found]
    if wrong := await take_off(ctx, target, texts):
        return Say(wrong, failed=True)
    message = "taken-off-some" if missing else "taken-off"
    return told(message, target, items=texts, missing=missing)


@skill(effect=True)
async def move(ctx: Ctx, items: Things, onto: ListName, where: ListName = "") -> Answer:
    """Move things from one list to another, whoever keeps the two."""
    source = find_list(ctx, where) if where else list_with(ctx, items)
    target = find_list(ctx, onto)
    if source is None or target is None:
        return no_list(ctx, where if source is None else onto)
    if unknown := unreached(ctx, source) or unreached(ctx, target):
        return Say(unknown, failed=True)
    found, missing = match_items(source.items, wanted_of(ctx, source, items))
    not_there = [told("not-on", source, items=missing)] if missing else []
    if not found:
        return Say(" ".join(not_there), failed=True)
    texts = [source.items[index].text for index in found]
    if source.id == target.id:
        return told("on-already", target, items=texts)
    # first there, then off here: what fails in between leaves it on both, and nothing is lost
    if wrong := await put_on(ctx, target, texts) or await take_off(ctx, source, texts):
        return Say(wrong, failed=True)
    return " ".join([told("moved", target, items=texts), *not_there])


@skill(decides=True)
async def due(
    ctx: Ctx,
    when: Spans | None = None,
    late: Literal["", "late"] = "",
    where: ListName = "",
    items: Things = "",
) -> Answer:
    """Tell what on the lists is to be done by a day, in a week or month, or is late; or by when
    something is.
    """
    return when_due(ctx, items) if items else tell_due(ctx, when or [], bool(late), where)


@skill(effect=True)
async def set_due(ctx: Ctx, items: Things, due: DueBy = "", where: ListName = "") -> Answer:
    """Say by when something on a list is to be done; without a day it is due no more."""
    return await change_due(ctx, items, due, where)


@skill(effect=True)
async def reopen(ctx: Ctx, items: Things, where: ListName = "") -> Answer:
    """Take back that things are done: they are open on their list again."""
    target = find_list(ctx, where) if where else list_with(ctx, items, done=True)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    found, missing = match_items(target.items, wanted_of(ctx, target, items))
    not_there = [told("not-on", target, items=missing)] if missing else []
    if not found:
        return Say(" ".join(not_there), failed=True)
    texts = [target.items[index].text for index in found]
    if wrong := await put_on(ctx, target, texts):
        return Say(wrong, failed=True)
    return " ".join([told("reopened", target, items=texts), *not_there])


@skill(effect=True)
async def clear(ctx: Ctx, where: ListName = "", tasks: Tasks = "") -> Answer:
    """Take everything off a list, after asking."""
    where = where or tasks
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    if not target.items:
        return told("is-empty-already", target)
    if not ctx.consented:
        number, name = len(target.items), list_called(target.name)
        question = say("take-all-off", number=number, count=in_words(number), list=name)
        return Ask(question, ToolCall("lists.clear", {"where": where}))
    if wrong := await empty(ctx, target):
        return Say(wrong, failed=True)
    return told("is-empty-now", target)


@skill(effect=True, phase="begins")
async def create(
    ctx: Ctx, where: ListName = "", wanted: NewList = "", items: Things = "", day: Things = ""
) -> Answer:
    """Make a new list, empty or with the first things on it."""
    name = bare_name(where or wanted)
    if not name:
        return Ask(say("what-name"), ToolCall("lists.create"), expect="text", slot="where")
    before = {known.id for known in lists_of(ctx)}
    target = called(ctx, name) or made(ctx, name)
    if items:
        return await add(ctx, items, target.id)
    if target.id in before:
        return told("is-there-already", target, counted=counted("items", target.items))
    return told("made", target)


@skill(effect=True)
async def delete(ctx: Ctx, where: ListName = "") -> Answer:
    """Delete a whole list, after asking."""
    lists = [known for known in lists_of(ctx) if not is_hubs(ctx, known)]
    if not where and len(lists) > 1:
        choices: dict[str, Json] = {list_called(each.name): each.id for each in lists}
        question = say("which-one", lists=join_names(list(choices), "or"))
        return Ask(question, ToolCall("lists.delete"), "choice", "where", choices)
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if is_hubs(ctx, target):
        return Say(told("kept-by-hub", target), failed=True)
    if not ctx.consented:
        question = told("shall-i-delete", target, counted=counted("items", target.items))
        return Ask(question, ToolCall("lists.delete", {"where": where}))
    ctx.lists.delete(target.id)
    return told("gone", target)


@skill()
async def list_all(ctx: Ctx) -> Answer:
    """Tell which lists there are."""
    lists = lists_of(ctx)
    if not lists:
        return say("none-yet")
    told = [
        say(
            "list-with",
            list=list_called(each.name),
            items=counted("open-items", [item for item in each.items if not item.done]),
        )
        for each in lists
    ]
    return sentence(say("you-have", lists=join_names(told)))
