"""The check between the model and the home: what the words don't bear out is not done.

A grammar makes a call valid, not right: a small model answers "turn on the kitchen lights" with a temperature. So each device,
place and value must be evidenced by what was said or by the last turns, a question never acts, and the tool itself must be one
that the words speak of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ValidationError

from assistant.mind import peel
from assistant.mind.context import Situation, Understanding, devices_of
from assistant.mind.names import Names
from assistant.mind.vocabulary import KIND_NOUNS, STOP_WORDS
from assistant.mind.words import spoken_numbers, stem, tokens
from assistant.skillkit.declare import Devices, Skill
from assistant.values import Json, ToolCall

_ANAPHORA = re.compile(r"\b(?:it|them|they|that|those|these|this|again|same|there|one|ones)\b", re.I)


def grounded(
    call: ToolCall | None, said: str, heard: str, situation: Situation, skills: Mapping[str, Skill], names: Names
) -> Understanding:
    """The model's call or words as an understanding: made when everything in it is evidenced, else nothing is done."""
    if call is None:
        if not said:
            return Understanding(heard=heard)
        return Understanding(route="talk", say=said, heard=heard)
    skill = skills.get(call.skill)
    objection = "no such skill" if skill is None else objection_to(call, skill, heard, situation, names)
    if skill is None or objection:
        return Understanding(heard=heard, lost=(f"model: {call.skill} {call.arguments}: {objection}",))
    return Understanding((call,), "model", heard=heard, effect=skill.effect)


def objection_to(call: ToolCall, skill: Skill, heard: str, situation: Situation, names: Names) -> str:
    """Why this call must not be made, or "" when the words bear it out."""
    try:
        skill.validate(call.arguments)
    except ValidationError:
        return "its arguments don't fit"
    if skill.effect and (peel.is_question(heard) or peel.is_negated(heard)):
        return "a question or a prohibition is no command"
    words = {stem(token.norm) for token in tokens(spoken_numbers(heard))}
    if not speaks_of(skill, words):
        return "the words don't speak of that"
    for name, value in call.arguments.items():
        parameter = skill.parameters[name]
        if parameter.find(Devices):
            for device in devices_of({"device": value}):
                if not _device_evidenced(device, heard, words, situation, names):
                    return f"{device} was not meant"
        elif not _value_evidenced(value, words):
            return f"{name} = {value!r} was not said"
    return ""


def speaks_of(skill: Skill, words: set[str]) -> bool:
    """Whether the utterance shares a telling word with the skill's own words: its name, its examples, its sentences."""
    own = f"{skill.name.rpartition('.')[2].replace('_', ' ')} {' '.join(skill.examples)} {' '.join(skill.sentences)}"
    telling = {stem(token.norm) for token in tokens(own)} - {stem(word) for word in STOP_WORDS} - _VAGUE
    verbs = _VERBS.get(skill.name.rpartition(".")[2])
    if verbs is not None:
        return bool(words & verbs)
    return bool(words & telling)


_VAGUE = frozenset(
    {
        "set",
        "turn",
        "make",
        "what",
        "how",
        "tell",
        "is",
        "the",
        "kitchen",
        "bedroom",
        "room",
        "light",
        "lamp",
        "percent",
        "1",
        "2",
    }
)
_VERBS: Mapping[str, frozenset[str]] = {
    "turn_on": frozenset({"on", "start", "activate", "enable", "run"}),
    "turn_off": frozenset({"off", "out", "stop", "deactivate", "disable", "kill"}),
    "open": frozenset({"open", "raise", "lift", "up"}),
    "close": frozenset({"close", "shut", "lower", "down"}),
    "lock": frozenset({"lock", "secure"}),
    "unlock": frozenset({"unlock"}),
    "toggle": frozenset({"toggle"}),
    "set_brightness": frozenset({"brightness", "%", "percent", "dim", "bright", "brighter", "dimmer"}),
    "set_temperature": frozenset({"temperature", "degree", "°", "warm", "heat", "cool", "thermostat", "heating"}),
    "set_color": frozenset({"color", "colour", "red", "green", "blue", "white", "yellow", "orange", "purple", "pink"}),
}


def _device_evidenced(device: str, heard: str, words: set[str], situation: Situation, names: Names) -> bool:
    home = situation.home
    if device not in home.devices:
        return False
    if device in situation.last_devices and _ANAPHORA.search(heard):
        return True
    said = tokens(heard)
    mentions = [*names.find(said), *names.partial(said)]
    if any(mention.what == "device" and device in mention.ids for mention in mentions):
        return True
    info = home.devices[device]
    of_kind = any(kind == info.kind for word in words for kind, _ in KIND_NOUNS.get(word, ()))
    areas = {id_ for mention in mentions if mention.what == "area" for id_ in mention.ids}
    return of_kind and (info.area in areas if areas else info.area == situation.area or situation.area is None)


def _value_evidenced(value: Json, words: set[str]) -> bool:
    if isinstance(value, bool) or value is None or value == "":
        return True
    if isinstance(value, int | float):
        return f"{value:g}" in words or f"{abs(value):g}" in words
    if isinstance(value, list):
        return all(_value_evidenced(item, words) for item in value)
    own = {stem(token.norm) for token in tokens(str(value))} - {stem(word) for word in STOP_WORDS}
    return bool(own) and own <= words
