"""What understands a language in a box."""

from __future__ import annotations

from assistant.service.config import Config
from assistant.skillkit.host.loader import Registry
from assistant.understanding.pipeline import Mind


def mind_of(config: Config, registry: Registry, language: str) -> Mind:
    """What understands a language, with the skills as they are spoken to in it."""
    words = [word.model for word in config.wake.words]
    return Mind(registry.in_language(language), language=language, wake_words=words)
