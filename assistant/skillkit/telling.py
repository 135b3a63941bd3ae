"""Devices are told what to do, and what became of it is said: the way of every skill that changes devices."""

from __future__ import annotations

from collections.abc import Callable

from assistant.home.model import Command, Device, State
from assistant.skillkit.context import Ctx, Say
from assistant.skillkit.devices import describe, name_all, outcome, sentence

Ids = str | list[str]
"""One device or several, as a skill's argument holds them."""
Wish = Callable[[Device, State], Command | None]
"""From a device and its state to the command for it; None where it has no such thing."""


async def tell(ctx: Ctx, device: Ids, wish: Wish, unable: str, now: Callable[[Device, State], str] = describe) -> Say:
    """Send each device its command and say what became of it. `unable` completes "The … can't …"."""
    chosen = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device) if id_ in ctx.home.devices]
    if not chosen:
        return Say("I don't know that device.", failed=True)
    before = {each.id: ctx.home.state(each.id) for each in chosen}
    wishes = {each.id: wish(each, before[each.id]) for each in chosen}
    told = {each.id: ctx.home.told(each.id) for each in chosen}
    commands = [command for command in wishes.values() if command]
    if not commands:
        return Say(sentence(f"{name_all(chosen)} can't {unable}"), failed=True)
    receipts = await ctx.act(*commands)
    return Say(outcome(ctx.home, receipts, told, now), failed=not any(receipt.ok for receipt in receipts))


def wishing(**wanted: object) -> Wish:
    """Wish these keys of every device that has them all; a light that gets a level or a colour comes on with it."""

    def wish(device: Device, state: State) -> Command | None:
        if not wanted.keys() <= state.keys():
            return None
        extra = {"on": True} if device.kind in ("light", "fan") and "on" not in wanted else {}
        return Command(device.id, {**extra, **wanted})

    return wish


def opening(percent: float, *, by: bool = False) -> Wish:
    """Wish covers and valves so far open (or by so much further); what has no position, only slats, is opened by those."""

    def wish(device: Device, state: State) -> Command | None:
        key = next((key for key in ("position", "tilt") if key in state), None)
        if key is None:
            return None
        return Command(device.id, {key: max(0, min(100, state[key] + percent)) if by else percent})

    return wish
