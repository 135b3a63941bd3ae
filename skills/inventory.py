"""What there is: "what devices do I have", "which lights are there", "what can the desk lamp do", "what did you leave out"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Ctx, Device, Devices, Json, Say, Slot, counted, in_words, join_names, sentence, skill
from assistant.skillkit.devices import name_all, plural_of, the, the_or_person, verb
from assistant.skillkit.inventory import abilities, counts, devices_called, kind_noun, noun_of_kind
from assistant.skillkit.standing import NAMED, lost_hubs, unseen_hubs

Ids = Annotated[str | list[str], Devices()]
Area = Annotated[str, Field(max_length=200, description="id of an area")]
Floor = Annotated[str, Field(max_length=200, description="id of a floor")]


def _read_noun(text: str, now: datetime) -> Json | None:
    return noun_of_kind(text)


Noun = Annotated[str, Field(max_length=80), Slot("kind of device", _read_noun, "Which kind of device?")]

_WHERE = "[(in|on|at|from) [(the|my|our)] ({area}|{floor})|{floor}|{here}|in [(the|this|my|our)] (house|home)|at home]"
_HAVE = "((do|have) (i|we|you) (have|got)|are there|there are|do you (know|see)|(can|could) you see)"
Here = Literal["", "here", "in here", "in this room"]
_RUN = "(control|operate|look after|work)"


@skill(
    sentences=[
        f"(what|which) {{noun}} {_HAVE} {_WHERE}",
        "(what|which) {noun} are (in|on|at) [(the|my|our)] ({area}|{floor})",
        f"(list|show me|tell me|name) [all] [(my|our|the|your)] {{noun}} {_WHERE}",
        f"(what's|what is) (there|in there|connected) {_WHERE}",
        f"how many {{noun}} ((do|have) (i|we|you) (have|got)|are there|are connected|do you (know|control)) {_WHERE}",
        "how many {noun} are (in|on|at) [(the|my|our)] ({area}|{floor})",
        f"(is|are) there (a|an|any|some) {{noun}} {_WHERE}",
        f"do (i|we) (have|own) (a|an|any|some) {{noun}} {_WHERE}",
    ],
    examples=["what devices do I have?", "which lights are there?"],
    for_model=False,
)
async def devices(ctx: Ctx, noun: Noun = "device", area: Area = "", floor: Floor = "", here: Here = "") -> Say:
    """Name (or, where there are many, count) the devices of a kind, in a room or in the whole home."""
    area = area or (ctx.area or "" if here else "")
    return _named(ctx, devices_called(ctx.home, noun, _in(ctx, area, floor)), noun, _place(ctx, area, floor))


@skill(
    sentences=[
        f"(what|which {{noun}}) (can|could|do) you {_RUN} {_WHERE}",
        f"(what|which {{noun}}) (can|could) (i|we) {_RUN} {_WHERE}",
        f"(what|which {{noun}}) can be (controlled|operated) {_WHERE}",
    ],
    examples=["what can you control here?"],
    for_model=False,
)
async def controls(ctx: Ctx, noun: Noun = "device", area: Area = "", floor: Floor = "", here: Here = "") -> Say:
    """As `devices`, of those that can be told something."""
    area = area or (ctx.area or "" if here else "")
    found = devices_called(ctx.home, noun, _in(ctx, area, floor))
    able = [device for device in found if abilities(device, ctx.home.state(device.id))]
    return _named(ctx, able, noun, _place(ctx, area, floor))


def _named(ctx: Ctx, found: Sequence[Device], noun: str, place: str) -> Say:
    lost = f" {sentence(lost_hubs(ctx.home))}" if lost_hubs(ctx.home) else ""
    if not found:
        missing = unseen_hubs(ctx.home)
        none = f"{plural_of(noun)}{place}"
        return Say(sentence(f"{missing}, so I know of no {none}" if missing else f"I know of no {none}"))
    if len(found) <= NAMED:
        names = join_names([the_or_person(device) for device in found])
        return Say(sentence(f"{counted(len(found), noun, plural_of(noun))}{place}: {names}") + lost)
    if noun == "device":
        more = "" if place else " Ask me about a room, or about a kind of device."
        return Say(sentence(f"there are {join_names(counts(found))}{place}") + more + lost)
    total = counted(len(found), noun, plural_of(noun))
    return Say(sentence(f"{total}{place}" if place else f"{total}: {_by_room(ctx, found)}") + lost)


@skill(
    sentences=[
        "(what|which) (rooms|areas|places) (are there|(do|have) (i|we|you) (have|got|know)|do you know) [(on|in) [the] {floor}]",
        "(list|name|tell me) [all] [(my|our|the|your)] (rooms|areas) [(on|in) [the] {floor}]",
        "how many (rooms|areas) (are there|(do|have) (i|we|you) (have|got)|do you know) [(on|in) [the] {floor}]",
        "(what|which) floors (are there|(do|have) (i|we|you) (have|got)|do you know)",
    ],
    examples=["what rooms are there?"],
    for_model=False,
)
async def rooms(ctx: Ctx, floor: Floor = "") -> Say:
    """Name the rooms, floor by floor."""
    areas = [area for area in ctx.home.areas.values() if not floor or area.floor == floor]
    if not areas:
        missing = unseen_hubs(ctx.home)
        return Say(sentence(f"{missing}, so I know of no rooms" if missing else "I know of no rooms"))
    floors = dict.fromkeys(area.floor for area in areas)
    if len(floors) == 1:
        return Say(sentence(f"There {'is' if len(areas) == 1 else 'are'} {join_names([the(area.name) for area in areas])}"))
    told = []
    for each in floors:
        where = f"On {the(ctx.home.floors[each].name)}" if each and each in ctx.home.floors else "Elsewhere"
        names = [the(area.name) for area in areas if area.floor == each]
        told.append(sentence(f"{where} {'is' if len(names) == 1 else 'are'} {join_names(names)}"))
    return Say(" ".join(told))


@skill(
    sentences=[
        "what can (i|we|you) do (with|to) [(the|my|our)] ({name}) [{area}]",
        "what (can|does) [(the|my|our)] {name} do",
        "what (is|are) [(the|my|our)] {name} (able to do|capable of|good for)",
        "what can be done with [(the|my|our)] {name}",
        "what can (i|we) (tell|ask) [(the|my|our)] {name} [to do]",
    ],
    examples=["what can the desk lamp do?"],
    for_model=False,
)
async def can(ctx: Ctx, device: Ids) -> Say:
    """Tell what a device can be told."""
    ids = [device] if isinstance(device, str) else device
    chosen = [ctx.home.devices[each] for each in ids if each in ctx.home.devices]
    groups: dict[tuple[str, ...], list[Device]] = {}
    for each in chosen:
        able = abilities(each, ctx.home.state(each.id), several=len(chosen) > 1 or verb([each]) == "are")
        groups.setdefault(tuple(able), []).append(each)
    if not groups:
        return Say("I don't know that device.", failed=True)
    return Say(" ".join(sentence(_ability(able, group)) for able, group in groups.items()))


@skill(
    sentences=[
        "(what|which) [devices|things] did you (leave out|skip|ignore|not understand)",
        "(what|which) [devices|things] (is|are|was|were) (left out|skipped|ignored)",
        "(what|which) [devices|things] (can't|cannot|can not|don't|do not) you (use|control|understand|know)",
        "(is|was) (anything|something) left out",
        "(are|is) (any|some) (devices|thing|things|device) missing",
    ],
    examples=["what did you leave out?"],
    for_model=False,
)
async def left_out(ctx: Ctx) -> Say:
    """Tell what the hubs offered that is no device here, and why."""
    missing = ctx.home.left_out
    lost = f" {sentence(lost_hubs(ctx.home))}" if lost_hubs(ctx.home) else ""
    if not missing:
        return Say("Nothing that my hubs offered is left out." + lost)
    reasons: dict[str, list[str]] = {}
    for each in missing:
        reasons.setdefault(each.why, []).append(each.name)
    told = [_reason(why, names) for why, names in list(reasons.items())[:3]]
    more = " The command “assistant home list” names all of it." if len(reasons) > 3 or len(missing) > NAMED else ""
    return Say(" ".join(told) + more + lost)


def _in(ctx: Ctx, area: str, floor: str) -> list[Device]:
    return list(ctx.home.select(area=area or None, floor=floor or None))


def _place(ctx: Ctx, area: str, floor: str) -> str:
    if area in ctx.home.areas:
        return f" in {the(ctx.home.areas[area].name)}"
    return f" on {the(ctx.home.floors[floor].name)}" if floor in ctx.home.floors else ""


def _by_room(ctx: Ctx, found: Sequence[Device]) -> str:
    """ "four in the kitchen, two in the hall and three elsewhere"."""
    rooms: dict[str, int] = {}
    for device in found:
        area = ctx.home.area_of(device) or ""
        where = f"in {the(ctx.home.areas[area].name)}" if area in ctx.home.areas else "elsewhere"
        rooms[where] = rooms.get(where, 0) + 1
    ordered = sorted(rooms.items(), key=lambda item: (item[0] == "elsewhere", -item[1]))
    if len(ordered) > NAMED:
        ordered = [*ordered[:NAMED], ("in other rooms", sum(number for _, number in ordered[NAMED:]))]
    return join_names([f"{in_words(number)} {where}" for where, number in ordered])


def _ability(able: Sequence[str], group: Sequence[Device]) -> str:
    names = name_all(group)
    if able:
        return f"{names}: you can {join_names(able)}"
    it = "they are sensors" if len(group) > 1 else f"it is a {kind_noun(group[0])[0]}"
    return f"{names} can only be read: {it}"


def _reason(why: str, names: Sequence[str]) -> str:
    named = join_names(names) if len(names) <= 2 else f"{names[0]} and {counted(len(names) - 1, 'other')}"
    return sentence(f"{named} {'is' if len(names) == 1 else 'are'} left out: {why}")
