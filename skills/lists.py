"""Shopping, to-do and any other lists: put things on, ask, check off, take off, read out, clear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    PLEASE,
    THE,
    Answer,
    Ask,
    Ctx,
    ItemList,
    Json,
    Say,
    Slot,
    ToolCall,
    as_said,
    counted,
    join_names,
    match_items,
    sentence,
    skill,
    split_items,
)


def _name(text: str, now: datetime) -> Json:
    """A list's name; not half a sentence ("a tent to the camping")."""
    return None if re.search(r"\b(to(?! (buy|do)\b)|on|onto|from|off|called|named)\b", text.lower()) else text


Words = Annotated[str, Field(max_length=400)]
ListName = Annotated[str, Field(max_length=80, description="the list, as said"), Slot("list", _name, "Which list?")]

_EVERYTHING = r"(everything|all|all (the |of the |my )?(items|things)|anything|it all)"
_IS_THERE = "(is|are|do i have|do we have|have i got|did i put|did i add|have i put|have i added|is there|are there) "
_ITSELF = r"(?:it|that|this|them|these|something|anything|one|this item|an item|a new item|items|some things|a few things)"


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
        "(i'm|i am|we're|we are) (out of|running out of|low on) {items}",
        "(i'm|i am|we're|we are) (out of|running out of|low on) {items} [so] [(will|can|could|please)] [you] [please] "
        "(put|add) (that|it|them|those|some) (on|to) " + THE + "{where} list",
        "(we|i) need [to buy] [(some|more)] {items} (on|from) [(the|my|our)] {where} list",
        PLEASE + "(add|put) (something|an item|a new item|items|things) (to|on) " + THE + "{where} list",
        PLEASE + "(add|put) (something|an item|a new item|items|this item|things) (to|on) " + THE + "list",
    ],
    examples=["add milk, eggs and bread to the shopping list", "put mop the floor on my to-do list"],
    effect=True,
)
async def add(ctx: Ctx, items: Words = "", where: ListName = "") -> Answer:
    """Put one or several things on a list."""
    texts = [] if re.fullmatch(_ITSELF, items.strip(" .!?").lower()) else split_items(as_said(items, ctx.utterance).lower())
    if _is_reminders(where):
        return Ask("When?", ToolCall("reminders.add", {"text": items}), expect="text", slot="when")
    target = _find(ctx, where)
    title = _title(target) if target else _titled(where)
    if not texts:
        return Ask(f"What should I put on {title}?", ToolCall("lists.add", {"where": where}), expect="text", slot="items")
    if target is None:
        if where and not _default(where) and ctx.lists.all() and not ctx.consented:
            question = f"There is no {_bare(where)} list. Shall I make one?"
            return Ask(question, ToolCall("lists.add", {"items": items, "where": where}))
        target = ctx.lists.create(where or "shopping list")
    before = {item.text.lower() for item in target.items if not item.done}
    ctx.lists.add(target.id, texts)
    new = [text for text in texts if text.lower() not in before]
    old = [text for text in texts if text.lower() in before]
    if not new:
        return sentence(f"{join_names(old)} {_is(old)} already on {_title(target)}")
    added = f"I put {join_names(new)} on {_title(target)}"
    return sentence(f"{added}; {join_names(old)} {_was(old)} on it already" if old else added)


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
        "how many (things|items) (are|do i have|are there) (on|in) " + THE + "{where} list",
    ],
    examples=["what's on the shopping list"],
)
async def read(ctx: Ctx, where: ListName = "") -> Answer:
    """Read out what is open on a list."""
    if _is_reminders(where):
        return await ctx.call(ToolCall("reminders.list_all"))
    target = _find(ctx, where)
    if target is None:
        return _no_list(ctx, where)
    open_items = [item.text for item in target.items if not item.done]
    if not open_items:
        return sentence(f"{_title(target)} is empty" if not target.items else f"everything on {_title(target)} is done")
    return sentence(f"on {_title(target)}: {join_names(open_items)}")


@skill(
    sentences=[
        _IS_THERE + "[(any|a|an|the|some)] {items} [already] (on|in|to) " + THE + "{where} list",
        "(did i|have i|do i need to) (forget|remember|forgotten|remembered) to (put|add) {items} (on|to) " + THE + "{where} list",
        "(did i|have i) (make|made|write|written) [(a note|down)] (on|in) " + THE + "{where} list (to|about|of|for) {items}",
        _IS_THERE + "[(any|a|an|the|some)] {items} [already] (on|in|to) (my|the|our) list",
        "do i have {items} on " + THE + "{where} list if not [please] (add|put) (it|them) [(on|to) [it]]",
    ],
    examples=["is milk on the shopping list"],
)
async def has(ctx: Ctx, items: Words, where: ListName = "") -> Answer:
    """Tell whether something is on a list."""
    target = _find(ctx, where)
    if target is None:
        return _no_list(ctx, where)
    texts = split_items(as_said(items, ctx.utterance).lower())
    found, missing = match_items([item for item in target.items if not item.done], texts)
    if re.search(r"\bif not\b.*\b(add|put)\b", ctx.utterance.lower()) and missing:
        return await add(ctx, join_names(missing), where)
    open_items = [item for item in target.items if not item.done]
    names = [open_items[index].text for index in found]
    yes = f"{join_names(names)} {_is(names)} on {_title(target)}"
    no = f"{join_names(missing)} {_is(missing)} not on {_title(target)}"
    if not missing:
        return sentence(f"yes, {yes}")
    return sentence(f"no, {no}" if not names else f"{yes}, but {no}")


