"""Telling words: how a skill is recognised in free speech, where no sentence of its matches.

    [[start.keywords]]                            # in the skill's `<code>.toml`, or as a mapping in
    needs = ["timer|countdown", "{create}"]       # `@skill(keywords=[…])` for English
    also = "new|running"
    fill = ["seconds"]
    ask_for = "seconds"

A page of words is a pattern: alternatives between bars, or one a line. `{create}` is one of the
file's own `[parts]`, or of those that all skills of the language share
(`languages/<code>/keywords.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.core.errors import SkillError
from assistant.languages import load
from assistant.languages.patterns import pattern

Mood = Literal["order", "question", "either"]


@dataclass(frozen=True, slots=True)
class Keywords:
    """A skill is meant where all of `needs` are found in a sentence and `without` is not.

    Every word of the sentence must be explained: by `needs`, by `also` (further words of the
    capability), by the literals of the skill's sentences, by what arguments were made of, by a
    name, or as grammar. Where one is not, `offer` is asked instead, a question to be answered with
    yes or no; or, with `ask_for`, a question whose answer fills that parameter (`offer`, or the
    parameter's own); without either the sentence is handed on.
    """

    needs: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None
    also: re.Pattern[str] | None
    mood: Mood
    """Whether the sentence must be an order, a question, or may be either."""
    fill: tuple[str, ...]
    """Parameters filled with whatever stretch of the sentence their parsers can read."""
    match: Mapping[str, re.Pattern[str]]
    """By parameter: a pattern whose first group (or whose whole) is its words."""
    rest: Mapping[str, re.Pattern[str]]
    """By parameter: a pattern behind which its words stand, to the end of the sentence."""
    usual_list: re.Pattern[str] | None
    """The parameter that takes a list gets the one that the sentence names; without one, the
    sentence must match this, which means the usual list.
    """
    every: frozenset[str]
    """Kinds of device: all devices of these kinds are meant; there must be one."""
    offer: str
    ask_for: str
    rank: int
    """Rules are tried from the lowest: one whose words belong to other capabilities too comes
    after theirs.
    """

    @property
    def words(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of the rule's own words."""
        return (*self.needs, self.also) if self.also else self.needs

    @property
    def parameters(self) -> frozenset[str]:
        """The skill's parameters that it names."""
        asked = {self.ask_for} if self.ask_for else set[str]()
        return frozenset({*self.fill, *self.match, *self.rest, *asked})


class _Table(BaseModel):
    """How the rule is written."""

    model_config = ConfigDict(extra="forbid")

    needs: list[str] = Field(min_length=1)
    without: str = ""
    also: str = ""
    mood: Mood = "order"
    fill: list[str] = Field(default_factory=list)
    match: dict[str, str] = Field(default_factory=dict)
    rest: dict[str, str] = Field(default_factory=dict)
    usual_list: str = ""
    every: list[str] = Field(default_factory=list)
    offer: str = ""
    ask_for: str = ""
    rank: int = Field(default=50, ge=0, le=100)


def read_keywords(given: Any, code: str, parts: Mapping[str, str] | None = None) -> Keywords:
    """The rule as it is written in a language; `parts` are the file's own.

    Raises SkillError, which says what is wrong.
    """
    try:
        table = _Table.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(("keywords", *map(str, first["loc"])))
        raise SkillError(f"{where!r} can't be used: {first['msg']}.") from error
    known = {**shared_parts(code), **(parts or {})}
    return Keywords(
        tuple(_words("keywords.needs", need, known) for need in table.needs),
        _words("keywords.without", table.without, known) if table.without else None,
        _words("keywords.also", table.also, known) if table.also else None,
        table.mood,
        tuple(table.fill),
        {
            name: _pattern(f"keywords.match.{name}", page, known)
            for name, page in table.match.items()
        },
        {name: _pattern(f"keywords.rest.{name}", page, known) for name, page in table.rest.items()},
        _words("keywords.usual_list", table.usual_list, known) if table.usual_list else None,
        frozenset(table.every),
        table.offer,
        table.ask_for,
        table.rank,
    )


def check_keywords(name: str, rules: Collection[Keywords], parameters: Collection[str]) -> None:
    """Raise SkillError where a rule names a parameter that the skill doesn't have."""
    for rule in rules:
        for other in sorted(rule.parameters - frozenset(parameters)):
            raise SkillError(
                f"The keywords of {name} name {other!r}, which is none of its parameters."
            )


def telling(name: str, page: str, code: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """The page as a pattern of whole words. Raises SkillError, which says what is wrong."""
    return _words(name, page, {**shared_parts(code), **parts})


@cache
def shared_parts(code: str) -> Mapping[str, str]:
    """The words that all skills of a language may use in their rules."""
    path = load(code).folder / "keywords.toml"
    document = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return dict(document.get("parts", {}))


def _words(name: str, page: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """The page as a pattern of whole words."""
    return re.compile(rf"\b(?:{_pattern(name, page, parts).pattern})\b", re.IGNORECASE)


def _pattern(name: str, page: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    try:
        return pattern(page, parts)
    except KeyError as error:
        raise SkillError(f"{name!r} names the part {error}, which there isn't.") from error
    except re.error as error:
        raise SkillError(f"{name!r} is no pattern: {error}.") from error
