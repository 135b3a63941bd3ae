"""What the box's own templates make of a plain line: what cannot be read is not taught."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.agenda.types import ItemList
from assistant.core.comprehend import typed
from assistant.service.config import Config
from assistant.skillkit.host.loader import Registry
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import PastTurn, Situation, Understanding
from training.homes import MadeHome

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))
"""When the sentences are said: a Monday afternoon."""


@cache
def mind(language: str = "en") -> Mind:
    """What understands on a box with every skill that is shipped."""
    config = Config()
    registry = Registry(settings=config.skills)
    registry.learn(Path("/nonexistent"))
    return Mind(registry.in_language(language), [], language)


def situation(made: MadeHome, before: str = "") -> Situation:
    """How things stand; `before`: what was said a moment ago."""
    lists = tuple(ItemList(name, name) for name in made.lists)
    at = Situation(made.home, NOW, made.area, lists)
    if before:
        understood = mind().understand(typed(before), at)
        if understood.calls:
            at = at.after(understood, now=NOW)
        else:
            at = replace(at, turns=(PastTurn(before, ()),))
    return at


def read(line: str, at: Situation) -> Understanding:
    """What the templates make of a line."""
    return mind().understand(typed(line), at)


def is_read(found: Understanding) -> bool:
    """Whether it is understood as something that is there: calls, or a question back."""
    return bool(found.calls or found.ask) and not (found.unable or found.last_resort)
