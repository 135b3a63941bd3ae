"""Questions turned round: "which doors aren't locked", "did I forget to close a window", "is nothing on"."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTRARY = {
    "on": "off",
    "off": "on",
    "open": "closed",
    "closed": "open",
    "locked": "unlocked",
    "unlocked": "locked",
    "home": "not home",
    "not home": "home",
}
_OR_NOT = re.compile(r"\s+or (?:not|(?:is|are) (?:it|they) not|isn't it|aren't they)\b", re.I)
_NEGATED = r"(?:isn't|aren't|wasn't|weren't|didn't|haven't|hasn't|don't|doesn't)"
_LEADING = re.compile(rf"^(?:(?:so|and|well|hey|tell me),? )*{_NEGATED}\b", re.I)
_NONE = re.compile(r"\b(?:none|nothing|nobody|no one|no)\b", re.I)
_NOT = re.compile(r"\b(?:not|\w+n't)\b", re.I)
_FORGET = re.compile(r"\b(?:forget|forgot|forgotten|fail|failed) to\b", re.I)
_WORDS = re.compile(rf"not|none|nothing|nobody|no one|no|{_NEGATED}", re.I)


@dataclass(frozen=True)
class Turn:
    """How a question is turned: `contrary` asks for the other state, `none` whether that holds of all, `fear` of any."""

    contrary: bool = False
    none: bool = False
    fear: bool = False


def turn_of(text: str) -> Turn:
    """ "Isn't the door locked" and "is it locked or not" are not turned at all."""
    text = _LEADING.sub("", _OR_NOT.sub("", text.strip()))
    if _FORGET.search(text):
        return Turn(contrary=not _NOT.search(text), fear=True)
    none = bool(_NONE.search(text))
    return Turn(contrary=none or bool(_NOT.search(text)), none=none)


def untwisted(words: list[str]) -> list[str]:
    """The words that are left when those that turn the question are taken out."""
    return [word for word in words if not _WORDS.fullmatch(word)]
