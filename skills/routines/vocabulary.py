"""What the routines have to know of the words of a language, and the slots that hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from assistant.skillkit import Json, Quoted, Slot, language, replies, words

say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """What has to be known of the words of a language."""

    around: re.Pattern[str]
    """What stands around a routine's name and is none of it."""
    mirror: Mapping[str, str]
    """What is said of the speaker, as the box says it back: "me" is "you"."""
    unattended: str
    """How a plan for sunrise or sunset is kept in the agenda: this and its number, a sentence of
    `at_the_sun`.
    """


heard = words(__file__, Words)


def told_back(words: str) -> str:
    """ "tell me the weather" as I would say it: "tell you the weather"."""
    mirror = heard().mirror
    return " ".join(mirror.get(word.lower(), word) for word in words.split())


def name_and_words(definition: str) -> tuple[str, str] | None:
    """Name and commands of "movie time, turn off the lights"."""
    return language().readers.name_and_words(definition)


def orders(words: str) -> list[str]:
    """The commands of "turn on the light and then close the blinds"."""
    return language().readers.orders(words)


def _read_name(text: str, now: datetime) -> str | None:
    return heard().around.sub("", text.lower().strip(" .!?,")).strip()


def _read_definition(text: str, now: datetime) -> str | None:
    return text if name_and_words(text) else None


def _read_plan(text: str, now: datetime) -> dict[str, Json] | None:
    return language().readers.planned(text, now)


Name = Annotated[
    str, Field(max_length=60), Slot("routine", _read_name, say.later("which"), known=True)
]
Definition = Annotated[
    str,
    Field(max_length=400),
    Slot("routine", _read_definition, say.later("what")),
    Quoted(orders=True),
]
Plan = Annotated[
    dict[str, Any],
    Slot("plan", _read_plan, say.later("what-and-when")),
    Quoted(orders=True, later=True, key="words"),
]
