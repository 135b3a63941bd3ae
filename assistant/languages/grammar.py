"""How things are named in a sentence, by language: articles, cases, genders and plurals for the
names of devices, rooms and people.

A message calls functions for it: `{ THE($devices) } { IS($devices) } offen`. A language that has
more than names has `grammar.py` in its folder, with `FUNCTIONS`: name → function of the message's
values, as Fluent hands them on. Where a language has none, English's stand in, as for messages.

    THE     the things with their articles: "the kitchen lamp and Anna's fan", "five lights"
    A, NO   one of them, and none: "a lamp", "no lamp"
    MANY    the noun in the plural: "lamps"
    COUNT   "one" or "other", for what a selector chooses by
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from fluent.runtime.types import FluentType

from assistant.languages import Language, language, load
from assistant.languages.language import REFERENCE


@dataclass(frozen=True)
class Thing:
    """What is spoken of, by its name or by a noun. `kind` is a device's ("light")."""

    name: str
    kind: str = ""
    own: bool = False
    """A name that takes no article, as a person's or a robot's that somebody named."""


class Things(FluentType):
    """Things as a message's value, for the functions of its language."""

    def __init__(self, things: Sequence[Thing], counted: str = "", noun: str = "") -> None:
        """`counted` stands for their names where they are too many ("five lights"), `noun` is what
        it counts.
        """
        self.things, self.counted, self.noun = tuple(things), counted, noun

    def format(self, locale: Any) -> str:
        """As they stand in a sentence where the message says nothing more."""
        return grammar("THE", self, code=str(locale.language))


def things_of(value: object) -> Things:
    """What a function was called with: things, or the one name of a thing."""
    return value if isinstance(value, Things) else Things((Thing(str(value)),))


def grammar(function: str, value: Things | str, /, code: str = "", **options: str) -> str:
    """What one of the language's functions makes of things: `grammar("THE", "Kitchen Lamp")`.

    `code` is the language's, that of this turn unless told.
    """
    spoken = load(code) if code else language()
    return str(functions(spoken)[function](value, **options))


def functions(language: Language) -> Mapping[str, Callable[..., Any]]:
    """What the language's messages may call."""
    return _functions(language.code) or _functions(REFERENCE)


@cache
def _functions(code: str) -> Mapping[str, Callable[..., Any]]:
    module = f"assistant.languages.{code}.grammar"
    if find_spec(f"assistant.languages.{code}") is None or find_spec(module) is None:
        return {}
    return dict(import_module(module).FUNCTIONS)