@skill(
    intents={"HassListCompleteItem": _listed, "HassShoppingListCompleteItem": _on_shopping},
    sentences=[
        PLEASE + "(check|tick|cross|mark|strike) off {items} (on|from|in) " + THE + "{where} list",
        PLEASE + "(check|tick|cross|mark|strike) {items} off [(of|from)] " + THE + "{where} list",
        PLEASE
        + "(check|tick|cross|mark) {items} (as done|as complete|as completed|as bought|done) (on|from|in) "
        + THE
        + "{where} list",
        "(i|we) (bought|got|have bought|finished|did|have done) {items} (on|from) " + THE + "{where} list",
        "(i|we) [(have|just|already|have already)] bought [(the|some|all the)] {items}",
        PLEASE + "(complete|finish) {items} (on|from|in) " + THE + "{where} list",
        PLEASE + "(cross|check|tick|strike) off {items}",
        PLEASE + "(mark|check) {items} [off] (as done|as complete|as completed|as bought|done)",
    ],
    examples=["check milk off the shopping list"],
    effect=True,
)
async def check(ctx: Ctx, items: Words, where: ListName = "") -> Answer:
    """Check things off on a list as done; they stay on it as done."""
    target = _find(ctx, where) if where else _with(ctx, items)
    if target is None:
        return _no_list(ctx, where)
    if re.fullmatch(_EVERYTHING, items.strip().lower()):
        if re.search(r"\b(delete|remove|clear)\b", ctx.utterance.lower()):
            return await clear(ctx, where)
        ctx.lists.check(target.id, [item.text for item in target.items])
        return sentence(f"everything on {_title(target)} is checked off")
    texts = _texts(target, as_said(items, ctx.utterance).lower())
    found, missing = match_items(target.items, texts)
    if not found:
        return Say(sentence(f"{join_names(missing)} {_is(missing)} not on {_title(target)}"), failed=True)
    ctx.lists.check(target.id, [target.items[index].text for index in found])
    return _changed([target.items[index].text for index in found], missing, f"checked off on {_title(target)}", target)


@skill(
    intents={"HassListRemoveItem": _listed},
    sentences=[
        PLEASE
        + "(remove|delete|take|erase|drop|scratch|get rid of|cut) {items} (off|from|off of|out of|on) "
        + THE
        + "{where} list",
        PLEASE + "(remove|delete|take|erase|drop|scratch) (off) {items} (from|on) " + THE + "{where} list",
        "(i|we) (don't|do not|no longer) need {items} (on|from) " + THE + "{where} list",
        "[the] {where} list should not contain {items}",
        "the list should not contain {items}",
    ],
    examples=["remove milk from the shopping list"],
    effect=True,
)
async def remove(ctx: Ctx, items: Words, where: ListName = "") -> Answer:
    """Take things off a list."""
    target = _find(ctx, where)
    if target is None:
        return _no_list(ctx, where)
    if re.fullmatch(_EVERYTHING, items.strip().lower()):
        return await clear(ctx, where)
    found, missing = match_items(target.items, _texts(target, as_said(items, ctx.utterance).lower()))
    if not found:
        return Say(sentence(f"{join_names(missing)} {_is(missing)} not on {_title(target)}"), failed=True)
    texts = [target.items[index].text for index in found]
    ctx.lists.remove(target.id, texts)
    return _changed(texts, missing, f"off {_title(target)}", target)


@skill(
    sentences=[
        PLEASE
        + "(clear|empty|wipe|erase|reset|clean) [(out|everything on|everything from|all items from)] "
        + THE
        + "{where} list",
        PLEASE + "(clear|empty|wipe|erase|reset) [(out|everything on)] (my|the|our) list",
        "(i'm|i am|we're|we are) (finished|done|through) with " + THE + "{where} list",
    ],
    examples=["clear the shopping list"],
    effect=True,
)
async def clear(ctx: Ctx, where: ListName = "") -> Answer:
    """Take everything off a list, after asking."""
    target = _find(ctx, where)
    if target is None:
        return _no_list(ctx, where)
    if not target.items:
        return sentence(f"{_title(target)} is empty already")
    if not ctx.consented:
        question = f"Take {'all ' if len(target.items) > 1 else ''}{counted(len(target.items), 'item')} off {_title(target)}?"
        return Ask(question, ToolCall("lists.clear", {"where": where}))
    ctx.lists.clear(target.id)
    return sentence(f"{_title(target)} is empty now")


