"""What people say to a skill, in one language: a table of its file `<code>.toml`, beside
`skill.py`.

    [rules]                        # pieces that the sentences share: <a_timer>
    a_timer = "[(a|an|another|the)] (timer|countdown)"

    [start]                        # a skill, by its function's name
    sentences = ["set <a_timer> for {seconds}"]
    examples = ["set a timer for ten minutes"]
    choices.anew = { "von vorn" = "restart" }   # what is said for a value that the code knows
    frames.brew = "make|brew"      # free speech: see `declare.Frame`
    [[start.keywords]]             # telling words: see `keywords`
    needs = ["timer"]
    doubts.label = "because|so"    # no label has these words
    evidence = "timer countdown"   # words one of which a model's call must have been told with

    [words]                        # what the code has to know of them: see `languages.words`
    everything = "all, everything"

Rules that all skills of a language share stand in `languages/<code>/rules.toml`. A skill that is a
single file declares its English in the code instead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hassil.parse_expression import parse_sentence
from hassil.sample import sample_expression
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.core.errors import SkillError
from assistant.core.values import Json
from assistant.languages import load
from assistant.skillkit.keywords import Keywords, read_keywords, telling

_RULE = re.compile(r"<([a-z]\w*)>")


@dataclass(frozen=True, slots=True)
class Speech:
    """What people say to one skill in one language."""

    sentences: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    choices: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    """Of a parameter: what is said → the value that the code knows."""
    frames: Mapping[str, str] = field(default_factory=dict)
    """By the name of a frame that the skill declares: the words of it, a page of patterns."""
    keywords: tuple[Keywords, ...] = ()
    """Rules of telling words."""
    doubts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Of a parameter: words that belong to no such argument, a pattern."""
    evidence: frozenset[str] = frozenset()
    """Words one of which must have been said where a model calls it, instead of one of those of its
    sentences and examples.
    """


class _Table(BaseModel):
    """How the table of one skill is written."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[str] = Field(default_factory=list)
    examples: list[str] = Field(default_factory=list)
    choices: dict[str, dict[str, str | int | float]] = Field(default_factory=dict)
    frames: dict[str, str] = Field(default_factory=dict)
    keywords: list[Any] = Field(default_factory=list)
    doubts: dict[str, str] = Field(default_factory=dict)
    evidence: str = ""


def read_speech(folder: Path, code: str) -> dict[str, Speech]:
    """By function: what a skill's folder says in this language; empty where it has no such file.

    Raises SkillError, which names the file and what is wrong with it.
    """
    path = folder / f"{code}.toml"
    if not path.is_file():
        return {}
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = {**shared_rules(code), **document.pop("rules", {})}
        parts = document.pop("parts", {})
        document.pop("words", None)
        return {name: _speech(table, rules, parts, code) for name, table in document.items()}
    except (tomllib.TOMLDecodeError, OSError, KeyError) as error:
        raise SkillError(f"{path} can't be read: {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        raise SkillError(f"{path} has a mistake in {key!r}: {first['msg']}.") from error
    except SkillError as error:
        raise SkillError(f"{path}: {error}") from error


@cache
def shared_rules(code: str) -> Mapping[str, str]:
    """The pieces of sentences that all skills of a language may use."""
    path = load(code).folder / "rules.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _speech(table: Any, rules: Mapping[str, str], parts: Mapping[str, str], code: str) -> Speech:
    read = _Table.model_validate(table)
    return Speech(
        tuple(expanded(sentence, rules) for sentence in read.sentences),
        tuple(read.examples),
        {name: _one_by_one(said) for name, said in read.choices.items()},
        {name: with_parts(page, parts) for name, page in read.frames.items()},
        tuple(read_keywords(each, code, parts) for each in read.keywords),
        {name: telling(name, page, code, parts) for name, page in read.doubts.items()},
        frozenset(read.evidence.split()),
    )


def _one_by_one(said: Mapping[str, Json]) -> Mapping[str, Json]:
    """Each wording of "(storm|stormy)" by itself, so that free speech finds it as it is."""
    return {
        " ".join(words.split()): value
        for template, value in said.items()
        for words in sample_expression(parse_sentence(template).expression)
    }


def expanded(sentence: str, rules: Mapping[str, str]) -> str:
    """The sentence with each <rule> replaced by what it stands for;
    others are the package's own.
    """
    return _RULE.sub(
        lambda match: f"({expanded(rules[match[1]], rules)})" if match[1] in rules else match[0],
        sentence,
    )


def with_parts(page: str, parts: Mapping[str, str]) -> str:
    """The page with each {part} of the file replaced by its pattern; others are the language's."""
    for name, part in parts.items():
        page = page.replace("{" + name + "}", f"(?:{part})")
    return page
