"""The sentence templates of one skill, made ready for hassil and tried once: a slip in one must not
end all understanding.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

import home_assistant_intents
from hassil import Intents, recognize_all
from hassil.errors import MissingListError, MissingRuleError
from hassil.expression import Expression, Group, ListReference, RuleReference
from hassil.intents import Intent, IntentData, TextSlotList
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

from assistant.core.errors import SkillError
from assistant.core.values import Json
from assistant.languages.language import REFERENCE
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Parameter
from assistant.skillkit.slots import Slot

LIVE = ("name", "area", "floor")
"""Lists that are filled anew for each utterance."""
PLACES = ("area", "floor")
"""Lists whose parameter gets the id of one of the home's own rooms or floors."""
SKILL = "skill:"
"""Prefix of the intent under which a skill's own sentences are compiled."""
_TRIED = "please make me two large cups of strong coffee in the kitchen at half past six"
"""What every template is held against once."""


class BadSentence(SkillError):
    """A sentence that can't be used; `line` is where its function begins."""

    def __init__(self, message: str, sentence: str, line: int) -> None:
        super().__init__(message)
        self.sentence, self.line = sentence, line


def compiled(skill: Skill, language: str) -> IntentData:
    """All sentences of a skill as hassil takes them, its parameters as their lists. Raises what
    hassil raises.
    """
    return compiled_from(skill.name, skill.sentences, lists_of(skill), language)


def lists_of(skill: Skill) -> dict[str, Any]:
    """What may stand in the slots of a skill's sentences, as hassil takes it (plain JSON)."""
    return {
        name: _list_for(each, skill.choices.get(name))
        for name, each in skill.parameters.items()
        if name not in PLACES
    }


def compiled_from(
    name: str, sentences: Sequence[str], lists: Mapping[str, Any], language: str
) -> IntentData:
    """As `compiled`, of what it needs of a skill alone."""
    body = {
        "language": language,
        "intents": {SKILL + name: {"data": [{"sentences": list(sentences), "lists": dict(lists)}]}},
    }
    return Intents.from_dict(body).intents[SKILL + name].data[0]


def check_sentences(skill: Skill, language: str = REFERENCE) -> None:
    """Raises BadSentence for the first sentence that can't be read, or that names what there is
    not.
    """
    shared = _shared(language)
    lists = {*shared.slot_lists, *LIVE, *skill.parameters}
    line = skill.function.__code__.co_firstlineno if hasattr(skill.function, "__code__") else 0
    for sentence in skill.sentences:
        try:
            for part in _references(parse_sentence(sentence).expression):
                if isinstance(part, ListReference) and part.list_name not in lists:
                    raise MissingListError(part.list_name)
                if isinstance(part, RuleReference) and part.rule_name not in shared.expansion_rules:
                    raise MissingRuleError(part.rule_name)
            _try(replace(skill, sentences=(sentence,)), shared)
        except Exception as error:  # hassil's errors have nothing in common
            raise BadSentence(
                f"the sentence {sentence!r} can't be used: {_why(error)}.", sentence, line
            ) from error


@cache
def _shared(language: str) -> Intents:
    """The lists and rules that all sentences of a language may name."""
    document = home_assistant_intents.get_intents(language) or {}
    shared = {name: document.get(name, {}) for name in ("lists", "expansion_rules")}
    return Intents.from_dict({"language": language, "intents": {}, **shared})


def _try(skill: Skill, shared: Intents) -> None:
    """Hold the skill's sentences against an utterance, as it will be done
    whenever somebody speaks.
    """
    live: dict[str, Any] = {
        name: TextSlotList.from_tuples([("kitchen", "kitchen", {})], name=name) for name in LIVE
    }
    intents = replace(
        shared, intents={skill.name: Intent(skill.name, [compiled(skill, shared.language)])}
    )
    for _ in recognize_all(_TRIED, intents, slot_lists=live, language=shared.language):
        pass


def _references(expression: Expression) -> Iterator[Expression]:
    yield expression
    if isinstance(expression, Group):
        for item in expression.items:
            yield from _references(item)


def _why(error: Exception) -> str:
    if isinstance(error, MissingListError):
        return f"{{{error}}} is no parameter of its function"
    if isinstance(error, MissingRuleError):
        return f"there is no rule <{error}>"
    if isinstance(error, AssertionError):
        return "it, or a bracket in it, is empty"
    if isinstance(error, ParseError):
        return "its brackets don't match"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _list_for(parameter: Parameter, said: Mapping[str, Json] | None) -> dict[str, Any]:
    if said:
        return {"values": [{"in": words, "out": value} for words, value in said.items()]}
    if typing.get_origin(parameter.type) is Literal:
        return {"values": [str(value) for value in typing.get_args(parameter.type)]}
    if parameter.type in (int, float) and not parameter.find(Slot):
        return {"range": {"from": 0, "to": 1000}}
    return {"wildcard": True}
