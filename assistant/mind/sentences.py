"""Text into sentences for speaking, while it is still being written: the first sentence leaves as soon as it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

COMFORTABLE = 90
"""Characters from which a sentence is divided at a comma: the more a voice must plan, the later is its first sound."""
LONGEST = 220
"""Characters from which it is divided at any space: a voice runs out of breath, and a listener cannot interrupt."""

_END = re.compile(r"(?P<mark>[.!?…]+|[。！？])[\"'”’»)\]]*(?P<gap>\s+|(?<=[。！？]))|(?P<line>\s*\n\s*)")
_CLAUSE = re.compile(r"[,;:–—]\s+")

_NEVER_LAST = frozenset(
    {
        *("dr", "mr", "mrs", "ms", "prof", "st", "mt", "ft", "rev", "hon", "capt", "gen", "sgt", "lt", "col", "gov", "messrs"),
        *("vs", "e.g", "i.e", "cf", "approx", "ca", "fig", "viz"),
    }
)
"""Abbreviations that something always follows."""
_SOMETIMES_LAST = frozenset(
    {
        *("a.m", "p.m", "etc", "jr", "sr", "inc", "ltd", "co", "corp", "u.s", "u.k", "dept", "est", "ave", "blvd", "rd"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
        *("min", "sec", "hr", "hrs", "mins", "secs", "oz", "lb", "lbs", "in", "sq", "km", "cm", "mm", "kg", "tbsp", "tsp", "max"),
    }
)
"""Abbreviations that end a sentence when a capital follows."""


class Sentences:
    """Collects pieces of text; hands out each sentence once it is certain that it has ended."""

    def __init__(self) -> None:
        self._text = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that `piece` completes, in order."""
        self._text += piece
        return list(self._whole())

    def finish(self) -> list[str]:
        """What is left, when nothing more comes."""
        self._text += "\n\n"
        rest = [*self._whole(), *_breaths(self._text)]
        self._text = ""
        return rest

    def _whole(self) -> Iterator[str]:
        start = 0
        while (end := _next_end(self._text, start)) is not None:
            stop, start = end
            yield from _breaths(self._text[:stop])
            self._text, start = self._text[start:], 0
        while (cut := _breath(self._text)) is not None:
            yield self._text[:cut].strip()
            self._text = self._text[cut:]


def split(text: str) -> list[str]:
    """The sentences of a finished text. Nothing is lost but the white space between them."""
    sentences = Sentences()
    return [*sentences.feed(text), *sentences.finish()]


def _next_end(text: str, start: int) -> tuple[int, int] | None:
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
    word = before.split()[-1].lower().lstrip("\"'“‘(*_") if before.split() else ""
    if word in _NEVER_LAST:
        return False
    if word == "no":
        return not following[:1].isdigit()
    if word in _SOMETIMES_LAST:
        return not (following[:1].islower() or following[:1].isdigit())
    if re.fullmatch(r"[a-z]", word) and word != "i":
        return False  # an initial
    # the number of a list item, not the number that ends a sentence
    return not (re.fullmatch(r"\d{1,2}", word) and before.rstrip(" \t")[: -len(word)].rstrip(" \t")[-1:] in ("", "\n"))


def _breaths(sentence: str) -> Iterator[str]:
    """The sentence, divided at clauses where it is too long to be said at once."""
    sentence = sentence.strip()
    while (cut := _breath(sentence)) is not None:
        yield sentence[:cut].strip()
        sentence = sentence[cut:].strip()
    if any(character.isalnum() for character in sentence):
        yield sentence


def _breath(text: str) -> int | None:
    """Where to divide a text that is too long to be said at once; not near its beginning or its end."""
    for pattern, longest in ((_CLAUSE, COMFORTABLE), (re.compile(r"\s+"), LONGEST)):
        if len(text) > longest:
            ends = [match.end() for match in pattern.finditer(text, COMFORTABLE // 3, longest)]
            if ends:
                return ends[-1]
    return None
