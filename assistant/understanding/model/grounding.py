"""The check between the model and the home: what the words don't bear out is not done.

A grammar makes a call valid, not right: a small model answers "turn on the kitchen lights" with a
temperature. So each device, place and value must be evidenced by what was said or by the last
turns, a question never acts, and the tool itself must be one that the words speak of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ValidationError

from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.declare import Skill
from assistant.skillkit.nouns import kind_nouns
from assistant.skillkit.parameters import Devices, devices_of
from assistant.skillkit.slots import Slot
from assistant.understanding.account import own_words, unexplained
from assistant.understanding.frames.words import SegmentWords
from assistant.understanding.names.matching import Mention, Names
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text import moods, politeness
from assistant.understanding.text.tokens import spoken_numbers, tokens
from assistant.understanding.text.words import stem

say = Replies("understanding")


@dataclass(frozen=True)
class Grounding:
    """What in a language bears out a model's call, and what speaks against it."""

    file: ClassVar[str] = "grounding"
    back: re.Pattern[str]
    """What means something that was spoken of before."""
    told: re.Pattern[str]
    """Speaks of the past or of somebody else: told, not ordered."""
    wished: re.Pattern[str]
    """After these the past is a wish: "I wish it were on", "it's time it was closed"."""
    no_longer: re.Pattern[str]
    """How people say that something may end."""
    ending: frozenset[str]
    """Words that end something: what may end is not begun."""
    within: re.Pattern[str]
    """Within a place, whose name is the first group."""
    claims: re.Pattern[str]
    """What a model that only speaks may not say: it has done nothing, so it would be a lie."""
    measures: frozenset[str]
    relative: frozenset[str]
    conditions: frozenset[str]
    """Words that limit an order: a command without them does more than was said, or at another
    time.
    """
    unlimited: re.Pattern[str]
    """Where such a word limits nothing: "after all", "enough for tonight"."""
    uncounted: re.Pattern[str]
    """A word for a number that counts nothing: "the red one", "in a second"."""
    paraphrased: frozenset[str]
    """What people say around a thing they want, remember or lack: "there's no … left", "I must not
    forget to …".
    """
    parts_of_day: frozenset[str]
    vague: frozenset[str]
    """Words of a skill's own sentences that tell nothing."""


def _table() -> Grounding:
    return language().table(Grounding)


def _stops() -> frozenset[str]:
    return frozenset(map(stem, language().table(SegmentWords).stop))


def points_back(text: str) -> bool:
    """Whether the words may mean what was spoken of before: "it", "there", "the same again"."""
    return bool(_table().back.search(text))


def grounded(
    calls: Sequence[ToolCall],
    heard: str,
    situation: Situation,
    skills: Mapping[str, Skill],
    names: Names,
    command: str = "",
) -> Understanding:
    """The model's calls as an understanding: made when everything in them is evidenced, else
    nothing is done.

    `command` are the model's plain words that the calls were read from, where it wrote such.
    """
    objection = (
        say("unread") if not calls else misquotes(command, heard, situation) if command else ""
    )
    if command and not objection:
        objection = loses(command, calls, heard, skills, names)
    for call in calls:
        skill = skills.get(call.skill)
        objection = objection or (
            objection_to(call, skill, heard, situation, names, plain=bool(command))
            if skill
            else say("no-tool")
        )
    if objection:
        wrote = (
            f"“{command}”"
            if command
            else "; ".join(f"{call.skill} {call.arguments}" for call in calls)
        )
        return Understanding(heard=heard, lost=(say("model", wrote=wrote, why=objection),))
    return Understanding(
        tuple(calls), "model", heard=heard, effect=any(skills[call.skill].effect for call in calls)
    )


def misquotes(command: str, heard: str, situation: Situation) -> str:
    """Why the model's plain words are not what was said, or "": other numbers, another measure,
    nothing in common.
    """
    ordered, said = words_of(command), words_of(heard)
    if figures(ordered) != figures(said):
        return say("other-numbers")
    table = _table()
    if (ordered & table.measures) - said or (figures(said) and (said & table.relative) - ordered):
        return say("other-measure")
    before = words_of(situation.last.heard) if situation.last and points_back(heard) else set()
    if not (ordered & (said | before)) - _stops():
        return say("nothing-said")
    return ""


def loses(
    command: str, calls: Sequence[ToolCall], heard: str, skills: Mapping[str, Skill], names: Names
) -> str:
    """What of the sentence the model's plain words leave out though it counts, or "".

    Conditions, places and names always count; every word does where the answer is a fact, and where
    the words themselves are what is kept: the items of a list, the text of a reminder.
    """
    table = _table()
    ordered, said = tokens(spoken_numbers(command)), tokens(spoken_numbers(heard))
    told = {stem(token.norm) for token in ordered}
    if lost := [
        token.text
        for token in said
        if stem(token.norm) in table.conditions and stem(token.norm) not in told
    ]:
        return say("left-out", words=repr(" ".join(lost)))
    meant = {
        id_ for mention in [*names.find(ordered), *names.partial(ordered)] for id_ in mention.ids
    }
    meant |= {id_ for call in calls for id_ in devices_of(call.arguments)}
    for mention in names.find(said):
        if (
            mention.exact
            and mention.what != "list"
            and meant.isdisjoint(mention.ids)
            and not _inside(mention, names.find(said))
        ):
            return say(
                "left-out",
                words=repr(" ".join(token.text for token in said[mention.start : mention.end])),
            )
    for within in table.within.finditer(heard):
        place = {stem(token.norm) for token in tokens(within.group(1))} - _stops()
        if place and place.isdisjoint(told) and not place & table.parts_of_day:
            return say("left-out", words=repr(within.group().strip()))
    called = [skills[call.skill] for call in calls if call.skill in skills]
    if any(skill.effect for skill in called) and not any(
        _holds_words(call, skills[call.skill]) for call in calls
    ):
        return ""
    own = frozenset(told).union(*(own_words(skill) for skill in called)) | table.paraphrased
    left = unexplained(spoken_numbers(heard), (), own)
    return say("no-reason", words=repr(" ".join(left))) if left else ""


