"""The line of a model that learned its trade, before it is done.

What the templates read of it is what the box can do here; what remains to be judged is whether the
sentence meant it. That is the model's own certainty, held against thresholds that were chosen by
families of sentences and homes it never saw, and a few things that no certainty makes up for: a
number that nobody said, an order where the sentence forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.core.stages import Trade
from assistant.core.values import ToolCall
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.context import Ask
from assistant.skillkit.parameters import devices_of
from assistant.understanding.model.grounding import Grounding, figures, figures_of, words_of
from assistant.understanding.situation import Understanding
from assistant.understanding.text import moods, politeness

TOGETHER = 5
"""Words of a number at most: "an hour and a half"."""
UNITS_S = (1, 60, 3600)
"""Seconds, minutes, hours."""
_CLAUSE = re.compile(r"[,.;:?!]+\s*")
say = Replies("understanding")


@dataclass(frozen=True, slots=True)
class Question:
    """A line that may have been meant, and what it comes to."""

    line: str
    calls: tuple[ToolCall, ...]


def rewritten(
    line: str,
    found: Understanding,
    why: str,
    heard: str,
    trade: Trade,
    certainty: float,
    second: Question | None = None,
) -> Understanding:
    """What the templates read of the line, as it may be done; asked about where the model is not
    certain enough to act; or nothing, where something speaks against it (`why`) or the model is
    less certain still, with the reason among `lost`. What is asked first asks `second` after a no.
    """
    found = replace(found, route="model", by="model", certainty=certainty)
    if not why and certainty >= trade.ask:
        if found.ask or certainty >= (trade.act if found.effect else trade.tell):
            return found
        ask = _asked(say("do-you-mean", words=line), found.calls)
        if second is not None:
            or_ = say("or-do-you-mean", words=second.line)
            ask = replace(ask, otherwise=_asked(or_, second.calls))
        return replace(found, calls=(), ask=ask, effect=False)
    why = why or say("uncertain", percent=round(100 * certainty))
    lost = (say("model", wrote=f"“{line}”", why=why),)
    return Understanding(heard=heard, certainty=certainty, lost=lost)


def _asked(question: str, calls: Sequence[ToolCall]) -> Ask:
    first, *further = calls
    return Ask(question, first, then=tuple(further))


def objection(line: str, found: Understanding, heard: str) -> str:
    """What speaks against the line, however certain the model is of it; "" where nothing does."""
    if not (found.calls or found.ask) or found.last_resort or found.lacking:
        return say("unread")
    if _moves(found) and _forbids(heard):
        return say("no-command")
    ordered, said = words_of(line), words_of(heard)
    numbers = figures_of(heard)
    new = figures(ordered) - figures(said)
    if new and new - derived(heard):
        return say("other-numbers")
    if found.effect and numbers and not figures(ordered):
        return say("other-numbers")  # a time or an amount would be lost
    table = language().table(Grounding)
    limits = table.conditions & words_of(table.unlimited.sub(" ", heard.lower()))
    if found.effect and limits and not ordered & table.conditions and _moves(found):
        return say("left-out", words=repr(" ".join(sorted(limits))))
    return ""


def _forbids(heard: str) -> bool:
    """Whether something is forbidden or taken back: by one clause, for "nobody's there, turn it
    off" forbids nothing.
    """
    said = politeness.peel(heard)
    return moods.takes_back(said) or any(moods.forbids(part) for part in _CLAUSE.split(said))


def _moves(found: Understanding) -> bool:
    """Whether it does something to a device: "don't let me forget the milk" forbids no list."""
    return found.effect and any(devices_of(call.arguments) for call in found.calls)


def derived(heard: str) -> frozenset[str]:
    """Numbers that follow from words of the sentence, which a line may hold: "half" is 50 percent,
    "three tenths" 30, "an hour and a half" 90 minutes.
    """
    readers = language().readers
    words = heard.replace("-", " ").split()
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(start + TOGETHER, len(words)) + 1):
            said = " ".join(words[start:end]).strip(".,;:!?")
            if (percent := readers.percent(said)) is not None:
                found.add(f"{percent:g}")
            if (seconds := readers.duration(said)) is not None:
                found |= {f"{seconds / unit:g}" for unit in UNITS_S}
            if (number := readers.number(said)) is not None:
                found |= {f"{number:g}"} | ({f"{100 * number:.0f}"} if number < 1 else set())
    return frozenset(found)
