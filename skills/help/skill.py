"""What can be said: "what can you do", "help with timers", in sentences that work in this home."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    Ctx,
    Say,
    SkillInfo,
    join_names,
    kind_meant,
    replies,
    sayings,
    skill,
    words,
)

_CHOICE = random.SystemRandom()
_TOPICS = (
    *("home", "timers", "alarms", "reminders", "lists", "clock", "calendar", "dates", "weather"),
    "media",
    *("volume", "calculator", "units", "announce", "routines", "inventory", "appliance"),
)
"""The skill files that people are told of, in this order."""
Subject = Literal[
    "",
    "timer",
    "alarm",
    "reminder",
    "routine",
    "announcement",
    "volume",
    "shopping list",
    "list",
    "light",
    "lights",
]


say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """What stands before a topic, and says nothing of it."""

    before: re.Pattern[str]


heard = words(__file__, Words)


@skill()
async def help(
    ctx: Ctx, topic: Annotated[str, Field(max_length=40)] = "", subject: Subject = ""
) -> Say:
    """Tell what can be said, in general or about one thing, in sentences that work in this home."""
    skills = [known for known in ctx.skills() if known.examples]
    files: dict[str, list[SkillInfo]] = {}
    for known in skills:
        files.setdefault(known.name.partition(".")[0], []).append(known)
    topic = topic or subject
    if topic:
        wanted = heard().before.sub("", topic.lower().strip(" ?.!"))
        stem = wanted.rstrip("s")
        noun = kind_meant(wanted)
        about = [file for file in files if stem in f"{file} {_topic(file)}"]
        known_of = [known for file in about for known in files[file]] or [
            known for known in skills if stem in known.summary.lower()
        ]
        others = [known.examples[0] for known in known_of if not known.name.startswith("home.")]
        examples = await _working(
            ctx, [*(_own(ctx, noun or "device") if noun or "home" in about else ()), *others], 3
        )
        if not examples:
            return Say(say("nothing-about", topic=wanted), failed=True)
        return Say(say("you-can-say", examples=_quoted(examples)), follow_up=True)
    topics = await _offered(ctx, [file for file in _TOPICS if file in files], files, 5)
    if not topics:
        return Say(say("no-skills"), failed=True)
    tried = await _offered(ctx, _CHOICE.sample(list(_TOPICS), len(_TOPICS)), files, 3)
    tries, named = _quoted(list(tried.values())), [_topic(file) for file in list(topics)[:4]]
    if len(topics) > 4:
        text = say("look-after-more", topics=", ".join(named), tries=tries)
    else:
        text = say("look-after", topics=join_names(named), tries=tries)
    return Say(text, follow_up=True)


def _topic(file: str) -> str:
    """What a skill file is about, in words; empty where people aren't told of it."""
    return say(f"topic-{file}") if file in _TOPICS else ""


def _quoted(sentences: Sequence[str]) -> str:
    return join_names([say("quoted", words=words) for words in sentences], "or")


async def _offered(
    ctx: Ctx, order: Sequence[str], files: Mapping[str, Sequence[SkillInfo]], most: int
) -> dict[str, str]:
    """The first few of these skill files that have something to say here, each with a sentence that
    works in this home.
    """
    found: dict[str, str] = {}
    for file in order:
        if len(found) == most:
            break
        examples = (
            _own(ctx) if file == "home" else [known.examples[0] for known in files.get(file, ())]
        )
        _CHOICE.shuffle(examples)
        if works := await _working(ctx, examples, 1):
            found[file] = works[0]
    return found


def _own(ctx: Ctx, noun: str = "device") -> list[str]:
    """Sentences for this home's own devices of a kind."""
    own = sayings(ctx.home, noun)
    _CHOICE.shuffle(own)
    return own


async def _working(ctx: Ctx, sentences: Sequence[str], most: int) -> list[str]:
    """The first few that would work here and now: nothing is offered that ends in "I don't know of
    any".
    """
    found: list[str] = []
    for each in dict.fromkeys(sentences):
        if len(found) == most:
            break
        if await ctx.works(each):
            found.append(each)
    return found
