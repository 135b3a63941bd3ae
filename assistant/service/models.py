"""The models of a box: which are wanted, loaded side by side, each on the thread of its engine."""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from assistant.core.bridge import Engine, Model
from assistant.core.errors import ModelError
from assistant.core.stages import Thinker, Transcriber, Voice, VoiceDetector
from assistant.ear.ear import Ear
from assistant.engines.remote.either import EitherThinker
from assistant.engines.remote.thinker import ServerThinker
from assistant.service.config import Config
from assistant.service.library import known, resolve
from assistant.service.library.choice import voice_of
from assistant.service.llm_profile import chosen
from assistant.service.llm_server import open_server, place_of
from assistant.service.runtime import runtime

if TYPE_CHECKING:  # its library is loaded on its engine's thread
    from assistant.engines.llama import Thinker as LlamaThinker

log = logging.getLogger(__name__)

Part = Literal["transcriber", "thinker", "voice"]


@dataclass(slots=True)
class Models:
    """The engines of one box. They load side by side, each on its thread; absent ones were not
    asked for.
    """

    config: Config
    transcriber: Engine[Transcriber] | None = None
    voice: Engine[Voice] | None = None
    voices: dict[str, Engine[Voice]] = field(default_factory=dict)
    """Those of further languages, that wake words set."""
    lacks_runtime: bool = field(default_factory=lambda: not runtime().ready)
    """What runs the language model of this box is not here yet; `join` when it is."""
    _thinker: Engine[Thinker] | None = None
    _held: bool = False

    @classmethod
    def load(cls, config: Config, *, hears: bool, speaks: bool, held: bool = False) -> Models:
        """Load them, at once or (`held`) when `begin` is called: what a box needs to listen comes
        first.
        """
        models = cls(config, _held=held)
        if hears:
            models.transcriber = models._engine("speech recogniser", open_transcriber)
        if speaks:
            models.voice = models._engine("voice", open_voice)
            for language in config.languages[1:]:
                models.voices[language] = models._voice(language)
        if hears:
            models.thinker()
        return models

    def renewed(self, config: Config, part: Part) -> Models:
        """This part of them anew, loading, as another configuration wants it; nothing else."""
        fresh = Models(config)
        if part == "transcriber" and self.transcriber is not None:
            fresh.transcriber = fresh._engine("speech recogniser", open_transcriber)
        elif part == "voice" and self.voice is not None:
            fresh.voice = fresh._engine("voice", open_voice)
            fresh.voices = {language: fresh._voice(language) for language in config.languages[1:]}
        elif part == "thinker" and (self._thinker is not None or self.transcriber is not None):
            fresh.thinker()
        return fresh

    def take(self, part: Part, fresh: Models) -> Models:
        """Have this part of `fresh` in the place of one's own, which is returned for closing."""
        before = Models(self.config)
        self.config = fresh.config
        if part == "transcriber":
            before.transcriber, self.transcriber = self.transcriber, fresh.transcriber
        elif part == "voice":
            before.voice, self.voice = self.voice, fresh.voice
            before.voices, self.voices = self.voices, fresh.voices
        else:
            before._thinker, self._thinker = self._thinker, fresh._thinker
        return before

    def thinker(self) -> Engine[Thinker] | None:
        """The language model, loaded when first asked for;
        None where the configuration names none.
        """
        if self._thinker is None and (self.config.llm.model or self.config.llm.server):
            self._thinker = self._engine("language model", open_thinker)
        return self._thinker

    @property
    def coming(self) -> bool:
        """The language model of this box is still being set up."""
        return self.lacks_runtime and bool(self.config.llm.model) and runtime().coming

    async def join(self) -> None:
        """What runs the language model is here now: load it. Raises what loading raises."""
        self.lacks_runtime = False
        importlib.invalidate_caches()
        if (engine := self.thinker()) is None or not self.config.llm.model:
            return
        if engine.held:
            engine.begin()
            await engine.loaded()
        elif isinstance(model := engine.model, EitherThinker):
            await engine.call(lambda: model.put_behind(open_llama(self.config)))

    @property
    def server(self) -> ServerThinker | None:
        """The language model on another machine, once it is loaded here; None where there is
        none.
        """
        if not self.config.llm.server or self._thinker is None or not self._thinker.ready:
            return None
        model = self._thinker.model
        return model.server if isinstance(model, EitherThinker) else None

    @property
    def loading(self) -> list[str]:
        """The names of those that are being loaded."""
        return [name for name, engine in self.engines.items() if engine.loading]

    @property
    def engines(self) -> Mapping[str, Engine[Any]]:
        """Those that were asked for, by name."""
        return {
            engine.name: engine
            for engine in (self.transcriber, self._thinker, self.voice, *self.voices.values())
            if engine is not None
        }

    async def loaded(self) -> None:
        """Wait for all that can be loaded; raises the first failure."""
        await asyncio.gather(
            *(engine.loaded() for engine in self.engines.values() if not engine.held)
        )

    def begin(self) -> None:
        """Load now what was held, but for what lacks its runtime. Idempotent."""
        self._held = False
        for engine in self.engines.values():
            if engine is not self._thinker or not self._must_wait:
                engine.begin()

    @property
    def _must_wait(self) -> bool:
        """There is nothing to think with yet, here or elsewhere."""
        return self.lacks_runtime and not self.config.llm.server

    def _voice(self, language: str) -> Engine[Voice]:
        """The voice of a further language."""
        voice = self.config.voice.model_copy(update={"voice": voice_of(self.config, language)})
        config = self.config.model_copy(update={"voice": voice})
        return self._engine(f"voice for {language}", lambda _config: open_voice(config))

    def _engine(self, name: str, load: Callable[[Config], Model]) -> Engine[Model]:
        held = self._held or (load is open_thinker and self._must_wait)
        return Engine(name, lambda: load(self.config), held=held)

    async def close(self) -> None:
        await asyncio.gather(*(engine.close() for engine in self.engines.values()))


