"""Shopping, to-do and any other lists: put things on, ask, check off, take off, read out, clear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from assistant.skillkit import (
    PLEASE,
    THE,
    Answer,
    Ask,
    Ctx,
    ItemList,
    Json,
    Say,
    ToolCall,
    counted,
    join_names,
    match_items,
    sentence,
    skill,
)
from assistant.skillkit.goods import Goods, LastThings, ListName, NewList, Tasks, Things, doubtful, items_of
from assistant.skillkit.listing import (
    are,
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
    no_list,
    put_on,
    take_off,
    title,
    titled,
    unreached,
    were,
)

_EVERYTHING = r"(everything|all|all (the |of the |my )?(items|things)|anything|it all)"
_DONE = "([as] (done|complete|completed|bought|finished))"
_IS_THERE = "(is|are|do i have|do we have|have i got|did i put|did i add|have i put|have i added|is there|are there) "
_ITSELF = r"(?:it|that|this|them|these|something|anything|one|(?:this|that|the|an|a new) item|items|some things|a few things)"


def _listed(slots: Mapping[str, Json]) -> dict[str, Json]:
    """Item and list of an intent; `name` is the list's id, or ids where several lists carry that name."""
    name = slots.get("name") or ""
    return {"items": slots.get("item") or "", "where": name[0] if isinstance(name, list) else name}


def _on_shopping(slots: Mapping[str, Json]) -> dict[str, Json]:
    return {"items": slots.get("item") or "", "where": "shopping list"}


@skill(
    intents={"HassListAddItem": _listed, "HassShoppingListAddItem": _on_shopping},
    sentences=[
        PLEASE
        + "(add|put|write|note|append|include|place|throw|stick|insert) {items} (to|on|onto|in|into|down on) "
        + THE
        + "{where} list",
        PLEASE
        + "(add|put|write|note|append|include|place|throw|stick|insert) {items} (to|on|onto|in|into|down on) (my|the|our) list",
        PLEASE + "(add|put) {items} (to|on) (my|the|our) {where}",
        "[(and|at|ad|had|i'd)] {items} (to|onto) " + THE + "{where} list",  # "add" is often heard as one of these, or not at all
        PLEASE + "(put|write|note) (down) {items}",
        PLEASE + "update " + THE + "{where} list with {items}",
        "(please|don't let me forget to|remember to|we need to|i need to|i have to|we have to) buy {items}",
        "(i'm|i am|we're|we are) [(all|almost|nearly)] (out of|running out of|low on) {last}",
        "(i'm|i am|we're|we are) (out of|running out of|low on) {items} [so] [(will|can|could|please)] [you] [please] "
        "(put|add) (that|it|them|those|some) (on|to) " + THE + "{where} list",
        "(we|i) need [to buy] [(some|more)] {items} (on|from) [(the|my|our)] {where} list",
        PLEASE + "(add|put) (something|an item|a new item|items|things) (to|on) " + THE + "{where} list",
        PLEASE + "(add|put) (something|an item|a new item|items|this item|things) (to|on) " + THE + "list",
        PLEASE + "(add|put|write) (to|on|onto) " + THE + "{where} list {last}",
        PLEASE + "(add|create|make) [(a|another)] [new] {tasks} (to|of|called) {items}",
        "(i need|i want|i'd like) {items} [to be] (added|put|included) (to|on|in) " + THE + "{where} list",
        "[(my|the|our)] {where} list should (have|contain|include) {items} [(on|in) it]",
        "(on|for|to) (my|the|our) {where} list [please] (add|put) {last} [(as well|too)]",
        PLEASE + "add [(some|more|some more)] {goods}",
        PLEASE + "buy [(some|more|some more)] {goods}",
        "(i|we) [(also|still|really)] need [to (buy|get)] [(some|more|some more)] {wanted}",
        "(i|we) (ran|have run|'ve run|are|'re) [(all|almost|nearly)] out of {wanted}",
    ],
    examples=["add milk, eggs and bread to the shopping list", "put mop the floor on my to-do list"],
    effect=True,
    more="items",
)
async def add(
    ctx: Ctx,
    items: Things = "",
    where: ListName = "",
    tasks: Tasks = "",
    goods: Goods = "",
    wanted: Goods = "",
    last: LastThings = "",
) -> Answer:
    """Put one or several things on a list."""
    items, where = items or goods or wanted or last, where or tasks
    texts = [] if re.fullmatch(_ITSELF, items.strip(" .!?").lower()) else items_of(items)
    if wanted and doubtful(wanted) and not ctx.consented:
        return Ask(f"Shall I put {join_names(texts)} on the shopping list?", ToolCall("lists.add", {"wanted": wanted}))
    if is_reminders(where):
        return Ask("When?", ToolCall("reminders.add", {"text": items}), expect="text", slot="when")
    target = find_list(ctx, where)
    name = title(target) if target else titled(where)
    if target and (missing := unreached(ctx, target)):
        return Say(missing, failed=True)
    if not texts:
        return Ask(f"What should I put on {name}?", ToolCall("lists.add", {"where": where}), expect="text", slot="items")
    if target is None:
        if where and not is_shopping(where) and lists_of(ctx) and not ctx.consented:
            question = f"There is no {bare_name(where)} list. Shall I make one?"
            return Ask(question, ToolCall("lists.add", {"items": items, "where": where}))
        target = ctx.lists.create(where or "shopping list")
    before = {item.text.lower() for item in target.items if not item.done}
    if wrong := await put_on(ctx, target, texts):
        return Say(wrong, failed=True)
    new = [text for text in texts if text.lower() not in before]
    old = [text for text in texts if text.lower() in before]
    if not new:
        return sentence(f"{join_names(old)} {are(old)} already on {title(target)}")
    added = f"I put {join_names(new)} on {title(target)}"
    return sentence(f"{added}; {join_names(old)} {were(old)} on it already" if old else added)


