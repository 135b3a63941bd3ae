"""The measuring behind `assistant tune`: each installed model at several settings, and a turn as it
is now.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.core.bridge import Engine
from assistant.core.errors import ModelError
from assistant.core.journal import TurnEnded, TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.stages import Transcriber
from assistant.core.values import RATE, Samples
from assistant.home.file import DEFAULT
from assistant.languages.rehearsal import rehearsal
from assistant.service import library
from assistant.service.app import open_box
from assistant.service.config import Config
from assistant.service.library.hub import Progress
from assistant.service.llm_profile import chosen
from assistant.service.machine import cores, memory_mb
from assistant.service.models import (
    Models,
    open_llama,
    open_person,
    open_transcriber,
    open_voice,
)
from assistant.service.person import WAKE, Person
from assistant.service.tune import Hearing, Speaking, Thinking, Trials

STORY_TOLD = 8
"""How often the story is told, so that the language model has some hundred tokens to read."""
ENDLESS = "root ::= [a-z ,.]{200}"
"""A model that learned to answer in a line has nothing to say to a story of its own accord."""
PADDINGS_S = (0.5, 0.8, 1.2)
FIRST_CHUNKS_S = (0.15, 0.28, 0.5)
ROUNDS = 3
"""The better of so many counts: whatever disturbs a measurement makes it longer."""


def measure(config: Config, progress: Progress) -> Trials:
    """Try the settings. Takes about a minute with the packaged models on two cores. Raises
    ModelError.
    """
    return Trials(
        memory_mb(),
        tuple(hearing(config, progress)),
        tuple(thinking(config, progress)),
        tuple(speaking(config, progress)),
    )


def hearing(config: Config, progress: Progress) -> Iterator[Hearing]:
    """Every installed speech model, in each arithmetic and with several numbers of threads; then
    the paddings of the quickest.
    """
    person = Person(open_person(config))
    sounds = [(person.speech(text), _words(text)) for text in rehearsal(config.language).commands]
    for model, megabytes in _installed("whisper", config.whisper.model):
        tried = []
        types = dict.fromkeys((config.whisper.compute_type, "int8", "float32"))
        settings = [
            (kind, count, config.whisper.padding_s)
            for kind in types
            for count in _threads(config.threads.whisper)
        ]
        for kind, count, padding in settings:
            progress(f"{model}, {kind}, {_plural(count)}")
            tried.append(_hear(config, (model, megabytes), kind, count, padding, sounds))
        quickest = min(tried, key=lambda trial: trial.ms)
        for padding in PADDINGS_S:
            if padding != config.whisper.padding_s:
                progress(f"{model}, {padding:g} s of padding")
                tried.append(
                    _hear(
                        config,
                        (model, megabytes),
                        quickest.compute_type,
                        quickest.threads,
                        padding,
                        sounds,
                    )
                )
        yield from tried


def thinking(config: Config, progress: Progress, threads: Sequence[int] = ()) -> Iterator[Thinking]:
    """Every installed language model that fits the memory, with several numbers of threads (or
    these), in its own way and in the plain one; nothing where the configuration wants none.
    """
    if not config.llm.model:
        return
    for model, megabytes in _installed("llm", config.llm.model):
        own = _with(config, llm={"model": model, "way": "auto"})
        try:
            works = chosen(own).profile
        except ModelError as error:
            progress(str(error))
            continue
        for count in threads or _threads(config.threads.llm):
            progress(f"{model}, {_plural(count)}")
            if found := rates(_with(own, threads={"llm": count})):
                yield Thinking(model, megabytes, count, *found, works.way)
                if works.way != "plain":
                    yield Thinking(model, megabytes, count, *found, "plain", auto=False)


def rates(config: Config) -> tuple[float, float] | None:
    """Tokens a second that the configured model reads and writes; None where it writes nothing."""
    story = " ".join([rehearsal(config.language).story] * STORY_TOLD)
    thinker = open_llama(config)
    begun = time.perf_counter()
    written = thinker.complete("", story, grammar=ENDLESS, max_tokens=24)
    pieces = [time.perf_counter() for _ in written]
    if len(pieces) < 3:
        return None
    read = thinker.evaluated / (pieces[0] - begun)
    return round(read, 1), round((len(pieces) - 1) / (pieces[-1] - pieces[0]), 1)


def speaking(config: Config, progress: Progress) -> Iterator[Speaking]:
    """The configured voice with several numbers of threads and sizes of the first piece."""
    name, reply = config.voice.voice, rehearsal(config.language).reply
    for count in _threads(config.threads.voice):
        for first in sorted({*FIRST_CHUNKS_S, config.voice.first_chunk_s}):
            progress(f"{name}, {_plural(count)}, first piece {first:g} s")
            voice = open_voice(
                _with(config, voice={"first_chunk_s": first}, threads={"voice": count}),
                remember=False,
            )
            rounds = []
            for _ in range(ROUNDS):
                begun = time.perf_counter()
                rounds.append(
                    slack(
                        [
                            (time.perf_counter() - begun, piece.seconds)
                            for piece in voice.speak(reply)
                        ]
                    )
                )
            yield Speaking(name, 0, count, first, *max(rounds, key=lambda pair: -pair[0]))


def slack(pieces: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Milliseconds to the first piece of a sentence, and the seconds of sound left when the
    tightest of the others came.

    `pieces` are (when it came, how long it sounds), in seconds. One piece alone leaves all of
    itself.
    """
    first = pieces[0][0]
    left, played_until = pieces[0][1], first
    for came, seconds in pieces:
        if came > first:
            left = min(left, played_until - came)
        played_until += seconds
    return round(1000 * first, 1), round(left, 3)


