"""The slats of blinds and shutters: tilted open, shut, or so far."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Frame,
    Ids,
    Predicate,
    Say,
    Slot,
    State,
    ToolCall,
    frames,
    predicate,
    read_percent,
    replies,
    skill,
    slats,
    tell,
    wishing,
)

say = replies(__file__)
Slatted = Annotated[Ids, Devices("cover", keys=["tilt"])]
Tilt = Annotated[float, Field(ge=0, le=100), Slot("tilt", read_percent, say.later("how-far"))]
Change = Annotated[float, Field(ge=-100, le=100)]


def further(sign: int) -> frames.Build:
    """Slats a bit further open or shut: what says nothing of shutting opens them."""
    step = frames.by(sign, marked=True)
    return replace(step, make=lambda said: step(said) if said.says("shut") == (sign < 0) else None)


@skill(
    effect=True,
    frames={
        "value": Frame(frames.level("tilt"), default="cover", alone=True),
        "open": Frame(frames.saying("opened", tilt=100), default="cover", alone=True),
        "shut": Frame(frames.saying("shut", tilt=0), default="cover", alone=True),
        "slats": Frame(),
    },
)
async def tilt(ctx: Ctx, device: Slatted, tilt: Tilt | None = None) -> Say | Ask:
    """Tilt the slats of blinds and shutters: 0 shut, 100 fully open. The cover itself stays where
    it is.
    """
    if tilt is None and any(
        "tilt" in ctx.home.state(id_) for id_ in ([device] if isinstance(device, str) else device)
    ):
        return Ask(
            say("how-far"), ToolCall("covers.tilt", {"device": device}), expect="text", slot="tilt"
        )
    return await tell(ctx, device, wishing(tilt=tilt), predicate("cant-tilt"), _tilted)


@skill(
    effect=True,
    frames={
        "more": Frame(frames.by(1), default="cover", alone=True),
        "less": Frame(frames.by(-1), default="cover", alone=True),
        "open_further": Frame(further(1), default="cover", alone=True),
        "shut_further": Frame(further(-1), default="cover", alone=True),
    },
)
async def change_tilt(ctx: Ctx, device: Slatted, change: Change) -> Say:
    """Tilt slats further open (positive percent) or shut (negative)."""

    def wish(each: Device, state: State) -> Command | None:
        return (
            Command(each.id, {"tilt": max(0, min(100, state["tilt"] + change))})
            if "tilt" in state
            else None
        )

    return await tell(ctx, device, wish, predicate("cant-tilt"), _tilted)


@skill(
    effect=True, frames={"slats": Frame(default="cover", alone=True)}, phase="ends", for_model=False
)
async def stop(ctx: Ctx, device: Slatted) -> Say:
    """Halt turning slats where they are."""
    return await tell(
        ctx,
        device,
        lambda each, _: Command(each.id, action="stop"),
        predicate("cant-tilt"),
        _tilted,
    )


def _tilted(device: Device, state: State) -> Predicate:
    return slats(state)
