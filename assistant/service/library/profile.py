"""How a language model works: what the catalogue says of it, or its own file and its size do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.chat import ChatTemplate, TemplateFailed, family_of
from assistant.service.library.catalogue import Entry, Way
from assistant.service.library.gguf import Gguf

SMALL = 400_000_000
"""Parameters below which a model rewrites sentences: of the calls of a 0.5 B model some are right,
of those of a 0.14 B model none.
"""
CONTEXTS: dict[Way, int] = {"plain": 2048, "tools": 4096}
"""Tokens of context. Tools, a turn and its rounds need 2,700 + 3 × 150; rules and examples 800."""
LEARNED = 640
"""Tokens of context of a model that learned its trade: its home takes 360 at most, a sentence with
its answer 240, and each hundred 2.3 MB of the packaged one.
"""
LEAST = 3200
"""Tokens without which no tools are called: the head alone has 2,661 by Qwen2.5's tokenizer."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a model works. `because` says, in a sentence, why a large one works in the plain way, or
    why a small one works badly.
    """

    way: Way
    context: int
    because: str = ""


def of_entry(entry: Entry) -> Profile:
    """What the catalogue says of a language model."""
    return Profile(entry.way or "plain", entry.context or CONTEXTS["plain"])


def of_file(gguf: Gguf) -> Profile:
    """What a file says of itself: a model of a user's own."""
    way: Way = "tools" if gguf.parameters >= SMALL else "plain"
    works = checked(gguf, Profile(way, 0))
    most = CONTEXTS[works.way]
    return replace(works, context=min(most, gguf.trained_context or most))


def checked(gguf: Gguf, profile: Profile) -> Profile:
    """The profile, or the plain way where the file has not what calls need."""
    if profile.because:
        return profile
    if profile.way == "plain":
        why = no_turns(gguf)
        because = f"{gguf.path.name} {why}, so it may understand little (docs/models.md)."
        return replace(profile, because=because) if why else profile
    why = no_tools(gguf)
    if not why and 0 < profile.context < LEAST:
        why = f"has {profile.context:,} tokens of context, and calls take {LEAST:,}"
    if not why:
        return profile
    because = f"{gguf.path.name} {why}, so it only rewrites sentences (docs/models.md)."
    return replace(profile, way="plain", because=because)


def no_tools(gguf: Gguf) -> str:
    """Why a model can't call tools; empty where it can."""
    if gguf.template and family_of(gguf.template, gguf.architecture) is None:
        return "is of no family whose calls are known"
    return no_turns(gguf)


def no_turns(gguf: Gguf) -> str:
    """Why a model can't be spoken to in its own turns; empty where it can."""
    if not gguf.template:
        return "has no chat template"
    try:
        ChatTemplate(gguf.template).render([{"role": "user", "content": "?"}])
    except TemplateFailed:
        return "has a chat template that is broken"
    return ""
