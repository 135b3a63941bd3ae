"""Announcements: something said aloud for everybody, as soon as nobody else has the floor."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from assistant.skillkit import Ctx, Say, sentence, skill

_ALL = "(everyone|everybody|the (family|kids|children|boys|girls|others|house)|them all|all of them|the whole (house|family))"


@skill(
    intents=["HassBroadcast"],
    sentences=[
        "(announce|broadcast) [(everywhere|to everyone|to everybody|to the whole house|in the house)] [that] {message}",
        f"(tell|inform|remind) {_ALL} [that] {{message}}",
        f"let {_ALL} know [that] {{message}}",
        f"say to {_ALL} [that] {{message}}",
        "(make|do) (an|the) announcement [(that|saying|saying that)] {message}",
        f"call {_ALL} (to|for) {{what}}",
    ],
    examples=["announce that dinner is ready", "tell everyone we leave in ten minutes"],
    effect=True,
)
async def announce(
    ctx: Ctx,
    message: Annotated[str, Field(max_length=300)] = "",
    what: Annotated[str, Field(max_length=100)] = "",
) -> Say:
    """Say something aloud for everybody in the home."""
    text = message.strip(" ,:") or f"Time for {re.sub(r'^(the|a|an) ', '', what)}"
    if ctx.dialogue.do_not_disturb:
        return Say("Do not disturb is on, so I keep quiet. Turn it off first.", failed=True)
    area = None
    if placed := re.fullmatch(r"(?:in|to|on|for) (?:the )?(.+?) (?:that|saying) (.+)", text):
        area = next(
            (a.id for a in ctx.home.areas.values() if placed[1].lower() in (n.lower() for n in (a.name, *a.aliases))), None
        )
        text = placed[2] if area else text
    await ctx.sound.announce(sentence(text), area)
    return Say("Announced.", quiet=True)
