"""Corrections within one sentence: "turn on the hall light, no wait, the kitchen light" is about the kitchen alone.

What is said after the repair takes the place of the last words before it that it can stand for; which those are is tried on
the templates (`route`), in the order in which `spliced` gives the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.mind.patterns import either

_REPAIR = re.compile(
    "(?:"
    + either(
        r"""
        [\s,.;!–—-]*\b(?:oh )?no[\s,.]+(?:wait|sorry|i mean(?:t)?|no|rather|make (?:that|it)|actually)\b
        [\s,.;!–—-]*\b(?:wait[\s,.]+no|sorry[\s,.]+(?:no|i meant?)|i meant?|(?:scratch|strike) that|or rather|correction)\b
        \s*[,.;!–—-]+\s*(?:(?:oh|ah|um|well|or|and)[\s,]+)*(?:{weak})\b(?! more\b)
        """,
        {"weak": "no|nope|nah|actually|sorry|rather|wait|make (?:that|it)|not that"},
    )
    + r")(?:[\s,.]+(?:wait|sorry|i mean(?:t)?|no|rather|make (?:that|it)|actually|it's|um|uh|the other one)\b)*[\s,.;:!–—-]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d+(?:[.:]\d+)?\b")
_BEFORE_NOUN = frozenset({"the", "a", "an", "my", "our", "in", "at", "on", "for", "to", "from", "with"})
_PARTICLE = re.compile(r"\b(on|off|up|down)\b(?!.*\b(?:on|off|up|down)\b)", re.IGNORECASE)
_ITEM = re.compile(r"(\w+) .+ ((?:to|on|onto|from|off) (?:the|my|our) .*\blist)$", re.IGNORECASE)
_TIME = re.compile(
    r"(?:to(?:day|morrow|night)|\w+day|morning|noon|afternoon|evening|night|week|[ap]\.?m\.?|o'clock)$", re.IGNORECASE
)
_LAST = 4
"""Words at the end that may be replaced where no article, preposition or number tells which."""


def parts(text: str) -> list[str]:
    """The sentence before its first repair, and what was said after each; one part where nothing is repaired."""
    pieces = [re.sub(r"(?<=\w) ones?$", "", piece.strip(" ,.;!?-"), flags=re.IGNORECASE) for piece in _REPAIR.split(text)]
    return pieces if len(pieces[0].split()) > 1 and all(pieces) else [text]


def is_particle(said: str) -> bool:
    """ "On", "off": the other of two, so that the skill changes with it."""
    return bool(_PARTICLE.fullmatch(said.removesuffix(" please")))


def spliced(before: str, said: str) -> Iterator[str]:
    """Sentences in which `said` stands for the last words of `before`, the likeliest first."""
    words, first = before.split(), said.split()[0].lower()
    if is_particle(said):
        yield _PARTICLE.sub(said, before)
        return
    if _NUMBER.match(said) and (numbers := list(_NUMBER.finditer(before))):
        head, tail = before[: numbers[-1].start()], before[numbers[-1].end() :]
        unit = tail.split()[:1] if said.split()[1:] else []
        yield f"{head}{said} {' '.join(tail.split()[len(unit) :])}"
        yield f"{head}{said}"
    if _ITEM.match(before) and first not in _BEFORE_NOUN:
        yield _ITEM.sub(lambda match: f"{match[1]} {said} {match[2]}", before)
    ending = f" {words[-1]}" if _PARTICLE.fullmatch(words[-1]) else ""
    for at in range(len(words) - 1, 0, -1):
        if first in _BEFORE_NOUN and words[at].lower() == first:
            yield f"{' '.join(words[:at])} {said}{ending}"
    if _TIME.match(words[-1]) and not any(_TIME.match(word) for word in said.split()):
        return  # "call bob tomorrow, no, anna": a name takes the place of no day
    for count in range(1, min(_LAST, len(words) - 1) + 1):
        yield f"{' '.join(words[:-count])} {said}"
