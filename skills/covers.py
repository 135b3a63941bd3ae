"""The slats of blinds and shutters: tilted open, shut, or so far."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.skillkit import Ask, Command, Ctx, Device, Devices, Say, Slot, State, ToolCall, skill
from assistant.skillkit.devices import slats
from assistant.skillkit.slots import percent
from assistant.skillkit.telling import Ids, tell, wishing

HOW_FAR = "How far should the slats be tilted, in percent? Shut is 0, fully open is 100."
Slatted = Annotated[Ids, Devices("cover")]
Tilt = Annotated[float, Field(ge=0, le=100), Slot("tilt", percent, HOW_FAR)]
Change = Annotated[float, Field(ge=-100, le=100)]
UNABLE = "be tilted"


@skill(examples=["tilt the blinds to 50 percent", "open the slats", "close the slats of the shutter"], effect=True)
async def tilt(ctx: Ctx, device: Slatted, tilt: Tilt | None = None) -> Say | Ask:
    """Tilt the slats of blinds and shutters: 0 shut, 100 fully open. The cover itself stays where it is."""
    if tilt is None and any("tilt" in ctx.home.state(id_) for id_ in ([device] if isinstance(device, str) else device)):
        return Ask(HOW_FAR, ToolCall("covers.tilt", {"device": device}), expect="text", slot="tilt")
    return await tell(ctx, device, wishing(tilt=tilt), UNABLE, _tilted)


@skill(examples=["tilt the blinds a bit more", "close the slats a little"], effect=True)
async def change_tilt(ctx: Ctx, device: Slatted, change: Change) -> Say:
    """Tilt slats further open (positive percent) or shut (negative)."""

    def wish(each: Device, state: State) -> Command | None:
        return Command(each.id, {"tilt": max(0, min(100, state["tilt"] + change))}) if "tilt" in state else None

    return await tell(ctx, device, wish, UNABLE, _tilted)


def _tilted(device: Device, state: State) -> str:
    return slats(state)
