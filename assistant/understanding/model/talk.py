"""Free talk: what a model is told that may answer in its own words, and what of its words is said.

It talks where nothing else understood, never about the home: no question about devices or rooms
reaches it, and a sentence of its own that says how something at home stands, or claims a deed, ends
it there. Which models may talk is measured (`assistant eval truth`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from assistant.chat import ChatTemplate
from assistant.languages import language
from assistant.languages.sentences import next_end
from assistant.understanding.analysis import Analysis
from assistant.understanding.model.grounding import Grounding
from assistant.understanding.model.prompt import CLOSE, OPEN, STOP, Prompt, clean
from assistant.understanding.names.matching import Names
from assistant.understanding.text import moods
from assistant.understanding.text.tokens import tokens

PAST = 3
"""Turns that it is shown."""
SHORT, LONG = 2, 8
"""Sentences of an answer, and of one that was asked to be long."""
SHORT_TOKENS, LONG_TOKENS = 90, 320
_HOME = frozenset({"device", "area", "floor"})

Past = Sequence[tuple[str, str]]
"""What was said and what was answered, oldest first."""


@dataclass(frozen=True)
class TalkWords:
    """What a language's `talk.toml` says. One without rules talks of nothing."""

    file: ClassVar[str] = "talk"
    rules: str
    """The system's message: how it is to answer."""
    invites: re.Pattern[str]
    """A wish to be told something that need not be true: a story, a poem."""
    longer: re.Pattern[str]
    """A wish for more than two sentences."""
    unknown: re.Pattern[str]
    """How one says that one doesn't know."""
    state: re.Pattern[str]
    """What says how something stands now."""


@dataclass(frozen=True)
class Talk:
    """What is put to the model, and how many sentences of its answer are wanted."""

    prompt: Prompt
    sentences: int
    tokens: int


def invited(text: str) -> bool:
    """Whether a story or something of that kind is wanted, which need not be true."""
    return language().table(TalkWords).invites.search(text) is not None


def may_talk(said: Analysis) -> bool:
    """Whether words that nothing understood may be talked about: neither an order nor about the
    home.
    """
    if not language().table(TalkWords).rules:
        return False
    if invited(said.bare):
        return True
    return not (moods.orders(said.bare) or said.forbids or _of_home(said.bare, said.names))


def talk(text: str, past: Past, template: ChatTemplate | None) -> Talk:
    """The prompt for these words, by the model's own template; without one, by ours."""
    words = language().table(TalkWords)
    system = {"role": "system", "content": words.rules.strip()}
    messages = [
        message
        for heard, reply in past[-PAST:]
        for message in (
            {"role": "user", "content": clean(heard)},
            {"role": "assistant", "content": clean(reply)},
        )
    ]
    messages.append({"role": "user", "content": clean(text)})
    if template is not None:
        head, tail = template.parts([system, *messages])
    else:
        head, tail = _marked([system]), f"{_marked(messages)}{OPEN}assistant\n"
    long = words.longer.search(text) is not None
    return Talk(
        Prompt(head, tail, "", STOP[:1]),
        LONG if long else SHORT,
        LONG_TOKENS if long else SHORT_TOKENS,
    )


def _marked(messages: Iterable[dict[str, str]]) -> str:
    return "".join(f"{OPEN}{each['role']}\n{each['content']}{CLOSE}" for each in messages)


def says_nothing(sentence: str) -> bool:
    """Whether a sentence says that one doesn't know."""
    return language().table(TalkWords).unknown.search(sentence) is not None


def may_be_said(sentence: str, names: Names, *, told: bool) -> bool:
    """Whether a sentence of the model's is one that it can answer for: no deed, and nothing of how
    things stand at home. `told`: within a story doors may be open.
    """
    if language().table(Grounding).claims.search(sentence):
        return False
    state = language().table(TalkWords).state.search(sentence)
    return told or not (state and _of_home(sentence, names))


def _of_home(text: str, names: Names) -> bool:
    """Whether a device or a place of the home is named."""
    return any(each.what in _HOME and each.exact for each in names.find(tokens(text)))


class Spoken:
    """Takes the model's text piece by piece, and hands out its sentences one by one, each as it is
    to be said.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._text = ""
        self._said: list[str] = []

    @property
    def full(self) -> bool:
        """Whether there is enough."""
        return len(self._said) >= self._most

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences that `piece` completes."""
        self._text += piece
        while not self.full and (end := next_end(self._text)) is not None:
            sentence, self._text = self._text[: end[0]], self._text[end[1] :]
            yield from self._next(sentence)

    def finish(self) -> Iterator[str]:
        """What is left where it ended by itself: one without an end was cut and is not said."""
        if not self.full and re.search(r"[.!?…][\"'”’»)]*\s*$", self._text):
            yield from self._next(self._text)

    def _next(self, sentence: str) -> Iterator[str]:
        sentence = re.sub(r"\s+", " ", re.sub(r"[*_#`]+", "", sentence)).strip()
        if sentence in self._said:  # it goes round in circles
            self._most = len(self._said)
        elif sentence:
            self._said.append(sentence)
            yield sentence
