"""What only makes sense after the last turns: "and the bedroom too", "no, the other one", "I meant
Tuesday".
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from assistant.core.values import Arguments, Json, ToolCall
from assistant.languages import language
from assistant.languages.saying import join_names
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Parameter, devices_of
from assistant.skillkit.slots import Slot
from assistant.understanding.account import unexplained
from assistant.understanding.dialogue.retiming import retimed, says_time
from assistant.understanding.frames.filling import Said, stretch
from assistant.understanding.frames.segments import segment, wanted
from assistant.understanding.names.matching import Names
from assistant.understanding.names.targets import Wanted, find
from assistant.understanding.reading import (
    Reading,
    device_parameter,
    keys_of,
    kinds_of,
    one_or_many,
)
from assistant.understanding.reasons import Reason, reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import tokens

NO_WORD = "xyzzy"
"""A slot that reads this reads anything: no evidence that it is the one which is corrected."""
SHORT = 4
"""Words of a sentence that may mean the last turn without saying so."""


@dataclass(frozen=True)
class Followups:
    """How a language speaks of the last turn. `what` is the group of what is said of it anew."""

    file: ClassVar[str] = "followups"
    also: re.Pattern[str]
    """The same for something else: "and the bedroom too"."""
    also_mark: re.Pattern[str]
    """What says outright that the last turn is meant."""
    correction: re.Pattern[str]
    refused: re.Pattern[str]
    """What was done is not what was meant: even a whole new command comes in its place."""
    other: re.Pattern[str]
    """The other one of two."""
    again: re.Pattern[str]
    """The same once more."""
    another: re.Pattern[str]
    """One more of what was made."""
    it: re.Pattern[str]
    """The pronoun that stands for a device."""
    them: re.Pattern[str]
    """The one that stands for several."""
    at: re.Pattern[str]
    """What stands before a value or a name and has no weight."""
    amount: re.Pattern[str]
    """A number, its digits in the group `value`."""
    of_them: re.Pattern[str]
    """Another question of the same devices, perhaps at a place (`what`): "how many downstairs",
    "since when". The group that matched is the question.
    """


def _words() -> Followups:
    return language().table(Followups)


def with_its_name(text: str, situation: Situation) -> str:
    """The sentence with the last device's name in the place of "it", the names of the last devices
    in that of "them"; empty where there is no such word.
    """
    home = situation.home
    last = [home.devices[id_].name for id_ in situation.last_devices if id_ in home.devices]
    words = _words()
    for pronoun in (words.it, words.them) if len(last) == 1 else (words.them,):
        if last and len(pronoun.findall(text)) == 1:
            return pronoun.sub(lambda _: join_names(last), text)
    return ""


def corrects(text: str) -> bool:
    """Whether the sentence takes something back: such a one is about the last turn before it is
    anything else.
    """
    return bool(_words().correction.fullmatch(text) or _words().other.fullmatch(text))


def corrected(text: str) -> str:
    """What is said in place of what was said before: "eight" of "no, eight"; empty where nothing is
    corrected.
    """
    match = _words().correction.fullmatch(text)
    return match["what"] if match else ""


def without_repetition(correction: str, situation: Situation) -> str:
    """What is new in a correction that begins as the last sentence did: "bread" of "add bread"
    after "add milk".
    """
    said, heard = correction.split(), situation.last.heard.split() if situation.last else []
    same = sum(
        1
        for _ in itertools.takewhile(
            lambda pair: pair[0].lower() == pair[1].lower(), zip(said, heard, strict=False)
        )
    )
    return " ".join(said[same:]) or correction


def replaces(text: str, reading: Reading, situation: Situation) -> bool:
    """Whether this command of its own, said as a correction, comes in place of the last one rather
    than after it.
    """
    return refuses(text) or same_skill(reading, situation)


def refuses(text: str) -> bool:
    """Whether it says outright that the last turn was wrong."""
    return bool(_words().refused.match(text))


def same_skill(reading: Reading, situation: Situation) -> bool:
    """Whether the reading runs what the last turn ran."""
    last = situation.last.calls[-1].skill if situation.last and situation.last.calls else ""
    return any(call.skill == last for call in reading.calls)


def retimes(text: str, situation: Situation) -> bool:
    """Whether the words are a time and nothing else, said after an order: "at ten"."""
    return bool(_words().at.match(text)) and says_time(text, situation.now)


def orders(text: str) -> bool:
    """Whether the words are a command of their own: they begin with a verb."""
    return language().readers.begins_order(text)


def spoken_anew(correction: str, situation: Situation) -> Iterator[str]:
    """The last sentence with the correction in the place of what it may correct: a value that was
    said, or a time.
    """
    last = situation.last
    if last is None or not correction or not last.calls:
        return
    yield from retimed(last.heard, correction, situation.now)
    for value in last.calls[-1].arguments.values():
        if (
            isinstance(value, str)
            and value
            and (match := re.search(rf"\b{re.escape(value)}\b", last.heard, re.I))
        ):
            yield f"{last.heard[: match.start()]}{correction}{last.heard[match.end() :]}"


def in_its_place(
    correction: str, situation: Situation, skills: Mapping[str, Skill]
) -> Reading | None:
    """The last call about something else ("no, bread"), where its skill says that further words may
    fill a parameter.
    """
    last = situation.last
    call = last.calls[-1] if last and last.calls else None
    skill = skills.get(call.skill) if call else None
    if call is None or skill is None or not correction:
        return None
    found = _with_more(correction, call, skill, situation, reason("corrected"))
    return found and replace(found, instead=True)


def read(
    text: str, situation: Situation, skills: Mapping[str, Skill], names: Names
) -> Reading | None:
    """The last call again, with what was said now in its place."""
    last = situation.last
    if last is None or not last.calls:
        return None
    call = last.calls[-1]
    skill = skills.get(call.skill)
    if skill is None:
        return None
    words = _words()
    if words.again.fullmatch(text):
        return Reading(last.calls, why=reason("again"), effect=skill.effect)
    if words.another.fullmatch(text) and (skill.more or not skill.effect):
        return _with(call, skill, {}, reason("another"))
    if corrects(text):
        found = _replaced(corrected(text) or text, call, skill, situation, names)
        return found and replace(found, instead=True)
    also = words.also.fullmatch(text)
    marked = bool(words.also_mark.search(text))
    if also and (marked or len(text.split()) <= SHORT):
        again = retargeted(words.at.sub("", also["what"]), call, skill, situation, names)
        if again is None and marked:
            again = _with_more(also["what"], call, skill, situation, reason("further"))
        if again is None and not skill.effect:
            return _replaced(also["what"], call, skill, situation, names)
        return again
    return None


def otherwise(
    text: str, situation: Situation, skills: Mapping[str, Skill], names: Names
) -> Reading | None:
    """The last call with what was said in the place of a part of it."""
    call = situation.last.calls[-1] if situation.last and situation.last.calls else None
    skill = skills.get(call.skill) if call else None
    return _replaced(text, call, skill, situation, names) if call and skill else None


def retargeted(
    text: str, call: ToolCall, skill: Skill, situation: Situation, names: Names
) -> Reading | None:
    """The same call for other devices: those named, or such as the last ones elsewhere."""
    parameter = device_parameter(skill)
    parts = segment(text, names, situation.home)
    if parts.rest or not parts.groups:
        return None
    if parameter is None or parameter.name not in call.arguments:
        areas = [area for group in parts.groups for area in group.areas]
        if areas and "area" in skill.parameters:
            return Reading(
                (replace(call, arguments={**call.arguments, "area": areas[0]}),),
                why=reason("elsewhere"),
                effect=skill.effect,
            )
        return None
    home = situation.home
    before = [home.devices[id_] for id_ in devices_of(call.arguments) if id_ in home.devices]
    like = tuple(dict.fromkeys((device.kind, device.device_class or "") for device in before))
    ids: list[str] = []
    for group in parts.groups:
        wish = wanted(group, parts)
        if not group.ids and not group.classes:
            wish = Wanted(areas=wish.areas, floors=wish.floors, classes=like, plural=True)
        wish = replace(wish, kinds=kinds_of(parameter), keys=keys_of(parameter), plural=True)
        ids += find(home, wish, situation.area).ids
    if not ids:
        return None
    arguments = {
        name: value for name, value in call.arguments.items() if name not in ("place", "noun")
    }
    arguments[parameter.name] = one_or_many(list(dict.fromkeys(ids)))
    return Reading((ToolCall(skill.name, arguments),), why=reason("elsewhere"), effect=skill.effect)


def _replaced(
    text: str, call: ToolCall, skill: Skill, situation: Situation, names: Names
) -> Reading | None:
    """The call with another value: devices first, then whichever parameter can read the words."""
    at = _words().at
    if _words().other.fullmatch(text):
        return _other(call, skill, situation)
    again = retargeted(at.sub("", text), call, skill, situation, names)
    if again is not None:
        return again
    listed = any(mention.what == "list" for mention in names.find(tokens(text)))
    fits: list[tuple[str, Json]] = []
    for name, parameter in skill.parameters.items():
        slot = parameter.find(Slot)
        if (
            slot is None
            or name not in call.arguments
            or (slot.parse(NO_WORD, situation.now) is not None and not listed)
        ):
            continue
        for words in (*_of_the_same(call.arguments[name], text, situation), text, at.sub("", text)):
            value = slot.parse(words, situation.now)
            if value is not None:
                fits.append((name, value))
                break
    if len(fits) != 1:
        return _number(text, call, skill) or _with_more(
            text, call, skill, situation, reason("corrected"), spelt=False
        )
    name, value = fits[0]
    return Reading(
        (replace(call, arguments={**call.arguments, name: value}),),
        why=reason("corrected"),
        effect=skill.effect,
    )


def _of_the_same(before: Json, text: str, situation: Situation) -> Iterator[str]:
    """The words of a time with another hour, or on another day: "no, eight" is of the same day."""
    if isinstance(before, str) and says_time(text, situation.now):
        yield from retimed(before, text, situation.now)


def _with_more(
    text: str,
    call: ToolCall,
    skill: Skill,
    situation: Situation,
    why: Reason,
    *,
    spelt: bool = True,
) -> Reading | None:
    """The call with these words as the first of the parameters that may be filled by what is said
    afterwards (`more`) and can read them. `spelt`: also one that takes any words.
    """
    bare = _words().at.sub("", text)
    said = Said(bare, bare, False, situation)
    for name in skill.more:
        parameter = skill.parameters[name]
        slot = parameter.find(Slot)
        if parameter.type is str and (slot is None or slot.words):
            if spelt and call.arguments.get(name):
                return _with(call, skill, {name: text}, why)
            continue
        found = stretch(said, skill, name)
        if found is not None and not unexplained(bare, (found[1],)):
            return _with(call, skill, {name: found[0]}, why)
    return None


def _with(call: ToolCall, skill: Skill, said: Arguments, why: Reason) -> Reading:
    """The call with what was said now; a number of things is of that call alone ("two coffees",
    "and a tea").
    """
    kept = {
        name: value
        for name, value in call.arguments.items()
        if not (name in skill.more and _is_number(skill.parameters[name]))
    }
    call = replace(call, arguments={**kept, **said})
    return Reading((call,), why=why, effect=skill.effect)


def _is_number(parameter: Parameter) -> bool:
    return parameter.type in (int, float)


def _number(text: str, call: ToolCall, skill: Skill) -> Reading | None:
    """The call with another number, where it is clear which one."""
    match = _words().amount.fullmatch(text.strip())
    numbers = [name for name, each in skill.parameters.items() if _is_number(each)]
    named = [name for name in numbers if name in call.arguments] or [
        name for name in numbers if name in skill.more
    ]
    if match is None or len(named) != 1:
        return None
    [name] = named
    before = call.arguments.get(name)
    sign = before if isinstance(before, int | float) and before else 1
    value = math.copysign(language().readers.figure(match["value"]), sign)
    call = replace(
        call,
        arguments={**call.arguments, name: int(value) if value == int(value) else value},
    )
    return Reading((call,), why=reason("corrected"), effect=skill.effect)


def _other(call: ToolCall, skill: Skill, situation: Situation) -> Reading | None:
    """ "The other one": of the same kind in the same place, when there are just two."""
    parameter = device_parameter(skill)
    ids = devices_of(call.arguments)
    home = situation.home
    if parameter is None or len(ids) != 1 or ids[0] not in home.devices:
        return None
    device = home.devices[ids[0]]
    others = [
        other.id
        for other in home.select(kinds=(device.kind,), area=device.area)
        if other.id != device.id
    ]
    if len(others) != 1:
        others = [other.id for other in home.select(kinds=(device.kind,)) if other.id != device.id]
    if len(others) != 1:
        return None
    return Reading(
        (replace(call, arguments={**call.arguments, parameter.name: others[0]}),),
        why=reason("the-other"),
        effect=skill.effect,
    )
