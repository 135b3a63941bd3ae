"""From an utterance to what to do with it: the recogniser's passes, each read by the templates, and the language model."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.bridge import Engine
from assistant.errors import ModelError
from assistant.mind.context import Situation, Understanding
from assistant.mind.prompt import Prompt
from assistant.outside import printable
from assistant.stages import Effort, Thinker, Transcriber
from assistant.values import Hypothesis, Transcript, Utterance

log = logging.getLogger(__name__)


class Mind(Protocol):
    """`mind.route.Mind`, as it is used here."""

    def understand(self, transcript: Transcript, situation: Situation) -> Understanding: ...

    def prompt(self, transcript: Transcript, situation: Situation, *, talk: bool) -> Prompt: ...

    def read(self, text: str, transcript: Transcript, situation: Situation) -> Understanding: ...


@dataclass(frozen=True, slots=True)
class Comprehension:
    """Hears and understands; has no effect on anything. There may be no transcriber (text only) and no language model.

    `thinker` is asked for when the model is first needed, so that typing a command need not load it.
    """

    mind: Mind
    transcriber: Engine[Transcriber] | None
    thinker: Callable[[], Engine[Thinker] | None]
    hints: Callable[[], Sequence[str]]
    max_tokens: int
    talks: bool = False
    """Whether the model may answer in its own words; if not, it is stopped as soon as it begins to."""

    def take_up(self, utterance: Utterance) -> None:
        """The speaker may have ended: what hearing begins with, ahead of need, while the recogniser has nothing else to do."""
        if (engine := self.transcriber) is not None:
            engine.spare(lambda: engine.model.take_up(utterance.samples))

    async def hear(self, utterance: Utterance, effort: Effort) -> Transcript:
        """One pass of the recogniser."""
        if self.transcriber is None:
            return Transcript(())
        engine, hints = self.transcriber, tuple(self.hints())
        return await engine.run(
            lambda cancelled: engine.model.transcribe(
                utterance.samples, effort=effort, opening=utterance.opening, hints=hints, cancelled=cancelled
            )
        )

    async def think(self, transcript: Transcript, situation: Situation) -> Understanding:
        """Ask the language model; without one, nothing is understood."""
        engine = self.thinker()
        if engine is None:
            return Understanding(heard=transcript.text)
        prompt = self.mind.prompt(transcript, situation, talk=self.talks)
        try:
            text = await self._complete(engine, prompt)
        except ModelError as error:
            log.warning("the language model is no help: %s", error)
            return Understanding(heard=transcript.text)
        return self.mind.read(text, transcript, situation)

    async def _complete(self, engine: Engine[Thinker], prompt: Prompt) -> str:
        text = ""
        stream = engine.stream(
            lambda cancelled: engine.model.complete(
                prompt.head,
                prompt.tail,
                grammar=prompt.grammar,
                max_tokens=self.max_tokens,
                stop=prompt.stop,
                cancelled=cancelled,
            )
        )
        async for piece in stream:
            text += piece
        return text


def typed(words: str) -> Transcript:
    """Words that came as text, as if they had been heard perfectly."""
    return Transcript((Hypothesis(" ".join(printable(words, len(words)).split()), 0.0),), window="typed", sure=True)


def better(first: Transcript, second: Transcript) -> Transcript:
    """A second pass, with what only the first heard behind it as further hypotheses."""
    if not second.hypotheses:
        return first if first.trusted else second
    texts = {hypothesis.text for hypothesis in second.hypotheses}
    extra = tuple(hypothesis for hypothesis in first.hypotheses if hypothesis.text not in texts)
    return replace(second, hypotheses=(*second.hypotheses, *extra))