@skill(
    sentences=[
        PLEASE + "(read|tell me|show me|show|give me|open|list|check|see|say|read out|go over|review|view|display) [me] [out] "
        "[(what's on|what is on|whats on|the items on|everything on|all of)] " + THE + "{where} list [please]",
        PLEASE + "(read|tell me|show me|show|give me|open|check|say|read out|go over|review|view|display) [me] [out] "
        "[(what's on|what is on|whats on|the items on|everything on)] (my|the|our) list [please]",
        "(what's|what is|whats|what do i have|what do we have|what have i got|what) [(is|things are)] [left] (on|in) "
        + THE
        + "{where} list",
        "(what's|what is|whats|what do i have|what do we have|what) [is] [left] (on|in) (my|the|our) list",
        "what [(groceries|food)] (do (i|we) need|should (i|we)) [to] (buy|get) [(from|at|in) the (store|shop|supermarket)]",
        "(do i have|have i added|have i put|is there|have i got|are there|did i put) (anything|something) [left] (on|in|to) "
        + THE
        + "{where} list",
        "[(is there|do i have)] anything [else] [left] (on|in) " + THE + "[{where}] list",
        "how many (things|items) (are|do i have|are there) (on|in) " + THE + "{where} list",
        "[(what's|whats|what is) (on|in)] (my|the|our) {where} list (today|for today|now|right now|tonight)",
        "(my|our) [{where}] list [please]",
        "(show|tell|read|give|list|check) [me] [all] [of] (my|the|our) {tasks}",
        "(what (are|is)|what's|which are) (my|the|our) {tasks} [for today|today|now]",
        "(what|which|how many) {tasks} (do i have|are there|are left|do we have) [left|to do|today]",
    ],
    examples=["what's on the shopping list"],
)
async def read(ctx: Ctx, where: ListName = "", tasks: Tasks = "") -> Answer:
    """Read out what is open on a list."""
    where = where or tasks
    if is_reminders(where):
        return await ctx.call(ToolCall("reminders.list_all"))
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if missing := unreached(ctx, target):
        return Say(missing, failed=True)
    open_items = [item.text for item in target.items if not item.done]
    if not open_items:
        return sentence(f"{title(target)} is empty" if not target.items else f"everything on {title(target)} is done")
    return sentence(f"on {title(target)}: {join_names(open_items)}")


@skill(
    sentences=[
        _IS_THERE + "[(any|a|an|the|some)] {items} [already] (on|in|to) " + THE + "{where} list",
        "(did i|have i|do i need to) (forget|remember|forgotten|remembered) to (put|add) {items} (on|to) " + THE + "{where} list",
        "(did i|have i) (make|made|write|written) [(a note|down)] (on|in) " + THE + "{where} list (to|about|of|for) {items}",
        _IS_THERE + "[(any|a|an|the|some)] {items} [already] (on|in|to) (my|the|our) list",
        "(do|does) (my|the|our) {where} list (have|include|contain) {items} [(on|in) it]",
        "do i have {items} on " + THE + "{where} list if not [please] {otherwise} (it|them) [(on|to) [it]]",
    ],
    examples=["is milk on the shopping list"],
)
async def has(ctx: Ctx, items: Things, where: ListName = "", otherwise: Literal["", "add", "put"] = "") -> Answer:
    """Tell whether something is on a list; `otherwise` it may be put there."""
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    texts = items_of(items)
    found, missing = match_items([item for item in target.items if not item.done], texts)
    open_items = [item for item in target.items if not item.done]
    names = [open_items[index].text for index in found]
    yes = f"{join_names(names)} {are(names)} on {title(target)}"
    no = f"{join_names(missing)} {are(missing)} not on {title(target)}"
    if not missing:
        return sentence(f"yes, {yes}")
    if otherwise:
        call = ToolCall("lists.add", {"items": join_names(missing), "where": where})
        return Ask(f"{sentence(no)} Shall I add {'it' if are(missing) == 'is' else 'them'}?", call)
    return sentence(f"no, {no}" if not names else f"{yes}, but {no}")


