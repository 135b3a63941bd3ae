"""The models of a box: which are wanted, loaded side by side, each on the thread of its engine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.bridge import Engine, Model
from assistant.config import Config
from assistant.ear.ear import Ear
from assistant.library import resolve
from assistant.stages import Thinker, Transcriber, Voice


@dataclass(slots=True)
class Models:
    """The engines of one box. They load side by side, each on its thread; absent ones were not asked for."""

    config: Config
    transcriber: Engine[Transcriber] | None = None
    voice: Engine[Voice] | None = None
    _thinker: Engine[Thinker] | None = None
    _held: bool = False

    @classmethod
    def load(cls, config: Config, *, hears: bool, speaks: bool, held: bool = False) -> Models:
        """Load them, at once or (`held`) when `begin` is called: what a box needs to listen comes first."""
        models = cls(config, _held=held)
        if hears:
            models.transcriber = models._engine("speech recogniser", open_transcriber)
        if speaks:
            models.voice = models._engine("voice", open_voice)
        if hears:
            models.thinker()
        return models

    def thinker(self) -> Engine[Thinker] | None:
        """The language model, loaded when first asked for; None where the configuration names none."""
        if self._thinker is None and self.config.llm.model:
            self._thinker = self._engine("language model", open_thinker)
        return self._thinker

    @property
    def engines(self) -> Mapping[str, Engine[Any]]:
        """Those that were asked for, by name."""
        return {engine.name: engine for engine in (self.transcriber, self._thinker, self.voice) if engine is not None}

    async def loaded(self) -> None:
        """Wait for all; raises the first failure."""
        await asyncio.gather(*(engine.loaded() for engine in self.engines.values()))

    def begin(self) -> None:
        """Load now what was held. Idempotent."""
        self._held = False
        for engine in self.engines.values():
            engine.begin()

    def _engine(self, name: str, load: Callable[[Config], Model]) -> Engine[Model]:
        return Engine(name, lambda: load(self.config), held=self._held)

    async def close(self) -> None:
        await asyncio.gather(*(engine.close() for engine in self.engines.values()))


def check(config: Config) -> None:
    """Every configured model is there and undamaged (verified once, then remembered). Raises ModelError."""
    resolve("whisper", config.whisper.model)
    resolve("voice", config.voice.voice)
    if config.llm.model:
        resolve("llm", config.llm.model)
    for word in config.wake.words:
        resolve("wake", word.model)


def open_ear(config: Config) -> Ear:
    """Wake words, voice detection and echo canceller as configured. Raises ModelError."""
    from assistant.ear.echo import EchoCanceller
    from assistant.engines.vad import SileroVad, WebRtcVad
    from assistant.engines.wake import OpenWakeWord

    return Ear(
        OpenWakeWord(config.wake.words),
        WebRtcVad(),
        SileroVad(),
        config.endpoint,
        canceller=EchoCanceller() if config.audio.echo_canceller else None,
        gate=config.wake.gate,
    )


# Each of these imports a large library: on its engine's thread, so that all load side by side.


def open_transcriber(config: Config) -> Transcriber:
    from assistant.engines.whisper import Transcriber as Whisper

    return Whisper(
        resolve("whisper", config.whisper.model),
        compute_type=config.whisper.compute_type,
        threads=config.threads.whisper,
        padding_s=config.whisper.padding_s,
        beam=config.whisper.beam,
        language=config.whisper.language,
    )


def open_thinker(config: Config) -> Thinker:
    from assistant.engines.llama import Thinker as Llama

    return Llama(resolve("llm", config.llm.model), context=config.llm.context, threads=config.threads.llm)


def open_voice(config: Config, *, remember: bool = True) -> Voice:
    """`remember`: what was said before comes from the cache of phrases."""
    from assistant.engines.piper import Voice as Piper

    return Piper(
        resolve("voice", config.voice.voice),
        threads=config.threads.voice,
        speed=config.voice.speed,
        first_chunk_s=config.voice.first_chunk_s,
        remember=remember,
    )


def open_person(config: Config) -> Voice:
    """The voice of the person in demos, benchmarks and tests: says a text the same way each time, and keeps nothing on disk."""
    from assistant.engines.piper import Voice as Piper

    return Piper(resolve("voice", config.voice.voice), threads=config.threads.voice, remember=False, steady=True)
