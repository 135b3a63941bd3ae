"""Free speech by capability: what templates and frames leave, told by telling words and a clear
verb.

Each rule needs evidence: a word that only its capability has ("alarm", "louder"), and for anything
with an effect a sentence that orders it. What is missing (when? which one?) the skill itself asks.
In doubt nothing is done. The rules are the skills' own (`skillkit.keywords`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from assistant.core.values import Arguments, ToolCall
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.keywords import Keywords
from assistant.skillkit.nouns import kind_words
from assistant.skillkit.roles import Role
from assistant.skillkit.slots import Slot
from assistant.understanding import rank
from assistant.understanding.account import found, own_words, unexplained
from assistant.understanding.analysis import Analysis
from assistant.understanding.frames.filling import LIST, Filled, Said, fill, list_parameter
from assistant.understanding.frames.segments import wanted
from assistant.understanding.names.matching import EXACT
from assistant.understanding.reading import Reading, aim, device_parameter, kinds_of
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.moods import tells

say = Replies("understanding")
_NAMED = frozenset({"device", "area", "floor"})
WORD = r"[^\W_]+"


@dataclass(frozen=True)
class Orders:
    """What a language says of orders in free speech."""

    file: ClassVar[str] = "keywords"
    begins: re.Pattern[str]
    """How an order begins, or a wish that is one."""
    beyond: re.Pattern[str]
    """What the box can't do though its words are near to something it can: a song on somebody's
    playlist, a game.
    """
    listed: re.Pattern[str]
    """What speaks of lists."""


def read(analysis: Analysis, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """What the sentence means by its telling words, or None. Of words that nothing explains it
    asks, or hands the sentence on.
    """
    said = Said(analysis.text, analysis.bare, analysis.question, situation)
    lost: list[str] = []
    offered: Reading | None = None
    for rule, skill in _rules(skills):
        if not _speaks_of(rule, said) or (skill.effect and not orders(said)):
            continue
        filled = fill(rule, said, skill)
        if filled is None or doubtful(
            ToolCall(skill.name, filled.arguments), said.bare, situation, skills
        ):
            continue
        left = _left(rule, analysis, skill, filled)
        if not left:
            reading = _aimed(skill, filled.arguments, analysis, situation)
            return reading and replace(reading, lost=tuple(lost))
        lost.append(say("unexplained", skill=skill.name, words=repr(" ".join(left))))
        if said.question or not _of_others(analysis, skill):
            offered = offered or _offered(rule, skill, filled.arguments)
    return replace(offered or Reading(), lost=tuple(lost)) if lost else None


def looked_up(analysis: Analysis, situation: Situation, skill: Skill) -> Reading | None:
    """The question handed to the skill that looks things up, where it has its telling words."""
    said = Said(analysis.text, analysis.bare, analysis.question, situation)
    if not any(_speaks_of(rule, said) for rule in skill.keywords):
        return None
    home = any(mention.what in _NAMED and mention.exact for mention in analysis.found)
    question = analysis.text.strip(" .?!")
    call = ToolCall(skill.name, {"question": question, "about_home": home})
    return Reading((call,), cost=rank.TELLING_WORDS, why=reason("speaks-of", skill=skill.name))


def _rules(skills: Mapping[str, Skill]) -> Iterator[tuple[Keywords, Skill]]:
    """The rules of all skills in the order of their rank: the first that fits is believed. That of
    the last resort is asked apart (`looked_up`).
    """
    rules = [
        (rule, skill)
        for skill in skills.values()
        for rule in skill.keywords
        if Role.KNOW not in skill.roles
    ]
    yield from sorted(rules, key=lambda each: (each[0].rank, each[1].name))


def _left(rule: Keywords, said: Analysis, skill: Skill, filled: Filled) -> tuple[str, ...]:
    """Words of the sentence that neither the rule, its skill, its arguments nor a name explains."""
    pieces = said.tokens
    takes_devices = device_parameter(skill) is not None
    wanted = _NAMED if takes_devices else {LIST} if list_parameter(skill) else frozenset[str]()
    named = [
        (pieces[mention.start].start, pieces[mention.end - 1].end)
        for mention in said.found
        if mention.what in wanted and mention.exact
    ]
    own = own_words(skill) | (kind_words() if takes_devices else frozenset())
    return unexplained(said.bare, (*found(said.bare, rule.words), *filled.spans, *named), own)


def _offered(rule: Keywords, skill: Skill, arguments: Arguments) -> Reading | None:
    """The rule's question, where the sentence holds words that are not understood."""
    why = reason("not-all", skill=skill.name)
    parameter = skill.parameters.get(rule.ask_for)
    if parameter is not None:
        slot = parameter.find(Slot)
        ask = Ask(
            rule.offer or (slot.asked() if slot else ""),
            ToolCall(skill.name, {}),
            "text",
            rule.ask_for,
        )
    else:
        ask = Ask(rule.offer, ToolCall(skill.name, arguments))
    return (
        Reading(ask=ask, cost=rank.TELLING_WORDS, why=why, effect=skill.effect)
        if ask.question
        else None
    )