@skill(
    intents={"HassListCompleteItem": _listed, "HassShoppingListCompleteItem": _on_shopping},
    sentences=[
        PLEASE + "(check|tick|cross|mark|strike) off {items} (on|from|in) " + THE + "{where} list",
        PLEASE + "(check|tick|cross|mark|strike) {items} off [(of|from)] " + THE + "{where} list",
        PLEASE + f"(check|tick|cross|mark) {{items}} {_DONE} (on|from|in) " + THE + "{where} list",
        "(i|we) (bought|got|have bought|finished|did|have done) {items} (on|from) " + THE + "{where} list",
        "(i|we) [(have|just|already|have already)] bought [(the|some|all the)] {items}",
        PLEASE + "(complete|finish) {items} (on|from|in) " + THE + "{where} list",
        PLEASE + "(cross|check|tick|strike) off {items}",
        PLEASE + f"(mark|check) {{items}} [off] {_DONE}",
        PLEASE + "(tick|cross|mark|strike) {items} (on|from|in) " + THE + "{where} list",
    ],
    examples=["check milk off the shopping list"],
    effect=True,
)
async def check(ctx: Ctx, items: Things, where: ListName = "") -> Answer:
    """Check things off on a list as done; they stay on it as done."""
    target = find_list(ctx, where) if where else list_with(ctx, items)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    if re.fullmatch(_EVERYTHING, items.strip().lower()):
        if wrong := await check_off(ctx, target, [item.text for item in target.items]):
            return Say(wrong, failed=True)
        return sentence(f"everything on {title(target)} is checked off")
    texts = _texts(target, items.lower())
    found, missing = match_items(target.items, texts)
    if not found:
        return Say(sentence(f"{join_names(missing)} {are(missing)} not on {title(target)}"), failed=True)
    if wrong := await check_off(ctx, target, [target.items[index].text for index in found]):
        return Say(wrong, failed=True)
    return _changed([target.items[index].text for index in found], missing, f"checked off on {title(target)}", target)


@skill(
    intents={"HassListRemoveItem": _listed},
    sentences=[
        PLEASE
        + "(remove|delete|take|erase|drop|scratch|get rid of|cut) {items} (off|from|off of|out of|on) "
        + THE
        + "{where} list",
        PLEASE + "(remove|delete|take|erase|drop|scratch) (off) {items} (from|on) " + THE + "{where} list",
        "(i|we) (don't|do not|no longer) need {items} (on|from) " + THE + "{where} list",
        PLEASE + "(remove|delete|take|erase|drop|scratch) {items} (off|from|off of|out of) (my|the|our) list",
        "[the] {where} list should not contain {items}",
        "the list should not contain {items}",
    ],
    examples=["remove milk from the shopping list"],
    effect=True,
)
async def remove(ctx: Ctx, items: Things = "", where: ListName = "") -> Answer:
    """Take things off a list."""
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    if not items or re.fullmatch(_ITSELF, items.strip(" .!?").lower()):
        question = f"What should I take off {title(target)}?"
        return Ask(question, ToolCall("lists.remove", {"where": where}), expect="text", slot="items")
    if re.fullmatch(_EVERYTHING, items.strip().lower()):
        return await clear(ctx, where)
    found, missing = match_items(target.items, _texts(target, items.lower()))
    if not found:
        return Say(sentence(f"{join_names(missing)} {are(missing)} not on {title(target)}"), failed=True)
    texts = [target.items[index].text for index in found]
    if wrong := await take_off(ctx, target, texts):
        return Say(wrong, failed=True)
    return _changed(texts, missing, f"off {title(target)}", target)


@skill(
    sentences=[
        PLEASE
        + "(clear|empty|wipe|erase|reset|clean) [(out|everything on|everything from|all items from)] "
        + THE
        + "{where} list",
        PLEASE + "(clear|empty|wipe|erase|reset) [(out|everything on)] (my|the|our) list",
        "(i'm|i am|we're|we are) (finished|done|through) with " + THE + "{where} list",
        PLEASE + "(clear|remove|delete|erase) all [of] [(my|the|our)] {tasks}",
    ],
    examples=["clear the shopping list"],
    effect=True,
)
async def clear(ctx: Ctx, where: ListName = "", tasks: Tasks = "") -> Answer:
    """Take everything off a list, after asking."""
    where = where or tasks
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if unknown := unreached(ctx, target):
        return Say(unknown, failed=True)
    if not target.items:
        return sentence(f"{title(target)} is empty already")
    if not ctx.consented:
        question = f"Take {'all ' if len(target.items) > 1 else ''}{counted(len(target.items), 'item')} off {title(target)}?"
        return Ask(question, ToolCall("lists.clear", {"where": where}))
    if wrong := await empty(ctx, target):
        return Say(wrong, failed=True)
    return sentence(f"{title(target)} is empty now")


