"""From an utterance to what to do with it: the recogniser's passes, each read by the templates, and
the language model.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from assistant.chat import Speech
from assistant.core.bridge import Engine
from assistant.core.errors import ModelError
from assistant.core.outside import printable
from assistant.core.stages import (
    Answer,
    Cancelled,
    Effort,
    Thinker,
    Trade,
    Transcriber,
    alternatives,
    certainty_of,
    never,
    rival_of,
    speech_of,
    trade_of,
)
from assistant.core.values import Hypothesis, ToolCall, Transcript, Utterance
from assistant.understanding.model.grammar import SAY
from assistant.understanding.model.prompt import Prompt
from assistant.understanding.model.rounds import Step
from assistant.understanding.model.tools_prompt import ROUNDS, Talk
from assistant.understanding.situation import Situation, Understanding

log = logging.getLogger(__name__)

DEADLINE_S = 30.0
"""So long a model that calls tools may take over a sentence, all its rounds together: half of what
a reply may stand still."""
Look = Callable[[Sequence[ToolCall]], Awaitable[Sequence[str]]]
"""What would be said after these calls, without anything being done."""


class Mind(Protocol):
    """`pipeline.Mind`, as it is used here."""

    def understand(self, transcript: Transcript, situation: Situation) -> Understanding: ...

    def prompt(
        self,
        transcript: Transcript,
        situation: Situation,
        *,
        talk: bool,
        trade: Trade | None = None,
    ) -> Prompt: ...

    def read(
        self,
        text: str,
        transcript: Transcript,
        situation: Situation,
        *,
        trade: Trade | None = None,
        certainty: float = 1.0,
        others: Sequence[Answer] = (),
    ) -> Understanding: ...

    def begin(
        self, transcript: Transcript, situation: Situation, speech: Speech
    ) -> Talk | None: ...

    def put(self, talk: Talk) -> Prompt: ...

    def step(self, text: str, talk: Talk, transcript: Transcript, situation: Situation) -> Step: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the models that an engine stands for."""

    engine: Engine[Thinker]
    model: Thinker