def _of_others(said: Analysis, skill: Skill) -> bool:
    """Whether a sentence that tells or orders names devices that are nothing to the skill: "a storm
    is coming, the shutter should be down" asks for no weather.
    """
    parameter, devices = device_parameter(skill), said.home.devices
    own = kinds_of(parameter) if parameter is not None else frozenset()
    named = {kind for group in said.segments.groups for kind, _ in group.classes}
    named |= {
        devices[id_].kind
        for group in said.segments.groups
        if group.score == EXACT  # a part of a name may be a word of the skill's: "coffee"
        for id_ in group.ids
    }
    return bool(named) and own.isdisjoint(named)


def _aimed(
    skill: Skill, arguments: Arguments, said: Analysis, situation: Situation
) -> Reading | None:
    """The call aimed at the devices or the place that the sentence names; None when they are
    nothing for this skill.
    """
    parts = said.segments
    if device_parameter(skill) is None or not parts.groups:
        return Reading(
            (ToolCall(skill.name, arguments),),
            cost=rank.TELLING_WORDS,
            why=reason("speaks-of", skill=skill.name),
            effect=skill.effect,
        )
    wishes = [(wanted(group, parts), group.noun or group.named) for group in parts.groups]
    reading = aim(
        skill,
        wishes,
        arguments,
        situation,
        cost=rank.TELLING_WORDS,
        why=reason("speaks-of", skill=skill.name),
    )
    return None if reading is None or reading.missing else reading


def _speaks_of(rule: Keywords, said: Said) -> bool:
    if rule.mood != "either" and (rule.mood == "question") != said.question:
        return False
    if rule.without is not None and rule.without.search(said.text):
        return False
    return all(need.search(said.bare) for need in rule.needs)


def orders(said: Said) -> bool:
    """Whether the sentence is an order at all: no question, and it begins like one."""
    return (
        not said.question
        and bool(language().table(Orders).begins.match(said.bare))
        and not (forbidden(said.bare) or tells(said.bare))
    )


def forbidden(bare: str) -> bool:
    """Whether the box can't do it though its words are near to something it can."""
    return bool(language().table(Orders).beyond.match(bare))


def _of_another(words: str, skill: Skill, situation: Situation) -> bool:
    """Whether words that may be anything name a device of a kind that the skill has not."""
    parameter = device_parameter(skill)
    kinds = (kinds_of(parameter) if parameter else None) or frozenset()
    said = f" {' '.join(re.findall(WORD, words.casefold()))} "
    return bool(kinds) and any(
        f" {' '.join(re.findall(WORD, name.casefold()))} " in said
        for device in situation.home.devices.values()
        if device.kind not in kinds
        for name in (device.name, *device.aliases)
    )


def doubtful(call: ToolCall, bare: str, situation: Situation, skills: Mapping[str, Skill]) -> bool:
    """Whether an argument holds words that belong to no such thing ("add soap so will you order
    some more"), speaks of a device that the skill has nothing to do with ("mets la lampe en vert"
    plays no title), or names a list that nobody has in a sentence that speaks of none: "add money
    to my card".
    """
    skill = skills.get(call.skill)
    if skill is None:
        return False
    for name, pattern in skill.doubts.items():
        value = call.arguments.get(name)
        if isinstance(value, str) and (
            pattern.search(value) or _of_another(value, skill, situation)
        ):
            return True
    where = call.arguments.get(list_parameter(skill))
    if not isinstance(where, str) or language().table(Orders).listed.search(bare):
        return False
    known = {
        name.casefold() for each in situation.lists for name in (each.id, each.name, *each.aliases)
    }
    return where.casefold() not in known
