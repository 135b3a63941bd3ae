"""Corrections within one sentence: "turn on the hall light, no wait, the kitchen light" is about
the kitchen alone.

What is said after the repair takes the place of the last words before it that it can stand for;
which those are is tried on the templates (`passes`), in the order in which `spliced` gives the
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language
from assistant.understanding.text.politeness import peel


@dataclass(frozen=True)
class Repairs:
    """How a language takes back a part of a sentence."""

    file: ClassVar[str] = "repairs"
    repair: re.Pattern[str]
    """What stands between what was said and what was meant: ", no wait, "."""
    one: re.Pattern[str]
    """The end of a part that only stands for a noun: "the green one"."""
    before_noun: frozenset[str]
    """A word that what replaces a noun begins with: an article, a preposition."""
    particle: re.Pattern[str]
    """The last word of the sentence that turns an order into its contrary: "on"."""
    item: re.Pattern[str]
    """An order about an item of a list: the words before and after the item are its groups."""
    time: re.Pattern[str]
    """A word that ends a time."""


_NUMBER = re.compile(r"\b\d+(?:[.:]\d+)?\b")
_LAST = 4
"""Words at the end that may be replaced where no article, preposition or number tells which."""


def parts(text: str) -> list[str]:
    """The sentence before its first repair, and what was said after each; one part where nothing is
    repaired.
    """
    words = language().table(Repairs)
    pieces = [words.one.sub("", piece.strip(" ,.;!?-")) for piece in words.repair.split(text)]
    return pieces if len(pieces[0].split()) > 1 and all(pieces) else [text]


def is_particle(said: str) -> bool:
    """ "On", "off": the other of two, so that the skill changes with it."""
    return bool(language().table(Repairs).particle.fullmatch(peel(said)))


def is_short_order(said: str) -> bool:
    """ "Kitchen light off": an order of its own without a verb."""
    words = peel(said).split()
    return len(words) > 1 and is_particle(words[-1])


def spliced(before: str, said: str) -> Iterator[str]:
    """Sentences in which `said` stands for the last words of `before`, the likeliest first."""
    table, words, first = language().table(Repairs), before.split(), said.split()[0].lower()
    if is_particle(said):
        yield table.particle.sub(said, before)
        return
    if _NUMBER.match(said) and (numbers := list(_NUMBER.finditer(before))):
        head, tail = before[: numbers[-1].start()], before[numbers[-1].end() :]
        unit = tail.split()[:1] if said.split()[1:] else []
        yield f"{head}{said} {' '.join(tail.split()[len(unit) :])}"
        yield f"{head}{said}"
    if table.item.match(before) and first not in table.before_noun:
        yield table.item.sub(lambda match: f"{match[1]} {said} {match[2]}", before)
    ending = f" {words[-1]}" if table.particle.fullmatch(words[-1]) else ""
    for at in range(len(words) - 1, 0, -1):
        if first in table.before_noun and words[at].lower() == first:
            yield f"{' '.join(words[:at])} {said}{ending}"
    if table.time.match(words[-1]) and not any(table.time.match(word) for word in said.split()):
        return  # "call bob tomorrow, no, anna": a name takes the place of no day
    for count in range(1, min(_LAST, len(words) - 1) + 1):
        yield f"{' '.join(words[:-count])} {said}"
