"""Words: tokens with their place in the text, one spelling for what sounds or means the same, and numbers written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.skillkit import numbers
from assistant.skillkit.figures import plain

NUMBER_WORDS = frozenset({*numbers.UNITS, *numbers.TENS, *numbers.SCALES, "and", "a", "half", "point"})
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[%°#$€£+*/=&]", re.UNICODE)

ORDINALS = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an utterance: as written, in its one spelling, and where it stands in the text."""

    text: str
    norm: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    return [
        Token(match.group(), canonical(match.group()), match.start(), match.end())
        for match in TOKEN.finditer(text.replace("’", "'"))
    ]


@lru_cache(maxsize=8192)
def canonical(word: str) -> str:
    """The one spelling: lower case, small numbers as digits, ordinals as "1st"."""
    word = word.lower().replace("’", "'")
    if word == "&":
        return "and"
    if word in numbers.UNITS and word != "oh":
        return str(numbers.UNITS[word])
    return ORDINALS.get(word, word)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Singular of a plural, without a possessive: "switches" → "switch", "lights" → "light", "kid's" → "kid"."""
    word = re.sub(r"'s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def spoken_numbers(text: str) -> str:
    """The text with numbers in digits: "twenty one" → "21", "a hundred percent" → "100 percent", "two and a half" → "2.5".

    Digits spoken one after another ("one two three") stay apart, so that a list of numbers is not one number.
    """
    pieces = list(re.finditer(r"[^\W\d_]+|\d+(?:[.,]\d+)*", text))
    out: list[str] = []
    copied = at = 0
    while at < len(pieces):
        taken, value = _number(pieces, at)
        before = pieces[at - 1].group().lower() if at else ""
        if value is None or not _starts(pieces[at].group()) or (taken == 1 and before in _THE_ONE):
            at += 1
            continue
        out += [text[copied : pieces[at].start()], plain(value)]
        copied = pieces[at + taken - 1].end()
        at += taken
    return "".join(out) + text[copied:]


_THE_ONE = frozenset(
    {"other", "that", "this", "which", "wrong", "another", "right", "left", "big", "small", "old", "new", "same"}
)
"""Words after which "one" is no number."""


def _starts(word: str) -> bool:
    return not word[0].isdigit()


def _number(pieces: list[re.Match[str]], at: int) -> tuple[int, float | None]:
    """The longest spoken number that begins at piece `at`: how many pieces, and its value."""
    words: list[str] = []
    for piece in pieces[at : at + 8]:
        word = piece.group().lower()
        if word not in NUMBER_WORDS:
            break
        words.append(word)
    if (
        not words
        or words[0] in ("and", "point", "half", "oh")
        or (words[0] == "a" and words[1:2] not in ([scale] for scale in numbers.SCALES))
    ):
        return 1, None
    for taken in range(len(words), 0, -1):
        if words[:taken] == ["a"] or words[taken - 1] in ("and", "a", "point"):
            continue
        value = numbers.number_of(words[:taken])
        if value is not None:
            return taken, value
    return 1, None


def as_said(captured: str, said: str) -> str:
    """The captured words with the commas, capitals and number words of what was said (matching drops or rewrites them)."""
    wanted = [piece.group() for piece in _PIECE.finditer(captured)]
    pieces = list(_PIECE.finditer(said))
    for first in range(len(pieces)) if wanted else ():
        at: int | None = first
        for word in wanted:
            at = None if at is None else _after(pieces, at, word)
        if at is not None:
            return said[pieces[first].start() : pieces[at - 1].end()]
    return captured


_PIECE = re.compile(r"\d+(?:[.,:]\d+)*[^\s,;:.!?]*|[^\s,;:.!?]+(?:\.(?=\w)[^\s,;:.!?]+)*")
_LONGEST_NUMBER = 8


def _after(pieces: Sequence[re.Match[str]], at: int, word: str) -> int | None:
    """The index after the piece, or the pieces of a number in words, that `word` stands for; None where it is another one."""
    if at >= len(pieces):
        return None
    if pieces[at].group().casefold() == word.casefold():
        return at + 1
    if not word[0].isdigit() or (value := numbers.number(word)) is None:
        return None
    for end in range(min(at + _LONGEST_NUMBER, len(pieces)), at, -1):
        if numbers.number(" ".join(piece.group() for piece in pieces[at:end])) == value:
            return end
    return None
