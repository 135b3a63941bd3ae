"""Which models a configuration means where it names none: the first of the catalogue that serve its
languages. Of language models the default or none: the others are large, and chosen by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.service.config import Config
from assistant.service.library.catalogue import Kind, entries, find


def suited(config: Config) -> Config:
    """The configuration with models for its languages in the place of defaults that don't serve
    them. What it names itself stays.
    """
    hears = _first("whisper", config.languages, config.whisper.model)
    thinks = config.llm.model if _serves(config.llm.model, config.language) else ""
    speaks = _first("voice", (config.language,), config.voice.voice)
    changes = {
        "whisper": _changed(config.whisper, model=hears),
        "llm": _changed(config.llm, model=thinks),
        "voice": _changed(config.voice, voice=speaks),
    }
    return config.model_copy(update={name: new for name, new in changes.items() if new})


def voice_of(config: Config, language: str) -> str:
    """The voice that answers in a language: an id or a path; empty where none is known."""
    if language == config.language:
        return config.voice.voice
    return config.voice.voices.get(language) or _first("voice", (language,), "")


def used(config: Config) -> frozenset[str]:
    """The ids and paths of all models that a configuration means."""
    voices = (voice_of(config, language) for language in config.languages)
    words = (word.model for word in config.wake.words)
    return frozenset(filter(None, (config.whisper.model, config.llm.model, *words, *voices)))


def _first(kind: Kind, languages: Sequence[str], default: str) -> str:
    """The default where it serves these languages, else the first that does; empty where none."""
    known = entries(kind)
    fits = [entry.id for entry in known if all(map(entry.serves, languages))]
    return default if default in fits else next(iter(fits), "")


def _serves(model: str, language: str) -> bool:
    """Whether a language model serves a language; one that isn't in the catalogue is its owner's
    matter.
    """
    entry = find(model)
    return entry is None or entry.serves(language)


def _changed(section: Any, **values: str) -> Any:
    """The section with these values where it doesn't name its own; None where nothing changes."""
    new = {
        key: value
        for key, value in values.items()
        if key not in section.model_fields_set and getattr(section, key) != value
    }
    return section.model_copy(update=new) if new else None
