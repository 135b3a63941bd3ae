"""Questions about the home, carried out: select devices, rooms or floors; tell what was asked.

No number, name or state of an answer comes from anywhere but the registry and what it remembers of
the last day.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    NAMED,
    Ctx,
    Device,
    Devices,
    Home,
    Ids,
    Role,
    Say,
    answer,
    fact_of,
    house,
    join_names,
    replies,
    sentence,
    skill,
    the_or_person,
    things,
    truth,
    uncapitalised,
)

from .comparing import Comparison, Limits, unheard
from .makers import Maker
from .past import Past, measured_then
from .selecting import OF_ROOMS, OUTSIDE, Item, Selection, select
from .spans import Dial, Span

say = replies(__file__)

Tell = Literal[
    "value",
    "is",
    "any",
    "all",
    "which",
    "how_many",
    "where",
    "highest",
    "lowest",
    "mean",
    "sum",
    "more",
    "less",
    "at_least",
    "at_most",
    "same",
    "difference",
    "since",
    "when",
    "how_long",
    "how_often",
    "ever",
    "who",
    "by_box",
    "changed",
    "age",
    "unreachable",
]
Measure = Literal[
    "",
    "temperature",
    "humidity",
    "target",
    "air",
    "moisture",
    "power",
    "production",
    "whole_draw",
    "energy",
    "battery",
    "illuminance",
    "pressure",
    "wind",
    "brightness",
    "volume",
    "speed",
    "position",
    "level",
]


@skill(for_model=False, role=Role.QUERY, decides=True)
async def ask(
    ctx: Ctx,
    tell: Tell,
    device: Annotated[Ids, Devices()] = "",
    kind: Annotated[str, Field(max_length=80)] = "",
    area: Ids = "",
    floor: Ids = "",
    measure: Measure = "",
    state: Annotated[str, Field(max_length=60)] = "",
    above: float | None = None,
    below: float | None = None,
    exactly: float | None = None,
    than: str = "",
    when: Annotated[str, Field(max_length=80)] = "",
    began: bool = False,
) -> Say:
    """Answer a question about the home. Select by `device`, `kind` (a noun), `area`, `floor`, and
    by `state`, or a `measure` `above`, `below` or `exactly` a value; `than` is the other side of a
    comparison (an id, or "outside"). `when`: "today", "yesterday", "night", "morning", "afternoon",
    "evening", or ISO moments with a slash between; `began`: the state must have begun then. `tell`
    says what of it.
    """
    selection = select(ctx.home, device, kind, area, floor)
    try:
        span = Dial(ctx).span(when)
    except ValueError:
        return Say(say("no-such-time"), failed=True)
    if tell == "unreachable":
        return Say(_unreachable(selection))
    if tell == "age":
        return Say(_age(ctx, selection))
    past = span.said and bool(state)
    if not measure and (past or tell in _OF_THE_PAST):
        return _past(ctx, selection, tell, state, span, above, began)
    if tell == "same" and state:
        return Say(_alike(selection, state, than))
    if measure:
        limits = Limits(above, below, exactly)
        return _measured(ctx, selection, tell, measure, state, limits, than, span)
    question = tell if tell in ("value", "is", "any", "all", "which", "how_many", "where") else ""
    if not question:
        return Say(say("no-measure"), failed=True)
    devices = selection.within()
    fact = fact_of(ctx.home, devices, question, state)
    return Say(answer(ctx.home, devices, question, state, kind), fact=fact)


def _past(
    ctx: Ctx,
    selection: Selection,
    tell: str,
    state: str,
    span: Span,
    longer: float | None,
    began: bool,
) -> Say:
    devices = selection.within()
    if not devices:
        return Say(house("unknown-device"), failed=True)
    past = Past(ctx, devices, state, span, began=began)
    match tell:
        case "since":
            return Say(past.since(longer))
        case "who" | "by_box":
            return Say(Maker(past).told(tell))
        case "when":
            return Say(past.when())
        case "how_long":
            return Say(past.length())
        case "changed":
            return Say(past.changed())
    return Say(past.ever(tell))


def _measured(
    ctx: Ctx,
    selection: Selection,
    tell: str,
    measure: str,
    state: str,
    limits: Limits,
    than: str,
    span: Span,
) -> Say:
    home = ctx.home
    if tell == "value" and measure == "power" and selection.bare:
        measure = "whole_draw"
    items = selection.items(measure)
    if selection.floors and not selection.areas and tell in _EACH_ROOM and measure in OF_ROOMS:
        items = selection.rooms(measure)
    if (limits.below is not None or tell == "lowest") and measure in ("brightness", "speed"):
        items = [item for item in items if item.value != 0] or items  # what is off is not dim
    if state:
        items = [item for item in items if _stands(home, item, state)] or items
    if not items:
        return Say(_none(selection), failed=True)
    if span.said:
        devices = [reading.device for item in items for reading in item.readings]
        said = measured_then(ctx, devices, measure, tell, span, limits)
        return Say(said or say("not-remembered"), failed=not said)
    other = _other(selection, than, measure)
    if than and selection.bare:
        items = [selection.everywhere(measure)] if measure in OF_ROOMS else items[:1]
    compared = Comparison(home, measure, items)
    if other is not None and not other.known:
        return Say(unheard(home, [other, *[item for item in items if not item.known]]))
    if not compared.items:
        return Say(unheard(home, items))
    if other is not None:
        return compared.against(other, tell)
    if than == TARGET:
        return compared.all()
    if than:
        return Say(_none(selection), failed=True)
    match tell:
        case "highest" | "lowest":
            return compared.extreme(highest=tell == "highest")
        case "mean":
            return compared.mean()
        case "sum":
            return compared.sum()
        case _ if limits.said:
            return compared.within(limits, tell)
        case "more" | "less" | "difference" | "same" if len(items) == 2:
            return compared.against(items[1], tell)
    return compared.all()


def _alike(selection: Selection, key: str, than: str) -> str:
    """Whether two devices have the same value of a key, with both values."""
    home = selection.home
    others = [home.devices[than]] if than in home.devices else list(home.select(area=than))
    sides = [
        next((each for each in side if key in home.state(each.id)), None)
        for side in (selection.within(), others)
    ]
    if None in sides:
        return say("no-measure")
    devices = [each for each in sides if each]
    one, other = (uncapitalised(answer(home, [each], "value", key)).rstrip(".") for each in devices)
    both = house("both-clauses", one=one, other=other)
    if any(home.standing(each.id) != "known" for each in devices):
        return sentence(both)
    alike = home.told(devices[0].id).get(key) == home.told(devices[1].id).get(key)
    return sentence(say("yes" if alike else "no", text=both))


def _stands(home: Home, item: Item, state: str) -> bool:
    return any(
        truth(each.device, home.told(each.device.id), state) is True for each in item.readings
    )


_OF_THE_PAST = frozenset({"who", "by_box", "since", "when", "how_long", "ever", "changed"})
TARGET = "target:"
_EACH_ROOM = frozenset({"highest", "lowest", "which", "any", "how_many", "all", "is"})
"""Of a floor: what is told of each room by itself."""


def _other(selection: Selection, than: str, measure: str) -> Item | None:
    """What is measured at the other side of a comparison."""
    home = selection.home
    other_measure, _, than = than.rpartition(":")
    if not than and other_measure:
        found = Selection(home, selection.devices, selection.areas, selection.floors)
        return next(iter(found.items(other_measure)), None)
    if than == OUTSIDE:
        found = Selection(home, (), (), (), outside=True)
    elif than in home.devices:
        found = Selection(home, (home.devices[than],), (), ())
    elif than in home.areas:
        found = Selection(home, (), (than,), ())
    elif than in home.floors:
        found = Selection(home, (), (), (than,))
    else:
        return None
    return next(iter(found.items(other_measure or measure)), None)


def _none(selection: Selection) -> str:
    """That nothing measures it there."""
    if selection.devices:
        return sentence(say("measures-nothing", devices=things(selection.devices, NAMED)))
    return say("nothing-measures")


def _silent(selection: Selection) -> list[Device]:
    return [
        device
        for device in selection.within()
        if selection.home.standing(device.id) in ("unreachable", "outdated")
    ]


def _unreachable(selection: Selection) -> str:
    """ "Yes, I can't reach the loft window."."""
    silent = _silent(selection)
    if not silent:
        return say("all-reached")
    names = join_names([the_or_person(device) for device in silent[: 2 * NAMED]])
    return sentence(say("unreached", names=names))


def _age(ctx: Ctx, selection: Selection) -> str:
    """When the devices last told something."""
    told = []
    dial = Dial(ctx)
    for device in selection.within()[:NAMED]:
        age = ctx.home.age(device.id)
        named = things([device])
        if age is None or not ctx.home.known(device.id):
            told.append(sentence(say("never-told", devices=named)))
            continue
        text = say(
            "last-told",
            devices=named,
            ago=dial.ago(dial.mono - age),
            time=dial.clock(dial.mono - age),
        )
        told.append(sentence(text))
    return " ".join(told)