@skill(
    sentences=[
        PLEASE + "(create|make|start|begin|open|set up) [me] (a|an|another|my|the) [new] {where} list",
        PLEASE + "add [me] (a|an|another|my|the) [new] {named} list",
        PLEASE
        + "(create|make|start|begin|set up|add) [me] (a|another) [new] list (called|named|for|of) [(my|the|a)] {where} [for me]",
        PLEASE + "(create|make|start|begin|set up|add) [me] (a|another) [new] list",
        PLEASE + "(create|make|start|begin|set up) [me] (a|an|another|my) [new] {where} list with {items} [on it]",
        "by {day} (create|make|start) a new list",
    ],
    examples=["make a packing list"],
    effect=True,
)
async def create(ctx: Ctx, where: ListName = "", named: NewList = "", items: Things = "", day: Things = "") -> Answer:
    """Make a new list, empty or with the first things on it."""
    where = where or named
    if not bare_name(where):
        return Ask("What should the list be called?", ToolCall("lists.create"), expect="text", slot="where")
    before = {known.id for known in lists_of(ctx)}
    made = called(ctx, where) or ctx.lists.create(bare_name(where))
    if items:
        return await add(ctx, items, made.id)
    if made.id in before:
        return sentence(f"there is {title(made, 'a')} already, with {counted(len(made.items), 'item')}")
    return sentence(f"I made {title(made, 'a')}. What goes on it?")


@skill(
    sentences=[
        PLEASE + "(delete|remove|throw (away|out)|get rid of|discard) " + THE + "[whole] {where} list",
        PLEASE + "(delete|remove|throw away|get rid of|discard) (a|the|my|our) list (of|called|named) {where}",
        PLEASE + "(delete|remove|throw away|get rid of|discard) [(a|the|my|our|that|this)] list",
    ],
    examples=["delete the packing list"],
    effect=True,
)
async def delete(ctx: Ctx, where: ListName = "") -> Answer:
    """Delete a whole list, after asking."""
    lists = [known for known in lists_of(ctx) if not is_hubs(ctx, known)]
    if not where and len(lists) > 1:
        choices: dict[str, Json] = {title(each).removeprefix("the "): each.id for each in lists}
        return Ask(f"Which one: {join_names(list(choices), 'or')}?", ToolCall("lists.delete"), "choice", "where", choices)
    target = find_list(ctx, where)
    if target is None:
        return no_list(ctx, where)
    if is_hubs(ctx, target):
        return Say(sentence(f"{title(target)} is kept by your hub; it has to be deleted there"), failed=True)
    if not ctx.consented:
        return Ask(
            f"Delete {title(target)}, with {counted(len(target.items), 'item')}?", ToolCall("lists.delete", {"where": where})
        )
    ctx.lists.delete(target.id)
    return sentence(f"{title(target)} is gone")


@skill(
    sentences=[
        "[(hey|please)] (what|which) [are] (my|the|our) lists [(do i have|are there)]",
        "(do i have|have i got|are there|do we have) (any|some) lists",
        "(what|which) lists (are|do you) (available|there|set up|made|have|keep)",
        "(what|which|how many) lists (do i have|are there|do we have|have i got|have i made)",
        "(list|tell me|show me|read me|read|name|show|give me) [(all [of])] (my|the|our) lists",
    ],
    examples=["which lists do I have"],
)
async def list_all(ctx: Ctx) -> Answer:
    """Tell which lists there are."""
    lists = lists_of(ctx)
    if not lists:
        return "You have no lists yet."
    told = [f"{title(each)} with {counted(sum(not item.done for item in each.items), 'open item')}" for each in lists]
    return sentence(f"you have {join_names(told)}")


def _texts(target: ItemList, items: str) -> list[str]:
    """The items as said; the whole phrase where it stands on the list as it is ("salt and vinegar crisps")."""
    whole, _ = match_items(target.items, [items])
    return [items] if whole else items_of(items)


def _changed(texts: list[str], missing: list[str], what: str, target: ItemList) -> str:
    done = f"{join_names(texts)} {are(texts)} {what}"
    return sentence(f"{done}; {join_names(missing)} {were(missing)} not on it" if missing else done)
