"""Announcements: something said aloud for everybody, as soon as nobody else has the floor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Ctx,
    Quoted,
    Say,
    Tool,
    ToolCall,
    replies,
    says_nothing,
    sentence,
    skill,
    words,
)

say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """What of an announcement is not its text."""

    article: re.Pattern[str]
    """Before what everybody is called to: "the" dinner."""
    elsewhere: re.Pattern[str]
    """ "in the kitchen that …": the groups `place` and `text`."""


heard = words(__file__, Words)


@skill(intents=["HassBroadcast"], effect=True, tool=Tool("announce", "message"))
async def announce(
    ctx: Ctx,
    message: Annotated[str, Field(max_length=300), Quoted()] = "",
    what: Annotated[str, Field(max_length=100)] = "",
) -> Answer:
    """Say something aloud for everybody in the home, from the box's one loudspeaker."""
    if says_nothing(message):
        return Ask(say("what"), ToolCall("announce.announce"), expect="text", slot="message")
    text = message.strip(" ,:") or say("time-for", what=_bare(what))
    if ctx.dialogue.do_not_disturb:
        return Say(say("quiet"), failed=True)
    placed = heard().elsewhere.fullmatch(text)
    if placed and _is_room(ctx, placed["place"]):  # there is one loudspeaker, and it says it here
        text = placed["text"]
    await ctx.sound.announce(sentence(text))
    return Say(say("announced"), quiet=True)


def _bare(what: str) -> str:
    article = heard().article.match(what)
    return what[article.end() :].lstrip() if article else what


def _is_room(ctx: Ctx, name: str) -> bool:
    return any(
        name.lower() in (known.lower() for known in (area.name, *area.aliases))
        for area in ctx.home.areas.values()
    )
