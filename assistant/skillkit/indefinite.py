"""Words that stand in the place of a value and are none ("something", "another source"), and those
that lead to one ("to").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class Indefinite:
    """What a language has for that (`indefinite.toml`)."""

    file: ClassVar[str] = "indefinite"
    nothing: re.Pattern[str]
    determiners: re.Pattern[str]
    """What may be left of such words where their noun was taken for a kind: "some", of "some
    songs".
    """
    leads: frozenset[str]
    """Words that lead to a value."""


def says_nothing(words: str) -> bool:
    """Whether the words as a whole are such: what was meant must be asked for."""
    return bool(language().table(Indefinite).nothing.fullmatch(words.strip(" .,!?")))


def says_which(words: str) -> bool:
    """Whether the words beside a noun say which one is meant: "a" and "some" don't."""
    return not language().table(Indefinite).determiners.fullmatch(words.strip(" .,!?"))


def without_lead(words: str) -> str:
    """The words of a value without what leads to it."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in language().table(Indefinite).leads else words


def without_value(order: str) -> str:
    """An order without words at its end that are no value, and without what leads to them; as it is
    where it has none.
    """
    pieces = order.split()
    for at in range(1, len(pieces)):
        if says_nothing(" ".join(pieces[at:])):
            led = at > 1 and pieces[at - 1] in language().table(Indefinite).leads
            return " ".join(pieces[: at - led])
    return order
