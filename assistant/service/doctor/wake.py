"""The wake words, each against a sample of its own: said by the packaged voice, made once and kept
in the cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.audio import files
from assistant.core.errors import HearthError
from assistant.core.values import RATE, Samples, Wake
from assistant.engines.wake import CHUNK, CHUNK_S, OpenWakeWord
from assistant.service import library
from assistant.service.config import Config, WakeWord
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient
from assistant.service.folders import cache_dir
from assistant.service.models import open_person
from assistant.service.person import Person

BOUND_S = 20.0
"""The packaged voice is loaded once, to say the word; a small board takes its time."""
BEFORE_S, AFTER_S = 1.0, 1.0
NEEDED_MB = 200
"""The voice and a second wake model, for a moment."""
USUAL = 0.5
"""Threshold of a new box."""

DEAF = kind(
    "wake-deaf",
    "wake",
    "fault",
    "The wake word “{word}” is not heard in a clear sample of it (score {score}).",
    "Install its model again: `assistant models list` names it; until then use another wake word.",
)
THRESHOLD = kind(
    "wake-threshold",
    "wake",
    "warning",
    "The wake word “{word}” is hardly heard: a clear sample scores {score}, and the settings ask "
    "for {threshold}.",
    "Lower `threshold` (or `patience`) in [[wake.words]].",
)
ALWAYS = kind(
    "wake-always",
    "wake",
    "fault",
    "The wake word “{word}” is heard where nobody says anything (score {score}).",
    "Raise `threshold` in [[wake.words]], or install the model again.",
)
UNSURE = kind(
    "wake-untried",
    "wake",
    "note",
    "Your own wake word model “{word}” does not answer to the packaged voice (score {score}).",
    "Say it yourself: the score on the screen of `assistant run` tells whether it hears you.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    available = patient.host.available_mb()
    if available and available < NEEDED_MB:
        yield Fact("wake", "not tried: too little memory is left")
        return
    said = []
    for word in patient.config.wake.words:
        phrase = Wake(word.model, 1.0, 0.0).phrase
        try:
            library.resolve("wake", word.model)
            sample = _sample(phrase)
        except HearthError:
            said.append(f"{phrase}: not tried, for a model is missing or damaged")
            continue
        quiet, best, woke = _scores(word, sample)
        score = round(best, 2)
        if quiet >= word.threshold:
            yield ALWAYS(word=phrase, score=round(quiet, 2))
        elif not woke and library.find(word.model) is None:
            yield UNSURE(word=phrase, score=score)
        elif not woke and best >= USUAL:
            yield THRESHOLD(word=phrase, score=score, threshold=word.threshold)
        elif not woke:
            yield DEAF(word=phrase, score=score)
        said.append(f"“{phrase}” scores {score}")
    yield Fact("wake", ", ".join(said))


def _scores(word: WakeWord, sample: Samples) -> tuple[float, float, bool]:
    """The highest score before the word, the highest at all, and whether it wakes."""
    detector = OpenWakeWord((word,))
    quiet = best = 0.0
    woke = False
    for at in range(0, len(sample) - CHUNK + 1, CHUNK):
        woke |= detector.process(sample[at : at + CHUNK], at / RATE + CHUNK_S) is not None
        best = max(best, detector.score)
        if at / RATE < BEFORE_S - CHUNK_S:
            quiet = best
    return quiet, best, woke


def _sample(phrase: str) -> Samples:
    """The phrase with a quiet room around it, 16 kHz: the same for the same voice, made once.
    Raises ModelError.
    """
    voice = library.resolve("voice", Config().voice.voice)
    key = f"{phrase} {voice.stat().st_size} {voice.stat().st_mtime_ns}"
    kept = cache_dir() / "doctor" / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.wav"
    if kept.is_file():
        return _read(kept)
    person = Person(open_person(Config()))
    pcm = person.say(BEFORE_S, f"{phrase}.", AFTER_S)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        files.write(kept, pcm)
    except (OSError, HearthError):
        pass  # a cache that takes nothing is told elsewhere
    return pcm.samples


def _read(kept: Path) -> Samples:
    return np.asarray(files.read(kept).samples, np.int16)


EXAMINATION = Examination(("wake",), look, BOUND_S)