@skill(
    sentences=[
        PLEASE + "(create|make|start|begin|open|set up|add) [me] (a|an|another|my|the) [new] {where} list",
        PLEASE
        + "(create|make|start|begin|set up|add) [me] (a|another) [new] list (called|named|for|of) [(my|the|a)] {where} [for me]",
        PLEASE + "(create|make|start|begin|set up|add) [me] (a|another) [new] list",
        PLEASE + "(create|make|start|begin|set up) [me] (a|an|another|my) [new] {where} list with {items} [on it]",
        "by {day} (create|make|start) a new list",
    ],
    examples=["make a packing list"],
    effect=True,
)
async def create(ctx: Ctx, where: ListName = "", items: Words = "", day: Words = "") -> Answer:
    """Make a new list, empty or with the first things on it."""
    if not _bare(where):
        return Ask("What should the list be called?", ToolCall("lists.create"), expect="text", slot="where")
    before = {known.id for known in ctx.lists.all()}
    made = ctx.lists.create(_bare(where))
    if items:
        return await add(ctx, items, made.id)
    if made.id in before:
        return sentence(f"there is {_title(made, 'a')} already, with {counted(len(made.items), 'item')}")
    return sentence(f"I made {_title(made, 'a')}. What goes on it?")


@skill(
    sentences=[
        PLEASE + "(delete|remove|throw (away|out)|get rid of|discard) " + THE + "[whole] {where} list",
        PLEASE + "(delete|remove|throw away|get rid of|discard) (a|the|my|our) list (of|called|named) {where}",
    ],
    examples=["delete the packing list"],
    effect=True,
)
async def delete(ctx: Ctx, where: ListName) -> Answer:
    """Delete a whole list, after asking."""
    target = _find(ctx, where)
    if target is None:
        return _no_list(ctx, where)
    if not ctx.consented:
        return Ask(
            f"Delete {_title(target)}, with {counted(len(target.items), 'item')}?", ToolCall("lists.delete", {"where": where})
        )
    ctx.lists.delete(target.id)
    return sentence(f"{_title(target)} is gone")


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
    lists = ctx.lists.all()
    if not lists:
        return "You have no lists yet."
    told = [f"{_title(each)} with {counted(sum(not item.done for item in each.items), 'open item')}" for each in lists]
    return sentence(f"you have {join_names(told)}")


def _find(ctx: Ctx, where: str) -> ItemList | None:
    """The list that is meant; without a name, or by a name for shopping, the shopping list, or the only one there is."""
    lists = ctx.lists.all()
    for known in lists:
        if known.id == where:
            return known
    if where and (found := ctx.lists.find(where)):
        return found
    if where and not _default(where):
        return None
    return ctx.lists.find("shopping") or ctx.lists.find("groceries") or (lists[0] if len(lists) == 1 else None)


def _with(ctx: Ctx, items: str) -> ItemList | None:
    """No list was named: the one that has the thing on it."""
    having = [known for known in ctx.lists.all() if match_items([item for item in known.items if not item.done], [items])[0]]
    return having[0] if len(having) == 1 else _find(ctx, "")


def _is_reminders(where: str) -> bool:
    return _bare(where).lower() in ("reminder", "reminders")


def _default(where: str) -> bool:
    return _bare(where).lower() in ("", "shopping", "shop", "grocery", "groceries", "buy", "things to buy", "food")


def _bare(where: str) -> str:
    return re.sub(r"^(my|the|our|a|an)\s+|\s*\blists?$", "", where.strip(" .!?"), flags=re.IGNORECASE).strip()


def _title(target: ItemList, article: str = "the") -> str:
    """As it is spoken of: "the shopping list", "the Trader Joe's list"."""
    name = target.name if re.search(r"\blist$", target.name, re.IGNORECASE) else f"{target.name} list"
    plain = name[0].lower() + name[1:].replace(" List", " list")
    proper = len(name.split()) > 2 and all(word[0].isupper() for word in name.split()[:-1])
    return f"{article} {name.replace(' List', ' list') if proper else plain}"


def _titled(where: str) -> str:
    return f"the {_bare(where) or 'shopping'} list"


def _no_list(ctx: Ctx, where: str) -> Say:
    lists = ctx.lists.all()
    have = f"You have {join_names([_title(each) for each in lists])}." if lists else "You have no lists yet."
    return Say(f"There is no {_bare(where) or 'shopping'} list. {have}", failed=True)


def _texts(target: ItemList, items: str) -> list[str]:
    """The items as said; the whole phrase where it stands on the list as it is ("salt and vinegar crisps")."""
    whole, _ = match_items(target.items, [items])
    return [items] if whole else split_items(items)


def _changed(texts: list[str], missing: list[str], what: str, target: ItemList) -> str:
    done = f"{join_names(texts)} {_is(texts)} {what}"
    return sentence(f"{done}; {join_names(missing)} {_was(missing)} not on it" if missing else done)


def _is(texts: list[str]) -> str:
    """ "milk is", "eggs are", "milk and tea are"."""
    return "is" if len(texts) == 1 and not re.search(r"[^s]s$", texts[0]) else "are"


def _was(texts: list[str]) -> str:
    return "was" if _is(texts) == "is" else "were"
