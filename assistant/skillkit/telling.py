"""Devices are told what to do, and what became of it is said: the way of every skill that changes
devices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.home.model import Command, Device, Home, State
from assistant.skillkit.context import Ctx, Say
from assistant.skillkit.devices import Now, outcome
from assistant.skillkit.naming import say, sentence, things
from assistant.skillkit.predicates import Predicate
from assistant.skillkit.states import how

Ids = str | list[str]
"""One device or several, as a skill's argument holds them."""
Wish = Callable[[Device, State], Command | None]
"""From a device and its state to the command for it; None where it has no such thing."""


def devices_meant(home: Home, device: Ids) -> list[Device]:
    """The devices of a skill's argument that are (still) in the home."""
    ids = [device] if isinstance(device, str) else device
    return [home.devices[id_] for id_ in ids if id_ in home.devices]


async def tell(ctx: Ctx, device: Ids, wish: Wish, unable: Predicate | str, now: Now = how) -> Say:
    """Send each device its command and say what became of it. `unable` is what is said of devices
    that can't ("cant-be-dimmed"), or words that complete "The … can't …".
    """
    chosen = devices_meant(ctx.home, device)
    if not chosen:
        return Say(say("unknown-device"), failed=True)
    before = {each.id: ctx.home.state(each.id) for each in chosen}
    wishes = {each.id: wish(each, before[each.id]) for each in chosen}
    told = {each.id: ctx.home.told(each.id) for each in chosen}
    commands = [command for command in wishes.values() if command]
    if not commands:
        return Say(sentence(cannot(chosen, unable)), failed=True)
    receipts = await ctx.act(*commands)
    return Say(
        outcome(ctx.home, receipts, told, now), failed=not any(receipt.ok for receipt in receipts)
    )


def cannot(devices: Sequence[Device], unable: Predicate | str) -> str:
    """ "The kitchen light can't be dimmed"."""
    if isinstance(unable, Predicate):
        return unable.of(devices)
    return say("cannot", devices=things(devices), what=unable)


def wishing(**wanted: object) -> Wish:
    """Wish these keys of every device that has them all; a light that gets a level or a colour
    comes on with it.
    """

    def wish(device: Device, state: State) -> Command | None:
        if not wanted.keys() <= state.keys():
            return None
        extra = {"on": True} if device.kind in ("light", "fan") and "on" not in wanted else {}
        return Command(device.id, {**extra, **wanted})

    return wish


def opening(percent: float, *, by: bool = False) -> Wish:
    """Wish covers and valves so far open (or by so much further); what has no position, only slats,
    is opened by those.
    """

    def wish(device: Device, state: State) -> Command | None:
        key = next((key for key in ("position", "tilt") if key in state), None)
        if key is None:
            return None
        return Command(device.id, {key: max(0, min(100, state[key] + percent)) if by else percent})

    return wish
