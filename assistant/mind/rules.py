"""Rules of free speech: the words that tell a capability, and what makes arguments of the rest (the table: `capabilities`)."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from assistant.mind.account import Span
from assistant.mind.context import Situation
from assistant.mind.patterns import either
from assistant.mind.words import tokens
from assistant.skillkit.declare import Parameter, Skill
from assistant.skillkit.slots import Slot
from assistant.values import Arguments, Json

LONGEST = 9
"""Words of the longest stretch that is tried as a time, a day or a number."""


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


Build = Callable[[Said, Skill], Filled | None]


@dataclass(frozen=True)
class Rule:
    """`skill` is meant when all of `needs` are found in the sentence and `without` is not.

    `asks` says whether it must be a question (True), must not (False), or may be either (None). Every word of the sentence must
    be explained: by `needs`, by `also` (further words of the capability), by the literals of the skill's sentences, by what
    `build` made arguments of, by a name, or as grammar (`vocabulary.GRAMMAR`). Where one is not, `offer` is asked instead, a
    question to be answered with yes or no; or, with `ask_for`, a question whose answer fills that parameter (`offer`, or the
    parameter's own); without either the sentence is handed on.
    """

    skill: str
    needs: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None
    asks: bool | None
    build: Build
    also: re.Pattern[str] | None = None
    offer: str = ""
    ask_for: str = ""

    @property
    def words(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of the rule's own words."""
        return (*self.needs, self.also) if self.also else self.needs


def _words(page: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(page)})\b", re.IGNORECASE)


def rule(
    skill: str,
    *needs: str,
    without: str = "",
    asks: bool | None = False,
    build: Build | None = None,
    also: str = "",
    offer: str = "",
    ask_for: str = "",
) -> Rule:
    return Rule(
        skill,
        tuple(_words(need) for need in needs),
        _words(without) if without else None,
        asks,
        build or _nothing,
        _words(also) if also else None,
        offer,
        ask_for,
    )


def _nothing(said: Said, skill: Skill) -> Filled:
    return Filled()


def slots(*names: str) -> Build:
    """Fill these parameters with whatever stretch of the sentence their parsers can read; what isn't said stays out."""

    def build(said: Said, skill: Skill) -> Filled:
        found = {name: stretch(said, skill, name) for name in names if name in skill.parameters}
        read = {name: value for name, value in found.items() if value is not None}
        return Filled({name: value for name, (value, _) in read.items()}, tuple(span for _, span in read.values()))

    return build


def needed(name: str) -> Build:
    def build(said: Said, skill: Skill) -> Filled | None:
        found = stretch(said, skill, name)
        return None if found is None else Filled({name: found[0]}, (found[1],))

    return build


_REACH = 24
_INSIDE = re.compile(r"(?:[\w^]|\d ?(?:\^|\*|to the(?: power(?: of)?)?) )$", re.IGNORECASE)
"""Before a stretch: it would begin inside a number ("1e|999 hours", "10 to the | 40 hours")."""


def stretch(said: Said, skill: Skill, name: str) -> tuple[Json, Span] | None:
    """The value of the longest run of words that the parameter's parser reads as a whole, and where it stands."""
    slot = skill.parameters[name].find(Slot)
    if slot is None:
        return _choice(said, skill.parameters[name])
    pieces = tokens(said.bare)
    for width in range(min(LONGEST, len(pieces)), 0, -1):
        for at in range(len(pieces) - width, -1, -1):
            span = pieces[at].start, pieces[at + width - 1].end
            if _INSIDE.search(said.bare, max(0, span[0] - _REACH), span[0]):
                continue
            value = slot.parse(said.bare[slice(*span)], said.situation.now)
            if value is not None:
                return value, span
    return None


