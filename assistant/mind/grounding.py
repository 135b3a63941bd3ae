"""The check between the model and the home: what the words don't bear out is not done.

A grammar makes a call valid, not right: a small model answers "turn on the kitchen lights" with a temperature. So each device,
place and value must be evidenced by what was said or by the last turns, a question never acts, and the tool itself must be one
that the words speak of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from assistant.mind import moods, peel
from assistant.mind.account import own_words, unexplained
from assistant.mind.context import Situation, Understanding
from assistant.mind.names import Mention, Names
from assistant.mind.vocabulary import STOP_WORDS
from assistant.mind.words import spoken_numbers, stem, tokens
from assistant.skillkit.declare import Devices, Skill, devices_of
from assistant.skillkit.nouns import KIND_NOUNS
from assistant.skillkit.slots import Slot
from assistant.values import Json, ToolCall

_ANAPHORA = re.compile(r"\b(?:it|them|they|that|those|these|this|again|same|there|one|ones)\b", re.I)
_TOLD = re.compile(
    r"\b(?:yesterday|ago|once|last (?:night|week|month|year)|was|were|(?<!'ve )had(?! better)|did|(?:i|we) (?!need)\w+ed"
    r"|he|she|they|his|her|their|at (?:work|school))\b",
    re.I,
)
"""Speaks of the past or of somebody else: told, not ordered."""
_WISHED = re.compile(r"\b(?:wish|would|time)\b", re.I)
"""After these the past is a wish: "I wish it were on", "it's time it was closed"."""
_NO_LONGER = re.compile(r"\b(?:no (?:longer|more|need)|any ?(?:longer|more)|without|enough)\b", re.I)
"""How people say that something may end."""
_ENDING = frozenset({"turn_off", "cancel", "stop", "pause"})
_BEGINNING = frozenset({"turn_on", "open", "start", "set", "add", "play", "run", "create"})
"""Names of tools: what may end is not begun."""
_STOPS = frozenset(stem(word) for word in STOP_WORDS)
_MEASURES = frozenset({"second", "minute", "hour", "day", "week"})
_RELATIVE = frozenset({"more", "less", "another"})


def points_back(text: str) -> bool:
    """Whether the words may mean what was spoken of before: "it", "there", "the same again"."""
    return bool(_ANAPHORA.search(text))


def grounded(
    calls: Sequence[ToolCall],
    heard: str,
    situation: Situation,
    skills: Mapping[str, Skill],
    names: Names,
    command: str = "",
) -> Understanding:
    """The model's calls as an understanding: made when everything in them is evidenced, else nothing is done.

    `command` are the model's plain words that the calls were read from, where it wrote such.
    """
    objection = "not understood" if not calls else misquotes(command, heard, situation) if command else ""
    if command and not objection:
        objection = loses(command, calls, heard, skills, names)
    for call in calls:
        skill = skills.get(call.skill)
        objection = objection or (
            objection_to(call, skill, heard, situation, names, plain=bool(command)) if skill else "no such skill"
        )
    if objection:
        wrote = f"“{command}”" if command else "; ".join(f"{call.skill} {call.arguments}" for call in calls)
        return Understanding(heard=heard, lost=(f"model: {wrote}: {objection}",))
    return Understanding(tuple(calls), "model", heard=heard, effect=any(skills[call.skill].effect for call in calls))


def misquotes(command: str, heard: str, situation: Situation) -> str:
    """Why the model's plain words are not what was said, or "": other numbers, another measure, nothing in common."""
    ordered, said = _words(command), _words(heard)
    if _figures(ordered) != _figures(said):
        return "other numbers were said"
    if (ordered & _MEASURES) - said or (_figures(said) and (said & _RELATIVE) - ordered):
        return "that measure was not said"
    before = _words(situation.last.heard) if situation.last and points_back(heard) else set()
    if not (ordered & (said | before)) - _STOPS:
        return "nothing of that was said"
    return ""


_CONDITIONS = frozenset(
    """
    if unless until till while when whenever after before except only tomorrow tonight later monday tuesday wednesday thursday
    friday saturday sunday weekday weekend daily weekly
    """.split()  # noqa: SIM905 - a list of quoted words is no page to read
)
"""Words that limit an order: a command without them does more than was said, or at another time."""
_WITHIN = re.compile(r"\bin (?:the|my|our|a|an|this) ((?:[^\W\d]+ ?){1,3})", re.I)
_PARAPHRASED = frozenset(
    """
    not never forget forgotten remember left out off come run ran low gone more another buy put up down finished empty away
    great time enough nice fancy longer
    """.split()  # noqa: SIM905 - a list of quoted words is no page to read
)
"""What people say around a thing they want, remember or lack: "there's no … left", "I must not forget to …"."""


