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

from assistant.chat import ChatTemplate
from assistant.core.bridge import Engine
from assistant.core.errors import ModelError
from assistant.core.stages import Thinker, alternatives, speech_of
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

    async def talk(self, transcript: Transcript, situation: Situation) -> AsyncGenerator[str, None]:
        """The sentences of an answer; none where the model has nothing to say that it may. It ends
        with the first sentence that may not be said.
        """
        engine = self.thinker()
        if engine is None:
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
                sentences = self._permitted(engine, model, transcript, situation)
                async with aclosing(sentences):
                    async for sentence in sentences:
                        said = True
                        yield sentence
                return
            except ModelError as error:
                log.warning("the language model can't talk: %s", error)
                if said:  # what was begun isn't begun again by another
                    return

    async def _permitted(
        self, engine: Engine[Thinker], model: Thinker, transcript: Transcript, situation: Situation
    ) -> AsyncGenerator[str, None]:
        """One model's sentences, up to the first that may not be said. Raises ModelError."""
        speech = await engine.run(partial(speech_of, model))
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