def _inside(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the mention is part of a longer name: the hall of "the hall light"."""
    return any(
        other.exact
        and other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in others
    )


def _holds_words(call: ToolCall, skill: Skill) -> bool:
    """Whether somebody's own words are among the arguments, as they were said."""
    for name, value in call.arguments.items():
        parameter = skill.parameters.get(name)
        slot = parameter.find(Slot) if parameter else None
        free = (
            parameter is not None
            and parameter.type is str
            and not parameter.find(Devices)
            and (slot is None or slot.words)
        )
        if free and isinstance(value, str) and value:
            return True
    return False


def objection_to(
    call: ToolCall,
    skill: Skill,
    heard: str,
    situation: Situation,
    names: Names,
    *,
    plain: bool = False,
) -> str:
    """Why this call must not be made, or "" when the words bear it out.

    `plain`: the call was read from plain words whose numbers are those that were said, so it may
    hold what follows from them (600 seconds for "ten minutes").
    """
    try:
        skill.validate(call.arguments)
    except ValidationError:
        return say("misfit")
    if skill.effect and (politeness.is_question(heard) or moods.forbids(politeness.peel(heard))):
        return say("no-command")
    table = _table()
    told = table.told.search(heard) and not table.wished.search(heard)
    if skill.effect and (told or moods.tells(heard)):
        return say("told")
    words = words_of(heard)
    if not speaks_of(skill, words, heard):
        return say("other-matter")
    for name, value in call.arguments.items():
        parameter = skill.parameters[name]
        if parameter.find(Devices):
            for device in devices_of({"device": value}):
                if not _device_evidenced(device, heard, words, situation, names):
                    return say("not-meant", device=device)
        elif plain and isinstance(value, int | float):
            continue
        elif not _value_evidenced(value, words):
            return say("not-said", name=name, value=repr(value))
    return ""


def words_of(text: str) -> set[str]:
    """The stems of its words, numbers in digits."""
    return {stem(token.norm) for token in tokens(spoken_numbers(text))}


def figures(words: set[str]) -> set[str]:
    """The numbers among them."""
    return {word for word in words if word[0].isdigit()}


def figures_of(text: str) -> set[str]:
    """The numbers that are said in it."""
    return figures(words_of(_table().uncounted.sub(" ", text.lower())))


def speaks_of(skill: Skill, words: set[str], heard: str) -> bool:
    """Whether the utterance has one of the words that bear out a call of the skill: those that it
    declares (`evidence`), else the telling ones among its examples and sentences.
    """
    table = _table()
    if skill.phase and (table.no_longer.search(heard) or words & table.ending):
        return skill.phase == "ends"
    if skill.evidence:
        return bool(words & skill.evidence)
    own = " ".join((*skill.examples, *skill.sentences))
    return bool(words & ({stem(token.norm) for token in tokens(own)} - _stops() - table.vague))


def _device_evidenced(
    device: str, heard: str, words: set[str], situation: Situation, names: Names
) -> bool:
    info = situation.home.devices.get(device)
    mentions = mentioned(heard, names)
    if info is None or is_named(device, heard, mentions, situation):
        return info is not None
    areas = areas_of(mentions)
    of_kind = any(kind == info.kind for word in words for kind, _ in kind_nouns().get(word, ()))
    return of_kind and (info.area in areas if areas else situation.area in (info.area, None))


def mentioned(heard: str, names: Names) -> Sequence[Mention]:
    """The names in the words, whole ones and parts."""
    said = tokens(heard)
    return [*names.find(said), *names.partial(said)]


def is_named(device: str, heard: str, mentions: Sequence[Mention], situation: Situation) -> bool:
    """Whether the words name the device, or point back to it."""
    if device in situation.last_devices and points_back(heard):
        return True
    return any(each.what == "device" and device in each.ids for each in mentions)


def areas_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The areas (ids) that are named."""
    return frozenset(id_ for each in mentions if each.what == "area" for id_ in each.ids)


def _value_evidenced(value: Json, words: set[str]) -> bool:
    if isinstance(value, bool) or value is None or value == "":
        return True
    if isinstance(value, int | float):
        return f"{value:g}" in words or f"{abs(value):g}" in words
    if isinstance(value, list):
        return all(_value_evidenced(item, words) for item in value)
    own = {stem(token.norm) for token in tokens(str(value))} - _stops()
    return bool(own) and own <= words
