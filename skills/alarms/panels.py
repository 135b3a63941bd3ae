"""Alarm panels beside alarm clocks: people call both "the alarm"."""

from __future__ import annotations

from datetime import datetime

from assistant.skillkit import ALARM_MODES, Ctx, ToolCall

from .vocabulary import heard

_SOUNDING = ("triggered", "pending")


def of_a_clock(text: str, now: datetime) -> str | None:
    """Which alarm, in any words but those about a panel: "turn off the light and arm the alarm"
    cancels none.
    """
    return None if heard().panel.search(text) else text


async def disarm_panels(ctx: Ctx, *, sounding: bool) -> str:
    """Disarm the panels that are armed, or those alone that go off (`sounding`), through the gate;
    what became of that, empty where there is none: so "turn off the alarm" ends the noise,
    whichever alarm makes it."""
    states = _SOUNDING if sounding else (*_SOUNDING, *ALARM_MODES, "arming")
    panels = [
        each.id
        for each in ctx.home.select(kinds=["alarm_control_panel"])
        if ctx.home.told(each.id).get("state") in states
    ]
    return await ctx.call(ToolCall("security.disarm", {"device": list(panels)})) if panels else ""