def loses(command: str, calls: Sequence[ToolCall], heard: str, skills: Mapping[str, Skill], names: Names) -> str:
    """What of the sentence the model's plain words leave out though it counts, or "".

    Conditions, places and names always count; every word does where the answer is a fact, and where the words themselves are
    what is kept: the items of a list, the text of a reminder.
    """
    ordered, said = tokens(spoken_numbers(command)), tokens(spoken_numbers(heard))
    told = {stem(token.norm) for token in ordered}
    if lost := [token.text for token in said if stem(token.norm) in _CONDITIONS and stem(token.norm) not in told]:
        return f"{' '.join(lost)!r} was left out"
    meant = {id_ for mention in [*names.find(ordered), *names.partial(ordered)] for id_ in mention.ids}
    meant |= {id_ for call in calls for id_ in devices_of(call.arguments)}
    for mention in names.find(said):
        if mention.exact and mention.what != "list" and meant.isdisjoint(mention.ids) and not _inside(mention, names.find(said)):
            return f"{' '.join(token.text for token in said[mention.start : mention.end])!r} was left out"
    for within in _WITHIN.finditer(heard):
        place = {stem(token.norm) for token in tokens(within.group(1))} - _STOPS
        if place and place.isdisjoint(told) and not place & _PARTS_OF_DAY:
            return f"{within.group().strip()!r} was left out"
    called = [skills[call.skill] for call in calls if call.skill in skills]
    if any(skill.effect for skill in called) and not any(_holds_words(call, skills[call.skill]) for call in calls):
        return ""
    own = frozenset(told).union(*(own_words(skill) for skill in called)) | _PARAPHRASED
    left = unexplained(spoken_numbers(heard), (), own)
    return f"nothing explains {' '.join(left)!r}" if left else ""


_PARTS_OF_DAY = frozenset(
    {"morning", "afternoon", "evening", "night", "dark", "moment", "minute", "hour", "while", "bit", "second"}
)


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
        free = parameter is not None and parameter.type is str and not parameter.find(Devices) and (slot is None or slot.words)
        if free and isinstance(value, str) and value:
            return True
    return False


def objection_to(call: ToolCall, skill: Skill, heard: str, situation: Situation, names: Names, *, plain: bool = False) -> str:
    """Why this call must not be made, or "" when the words bear it out.

    `plain`: the call was read from plain words whose numbers are those that were said, so it may hold what follows from them
    (600 seconds for "ten minutes").
    """
    try:
        skill.validate(call.arguments)
    except ValidationError:
        return "its arguments don't fit"
    if skill.effect and (peel.is_question(heard) or moods.forbids(peel.peel(heard))):
        return "a question or a prohibition is no command"
    if skill.effect and (moods.tells(heard) or (_TOLD.search(heard) and not _WISHED.search(heard))):
        return "something told is no command"
    words = _words(heard)
    if not speaks_of(skill, words, heard):
        return "the words don't speak of that"
    for name, value in call.arguments.items():
        parameter = skill.parameters[name]
        if parameter.find(Devices):
            for device in devices_of({"device": value}):
                if not _device_evidenced(device, heard, words, situation, names):
                    return f"{device} was not meant"
        elif plain and isinstance(value, int | float):
            continue
        elif not _value_evidenced(value, words):
            return f"{name} = {value!r} was not said"
    return ""


def _words(text: str) -> set[str]:
    return {stem(token.norm) for token in tokens(spoken_numbers(text))}


def _figures(words: set[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def speaks_of(skill: Skill, words: set[str], heard: str) -> bool:
    """Whether the utterance shares a telling word with the skill's own words: its name, its examples, its sentences."""
    verb = skill.name.rpartition(".")[2]
    ended = bool(_NO_LONGER.search(heard) or words & _VERBS["cancel"])
    if ended and (verb in _ENDING or verb in _BEGINNING):
        return verb in _ENDING
    if verb in _VERBS:
        return bool(words & _VERBS[verb])
    own = f"{verb.replace('_', ' ')} {' '.join(skill.examples)} {' '.join(skill.sentences)}"
    return bool(words & ({stem(token.norm) for token in tokens(own)} - _STOPS - _VAGUE))


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
    "close": frozenset({"close", "shut", "lower", "down", "closed", "drawn"}),
    "lock": frozenset({"lock", "secure", "locked", "locking"}),
    "unlock": frozenset({"unlock"}),
    "toggle": frozenset({"toggle"}),
    "cancel": frozenset({"cancel", "cancelled", "delete", "remove", "drop", "dropped", "forget", "clear"}),
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
    own = {stem(token.norm) for token in tokens(str(value))} - _STOPS
    return bool(own) and own <= words
