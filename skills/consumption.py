"""How much power a device draws and how much energy it used: what the sensors say that are called after it."""

from __future__ import annotations

from typing import Annotated

from assistant.skillkit import Ctx, Device, Devices, Say, sentence, skill
from assistant.skillkit.devices import describe, the_or_person, verb
from assistant.skillkit.standing import NAMED, not_known
from assistant.skillkit.telling import Ids

_NAME = "[(the|my|our)] {name}"
_DRAWS = "(use|using|draw|drawing|consume|consuming|need|needing|take|taking|pull|pulling|used|drawn|consumed)"


@skill(
    sentences=[
        f"how (much (power|electricity)|many watts) (does|is|do|are) {_NAME} {_DRAWS} [(right now|now|currently|at the moment)]",
        f"(what is|what's) the (power|power use|power usage|power draw|power consumption|wattage) of {_NAME}",
        f"(what is|what's) [the] power (use|usage|draw|consumption) of {_NAME}",
    ],
    examples=["how much power is the heater plug using?"],
)
async def power(ctx: Ctx, device: Annotated[Ids, Devices()]) -> Say:
    """Say how much power devices draw just now, as the sensors tell that are called after them."""
    return _told(ctx, device, "power")


@skill(
    sentences=[
        f"how (much (energy|electricity|power)|many kilowatt hours) (did|has|have) {_NAME} {_DRAWS} [so far]",
        f"how much energy (does|is|do|are) {_NAME} {_DRAWS}",
        f"(what is|what's) the energy [(use|usage|consumption)] of {_NAME}",
    ],
    examples=["how much energy has the heater plug used?"],
)
async def energy(ctx: Ctx, device: Annotated[Ids, Devices()]) -> Say:
    """Say how much energy devices used, as the sensors tell that are called after them: what they count, since they count."""
    return _told(ctx, device, "energy")


def _told(ctx: Ctx, device: Ids, quantity: str) -> Say:
    ids = [device] if isinstance(device, str) else device
    named = [ctx.home.devices[id_] for id_ in ids if id_ in ctx.home.devices]
    meters = [meter for each in named for meter in _meters(ctx, each, quantity)]
    if not meters:
        names = " or ".join(dict.fromkeys(the_or_person(each) for each in named))
        return Say(f"I don't know of any {quantity} sensor of {names}.", failed=True)
    return Say(" ".join(_value(ctx, meter) for meter in dict.fromkeys(meters[:NAMED])))


def _meters(ctx: Ctx, device: Device, quantity: str) -> list[Device]:
    """The device itself where it measures this, else the sensors of this class whose names begin with its own."""
    sensors = [each for each in ctx.home.select(kinds=("sensor",)) if each.device_class == quantity]
    own = f"{device.name.casefold()} "
    return [each for each in sensors if each.id == device.id or each.name.casefold().startswith(own)]


def _value(ctx: Ctx, meter: Device) -> str:
    state = ctx.home.told(meter.id)
    if ctx.home.standing(meter.id) != "known" or state.get("value") is None:
        return not_known(ctx.home, meter)
    return sentence(f"{the_or_person(meter)} {verb([meter])} {describe(meter, state)}")
