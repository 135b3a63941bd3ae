"""English text as it is read aloud."""

from __future__ import annotations

from assistant.languages import aloud as engine
from assistant.languages import load
from assistant.languages.en.spoken import RULES


def aloud(text: str) -> str:
    """`text` as a voice reads it; empty when nothing in it can be said."""
    return engine.aloud(text, load("en"), RULES)
