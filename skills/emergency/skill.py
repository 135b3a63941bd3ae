"""Emergencies and calls: the box can't call anyone, and must not let anybody wait for it."""

from __future__ import annotations

from assistant.skillkit import Ctx, Say, replies, skill

say = replies(__file__)


@skill(for_model=False)
async def emergency(ctx: Ctx) -> Say:
    """Say at once that the box can't call for help, and which number does."""
    return Say(say("call-yourself"))