def check(config: Config, *, hears: bool = True, speaks: bool = True) -> None:
    """Every model that a box with these abilities needs is there and undamaged (verified once, then
    remembered); of the language model only that there is one of that name, for a box goes on
    without it. Raises ModelError, and ConfigError for certificates that can't be read.
    """
    if hears:
        resolve("whisper", config.whisper.model)
        for word in config.wake.words:
            resolve("wake", word.model)
    if config.llm.model:
        known("llm", config.llm.model)
    if config.llm.server:
        place_of(config)
    for language in config.languages if speaks else ():
        if not (voice := voice_of(config, language)):
            raise ModelError(
                f"No voice in the catalogue speaks {language!r}; "
                "name a Piper .onnx file of your own "
                f"in the configuration, as voice under [voice] or as {language} under "
                "[voice.voices]."
            )
        resolve("voice", voice)


def open_ear(config: Config) -> Ear:
    """Wake words, voice detection and echo canceller as configured. Raises ModelError."""
    from assistant.ear.echo import EchoCanceller
    from assistant.engines.wake import OpenWakeWord

    return Ear(
        OpenWakeWord(config.wake.words),
        *open_detectors(),
        config.endpoint,
        canceller=EchoCanceller() if config.audio.echo_canceller else None,
        gate=config.wake.gate,
    )


def open_detectors() -> tuple[VoiceDetector, VoiceDetector]:
    """Of a voice: the quick one for every frame, and the second opinion. Raises ModelError."""
    from assistant.engines.vad import SileroVad, WebRtcVad

    return WebRtcVad(), SileroVad()


# Each of these imports a large library: on its engine's thread, so that all load side by side.


def open_transcriber(config: Config) -> Transcriber:
    from assistant.engines.whisper import Transcriber as Whisper

    return Whisper(
        resolve("whisper", config.whisper.model),
        compute_type=config.whisper.compute_type,
        threads=config.threads.whisper,
        padding_s=config.whisper.padding_s,
        beam=config.whisper.beam,
        language=config.language,
    )


def open_thinker(config: Config) -> Thinker:
    """The model on this box, behind the one of a server where the configuration names one."""
    if not config.llm.server:
        return open_llama(config)
    local = None
    try:
        local = open_llama(config) if config.llm.model else None
    except ModelError as error:
        log.warning("only the server answers: %s", error)
    return open_server(config, local)


def open_llama(config: Config) -> LlamaThinker:
    """The model on this box. Raises ModelError."""
    if not (there := runtime()).ready:
        raise ModelError(str(there))
    try:
        from assistant.engines.llama import Thinker as Llama
    except (ImportError, OSError, RuntimeError) as error:  # as ctypes and llama_cpp put it
        raise ModelError(
            f"What runs the language model does not load ({error}); remove .venv and `make run`."
        ) from error

    model = chosen(config)
    works = model.profile
    if works.because:
        log.warning("%s", works.because)
    return Llama(
        model.path,
        context=works.context,
        threads=config.threads.llm,
        tools=works.way == "tools",
        adapter=model.adapter.path if model.adapter else None,
        trade=model.adapter.trade if model.adapter else None,
    )


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
    """The voice of the person in demos, benchmarks and tests: says a text the same way each time,
    and keeps nothing on disk.
    """
    from assistant.engines.piper import Voice as Piper

    return Piper(
        resolve("voice", config.voice.voice),
        threads=config.threads.voice,
        remember=False,
        steady=True,
    )
