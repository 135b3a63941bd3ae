"""Scripted stand-ins for the stages: each plays its script, is deterministic, and shows what it was
asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from assistant.chat import Speech
from assistant.core.stages import Cancelled, Effort, Trade, never
from assistant.core.values import RATE, Hypothesis, Opening, Pcm, Samples, Transcript, Wake


class ScriptedWake:
    """Hears `word` in the first chunk that ends at or after each of the given stream times."""

    def __init__(self, times: Iterable[float], word: str = "hey_jarvis") -> None:
        self._times = sorted(times)
        self._word = word
        self.score = 0.0
        self.near_misses = 0

    def process(self, chunk: Samples, at: float) -> Wake | None:
        self.score = 0.0
        if not self._times or at < self._times[0]:
            return None
        self.score = 1.0
        return Wake(self._word, 1.0, self._times.pop(0))

    def heed(self, thresholds: Mapping[str, tuple[float, int]]) -> None:
        """Its script has no threshold."""

    def reset(self) -> None:
        self.score = 0.0


class ScriptedVad:
    """Hears speech during the given spans of seconds, counted in frames since the start."""

    def __init__(self, spans: Sequence[tuple[float, float]]) -> None:
        self._spans = spans
        self._samples = 0

    def probability(self, frame: Samples) -> float:
        self._samples += len(frame)
        at = self._samples / RATE
        return float(any(begin < at <= end for begin, end in self._spans))

    def reset(self) -> None:
        """Its script goes by the stream, not by what came before."""


class ScriptedTranscriber:
    """Hears what it is given, one a call, then nothing; `heard` are the samples, `efforts` how hard
    it was asked to listen, `languages` what it was told is spoken.

    With `alike` it hears one an utterance, the same in every pass.
    """

    def __init__(self, texts: Iterable[str | Transcript], *, alike: bool = False) -> None:
        self._texts = list(texts)
        self._alike = alike
        self._last: str | Transcript = ""
        self.heard: list[Samples] = []
        self.efforts: list[Effort] = []
        self.languages: list[str] = []

    def take_up(self, samples: Samples) -> None:
        """There is nothing to begin with."""

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
        self.heard.append(samples)
        self.efforts.append(effort)
        self.languages.append(language)
        text = self._last
        if not self._alike or effort == "quick":
            text = self._last = self._texts.pop(0) if self._texts and not cancelled() else ""
        if isinstance(text, Transcript):
            return text
        return Transcript(
            (Hypothesis(text, -0.1),) if text else (),
            window="full" if effort == "full" else "short",
        )


class ScriptedThinker:
    """Answers with the first entry whose key is in the prompt's tail, word by word; else says
    nothing.
    """

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.asked: list[str] = []
        self.speech: Speech | None = None
        self.trade: Trade | None = None
        self.certainty = 1.0

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """It has no cache to fill."""

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
        self.asked.append(tail)
        answer = next((answer for key, answer in self._answers.items() if key in tail), "")
        for index, word in enumerate(answer.split()[:max_tokens]):
            if cancelled():
                return
            yield f" {word}" if index else word


class ScriptedVoice:
    """Speaks each character as 60 ms of a quiet tone, a word a chunk; `said` are the sentences."""

    rate = 22_050

    def __init__(self) -> None:
        self.said: list[str] = []

    def speak(self, text: str, cancelled: Cancelled = never) -> Iterator[Pcm]:
        self.said.append(text)
        for word in text.split():
            if cancelled():
                return
            time = np.arange(int(0.06 * len(word) * self.rate)) / self.rate
            yield Pcm((1000 * np.sin(2 * np.pi * 220 * time)).astype(np.int16), self.rate)
