"""Text into sentences for speaking, while it is still being written: the first sentence leaves as
soon as it is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.languages.sentences import next_end

COMFORTABLE = 90
"""Characters from which a sentence is divided at a comma: the more a voice must plan, the later is
its first sound.
"""
LONGEST = 220
"""Characters from which it is divided at any space: a voice runs out of breath, and a listener
cannot interrupt.
"""

_CLAUSE = re.compile(r"[,;:–—]\s+")


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
        while (end := next_end(self._text, start)) is not None:
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


def _breaths(sentence: str) -> Iterator[str]:
    """The sentence, divided at clauses where it is too long to be said at once."""
    sentence = sentence.strip()
    while (cut := _breath(sentence)) is not None:
        yield sentence[:cut].strip()
        sentence = sentence[cut:].strip()
    if any(character.isalnum() for character in sentence):
        yield sentence


def _breath(text: str) -> int | None:
    """Where to divide a text that is too long to be said at once; not near its beginning or its
    end.
    """
    for pattern, longest in ((_CLAUSE, COMFORTABLE), (re.compile(r"\s+"), LONGEST)):
        if len(text) > longest:
            ends = [match.end() for match in pattern.finditer(text, COMFORTABLE // 3, longest)]
            if ends:
                return ends[-1]
    return None
