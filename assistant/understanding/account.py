"""The account of a sentence: which of its words does a reading leave unexplained?

Words are explained by a name, a value, the words of the capability that is meant, or as plain
grammar and politeness (`Basics.grammar`). A reading that leaves others may ask back or be
handed on; it never acts and never tells a fact: "what time does the train leave" is not about the
clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.languages import language
from assistant.languages.language import Basics
from assistant.skillkit.declare import Skill
from assistant.understanding.text.tokens import tokens
from assistant.understanding.text.words import stem

Span = tuple[int, int]
"""From the first letter to behind the last one."""

_LITERAL = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SLOT = re.compile(r"\{[^}]*\}|<[^>]*>")


def unexplained(
    text: str, explained: Iterable[Span], own: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The words of `text`, in order, that no span covers, that are not among `own` (singulars) and
    that are no grammar.
    """
    spans, grammar = tuple(explained), language().table(Basics).grammar
    return tuple(
        token.text
        for token in tokens(text)
        if not any(start <= token.start and token.end <= end for start, end in spans)
        and token.norm not in grammar
        and token.norm not in own
        and stem(token.norm) not in own
    )


def found(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[Span]:
    """Where the patterns stand in `text`."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match.span()


def own_words(skill: Skill) -> frozenset[str]:
    """The words that a skill itself uses: the literals of its sentences, singular, and the parts of
    its name.
    """
    return _own_words(skill.name, skill.sentences)


@lru_cache(maxsize=512)
def _own_words(name: str, sentences: tuple[str, ...]) -> frozenset[str]:
    literals = " ".join(_SLOT.sub(" ", sentence) for sentence in sentences).lower()
    return frozenset(stem(word) for word in (*_LITERAL.findall(literals), *re.split(r"[._]", name)))
