"""Templates as they are read: those of `home-assistant-intents` and each skill's own, each with
what a sentence must hold for it.

What is read is kept between two sets of skills: most of a set stays as it was when a skill is
saved, and to read all sentences takes most of a second.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

import home_assistant_intents
from hassil import Intents
from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference
from hassil.intents import IntentData

from assistant.core.errors import ConfigError
from assistant.skillkit.host.sentences import LIVE, SKILL, compiled_from


@dataclass(frozen=True, slots=True)
class Template:
    """One sentence of an intent, and what must be said for it."""

    intent: str
    data: IntentData
    needs: tuple[frozenset[str], ...]
    """Of each group, one fragment must occur in the text."""
    apart: bool
    """No part of it is written onto another ("light[s]"), so the fragments are whole words."""
    lists: frozenset[str]


class Package:
    """The package's sentences of one language; those of an intent are read when a skill first
    handles it.
    """

    def __init__(self, language: str) -> None:
        document = _document(language)
        self._order = tuple(document.get("intents", {}))
        self._read: dict[str, tuple[Template, ...]] = {}
        self.shared = Intents.from_dict({**document, "language": language, "intents": {}})
        """What its sentences share: rules, lists and settings, without an intent."""

    def templates(self, handled: Set[str]) -> list[Template]:
        """For the intents that some skill handles."""
        known = [name for name in self._order if name in handled]
        if new := [name for name in known if name not in self._read]:
            document = _document(self.shared.language)
            bodies = {name: document["intents"][name] for name in new}
            for name, intent in Intents.from_dict({**document, "intents": bodies}).intents.items():
                rules = self.shared.expansion_rules
                split = (_split(name, block, rules) for block in intent.data)
                self._read[name] = tuple(chain.from_iterable(split))
        return [template for name in known for template in self._read[name]]


@lru_cache(maxsize=8)
def of_the_package(language: str) -> Package:
    """Raises ConfigError for a language that it has no sentences of."""
    return Package(language)


def _document(language: str) -> dict[str, Any]:
    document: dict[str, Any] | None = home_assistant_intents.get_intents(language)
    if document is None:
        raise ConfigError(
            f"There are no sentences for the language {language!r}; "
            "set language to one that has some."
        )
    return document


@lru_cache(maxsize=1024)
def of_a_skill(
    name: str, sentences: tuple[str, ...], lists: str, language: str
) -> tuple[Template, ...]:
    """A skill's own sentences; `lists` is the JSON of what may stand in their slots."""
    rules = of_the_package(language).shared.expansion_rules
    block = compiled_from(name, sentences, json.loads(lists), language)
    return tuple(_split(SKILL + name, block, rules))


def _split(name: str, block: IntentData, shared: Mapping[str, Any]) -> Iterator[Template]:
    """A block with many sentences as many with one, so that each can be left out by itself."""
    rules = {**shared, **block.expansion_rules}
    for text in block.sentence_texts:
        single = replace(block, sentence_texts=[text])
        sentence = single.sentences[0]
        lists = (
            frozenset(_required_lists(sentence.expression, rules))
            & frozenset(LIVE) - block.slot_lists.keys()
        )
        needs = tuple(sentence.get_required_clauses(rules))
        apart = not any(map(_WRITTEN_ON.search, _texts(text, sentence.expression, rules)))
        yield Template(name, single, needs, apart, lists)


_WRITTEN_ON = re.compile(r"[^\s(\[|<{][(\[<{]|[)\]>}][^\s)\]|>}]")
"""Where a bracket touches what stands beside it."""


def _texts(text: str, expression: Expression, rules: Mapping[str, Any]) -> Iterator[str]:
    """A template and the rules that it refers to, as they are written."""
    yield text
    if isinstance(expression, RuleReference):
        if rule := rules.get(expression.rule_name):
            yield from _texts(rule.text or "a(b", rule.expression, rules)
    elif isinstance(expression, Group):
        for item in expression.items:
            yield from _texts("", item, rules)


def _required_lists(expression: Expression, rules: Mapping[str, Any]) -> set[str]:
    """Names of lists without which the expression can't match."""
    if isinstance(expression, ListReference):
        return {expression.list_name}
    if isinstance(expression, RuleReference):
        rule = rules.get(expression.rule_name)
        return _required_lists(rule.expression, rules) if rule else set()
    if isinstance(expression, Group):
        parts = [_required_lists(item, rules) for item in expression.items]
        if isinstance(expression, Alternative):
            return set.intersection(*parts) if parts else set()
        return set().union(*parts)
    return set()
