"""Arguments of a rule of telling words: what is made of the rest of the sentence."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from assistant.core.values import Arguments, Json
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.keywords import Keywords
from assistant.skillkit.parameters import Parameter
from assistant.skillkit.slots import Slot
from assistant.understanding.account import Span
from assistant.understanding.reading import device_parameter, one_or_many
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import tokens

LONGEST = 9
"""Words of the longest stretch that is tried as a time, a day or a number."""
LIST = "list"
"""The kind of slot that takes the name of a list."""
SHORTEST = 4
"""Letters of the shortest rest of a sentence that is believed to be all that was meant."""


@dataclass(frozen=True)
class Stretches:
    """What a language says of the stretches that arguments are made of."""

    file: ClassVar[str] = "stretches"
    inside: re.Pattern[str]
    """Before a stretch that would begin inside a number ("1e|999 hours",
    "10 to the | 40 hours").
    """
    list_noun: frozenset[str]
    """What a list's name may end in, and be known without: "shopping list"."""


@dataclass(frozen=True)
class Said:
    """The sentence as the rules see it."""

    text: str
    bare: str
    question: bool
    situation: Situation


@dataclass(frozen=True)
class Filled:
    """Arguments, and the stretches of the sentence (`Said.bare`) that they were made of."""

    arguments: Arguments = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


def fill(rule: Keywords, said: Said, skill: Skill) -> Filled | None:
    """The arguments that the sentence has for the skill; None where one that the skill needs is
    missing, or the rule speaks of a list or of devices that there aren't.
    """
    parts: list[Filled] = []
    if rule.usual_list is not None:
        listed = _listed(rule.usual_list, said, skill)
        if listed is None:
            return None
        parts.append(listed)
    if rule.every:
        devices = _devices(rule, said, skill)
        if devices is None:
            return None
        parts.append(devices)
    parts += _stretches(rule, said, skill)
    parts += _matched(rule, said, skill)
    parts += [_rest(name, pattern, said) for name, pattern in rule.rest.items()]
    arguments = {name: value for part in parts for name, value in part.arguments.items()}
    required = {name for name, parameter in skill.parameters.items() if parameter.required}
    if not required <= arguments.keys():
        return None
    return Filled(arguments, tuple(span for part in parts for span in part.spans))


def list_parameter(skill: Skill) -> str:
    """The parameter that takes the name of a list; "" where there is none."""
    return next(
        (
            name
            for name, parameter in skill.parameters.items()
            if (slot := parameter.find(Slot)) and slot.kind == LIST
        ),
        "",
    )


def _stretches(rule: Keywords, said: Said, skill: Skill) -> Iterator[Filled]:
    for name in rule.fill:
        found = stretch(said, skill, name)
        if found is not None:
            yield Filled({name: found[0]}, (found[1],))


_REACH = 24


def stretch(said: Said, skill: Skill, name: str) -> tuple[Json, Span] | None:
    """The value of the longest run of words that the parameter's parser reads as a whole, and where
    it stands.
    """
    slot = skill.parameters[name].find(Slot)
    if slot is None:
        return _choice(said, skill, skill.parameters[name])
    inside = language().table(Stretches).inside
    pieces = tokens(said.bare)
    for width in range(min(LONGEST, len(pieces)), 0, -1):
        for at in range(len(pieces) - width, -1, -1):
            span = pieces[at].start, pieces[at + width - 1].end
            if inside.search(said.bare, max(0, span[0] - _REACH), span[0]):
                continue
            value = slot.parse(said.bare[slice(*span)], said.situation.now)
            if value is not None:
                return value, span
    return None


def _choice(said: Said, skill: Skill, parameter: Parameter) -> tuple[Json, Span] | None:
    """The value whose words are the longest that was said of those that a parameter offers (a
    `Literal`, as its language says them), and where; None for other parameters.
    """
    values = typing.get_args(parameter.type) if typing.get_origin(parameter.type) is Literal else ()
    offered: Mapping[str, Json] = skill.choices.get(parameter.name) or {
        str(value): value for value in values if value
    }
    found = [
        (len(words), value, match.span())
        for words, value in offered.items()
        if (match := re.search(rf"\b(?:{re.escape(words)})\b", said.bare, re.IGNORECASE))
    ]
    longest = max(found, key=lambda each: each[0], default=None)
    return longest and longest[1:]


def _matched(rule: Keywords, said: Said, skill: Skill) -> Iterator[Filled]:
    """What the patterns find, read by the parameter's parser where it has one."""
    for name, pattern in rule.match.items():
        match, slot = pattern.search(said.bare), skill.parameters[name].find(Slot)
        if match is None:
            continue
        group = 1 if pattern.groups else 0
        value = slot.parse(match[group], said.situation.now) if slot else match[group]
        if value is not None:
            yield Filled({name: value}, (match.span(group),))


def _rest(name: str, pattern: re.Pattern[str], said: Said) -> Filled:
    """The words after the pattern, as they were said; after the first word where nothing of weight
    stands there.
    """
    match = pattern.search(said.bare)
    start = (
        match.end()
        if match and len(said.bare[match.end() :].strip(" .,!?")) >= SHORTEST
        else said.bare.find(" ") + 1
    )
    words = said.bare[start:].strip(" .,!?") if start else ""
    return Filled({name: words}, ((start, len(said.bare)),)) if words else Filled()


def _devices(rule: Keywords, said: Said, skill: Skill) -> Filled | None:
    """All devices of the rule's kinds; None where there is none."""
    parameter = device_parameter(skill)
    ids = [device.id for device in said.situation.home.select(kinds=tuple(sorted(rule.every)))]
    return Filled({parameter.name: one_or_many(ids)}) if parameter and ids else None


def _listed(usual: re.Pattern[str], said: Said, skill: Skill) -> Filled | None:
    """The list that the sentence names, or the usual one: "my list", "the shopping list"; None
    where it is another thing.
    """
    pieces = tokens(said.bare)
    text = " ".join(token.norm for token in pieces)
    named = {
        name: each.id
        for each in said.situation.lists
        for form in (each.name, *each.aliases)
        if (name := list_words(form))
    }
    if found := [name for name in named if re.search(rf"\b{re.escape(name)}\b", text)]:
        name = max(found, key=len)
        arguments: Arguments = {list_parameter(skill): named[name]}
        words = name.split()
    elif match := usual.search(text):
        arguments, words = {}, match.group().split()
    else:
        return None
    spans = tuple((token.start, token.end) for token in pieces if token.norm in words)
    return Filled(arguments, spans)


def list_words(name: str) -> str:
    """A list's name in the words' one spelling, without "list"."""
    words = [token.norm for token in tokens(name)]
    nouns = language().table(Stretches).list_noun
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in nouns else words)
