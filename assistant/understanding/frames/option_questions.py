"""Questions about what devices offer words for: "what mode is the heating in", "which presets does
it have", "is the telly on Netflix".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.core.values import Arguments, ToolCall
from assistant.home.model import Device
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.understanding import rank
from assistant.understanding.analysis import Analysis
from assistant.understanding.frames.offers import (
    apart,
    choices,
    ids_of,
    nouns_of,
    offer_words,
    switched_to,
    with_noun,
)
from assistant.understanding.frames.segments import segment, wanted
from assistant.understanding.names.matching import Names
from assistant.understanding.reading import Reading, aim, device_parameter, kinds_of, one_or_many
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation

_SET = ("climate", "water_heater", "humidifier")
"""Kinds that are set to something."""


def readings(said: Analysis, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings of a question about offered words: "what mode is the heating in", "which presets
    does it have".
    """
    text, names = apart(said.bare), said.names
    found = [*_doing(text, names, situation, skills), *_set_to(text, names, situation, skills)]
    found += _whether(text, names, situation, skills)
    if not offer_words().asked.search(text):
        return found
    for choice in choices(situation.home, skills):
        for role, nouns in (
            (Role.MODES, nouns_of(choice.option.key)),
            (Role.MODE, choice.noun),
        ):
            match = with_noun(r"\b{noun}\b", nouns).search(text)
            answering = in_role(skills, role)
            if match is None or answering is None:
                continue
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            reading = _question(
                rest, answering, {"key": choice.option.key}, choice.devices, names, situation
            )
            if reading is not None:
                ids = {id_ for call in reading.calls for id_ in ids_of(call, "device")}
                other = 0.0 if ids & {each.id for each in choice.devices} else rank.NOTHING_OFFERED
                found.append(
                    replace(
                        reading,
                        cost=rank.OFFER_QUESTION
                        + other
                        + rank.LATER_OFFER * choice.order
                        - rank.LESS_PER_NOUN_LETTER * len(match.group()),
                    )
                )
                break
    return found


def _whether(
    text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]
) -> Iterator[Reading]:
    """ "Is the thermostat on eco", "is the telly on Netflix", "is the air conditioner swinging"."""
    said, words = text.strip(" ?.!"), offer_words()
    answering = in_role(skills, Role.IN_MODE)
    if answering is None:
        return
    for choice in choices(situation.home, skills):
        switched = with_noun(words.whether_switched, choice.noun).fullmatch(said)
        if choice.option.switched and (match := switched):
            word, offering = "on", {each.id for each in choice.devices}
        elif match := words.whether.fullmatch(said):
            word = with_noun(r"\s+{noun}$", choice.noun).sub("", match["word"].strip()).casefold()
            offering = set() if switched_to(word) else choice.said(situation.home).get(word, set())
        if match is None or not offering:
            continue
        arguments: Arguments = {"key": choice.option.key, "word": word}
        devices = tuple(each for each in choice.devices if each.id in offering)
        reading = _question(match["what"], answering, arguments, devices, names, situation)
        asked = (
            {id_ for call in reading.calls for id_ in ids_of(call, "device")}
            if reading
            else set[str]()
        )
        if reading is not None and asked & offering:
            yield replace(reading, cost=rank.OFFER_WHETHER + rank.LATER_OFFER * choice.order)


def _doing(
    text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]
) -> Iterator[Reading]:
    """ "Is the heating heating right now?": about what it does, and not about what it is set to."""
    words, said = offer_words(), text.strip(" ?.!")
    match = next((found for each in words.doing if (found := each.fullmatch(said))), None)
    answering = in_role(skills, Role.ACTIVITY)
    if match is not None and answering is not None:
        devices = tuple(situation.home.select(kinds=("climate",)))
        arguments: Arguments = {"action": words.actions[match["action"].casefold()]}
        reading = _question(match["what"], answering, arguments, devices, names, situation)
        if reading is not None:
            yield replace(reading, cost=rank.OFFER_QUESTION)


def _set_to(
    text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]
) -> Iterator[Reading]:
    """ "What is the thermostat set to?": how it stands, which names both of two set points."""
    words, text = offer_words(), text.strip(" ?.!")
    match = next((found for each in words.set_to if (found := each.fullmatch(text))), None)
    answering = in_role(skills, Role.STATE)
    if match is not None and answering is not None:
        asked = match.groupdict()
        kinds = ("humidifier",) if asked.get("humidity") else _SET
        kinds = ("climate",) if asked.get("temperature") else kinds
        devices = tuple(situation.home.select(kinds=kinds))
        said = asked.get("what") or ""
        reading = _question(said, answering, {"question": "value"}, devices, names, situation)
        if reading is not None:
            yield replace(reading, cost=rank.OFFER_QUESTION)


def _question(
    rest: str,
    skill: Skill,
    arguments: Arguments,
    devices: tuple[Device, ...],
    names: Names,
    situation: Situation,
) -> Reading | None:
    """The question about the device that is left of it; without any, about the last one, or the
    only one there is.
    """
    parts, parameter = segment(rest, names, situation.home), device_parameter(skill)
    strange = [word for word in parts.rest.split() if word not in offer_words().filler]
    if strange or parts.everything or parameter is None or len(parts.groups) > 1:
        return None
    able = {device.id for device in devices}
    why = reason("offer-asked", skill=skill.name)
    if parts.groups:
        group = parts.groups[0]
        wish = wanted(group, parts)
        kinds = {situation.home.devices[id_].kind for id_ in group.ids} | {
            kind for kind, _ in group.classes
        }
        if not kinds and (wish.areas or wish.floors):
            kinds = {device.kind for device in devices}
            wish = replace(wish, classes=tuple((kind, "") for kind in sorted(kinds)))
        if not kinds & (kinds_of(parameter) or {device.kind for device in devices}):
            return None
        return aim(
            skill,
            [(replace(wish, plural=True), group.noun or group.named or "device")],
            arguments,
            situation,
            why=why,
        )
    ids = [id_ for id_ in situation.last_devices if id_ in able] or (
        list(able) if len(able) == 1 else []
    )
    return (
        Reading((ToolCall(skill.name, {parameter.name: one_or_many(ids), **arguments}),), why=why)
        if ids
        else None
    )