async def turn(config: Config) -> dict[str, dict[str, int]]:
    """The marks (ms) of a turn of each route, as a recording through the whole pipeline:
    {"templates": {…}, "model": {…}}.

    The home is a simulated one; nothing of the user's is touched, and no sound comes from the cache
    of phrases.
    """
    person = Person(open_person(config))
    found: dict[str, dict[str, int]] = {}

    def keep(record: TurnRecord) -> None:
        if record.heard:
            found.setdefault(
                "templates" if record.route in ("templates", "answer") else "model",
                dict(record.marks_ms),
            )

    models = Models.load(config, hears=True, speaks=False)
    models.voice = Engine("voice", lambda: open_voice(config, remember=False))
    async with open_box(
        config, home_file=DEFAULT, clock=StreamClock(SystemClock().now()), models=models
    ) as box:
        box.conversation.events.listen(TurnEnded, lambda event: keep(event.record))
        said = rehearsal(config.language)
        turns = (WAKE + said.commands[0], 6.0, WAKE + said.wish, 4.0)
        await box.replay(person.say(1.0, *turns).samples)
    return found


def _hear(
    config: Config,
    model: tuple[str, int],
    kind: str,
    threads: int,
    padding: float,
    sounds: Sequence[tuple[Samples, list[str]]],
) -> Hearing:
    changes = {"model": model[0], "compute_type": kind, "padding_s": padding}
    recogniser = open_transcriber(_with(config, whisper=changes, threads={"whisper": threads}))
    rounds = [[_timed(recogniser, sound, words) for sound, words in sounds] for _ in range(ROUNDS)]
    best = [min(tries) for tries in zip(*rounds, strict=True)]
    right = sum(hits for _, hits in rounds[0]) / sum(len(words) for _, words in sounds)
    return Hearing(
        *model,
        kind,
        threads,
        padding,
        round(1000 * float(np.mean([seconds for seconds, _ in best])), 1),
        right,
    )


def _timed(recogniser: Transcriber, sound: Samples, words: list[str]) -> tuple[float, int]:
    """Seconds, and how many of the words were found. A little silence around them, as the ear cuts
    it.
    """
    around = np.zeros(RATE // 5, np.int16)
    begun = time.perf_counter()
    text = recogniser.transcribe(np.concatenate([around, sound, around])).text
    seconds = time.perf_counter() - begun
    found = set(_words(text))
    return seconds, sum(word in found for word in words)


def _words(text: str) -> list[str]:
    """Numbers left out: "25" is as right as "twenty five"."""
    return [word for word in re.findall(r"[a-z]+", text.lower()) if word not in ("twenty", "five")]


def _installed(kind: library.Kind, configured: str) -> list[tuple[str, int]]:
    """Ids and megabytes of the models on this box, with the user's own where it is configured."""
    known = {
        entry.id: entry.megabytes
        for entry in library.entries(kind)
        if library.presence(entry) == "yes"
    }
    if configured not in known:
        path = library.resolve(kind, configured)
        files = path.rglob("*") if path.is_dir() else (path,)
        known[configured] = max(
            1, sum(file.stat().st_size for file in files if file.is_file()) // 2**20
        )
    return list(known.items())


def _threads(configured: int) -> list[int]:
    """Numbers of threads worth trying: powers of two up to the cores, and what is set."""
    powers = (2**exponent for exponent in range(7))
    return sorted({count for count in (*powers, cores()) if count <= cores()} | {configured})


def _with(config: Config, **sections: dict[str, object]) -> Config:
    changed = {
        name: getattr(config, name).model_copy(update=update) for name, update in sections.items()
    }
    return config.model_copy(update=changed)


def _plural(count: int) -> str:
    return f"{count} thread{'s' if count > 1 else ''}"
