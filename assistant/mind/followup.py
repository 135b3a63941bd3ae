"""What only makes sense after the last turns: "and the bedroom too", "no, the other one", "I meant Tuesday"."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from assistant.mind.context import Situation
from assistant.mind.names import Names
from assistant.mind.reading import CAPABLE, Reading, device_parameter, kinds_of, one_or_many
from assistant.mind.segments import segment, wanted
from assistant.mind.targets import Wanted, find
from assistant.mind.words import tokens
from assistant.skillkit.declare import Skill, devices_of
from assistant.skillkit.plans import VERB
from assistant.skillkit.slots import Slot
from assistant.skillkit.whens import when
from assistant.values import Json, ToolCall

_ALSO = re.compile(
    "^(?:(?:and|also|now|then|same|the same|the same thing|do (?:the same|that|it|so)(?: thing)?|what about|how about"
    r"|same thing|likewise|and also|plus)[\s,]*)*(?:for |in |with |on |to )?(.+?)(?:[\s,]*(?:too|as well|also|next))*$",
    re.I,
)
_ALSO_MARK = re.compile(
    r"^(?:and|also|same|the same|do (?:the same|that|it)|what about|how about|likewise|plus)\b|\b(?:too|as well|also)$", re.I
)
_CORRECTION = re.compile(
    r"^(?:no+[\s,.]+(?:no[\s,.]+)*(?:i (?:meant|said|mean|want(?:ed)?)|not that(?: one)?|that's wrong|wrong(?: one)?"
    r"|sorry|make (?:it|that)|actually|rather|in)?|i (?:meant|said|mean)|not that(?: one)?[\s,]+|actually"
    r"|sorry[\s,]+i (?:meant|mean)|make (?:it|that)|change (?:it|that) to|rather|wrong one[\s,]*|correction)[\s,]*(.+)$",
    re.I,
)
_REFUSED = re.compile(r"^(?:no\b|not that|that's wrong|wrong|sorry|i (?:meant|said|mean))", re.I)
"""What was done is not what was meant: even a whole new command comes in its place."""
NO_WORD = "xyzzy"
"""A slot that reads this reads anything: no evidence that it is the one which is corrected."""
LONGEST_TIME = 6
"""Words of the longest time that is looked for in the last sentence ("tomorrow at half past six in the morning" is eight)."""
_OTHER = re.compile(r"^(?:no[\s,]+)?(?:i (?:meant|mean|want) )?(?:the )?other(?: (?:one|light|lamp|\w+))?$", re.I)
_AGAIN = re.compile(r"^(?:(?:do (?:it|that) )?again|once more|one more time|repeat that command|do the same again)$", re.I)


_IT = re.compile(r"\bit\b", re.I)


def with_its_name(text: str, situation: Situation) -> str:
    """The sentence with the last device's name in the place of "it"; empty where there is no such word, or several devices."""
    last = [situation.home.devices[id_] for id_ in situation.last_devices if id_ in situation.home.devices]
    if len(last) != 1 or len(_IT.findall(text)) != 1:
        return ""
    return _IT.sub(lambda _: last[0].name, text)


def corrects(text: str) -> bool:
    """Whether the sentence takes something back: such a one is about the last turn before it is anything else."""
    return bool(_CORRECTION.match(text) or _OTHER.match(text))


def corrected(text: str) -> str:
    """What is said in place of what was said before: "eight" of "no, eight"; empty where nothing is corrected."""
    match = _CORRECTION.match(text)
    return match.group(1) if match else ""


def without_repetition(correction: str, situation: Situation) -> str:
    """What is new in a correction that begins as the last sentence did: "bread" of "add bread" after "add milk"."""
    said, heard = correction.split(), situation.last.heard.split() if situation.last else []
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0].lower() == pair[1].lower(), zip(said, heard, strict=False)))
    return " ".join(said[same:]) or correction


def replaces(text: str, reading: Reading, situation: Situation) -> bool:
    """Whether this command of its own, said as a correction, comes in place of the last one rather than after it."""
    return refuses(text) or same_skill(reading, situation)


def refuses(text: str) -> bool:
    """Whether it says outright that the last turn was wrong."""
    return bool(_REFUSED.match(text))


def same_skill(reading: Reading, situation: Situation) -> bool:
    """Whether the reading runs what the last turn ran."""
    last = situation.last.calls[-1].skill if situation.last and situation.last.calls else ""
    return any(call.skill == last for call in reading.calls)


def orders(text: str) -> bool:
    """Whether the words are a command of their own: they begin with a verb."""
    return bool(re.match(VERB, text, re.I))


def spoken_anew(correction: str, situation: Situation) -> Iterator[str]:
    """The last sentence with the correction in the place of what it may correct: a value that was said, or a time."""
    last = situation.last
    if last is None or not correction or not last.calls:
        return
    if when(correction, situation.now) is not None:
        yield from _at_another_time(correction, last.heard, situation.now)
    for value in last.calls[-1].arguments.values():
        if isinstance(value, str) and value and (match := re.search(rf"\b{re.escape(value)}\b", last.heard, re.I)):
            yield f"{last.heard[: match.start()]}{correction}{last.heard[match.end() :]}"


def _at_another_time(correction: str, heard: str, now: datetime) -> Iterator[str]:
    said = tokens(heard)
    for width in range(min(LONGEST_TIME, len(said)), 0, -1):
        for at in range(len(said) - width, -1, -1):
            begin, end = said[at].start, said[at + width - 1].end
            if when(heard[begin:end], now) is not None:
                yield f"{heard[:begin]}{correction}{heard[end:]}"
                return


