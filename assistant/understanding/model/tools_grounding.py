"""The check of a tool's call: what the words don't bear out is not done.

A call names the very devices and values, so it is checked one by one: each device was named, or its
kind or its place was, or the last turns were about it; each value was said, in these words or as a
number that they come to. Nothing that changes anything is called in a question, a prohibition, a
quotation, or of what is told.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Literal

from pydantic import ValidationError

from assistant.agenda.types import ItemList
from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.declare import Skill
from assistant.skillkit.nouns import kind_nouns
from assistant.skillkit.parameters import Devices, Parameter, devices_of
from assistant.skillkit.slots import Slot
from assistant.understanding.frames.words import SegmentWords
from assistant.understanding.model.calling import Calling
from assistant.understanding.model.grounding import (
    Grounding,
    areas_of,
    is_named,
    mentioned,
    speaks_of,
)
from assistant.understanding.model.toolbook import LISTS, values
from assistant.understanding.names.matching import SYNONYM, Names
from assistant.understanding.situation import Situation
from assistant.understanding.text import moods, politeness
from assistant.understanding.text.tokens import spoken_numbers, tokens
from assistant.understanding.text.words import stem

SPAN = 4
"""Words that a number is said in at most: "a hundred and five"."""
say = Replies("understanding")


def asks_nothing(heard: str) -> str:
    """Why a sentence is no order, whatever it is about; "" where it may be one."""
    table, calling = language().table(Grounding), language().table(Calling)
    averts = calling.averts.search(heard)
    if politeness.is_question(heard) or (moods.forbids(politeness.peel(heard)) and not averts):
        return say("no-command")
    if calling.quoted.search(heard):
        return say("told")
    told = calling.told.search(heard) or moods.tells(heard)
    wished = table.wished.search(heard) or calling.wished.search(heard)
    return say("told") if told and not wished else ""


def hangs(heard: str) -> bool:
    """Whether something may be wanted only if something else is so."""
    return bool(language().table(Calling).hangs.search(heard))


def objection(call: ToolCall, skill: Skill, heard: str, situation: Situation, names: Names) -> str:
    """Why this call, in the model's own words, must not be made; "" where the sentence bears it
    out.
    """
    if skill.effect and (why := asks_nothing(heard)):
        return why
    if skill.effect and not may_begin(skill, heard):
        return say("other-matter")
    borne = False
    for name, value in call.arguments.items():
        parameter = skill.parameters[name]
        if parameter.find(Devices):
            for device in devices_of({"device": value}):
                if not meant(device, heard, situation, names):
                    return say("not-meant", device=device)
        elif not _said(parameter, value, heard, situation):
            return say("not-said", name=name, value=repr(value))
        borne = borne or _tells(parameter)
    if not borne and (_repeats(call, heard) or not speaks_of(skill, stems(heard), heard)):
        return say("other-matter")
    return _misfit(call, skill, situation)


def _tells(parameter: Parameter) -> bool:
    """Whether what was said for it bears out a call by itself. Free words don't: the whole of a
    remark could be announced.
    """
    return bool(parameter.find(Devices) or parameter.find(Slot)) or parameter.type in (int, float)


def _repeats(call: ToolCall, heard: str) -> bool:
    """Whether its free words are all that was said: then nothing speaks of the call itself."""
    own = {word for value in call.arguments.values() for word in stems(str(value))}
    return bool(own) and stems(heard) - _stops() <= own


def may_begin(skill: Skill, heard: str) -> bool:
    """Whether it is not begun what may end."""
    table = language().table(Grounding)
    ends = table.no_longer.search(heard) or stems(heard) & table.ending
    return not (skill.phase == "begins" and ends)


def _misfit(call: ToolCall, skill: Skill, situation: Situation) -> str:
    """What is wrong with its values; what is only missing is asked for."""
    try:
        skill.validate(values(call, skill, situation))
    except ValidationError as error:
        if any(problem["type"] != "missing" for problem in error.errors(include_url=False)):
            return say("misfit")
    return ""


def meant(device: str, heard: str, situation: Situation, names: Names) -> bool:
    """Whether the words name the device, its place, or what it is; a place that was said holds for
    what stands there, another is another's. What only sounds like a name is none: a sentence that
    no template reads says too little to bear out a mishearing.
    """
    info = situation.home.devices.get(device)
    said = mentioned(heard, names)
    mentions = [each for each in said if each.score >= SYNONYM or not each.whole]
    if info is None or is_named(device, heard, mentions, situation):
        return info is not None
    areas = areas_of(mentions)
    if info.area in areas:
        return True
    kinds = {kind for token in tokens(heard) for kind, _ in kind_nouns().get(stem(token.norm), ())}
    return not areas and info.kind in kinds and situation.area in (info.area, None)


def _said(parameter: Parameter, value: Json, heard: str, situation: Situation) -> bool:
    """Whether the value was said, or is the name of a list that there is, or one of few words that
    the skill knows.
    """
    if isinstance(value, bool) or value in (None, ""):
        return True
    if typing.get_origin(parameter.type) is Literal:
        return True
    if isinstance(value, list):
        return all(_said(parameter, each, heard, situation) for each in value)
    slot = parameter.find(Slot)
    if slot and slot.kind == LISTS and _listed(str(value), situation.lists):
        return True
    if isinstance(value, int | float):
        return any(abs(number - abs(value)) < 0.01 for number in numbers_said(heard))
    own = stems(str(value)) - _stops()
    return bool(own) and own <= stems(heard)


def new_numbers(words: str, heard: str) -> bool:
    """Whether the words have a figure that was not said."""
    known = set(numbers_said(heard))
    return any(number not in known for number in numbers_said(words))


def _listed(name: str, lists: typing.Sequence[ItemList]) -> bool:
    return any(name.casefold() == each.name.casefold() for each in lists)


def numbers_said(heard: str) -> Iterator[float]:
    """The numbers of the sentence, in figures or words: "half" is fifty percent, too."""
    readers = language().readers
    words = heard.replace(",", " ").split()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + SPAN) + 1):
            span = " ".join(words[start:end]).strip(" .!?%°")
            if stems(span) <= _stops():
                continue
            for reader in (readers.number, readers.percent):
                number = reader(span)
                if number is not None:
                    yield abs(number)


def stems(text: str) -> set[str]:
    return {stem(token.norm) for token in tokens(spoken_numbers(text))}


def _stops() -> frozenset[str]:
    return frozenset(map(stem, language().table(SegmentWords).stop))
