"""What a stage offers: blocking calls and iterators, no asyncio. `bridge.Engine` runs each on a
thread of its own.

Every long call takes `cancelled`, a function that is polled between steps of work; once it returns
True the iterator ends early and silently. A scripted fake of each stage lives beside its Protocol,
in `assistant/core/fakes.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.chat import Speech
from assistant.core.values import Opening, Pcm, Samples, Transcript, Wake

Cancelled = Callable[[], bool]
Effort = Literal["quick", "wide", "full"]
"""How hard to listen: over the speech alone, greedily; the same with a beam, for alternatives; or
the 30 s window with a beam.
"""
EFFORTS: tuple[Effort, ...] = ("quick", "wide", "full")
"""A recogniser's passes over an utterance, from the quickest to the most thorough."""


def never() -> bool:
    """A `cancelled` for work that nobody will interrupt."""
    return False


class WakeDetector(Protocol):
    """Spots wake words in a stream of 80 ms chunks (1280 samples) at RATE."""

    def process(self, chunk: Samples, at: float) -> Wake | None:
        """Feed one chunk that ends at stream time `at`; a detection at most once a word."""

    def reset(self) -> None:
        """Forget the past (after a detection, or when the stream was cut)."""

    def heed(self, thresholds: Mapping[str, tuple[float, int]]) -> None:
        """By word: the score from which a chunk counts from now on, and how many of them must do so
        in a row.
        """

    @property
    def score(self) -> float:
        """The highest score of the newest chunk, for the screen."""

    near_misses: int
    """How often the score came near its threshold and did not reach it."""


class VoiceDetector(Protocol):
    """Tells speech from everything else, a frame (20 ms) at a time."""

    def probability(self, frame: Samples) -> float:
        """How likely the newest frame holds speech, 0..1."""

    def reset(self) -> None: ...


class Transcriber(Protocol):
    """Speech to text."""

    def take_up(self, samples: Samples) -> None:
        """Begin with a sound that may have ended: a quick pass over it, with a tenth of a second
        more at most, is then sooner.
        """

    def transcribe(
        self,
        samples: Samples,
        *,
        effort: Effort = "quick",
        opening: Opening | None = None,
        hints: Sequence[str] = (),
        cancelled: Cancelled = never,
        language: str = "",
    ) -> Transcript:
        """One pass over 16 kHz samples, in which `language` is spoken (empty: the model's own).

        What the sound is known to open with is not repeated in the transcript. `hints` are names of
        this home worth hearing right. Nothing said, or cancelled: a transcript without hypotheses.
        """


class Thinker(Protocol):
    """A language model."""

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """Get the prompt's head into the model's cache ahead of need."""

    def complete(
        self,
        head: str,
        tail: str,
        *,
        grammar: str | None = None,
        max_tokens: int = 128,
        stop: Sequence[str] = (),
        cancelled: Cancelled = never,
    ) -> Iterator[str]:
        """Continue `head + tail`, piece by piece. `head` is byte-stable between turns and stays in
        the model's cache.

        `grammar` is GBNF. The texts are complete prompts, chat markup included (`mind/prompt` makes
        them).
        """


Answerer = Literal["", "server", "box"]
"""Which of two models gave an answer: the one of another machine, or the one here; "" where there
is only one.
"""


def alternatives(thinker: Thinker) -> Mapping[Answerer, Thinker]:
    """The models that a thinker stands for, the one that is asked first first: where it raises
    ModelError, the next one answers. Each may have to be spoken to in another way.
    """
    given: Mapping[Answerer, Thinker] = getattr(thinker, "alternatives", {"": thinker})
    return given


def speech_of(thinker: Thinker, cancelled: Cancelled = never) -> Speech | None:
    """How a thinker is spoken to as one that calls tools; None: it rewrites a sentence, the plain
    way, in marks of our own. To know it, a server may have to be asked: on the engine's thread.
    """
    given: Speech | Callable[[Cancelled], Speech | None] | None = getattr(thinker, "speech", None)
    return given(cancelled) if callable(given) else given


@dataclass(frozen=True, slots=True)
class Trade:
    """What goes with a model that learned to rewrite sentences (docs/the-small-model.md): how
    certain it must be of an answer, 0 … 1, for that to be done (`act`), for a question to be
    answered (`tell`), for either to be asked about (`ask`), and for a sentence to be left alone
    without listening once more (`leave`); and the languages that it learned to do so in, by code.
    """

    act: float
    tell: float
    ask: float
    leave: float = 1.0
    languages: tuple[str, ...] = ("en",)


def trade_of(thinker: Thinker) -> Trade | None:
    """What goes with a thinker that learned its trade; None: it is shown rules and examples."""
    given: Trade | None = getattr(thinker, "trade", None)
    return given


def certainty_of(thinker: Thinker) -> float:
    """How probable its last answer was, 0 … 1; 1 where it can't tell."""
    return float(getattr(thinker, "certainty", 1.0))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a thinker wrote, and how probable that was, whole: 0 … 1; 1 where it can't tell."""

    text: str
    certainty: float = 1.0


Rival = Callable[[Cancelled], Iterator[str]]
"""Gives the next likeliest answer to the prompt that a thinker completed last, within the same
limits; nothing where none may be.
"""


def rival_of(thinker: Thinker) -> Rival | None:
    """None of a thinker that can't tell."""
    given: Rival | None = getattr(thinker, "rival", None)
    return given


class Voice(Protocol):
    """Text to speech."""

    rate: int
    """Sample rate of everything it yields (Hz)."""

    def speak(self, text: str, cancelled: Cancelled = never) -> Iterator[Pcm]:
        """Sound for one sentence, first chunk as early as possible."""
