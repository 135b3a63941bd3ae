"""What only makes sense after the last turns: "and the bedroom too", "no, the other one", "I meant Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.mind.context import Situation, devices_of
from assistant.mind.names import Names
from assistant.mind.reading import CAPABLE, Reading, device_parameter, kinds_of, one_or_many
from assistant.mind.segments import segment, wanted
from assistant.mind.targets import Wanted, find
from assistant.skillkit.declare import Skill
from assistant.skillkit.slots import Slot
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
    r"|sorry[\s,]+i (?:meant|mean)|make (?:it|that)|rather|wrong one[\s,]*|correction)[\s,]*(.+)$",
    re.I,
)
_OTHER = re.compile(r"^(?:no[\s,]+)?(?:i (?:meant|mean|want) )?(?:the )?other(?: (?:one|light|lamp|\w+))?$", re.I)
_AGAIN = re.compile(r"^(?:(?:do (?:it|that) )?again|once more|one more time|repeat that command|do the same again)$", re.I)


def corrects(text: str) -> bool:
    """Whether the sentence takes something back: such a one is about the last turn before it is anything else."""
    return bool(_CORRECTION.match(text) or _OTHER.match(text))


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
    if _OTHER.match(text):
        return _other(call, skill, situation)
    correction = _CORRECTION.match(text)
    if correction:
        return _replaced(correction.group(1), call, skill, situation, names)
    also = _ALSO.match(text)
    if also and (_ALSO_MARK.search(text) or len(text.split()) <= 4):
        again = _retargeted(also.group(1), call, skill, situation, names)
        if again is None and call.skill == "lists.add" and call.arguments.get("items") and _ALSO_MARK.search(text):
            more = replace(call, arguments={**call.arguments, "items": also.group(1)})
            return Reading((more,), why="on the same list", effect=True)
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
    fits: list[tuple[str, Json]] = []
    for name, parameter in skill.parameters.items():
        slot = parameter.find(Slot)
        if slot is None or name not in call.arguments:
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


def _number(text: str, call: ToolCall, skill: Skill) -> Reading | None:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:%|percent|degrees?|°)?", text.strip())
    numeric = [name for name, parameter in skill.parameters.items() if parameter.type in (int, float) and name in call.arguments]
    if match is None or len(numeric) != 1:
        return None
    value = float(match.group(1))
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
