"""What there is: "what devices do I have", "which lights are there", "what can the desk lamp do",
"what did you leave out".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    NAMED,
    Ctx,
    Device,
    Devices,
    Json,
    Say,
    Slot,
    abilities,
    counted,
    counted_kinds,
    devices_called,
    in_words,
    is_plural,
    join_names,
    kind_called,
    kind_meant,
    kind_noun,
    lost_hubs,
    name_all,
    replies,
    sentence,
    skill,
    the,
    the_or_person,
    unseen_hubs,
)

say = replies(__file__)

Ids = Annotated[str | list[str], Devices()]
Area = Annotated[str, Field(max_length=200, description="id of an area")]
Floor = Annotated[str, Field(max_length=200, description="id of a floor")]


def _read_noun(text: str, now: datetime) -> Json | None:
    return kind_meant(text)


Noun = Annotated[
    str, Field(max_length=80), Slot("kind of device", _read_noun, say.later("which-kind"))
]

Here = Literal["", "here"]


@skill(for_model=False)
async def devices(
    ctx: Ctx, noun: Noun = "device", area: Area = "", floor: Floor = "", here: Here = ""
) -> Say:
    """Name (or, where there are many, count) the devices of a kind, in a room or everywhere."""
    area = area or (ctx.area or "" if here else "")
    return _named(
        ctx, devices_called(ctx.home, noun, _in(ctx, area, floor)), noun, _place(ctx, area, floor)
    )


@skill(for_model=False)
async def controls(
    ctx: Ctx, noun: Noun = "device", area: Area = "", floor: Floor = "", here: Here = ""
) -> Say:
    """As `devices`, of those that can be told something."""
    area = area or (ctx.area or "" if here else "")
    found = devices_called(ctx.home, noun, _in(ctx, area, floor))
    able = [device for device in found if abilities(device, ctx.home.state(device.id))]
    return _named(ctx, able, noun, _place(ctx, area, floor))


def _named(ctx: Ctx, found: Sequence[Device], noun: str, place: str) -> Say:
    if not found:
        return Say(_none(ctx, kind_called(noun)[1], place))
    total = counted(len(found), *kind_called(noun))
    if len(found) <= NAMED:
        names = join_names([the_or_person(device) for device in found])
        said = [say("listed", total=total, place=place, names=names)]
    elif noun == "device":
        said = [say("there-are", counts=join_names(counted_kinds(found)), place=place)]
        said += [] if place else [say("ask-of-a-room")]
    elif place:
        said = [say("counted", total=total, place=place)]
    else:
        said = [say("listed", total=total, place="", names=_by_room(ctx, found))]
    return Say(_with_lost(ctx, said))


def _none(ctx: Ctx, what: str, place: str) -> str:
    missing = unseen_hubs(ctx.home)
    message = "none-unreached" if missing else "none"
    return sentence(say(message, what=what, place=place, missing=missing))


def _with_lost(ctx: Ctx, said: Sequence[str]) -> str:
    """The sentences, and which hubs can't be reached."""
    return " ".join(sentence(each) for each in (*said, lost_hubs(ctx.home)) if each)


@skill(for_model=False)
async def rooms(ctx: Ctx, floor: Floor = "") -> Say:
    """Name the rooms, floor by floor."""
    areas = [area for area in ctx.home.areas.values() if not floor or area.floor == floor]
    if not areas:
        return Say(_none(ctx, say("rooms"), ""))
    floors = dict.fromkeys(area.floor for area in areas)
    if len(floors) == 1:
        names = [the(area.name) for area in areas]
        return Say(sentence(say("rooms-are", count=len(names), names=join_names(names))))
    told = []
    for each in floors:
        known = ctx.home.floors.get(each or "")
        where = say("on-floor", floor=known.name) if known else say("elsewhere")
        names = [the(area.name) for area in areas if area.floor == each]
        text = say("rooms-there", where=where, count=len(names), names=join_names(names))
        told.append(sentence(text))
    return Say(" ".join(told))


@skill(for_model=False)
async def can(ctx: Ctx, device: Ids) -> Say:
    """Tell what a device can be told."""
    ids = [device] if isinstance(device, str) else device
    chosen = [ctx.home.devices[each] for each in ids if each in ctx.home.devices]
    groups: dict[tuple[str, ...], list[Device]] = {}
    for each in chosen:
        able = abilities(
            each, ctx.home.state(each.id), several=len(chosen) > 1 or is_plural([each])
        )
        groups.setdefault(tuple(able), []).append(each)
    if not groups:
        return Say(say("unknown-device"), failed=True)
    return Say(" ".join(sentence(_ability(able, group)) for able, group in groups.items()))


@skill(for_model=False)
async def left_out(ctx: Ctx) -> Say:
    """Tell what the hubs offered that is no device here, and why."""
    missing = ctx.home.left_out
    if not missing:
        return Say(_with_lost(ctx, [say("nothing-left-out")]))
    reasons: dict[str, list[str]] = {}
    for each in missing:
        reasons.setdefault(each.why, []).append(each.name)
    told = [_reason(why, names) for why, names in list(reasons.items())[:3]]
    if len(reasons) > 3 or len(missing) > NAMED:
        told.append(say("home-list"))
    return Say(_with_lost(ctx, told))


def _in(ctx: Ctx, area: str, floor: str) -> list[Device]:
    return list(ctx.home.select(area=area or None, floor=floor or None))


def _place(ctx: Ctx, area: str, floor: str) -> str:
    if area in ctx.home.areas:
        return " " + say("in-room", room=ctx.home.areas[area].name)
    known = ctx.home.floors.get(floor)
    return " " + say("on-floor", floor=known.name) if known else ""


def _by_room(ctx: Ctx, found: Sequence[Device]) -> str:
    """ "four in the kitchen, two in the hall and three elsewhere"."""
    rooms: dict[str, int] = {}
    for device in found:
        area = ctx.home.area_of(device) or ""
        rooms[area] = rooms.get(area, 0) + 1
    counts = sorted(rooms.items(), key=lambda item: (item[0] not in ctx.home.areas, -item[1]))
    ordered = [(_place(ctx, area, "").strip() or say("elsewhere"), n) for area, n in counts]
    if len(ordered) > NAMED:
        ordered = [
            *ordered[:NAMED],
            (say("other-rooms"), sum(number for _, number in ordered[NAMED:])),
        ]
    return join_names([f"{in_words(number)} {where}" for where, number in ordered])


def _ability(able: Sequence[str], group: Sequence[Device]) -> str:
    names = name_all(group)
    if able:
        return say("you-can", names=names, able=join_names(able))
    return say("only-read", names=names, count=len(group), noun=kind_noun(group[0])[0])


def _reason(why: str, names: Sequence[str]) -> str:
    if len(names) > 2:
        named = say(
            "and-others", name=names[0], others=in_words(len(names) - 1), count=len(names) - 1
        )
    else:
        named = join_names(names)
    return sentence(say("left-out", names=named, count=len(names), why=why))
