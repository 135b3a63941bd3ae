"""What can be said: "what can you do", "help with timers", in sentences that work in this home."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Ctx, Say, SkillInfo, join_names, skill
from assistant.skillkit.inventory import noun_of_kind, sayings

_CHOICE = random.SystemRandom()
_TOPICS = {
    "home": "lights, blinds, heating and the other devices", "timers": "timers", "alarms": "alarms", "reminders": "reminders",
    "lists": "shopping and other lists", "clock": "the time and the calendar",
    "dates": "dates", "weather": "the weather", "media": "music and TV",
    "volume": "the volume", "calculator": "sums", "units": "units", "announce": "announcements", "routines": "routines",
    "inventory": "what there is in the home", "appliance": "myself",
}  # fmt: skip
Subject = Literal[
    "", "timer", "alarm", "reminder", "routine", "announcement", "volume", "shopping list", "list", "light", "lights"
]
_HELP = re.compile(r"^(?:my|the|a|an|some|using|setting) ")


@skill(
    sentences=[
        "(what|which things) can (you do|i say|i ask|i ask you|i say to you|you help [me] with|you do for me) [else|here]",
        "[(please|i need)] help [me] [please]",
        "(what are you|what're you) (able to do|capable of|good at|good for)",
        "(what|which) (commands|skills|features) (do you (have|know|understand)|are there|can i use)",
        "(how do you work|how do i use you|what do you do|what are my options|show me what you can do)",
        "(help|help me) with {topic}",
        "what can (you do|i say|i ask) (with|about|for) {topic}",
        "how (do|can|would) (i|we) (set [up]|make|create|change|start|use|add|cancel|stop) (a|an|the|my|some) {subject}",
    ],
    examples=["what can you do?", "help with timers"],
)
async def help(ctx: Ctx, topic: Annotated[str, Field(max_length=40)] = "", subject: Subject = "") -> Say:
    """Tell what can be said, in general or about one thing, in sentences that work in this home."""
    skills = [known for known in ctx.skills() if known.examples]
    files: dict[str, list[SkillInfo]] = {}
    for known in skills:
        files.setdefault(known.name.partition(".")[0], []).append(known)
    topic = topic or subject
    if topic:
        wanted = _HELP.sub("", topic.lower().strip(" ?.!"))
        stem = wanted.rstrip("s")
        noun = noun_of_kind(wanted)
        about = [file for file in files if stem in f"{file} {_TOPICS.get(file, '')}"]
        known_of = [known for file in about for known in files[file]] or [
            known for known in skills if stem in known.summary.lower()
        ]
        others = [known.examples[0] for known in known_of if not known.name.startswith("home.")]
        examples = await _working(ctx, [*(_own(ctx, noun or "device") if noun or "home" in about else ()), *others], 3)
        if not examples:
            return Say(f"I know nothing to say about {wanted} in this home.", failed=True)
        return Say(f"You can say: {join_names([f'“{example}”' for example in examples], 'or')}.", follow_up=True)
    topics = await _offered(ctx, [file for file in _TOPICS if file in files], files, 5)
    if not topics:
        return Say("I have no skills loaded.", failed=True)
    tried = await _offered(ctx, _CHOICE.sample(list(_TOPICS), len(_TOPICS)), files, 3)
    tries = join_names([f"“{words}”" for words in tried.values()], "or")
    more = " and more" if len(topics) > 4 else ""
    named = join_names([_TOPICS[file] for file in list(topics)[:4]])
    return Say(f"I look after {named.replace(' and ', ', ') if more else named}{more}. Try: {tries}.", follow_up=True)


async def _offered(ctx: Ctx, order: Sequence[str], files: Mapping[str, Sequence[SkillInfo]], most: int) -> dict[str, str]:
    """The first few of these skill files that have something to say here, each with a sentence that works in this home."""
    found: dict[str, str] = {}
    for file in order:
        if len(found) == most:
            break
        examples = _own(ctx) if file == "home" else [known.examples[0] for known in files.get(file, ())]
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
    """The first few that would work here and now: nothing is offered that ends in "I don't know of any"."""
    found: list[str] = []
    for words in dict.fromkeys(sentences):
        if len(found) == most:
            break
        if await ctx.works(words):
            found.append(words)
    return found