def in_its_place(correction: str, situation: Situation, skills: Mapping[str, Skill]) -> Reading | None:
    """The last call about something else ("no, bread"), where its skill says that further words may fill a parameter."""
    last = situation.last
    call = last.calls[-1] if last and last.calls else None
    skill = skills.get(call.skill) if call else None
    if call is None or skill is None or not call.arguments.get(skill.more) or not correction:
        return None
    return replace(_with_text(correction, call, skill, "corrected"), instead=True)


def read(text: str, situation: Situation, skills: Mapping[str, Skill], names: Names) -> Reading | None:
    """The last call again, with what was said now in its place."""
    last = situation.last
    if last is None or not last.calls:
        return None
    call = last.calls[-1]
    skill = skills.get(call.skill)
    if skill is None:
        return None
    if _AGAIN.match(text):
        return Reading(last.calls, why="again", effect=skill.effect)
    if corrects(text):
        found = _replaced(corrected(text) or text, call, skill, situation, names)
        return found and replace(found, instead=True)
    also = _ALSO.match(text)
    if also and (_ALSO_MARK.search(text) or len(text.split()) <= 4):
        again = _retargeted(also.group(1), call, skill, situation, names)
        if again is None and call.arguments.get(skill.more) and _ALSO_MARK.search(text):
            return _with_text(also.group(1), call, skill, "one more")
        if again is None and not skill.effect:
            return _replaced(also.group(1), call, skill, situation, names)
        return again
    return None


def _retargeted(text: str, call: ToolCall, skill: Skill, situation: Situation, names: Names) -> Reading | None:
    """The same for other devices: a name, or what stands for the last devices in another place."""
    parameter = device_parameter(skill)
    parts = segment(text, names, situation.home)
    if parts.rest or not parts.groups:
        return None
    if parameter is None or parameter.name not in call.arguments:
        areas = [area for group in parts.groups for area in group.areas]
        if areas and "area" in skill.parameters:
            return Reading(
                (replace(call, arguments={**call.arguments, "area": areas[0]}),), why="the same elsewhere", effect=skill.effect
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
        wish = replace(wish, kinds=kinds_of(parameter), keys=CAPABLE.get(skill.name, frozenset()), plural=True)
        ids += find(home, wish, situation.area).ids
    if not ids:
        return None
    arguments = {name: value for name, value in call.arguments.items() if name not in ("place", "noun")}
    arguments[parameter.name] = one_or_many(list(dict.fromkeys(ids)))
    return Reading((ToolCall(skill.name, arguments),), why="the same elsewhere", effect=skill.effect)


def _replaced(text: str, call: ToolCall, skill: Skill, situation: Situation, names: Names) -> Reading | None:
    """The call with another value: devices first, then whichever parameter can read the words."""
    if _OTHER.match(text):
        return _other(call, skill, situation)
    again = _retargeted(re.sub(r"^(?:in|on|for|to|at)\s+", "", text), call, skill, situation, names)
    if again is not None:
        return again
    listed = any(mention.what == "list" for mention in names.find(tokens(text)))
    fits: list[tuple[str, Json]] = []
    for name, parameter in skill.parameters.items():
        slot = parameter.find(Slot)
        if slot is None or name not in call.arguments or (slot.parse(NO_WORD, situation.now) is not None and not listed):
            continue
        for words in (text, re.sub(r"^(?:in|on|for|to|at)\s+", "", text)):
            value = slot.parse(words, situation.now)
            if value is not None:
                fits.append((name, value))
                break
    if len(fits) != 1:
        return _number(text, call, skill)
    name, value = fits[0]
    return Reading((replace(call, arguments={**call.arguments, name: value}),), why="corrected", effect=skill.effect)


def _with_text(text: str, call: ToolCall, skill: Skill, why: str) -> Reading:
    """The call with these words as what it is about."""
    return Reading((replace(call, arguments={**call.arguments, skill.more: text}),), why=why, effect=skill.effect)


def _number(text: str, call: ToolCall, skill: Skill) -> Reading | None:
    match = re.fullmatch(r"(?:by )?(\d+(?:\.\d+)?)\s*(?:%|percent|degrees?|°)?", text.strip())
    numeric = [name for name, parameter in skill.parameters.items() if parameter.type in (int, float) and name in call.arguments]
    if match is None or len(numeric) != 1:
        return None
    value = math.copysign(float(match.group(1)), call.arguments[numeric[0]] or 1)
    return Reading(
        (replace(call, arguments={**call.arguments, numeric[0]: int(value) if value == int(value) else value}),),
        why="corrected",
        effect=skill.effect,
    )


def _other(call: ToolCall, skill: Skill, situation: Situation) -> Reading | None:
    """ "The other one": of the same kind in the same place, when there are just two."""
    parameter = device_parameter(skill)
    ids = devices_of(call.arguments)
    home = situation.home
    if parameter is None or len(ids) != 1 or ids[0] not in home.devices:
        return None
    device = home.devices[ids[0]]
    others = [other.id for other in home.select(kinds=(device.kind,), area=device.area) if other.id != device.id]
    if len(others) != 1:
        others = [other.id for other in home.select(kinds=(device.kind,)) if other.id != device.id]
    if len(others) != 1:
        return None
    return Reading(
        (replace(call, arguments={**call.arguments, parameter.name: others[0]}),), why="the other one", effect=skill.effect
    )
