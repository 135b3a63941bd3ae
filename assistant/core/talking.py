"""Free talk: the model's own words, sentence by sentence, each handed over while the next is still
being written.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from assistant.chat import ChatTemplate, Speech
from assistant.core.bridge import Engine
from assistant.core.errors import ModelError
from assistant.core.stages import Cancelled, Thinker, alternatives, speech_of
from assistant.core.values import Json, Transcript
from assistant.understanding.model.talk import PAST, Past, Spoken, Talk, invited, says_nothing
from assistant.understanding.situation import Situation

log = logging.getLogger(__name__)


class TalkingMind(Protocol):
    """`pipeline.Mind`, as it is used here."""

    def talk(
        self,
        transcript: Transcript,
        situation: Situation,
        past: Past,
        template: ChatTemplate | None,
    ) -> Talk | None: ...

    def may_be_said(self, sentence: str, situation: Situation, *, told: bool) -> bool: ...


@dataclass(frozen=True, slots=True)
class Talker:
    """Talks where nothing else understood."""

    mind: TalkingMind
    thinker: Callable[[], Engine[Thinker] | None]
    turns: Callable[[], Sequence[Mapping[str, Json]]] = tuple
    """The journal's entries, oldest first: what was said, and what of the answer was heard."""
    may: Callable[[Thinker], bool] = lambda model: True
    """Whether a model may talk at all."""

    async def talk(self, transcript: Transcript, situation: Situation) -> AsyncGenerator[str, None]:
        """The sentences of an answer; none where the model has nothing to say that it may. It ends
        with the first sentence that may not be said.
        """
        engine = self.thinker()
        if engine is None or engine.held:
            return
        said = False
        try:
            await engine.loaded()
            models = alternatives(engine.model)
        except ModelError as error:
            log.warning("the language model can't talk: %s", error)
            return
        for model in models.values():
            try:
                speech, may = await engine.run(partial(self._asked, model))
                if not may:
                    continue
                sentences = self._permitted(engine, model, speech, transcript, situation)
                async with aclosing(sentences):
                    async for sentence in sentences:
                        said = True
                        yield sentence
                return
            except ModelError as error:
                log.warning("the language model can't talk: %s", error)
                if said:  # what was begun isn't begun again by another
                    return

    def _asked(self, model: Thinker, cancelled: Cancelled) -> tuple[Speech | None, bool]:
        """How a model is spoken to, and whether it may talk: a server is known once it was
        asked.
        """
        return speech_of(model, cancelled), self.may(model)

    async def _permitted(
        self,
        engine: Engine[Thinker],
        model: Thinker,
        speech: Speech | None,
        transcript: Transcript,
        situation: Situation,
    ) -> AsyncGenerator[str, None]:
        """One model's sentences, up to the first that may not be said. Raises ModelError."""
        template = speech.template if speech is not None else None
        talk = self.mind.talk(transcript, situation, self._past(), template)
        if talk is None:
            return
        async with aclosing(self._written(engine, model, talk)) as sentences:
            async for sentence in sentences:
                told = invited(transcript.text)
                if says_nothing(sentence) or not self.mind.may_be_said(
                    sentence, situation, told=told
                ):
                    return
                yield sentence

    def _past(self) -> Past:
        turns = [turn for turn in self.turns() if turn.get("heard") and turn.get("reply")]
        return [(str(turn["heard"]), str(turn["reply"])) for turn in turns[-PAST:]]

    async def _written(
        self, engine: Engine[Thinker], model: Thinker, talk: Talk
    ) -> AsyncGenerator[str, None]:
        spoken = Spoken(talk.sentences)
        prompt = talk.prompt
        stream = engine.stream(
            lambda cancelled: model.complete(
                prompt.head,
                prompt.tail,
                max_tokens=talk.tokens,
                stop=prompt.stop,
                cancelled=cancelled,
            )
        )
        async with aclosing(stream) as pieces:
            async for piece in pieces:
                for sentence in spoken.feed(piece):
                    yield sentence
                if spoken.full:
                    return
        for sentence in spoken.finish():
            yield sentence
