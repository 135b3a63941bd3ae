"""Robot vacuums: how strongly they suck, and a sound to find them by. Starting and stopping them is
in home.py.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Ids,
    Option,
    Predicate,
    Say,
    State,
    ToolCall,
    failures,
    join_names,
    meant,
    predicate,
    replies,
    sentence,
    skill,
    tell,
    things,
)

say = replies(__file__)
Vacuums = Annotated[Ids, Devices("vacuum", present=True)]

Speed = Annotated[
    str,
    Field(max_length=40),
    Option("fan_speed"),
]


@skill(effect=True)
async def set_fan_speed(ctx: Ctx, speed: Speed, device: Vacuums = "") -> Answer:
    """Set the fan speed of robot vacuums, in the words that each has for it."""
    wanted: dict[str, str] = {}
    for each in _chosen(ctx, device):
        known = [str(name) for name in ctx.home.state(each.id).get("fan_speeds") or ()]
        if not known:
            return Say(sentence(say("no-fan-speed", devices=things([each]))), failed=True)
        found = meant(speed, known)
        if len(found) > 1:
            choices = {name.replace("_", " "): name for name in found}
            question = f"{sentence(join_names(list(choices), 'or'))[:-1]}?"
            return Ask(
                question,
                ToolCall("vacuums.set_fan_speed", {"device": each.id}),
                "choice",
                "speed",
                dict(choices),
            )
        if not found:
            words = join_names([name.replace("_", " ") for name in known])
            text = say("knows-not", devices=things([each]), speed=speed, known=words)
            return Say(sentence(text), failed=True)
        wanted[each.id] = found[0]

    def now(device: Device, state: State) -> Predicate:
        return predicate("set-to", value=str(state.get("fan_speed")).replace("_", " "))

    return await tell(
        ctx,
        list(wanted),
        lambda each, _: Command(each.id, {"fan_speed": wanted[each.id]}),
        predicate("cant-suck"),
        now,
    )


@skill(effect=True)
async def locate(ctx: Ctx, device: Vacuums = "") -> Say:
    """Let a robot vacuum make a sound, so that it can be found."""
    receipts = await ctx.act(*(Command(each.id, action="locate") for each in _chosen(ctx, device)))
    told = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    said = [sentence(say("told-to-sound", devices=things(told)))] if told else []
    return Say(
        " ".join([*said, *failures(ctx.home, receipts)]) or say("no-vacuum"),
        failed=not told,
    )


def _chosen(ctx: Ctx, device: Ids) -> list[Device]:
    """The vacuums that were named, or all there are."""
    named = [device] if isinstance(device, str) and device else list(device)
    return [each for each in ctx.home.select(kinds=["vacuum"]) if not named or each.id in named]