def _choice(said: Said, parameter: Parameter) -> tuple[Json, Span] | None:
    """The longest of the words that a parameter offers (a `Literal`) that was said, and where; None for other parameters."""
    words = typing.get_args(parameter.type) if typing.get_origin(parameter.type) is Literal else ()
    found = [(str(word), match.span()) for word in words if word and (match := _words(str(word)).search(said.bare))]
    return max(found, key=lambda each: len(each[0]), default=None)


_WHERE = re.compile(r"\b(?:in|at|near) (?!(?:the )?(?:forecast|moment|case)\b)(.+?)[?.! ]*$", re.IGNORECASE)


def elsewhere(*names: str) -> Build:
    """Fill these parameters, and `where` with the place that the sentence ends in."""
    read = slots(*names)

    def build(said: Said, skill: Skill) -> Filled | None:
        filled, match, slot = read(said, skill), _WHERE.search(said.bare), skill.parameters["where"].find(Slot)
        named = slot.parse(match[1], said.situation.now) if filled and match and slot else None
        if filled is None or match is None or named is None:
            return filled
        return Filled({**filled.arguments, "where": named}, (*filled.spans, match.span(1)))

    return build


def after(pattern: str, name: str) -> Build:
    """The words after the pattern, as they were said."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def build(said: Said, skill: Skill) -> Filled:
        match = compiled.search(said.bare)
        start = match.end() if match and len(said.bare[match.end() :].strip(" .,!?")) > 3 else said.bare.find(" ") + 1
        words = said.bare[start:].strip(" .,!?") if start else ""
        return Filled({name: words} if words else {}, ((start, len(said.bare)),) if words else ())

    return build


def which(noun: str) -> Build:
    """What stands between the article and the noun: "my six am | alarm"."""
    compiled = re.compile(rf"\b(?:my|the|that|this|our)\s+(.+?)\s+{noun}s?\b", re.IGNORECASE)

    def build(said: Said, skill: Skill) -> Filled:
        match = compiled.search(said.bare)
        return Filled({"which": match.group(1)}, (match.span(1),)) if match else Filled()

    return build


_LIST = re.compile(
    r"\b(?:my|the|our|your|that|this|an?|from|read|pull up|clear|shopping|grocery) lists?\b(?! of\b)|\bgroceries\b"
    r"|\b(?:an|the|this|that|some) items?\b"
)


def listed(said: Said, skill: Skill) -> Filled | None:
    """The list that the sentence names, or the usual one: "my list", "the shopping list"; None where it is another thing."""
    pieces = tokens(said.bare)
    text = " ".join(token.norm for token in pieces)
    named = {name: each.id for each in said.situation.lists for form in (each.name, *each.aliases) if (name := list_words(form))}
    found = [name for name in named if re.search(rf"\b{re.escape(name)}\b", text)]
    if found:
        name = max(found, key=len)
        words = frozenset(name.split())
        return Filled({"where": named[name]}, tuple((token.start, token.end) for token in pieces if token.norm in words))
    usual = _LIST.search(text)
    return (
        Filled({}, tuple((token.start, token.end) for token in pieces if token.norm in usual.group().split())) if usual else None
    )


def list_words(name: str) -> str:
    """A list's name in the words' one spelling, without "list"."""
    words = [token.norm for token in tokens(name)]
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "list" else words)


_PLACE = re.compile(r"\bin ([a-z][\w .'-]+?)(?: (?:right now|now|currently|today|at the moment))?[?.! ]*$", re.IGNORECASE)


def place(said: Said, skill: Skill) -> Filled:
    match = _PLACE.search(said.bare)
    return Filled({"place": match.group(1)}, (match.span(1),)) if match else Filled()


_LEVEL = re.compile(r"(?<!by )\b(\d{1,3})\b(?: ?%| percent\b)?", re.IGNORECASE)


def level(said: Said, skill: Skill) -> Filled | None:
    match, slot = _LEVEL.search(said.bare), skill.parameters["level"].find(Slot)
    value = slot.parse(match.group(), said.situation.now) if match and slot else None
    return Filled({"level": value}, (match.span(),)) if match and value is not None else None
