"""What each language needs, a folder a language; and which one is spoken just now.

A turn is in one language from its first word to its reply, so the language is set once, where the
turn begins (`speaking`), and asked for where words are needed (`language`), as a web page's is. It
follows the turn's task and is never shared between two of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from assistant.languages.language import REFERENCE, Language

__all__ = ["Language", "available", "language", "load", "speaking"]

FOLDER = Path(__file__).parent
_spoken: ContextVar[str] = ContextVar("language", default=REFERENCE)


def language() -> Language:
    """The language of this turn; English where none was set."""
    return load(_spoken.get())


@contextmanager
def speaking(code: str) -> Iterator[Language]:
    """Within the block, words are read and written in this language ("de")."""
    token = _spoken.set(code)
    try:
        yield load(code)
    finally:
        _spoken.reset(token)


def available() -> tuple[str, ...]:
    """The codes of the languages that have a folder, sorted."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/words.toml")))


@cache
def load(code: str) -> Language:
    """The language of a folder. Without one it has the package's sentences,
    and no words of ours.
    """
    module = f"{__name__}.{code}"
    if code.isidentifier() and find_spec(module) is not None:
        made = getattr(import_module(module), "LANGUAGE", None)
        if isinstance(made, Language):
            return made
    return Language(code, FOLDER / code)
