"""Questions turned round: "which doors aren't locked", "did I forget to close a window", "is
nothing on".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language


@dataclass(frozen=True)
class NegatedWords:
    """How questions are turned round (`negated.toml`)."""

    file: ClassVar[str] = "negated"
    or_not: re.Pattern[str]
    leading: re.Pattern[str]
    """A negation at the beginning, which asks the same."""
    none: re.Pattern[str]
    not_: re.Pattern[str]
    forget: re.Pattern[str]
    """ "Did I forget to": for fear of the other state."""
    turning: re.Pattern[str]
    """The words that turn a question, each as a whole."""


@dataclass(frozen=True)
class Turn:
    """How a question is turned: `contrary` asks for the other state, `none` whether that holds of
    all, `fear` of any.
    """

    contrary: bool = False
    none: bool = False
    fear: bool = False


def turn_of(text: str) -> Turn:
    """ "Isn't the door locked" and "is it locked or not" are not turned at all."""
    words = language().table(NegatedWords)
    text = words.leading.sub("", words.or_not.sub("", text.strip()))
    if words.forget.search(text):
        return Turn(contrary=not words.not_.search(text), fear=True)
    none = bool(words.none.search(text))
    return Turn(contrary=none or bool(words.not_.search(text)), none=none)


def untwisted(words: list[str]) -> list[str]:
    """The words that are left when those that turn the question are taken out."""
    turning = language().table(NegatedWords).turning
    return [word for word in words if not turning.fullmatch(word)]