@dataclass(frozen=True, slots=True)
class Comprehension:
    """Hears and understands; has no effect on anything. There may be no transcriber (text only) and
    no language model.

    `thinker` is asked for when the model is first needed, so that typing a command need not load
    it.
    """

    mind: Mind
    transcriber: Engine[Transcriber] | None
    thinker: Callable[[], Engine[Thinker] | None]
    hints: Callable[[], Sequence[str]]
    max_tokens: int
    language: str = ""
    """In which people speak; empty: the recogniser's own."""
    coming: Callable[[], bool] = lambda: False
    """Whether a language model is still being set up, that may understand more."""
    deadline_s: float = DEADLINE_S
    """Of all rounds of a model that calls tools."""

    @property
    def learned(self) -> bool:
        """Whether a model that learned its trade is at hand."""
        engine = self.thinker()
        if engine is None or not engine.ready:
            return False
        return any(trade_of(model) for model in alternatives(engine.model).values())

    def take_up(self, utterance: Utterance) -> None:
        """The speaker may have ended: what hearing begins with, ahead of need, while the recogniser
        has nothing else to do.
        """
        if (engine := self.transcriber) is not None:
            engine.spare(lambda: engine.model.take_up(utterance.samples))

    async def hear(self, utterance: Utterance, effort: Effort) -> Transcript:
        """One pass of the recogniser."""
        if self.transcriber is None:
            return Transcript(())
        engine, hints = self.transcriber, tuple(self.hints())
        return await engine.run(
            lambda cancelled: engine.model.transcribe(
                utterance.samples,
                effort=effort,
                opening=utterance.opening,
                hints=hints,
                cancelled=cancelled,
                language=self.language,
            )
        )

    async def think(
        self, transcript: Transcript, situation: Situation, look: Look | None = None
    ) -> Understanding:
        """Ask the language model; without one, or in a language that asks none, nothing is
        understood. `look` answers calls that change nothing, for a model that calls tools.
        """
        engine = self.thinker()
        if engine is None or engine.held:
            return Understanding(heard=transcript.text)
        try:
            await engine.loaded()
            models = alternatives(engine.model)
        except ModelError as error:
            log.warning("the language model is no help: %s", error)
            return Understanding(heard=transcript.text)
        for name, model in models.items():
            asked = Asked(engine, model)
            try:
                speech = await engine.run(partial(speech_of, model))
                if speech is not None:
                    found = await self._call_tools(asked, speech, transcript, situation, look)
                else:
                    found = await self._rewrite(asked, transcript, situation)
                return replace(found, thinker=name)
            except ModelError as error:
                log.warning("the language model is no help: %s", error)
        return Understanding(heard=transcript.text)

    async def _rewrite(
        self, asked: Asked, transcript: Transcript, situation: Situation
    ) -> Understanding:
        """The plain way: the model says the sentence in plain words, or in words of its own."""
        trade = trade_of(asked.model)
        prompt = self.mind.prompt(transcript, situation, talk=False, trade=trade)
        if not prompt.head:
            return Understanding(heard=transcript.text)
        answer, *others = await self._complete(asked, prompt, trade)
        return self.mind.read(
            answer.text,
            transcript,
            situation,
            trade=trade,
            certainty=answer.certainty,
            others=others,
        )

    async def _call_tools(
        self,
        asked: Asked,
        speech: Speech,
        transcript: Transcript,
        situation: Situation,
        look: Look | None,
    ) -> Understanding:
        """The tools way: up to ROUNDS rounds, all within one deadline. What was understood when the
        time is over counts.
        """
        found = Understanding(heard=transcript.text)
        talk = self.mind.begin(transcript, situation, speech)
        if talk is None:
            return found
        lost: tuple[str, ...] = ()
        try:
            async with asyncio.timeout(self.deadline_s):
                for _ in range(ROUNDS):
                    (answer,) = await self._complete(asked, self.mind.put(talk))
                    done = self.mind.step(answer.text, talk, transcript, situation)
                    lost += done.understanding.lost
                    found = done.understanding if done.understanding.understood else found
                    if done.round is None:
                        break
                    seen = await look(found.calls) if look and not done.round.result else ()
                    talk = talk.after(done.round, " ".join(seen))
        except TimeoutError:
            log.warning("the language model took more than %g s", self.deadline_s)
        return replace(found, lost=lost)

    async def _complete(
        self, asked: Asked, prompt: Prompt, trade: Trade | None = None
    ) -> Sequence[Answer]:
        """The answers of the model (`answers`)."""
        return await asked.engine.run(
            lambda cancelled: answers(asked.model, prompt, trade, self.max_tokens, cancelled)
        )


def answers(
    model: Thinker,
    prompt: Prompt,
    trade: Trade | None,
    max_tokens: int,
    cancelled: Cancelled = never,
) -> Sequence[Answer]:
    """What the model writes, and how certain it is of it; of one that learned its trade and is not
    certain enough to be believed, the next likeliest answer too.
    """
    text = "".join(
        model.complete(
            prompt.head,
            prompt.tail,
            grammar=prompt.grammar,
            max_tokens=max_tokens,
            stop=prompt.stop,
            cancelled=cancelled,
        )
    )
    found, rival = [Answer(text, certainty_of(model))], rival_of(model)
    if rival is not None and trade is not None and text != SAY:
        doubtful = found[0].certainty < max(trade.act, trade.tell)
        if doubtful and (other := "".join(rival(cancelled))):
            found.append(Answer(other, certainty_of(model)))
    return found


def typed(words: str) -> Transcript:
    """Words that came as text, as if they had been heard perfectly."""
    return Transcript(
        (Hypothesis(" ".join(printable(words, len(words)).split()), 0.0),),
        window="typed",
        sure=True,
    )


def better(first: Transcript, second: Transcript) -> Transcript:
    """A second pass, with what only the first heard behind it as further hypotheses."""
    if not second.hypotheses:
        return first if first.trusted else second
    texts = {hypothesis.text for hypothesis in second.hypotheses}
    extra = tuple(hypothesis for hypothesis in first.hypotheses if hypothesis.text not in texts)
    return replace(second, hypotheses=(*second.hypotheses, *extra))
