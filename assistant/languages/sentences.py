"""Where a written sentence ends: at its mark, unless that belongs to an abbreviation, a number or
an initial.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language

_END = re.compile(
    r"(?P<mark>[.!?…]+|[。！？])[\"'”’»)\]]*(?P<gap>\s+|(?<=[。！？]))|(?P<line>\s*\n\s*)"
)


@dataclass(frozen=True)
class SentenceWords:
    """What a language's `sentences.toml` says: abbreviations, without their last full stop."""

    file: ClassVar[str] = "sentences"
    never_last: frozenset[str]
    """Something always follows them."""
    sometimes_last: frozenset[str]
    """They end a sentence when a capital follows."""
    before_number: frozenset[str]
    """They end a sentence unless a number follows: "no. 5"."""
    pronouns: frozenset[str]
    """Single letters that are words, and no initial: "I"."""
    behind_place: re.Pattern[str]
    """What follows a number with a full stop that is a place in a row: "3. März"."""


def next_end(text: str, start: int = 0) -> tuple[int, int] | None:
    """(end of the first sentence, begin of the next), or None while that is open."""
    for match in _END.finditer(text, start):
        following = text[match.end() :]
        if match["line"] is not None:
            if text[: match.start()].strip() and (following or match["line"].count("\n") > 1):
                return match.start(), match.end()
            continue
        if not following and match["gap"] != "" and match["gap"].count("\n") < 2:
            return None  # the next character decides
        if _ends(text[: match.start()], match["mark"] or "", following):
            return match.end() - len(match["gap"]), match.end()
    return None


def _ends(before: str, mark: str, following: str) -> bool:
    """Whether the mark after `before` ends a sentence."""
    if mark != ".":
        return mark not in ("…", "...") or not following[:1].islower()
    words = language().table(SentenceWords)
    word = before.split()[-1].lower().lstrip("\"'“„‘(*_") if before.split() else ""
    if word in words.never_last:
        return False
    if word in words.before_number:
        return not following[:1].isdigit()
    if word in words.sometimes_last:
        return not (following[:1].islower() or following[:1].isdigit())
    if re.fullmatch(r"[^\W\d_]", word) and word not in words.pronouns:
        return False  # an initial
    if re.fullmatch(r"\d{1,3}", word) and words.behind_place.match(following):
        return False
    # the number of a list item, not the number that ends a sentence
    return not (
        re.fullmatch(r"\d{1,2}", word)
        and before.rstrip(" \t")[: -len(word)].rstrip(" \t")[-1:] in ("", "\n")
    )


def in_a_row(*texts: str) -> str:
    """Sentences one after the other; of those that are empty nothing is said."""
    return " ".join(text for text in texts if text)


def whole_sentences(text: str) -> list[str]:
    """The sentences of a finished text, however long they are."""
    text, found = f"{text.strip()}\n\n", []
    while (end := next_end(text)) is not None:
        found.append(text[: end[0]].strip())
        text = text[end[1] :]
    return [sentence for sentence in [*found, text.strip()] if sentence]
