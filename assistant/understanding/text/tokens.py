"""Words: tokens with their place in the text, one spelling for what sounds or means the same, and
numbers written out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.languages import language, load
from assistant.languages.naming import Naming
from assistant.languages.reading import read_number

TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[%°#$€£+*/=&]", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an utterance: as written, in its one spelling, and where it stands in the text."""

    text: str
    norm: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of the text, in order: an article that is written onto its noun is one of its own
    ("l'", "entrée"). The same text is taken apart once, whoever asks.
    """
    return _tokens(language().code, text)


@lru_cache(maxsize=1024)
def _tokens(code: str, text: str) -> tuple[Token, ...]:
    """In one language, since numerals are spelt in it."""
    return tuple(
        Token(match.string[start:end], _canonical(code, match.string[start:end]), start, end)
        for match in TOKEN.finditer(text.replace("’", "'"))
        for start, end in _words_of(code, match)
    )


def _words_of(code: str, match: re.Match[str]) -> list[tuple[int, int]]:
    article = load(code).table(Naming).elided.match(match.string, *match.span())
    if article is None or article.end() == match.end():
        return [match.span()]
    return [article.span(), (article.end(), match.end())]


def canonical(word: str) -> str:
    """The one spelling: lower case, small numbers as digits, ordinals as "1st"."""
    return _canonical(language().code, word)


@lru_cache(maxsize=8192)
def _canonical(code: str, word: str) -> str:
    """The spelling in one language: what is remembered of it must not be taken for another's."""
    word = word.lower().replace("’", "'")
    if word == "&":
        return "and"
    return load(code).readers.numeral(word) or word


def spoken_numbers(text: str) -> str:
    """The text with numbers in digits: "twenty one" → "21", "a hundred percent" → "100 percent",
    "two and a half" → "2.5".

    Digits spoken one after another ("one two three") stay apart, so that a list of numbers is not
    one number. The same text is read once, whoever asks.
    """
    return _numbered(language().code, text)


@lru_cache(maxsize=1024)
def _numbered(code: str, text: str) -> str:
    return load(code).readers.in_figures(text)


def as_said(captured: str, said: str) -> str:
    """The captured words with the commas, capitals and number words of what was said (matching
    drops or rewrites them).
    """
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
    """The index after the piece, or the pieces of a number in words, that `word` stands for; None
    where it is another one.
    """
    if at >= len(pieces):
        return None
    if pieces[at].group().casefold() == word.casefold():
        return at + 1
    if not word[0].isdigit() or (value := read_number(word)) is None:
        return None
    for end in range(min(at + _LONGEST_NUMBER, len(pieces)), at, -1):
        if read_number(" ".join(piece.group() for piece in pieces[at:end])) == value:
            return end
    return None
