"""How much power a device draws and how much energy it used: what the sensors say that are called
after it.
"""

from __future__ import annotations

from typing import Annotated

from assistant.skillkit import (
    NAMED,
    Ctx,
    Device,
    Devices,
    Ids,
    Say,
    describe,
    join_names,
    not_known,
    replies,
    sentence,
    skill,
    the_or_person,
    things,
)

say = replies(__file__)


@skill()
async def power(ctx: Ctx, device: Annotated[Ids, Devices()]) -> Say:
    """Say how much power devices draw just now, as the sensors tell that are called after them."""
    return _told(ctx, device, "power")


@skill()
async def energy(ctx: Ctx, device: Annotated[Ids, Devices()]) -> Say:
    """Say how much energy devices used, as the sensors tell that are called after them: what they
    count, since they count.
    """
    return _told(ctx, device, "energy")


def _told(ctx: Ctx, device: Ids, quantity: str) -> Say:
    ids = [device] if isinstance(device, str) else device
    named = [ctx.home.devices[id_] for id_ in ids if id_ in ctx.home.devices]
    meters = [meter for each in named for meter in _meters(ctx, each, quantity)]
    if not meters:
        names = join_names(list(dict.fromkeys(the_or_person(each) for each in named)), "or")
        return Say(say(f"no-{quantity}-sensor", names=names), failed=True)
    return Say(" ".join(_value(ctx, meter) for meter in dict.fromkeys(meters[:NAMED])))


def _meters(ctx: Ctx, device: Device, quantity: str) -> list[Device]:
    """The device itself where it measures this, else the sensors of this class whose names begin
    with its own.
    """
    sensors = [each for each in ctx.home.select(kinds=("sensor",)) if each.device_class == quantity]
    own = f"{device.name.casefold()} "
    return [
        each for each in sensors if each.id == device.id or each.name.casefold().startswith(own)
    ]


def _value(ctx: Ctx, meter: Device) -> str:
    state = ctx.home.told(meter.id)
    if ctx.home.standing(meter.id) != "known" or state.get("value") is None:
        return not_known(ctx.home, meter)
    return sentence(say("measures", devices=things([meter]), value=describe(meter, state)))
