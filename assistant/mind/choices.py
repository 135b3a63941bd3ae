"""What devices offer words for (modes, presets, fan speeds, swings): "set the thermostat to cool", "which presets does it have".

The words are the devices' own, from the live registry; which parameter takes them is said in the skill's declaration (`Option`).
A word counts where it is set: behind "to", "in" or "on", or beside the noun for such a thing ("eco mode"). So "cooler" goes on
meaning degrees, and "make it cool" a cooler room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.home.abilities import settable
from assistant.home.model import Device, Home
from assistant.mind.context import Situation
from assistant.mind.names import Names
from assistant.mind.reading import Reading, aim, device_parameter, kinds_of, one_or_many
from assistant.mind.segments import Segments, segment, wanted
from assistant.mind.targets import Wanted
from assistant.skillkit.declare import Option, Parameter, Skill
from assistant.skillkit.options import offered, spellings
from assistant.values import Arguments, ToolCall

_JOIN = re.compile(r"(?:\b(?:to|into|in|at|as|for)|(?<=\w)(?<!turn)(?<!switch)(?<!put)\s+on)\s+(?:the\s+|an?\s+|its\s+)?$", re.I)
"""What leads to the word; "turn on the heating" is no "on" of that sort."""
_SETTING = re.compile(
    r"(?:(?:set|put|switch|turn|change|make|use|choose|select|pick|run|have|leave|keep|move|start|activate|enable|go|adjust|want"
    r"|need|let)(?: (?:on|over|back|up|running))*)?",
    re.I,
)
"""What remains of a sentence that sets something to a word of its own."""
_LEAVING = re.compile(r"(?:turn|switch)(?:ed)? off|disable|deactivate|stop|end|cancel|exit|leave|quit|no(?: more)?", re.I)
"""And of one that ends a preset."""
_ASKED = re.compile(r"\b(?:what|which|what's|whats|list|tell|show|does|do|how)\b", re.I)
_ASKING = frozenset(
    """
    what what's whats which is are does do has have there list tell me us show know support supports offer offers available can be
    set to in on at of for running currently now right using use turning running spinning it's its it the options possible
    say many how
    """.split()  # noqa: SIM905 - words, one after another
)
"""What may remain of a question about offered words."""
_SET = ("climate", "water_heater", "humidifier")
"""Kinds that are set to something."""
_NOW = r"(?: right now| now| at the moment| currently)?"
_DOING = re.compile(
    r"(?:is|are|isn't|aren't)\s+(?P<what>.+?)\s+(?:actually |currently |really |still |now )?"
    rf"(?P<action>heating|cooling|drying|idle|defrosting)(?: up| down)?(?: anything)?{_NOW}",
    re.I,
)
_SET_TO = re.compile(
    rf"(?:what(?:'s| is| are)|whats)\s+(?P<what>.+?)\s+(?:set (?:to|at)|doing){_NOW}"
    r"|(?:what(?:'s| is)|whats)\s+(?:the )?(?:target|set)(?: temperature| humidity)?(?: of| for| on)?\s+(?P<named>.+)",
    re.I,
)
_OF = r"(?:\s+(?:of|for|on|in)\b)?"
_NONE = "none"
"""The word of a thermostat that follows no preset."""
_ALONE = 1.6
"""Price of a sentence that names no device."""
_UNKNOWN = 3.0
"""Price of a word that no device offers: whatever else explains the sentence is believed first."""


@dataclass(frozen=True)
class _Choice:
    """A skill with a parameter for offered words, and the devices that it is about."""

    skill: Skill
    word: Parameter
    option: Option
    devices: tuple[Device, ...]
    order: int

    def said(self, home: Home) -> dict[str, set[str]]:
        """What people say for the words that are offered → the devices that offer them."""
        found: dict[str, set[str]] = {}
        for device in self.devices:
            words = offered(device, home.state(device.id), self.option.key)
            for word in [*words, *(("on", "off") if self.option.switched and words else ())]:
                for spelling in spellings(word):
                    found.setdefault(spelling, set()).add(device.id)
        return found


def readings(text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings of an order that sets something to one of its own words. `text` is spelt as the home is."""
    return [reading for choice in _choices(situation.home, skills) for reading in _orders(text, choice, names, situation)]


def _choices(home: Home, skills: Mapping[str, Skill]) -> Iterator[_Choice]:
    for order, (skill, word, option) in enumerate(options_of(skills)):
        parameter = device_parameter(skill)
        kinds = kinds_of(parameter) if parameter else frozenset[str]()
        able = tuple(each for each in home.select(kinds=kinds) if option.key in settable(each, home.state(each.id)))
        if able:
            yield _Choice(skill, word, option, able, order)


def options_of(skills: Mapping[str, Skill]) -> list[tuple[Skill, Parameter, Option]]:
    """The skills that take words which devices offer, each with the parameter for them."""
    found = ((skill, parameter, parameter.find(Option)) for skill in skills.values() for parameter in skill.parameters.values())
    return [(skill, parameter, option) for skill, parameter, option in found if option]


def _orders(text: str, choice: _Choice, names: Names, situation: Situation) -> Iterator[Reading]:
    nouns = choice.option.nouns
    for spelling, devices in choice.said(situation.home).items():
        for match in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", text, re.I):
            before, after = text[: match.start()], text[match.end() :]
            joined = _JOIN.search(before)
            beside = re.match(rf"\s+(?:the\s+)?(?:{nouns})\b", after, re.I) or re.search(
                rf"\b(?:{nouns})\s+(?:to\s+|on\s+)?$", before, re.I
            )
            if spelling in ("on", "off") and not (beside or (joined and joined.group().lstrip().startswith("to"))):
                continue
            first = choice.option.key == "preset" and not before.strip()  # "boost the heating"
            if not (joined or beside or first):
                continue
            before = before[: joined.start()] if joined else before
            after = re.sub(rf"^\s+(?:the\s+)?(?:{nouns})\b{_OF}", " ", after, flags=re.I)
            yield from _aimed(f"{before} {after}", spelling, devices, choice, names, situation, noun=bool(beside))
    yield from _unknown(text, choice, names, situation)


def _aimed(
    rest: str, word: str, offering: set[str], choice: _Choice, names: Names, situation: Situation, noun: bool
) -> Iterator[Reading]:
    """The order without the word that it sets: the device, and nothing else that is not understood."""
    bare = re.sub(rf"\b(?:the\s+|its\s+|'s\s+)?(?:{choice.option.nouns})\b{_OF}", " ", rest, flags=re.I)
    for price, sentence in enumerate(dict.fromkeys((bare, rest))):
        parts = segment(sentence, names, situation.home)
        named = noun or sentence != rest
        if _SETTING.fullmatch(parts.rest):
            said = word
        elif _LEAVING.fullmatch(parts.rest) and choice.option.key == "preset" and named:
            said = _NONE
        else:
            continue
        reading = _reading(parts, said, offering, choice, situation, named)
        if reading is not None:
            cost = 0.2 + 0.02 * choice.order + 0.1 * price - (0.1 if sentence != rest else 0)
            yield replace(reading, cost=reading.cost + cost)
            return


def _reading(
    parts: Segments, word: str, offering: set[str], choice: _Choice, situation: Situation, named: bool
) -> Reading | None:
    home, kinds = situation.home, kinds_of(_devices_of(choice))
    arguments = {choice.word.name: word}
    others = frozenset(each.id for each in choice.devices if each.id not in offering)
    if parts.everything or parts.but:
        return None
    if not parts.groups:
        return _untargeted(parts, arguments[choice.word.name], offering, choice, situation, named)
    wishes = []
    for group in parts.groups:
        wish = wanted(group, parts)
        if group.ids:
            if not any(home.devices[id_].kind in kinds for id_ in group.ids):
                return None
        elif group.classes and not {kind for kind, _ in group.classes} & kinds:
            return None
        if not group.ids and not group.classes:
            wish = Wanted(areas=wish.areas, floors=wish.floors, classes=tuple((kind, "") for kind in sorted(kinds)), plural=True)
        wishes.append((wish, group.noun or group.named or "device"))
    why = f"a word that is offered → {choice.skill.name}"
    reading = aim(choice.skill, wishes, arguments, situation, why=why, but=others)
    if reading is None or reading.missing:
        reading = aim(choice.skill, wishes, arguments, situation, why=why)
    if reading is None or reading.missing:
        return None
    meant = {id_ for call in reading.calls for id_ in _ids(call, _devices_of(choice).name)}
    return reading if not meant or meant & offering else replace(reading, cost=reading.cost + _UNKNOWN)


def _untargeted(
    parts: Segments, word: str, offering: set[str], choice: _Choice, situation: Situation, named: bool
) -> Reading | None:
    """No device was named: the last ones ("it"), those here, else the only one that offers it."""
    home = situation.home
    last = [id_ for id_ in situation.last_devices if id_ in offering]
    if parts.pronoun and not last:
        return None
    here = [id_ for id_ in sorted(offering) if situation.area and home.area_of(home.devices[id_]) == situation.area]
    ids = last if parts.pronoun or (last and not here) else here or sorted(offering)
    if not (named or parts.pronoun) or not ids or (len(ids) > 1 and not last):
        return None
    call = ToolCall(choice.skill.name, {_devices_of(choice).name: one_or_many(ids), choice.word.name: word})
    return Reading((call,), cost=0.1 if parts.pronoun else _ALONE, why="a word that one device here offers", effect=True)


def _unknown(text: str, choice: _Choice, names: Names, situation: Situation) -> Iterator[Reading]:
    """ "Set the thermostat to turbo mode", where none has such a mode: the skill says which there are."""
    match = re.search(rf"\b(?:to|in|into|on)\s+(?:the\s+)?(\w+(?:\s\w+)?)\s+(?:{choice.option.nouns})\s*$", text, re.I)
    match = match or re.search(rf"\b(?:{choice.option.nouns})\s+(?:to|on)\s+(\w+(?:\s\w+)?)\s*$", text, re.I)
    if match is None or match[1].casefold() in choice.said(situation.home) or re.search(r"\d", match[1]):
        return
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    parts = segment(rest, names, situation.home)
    if not _SETTING.fullmatch(parts.rest) or not parts.groups or not (parts.groups[0].ids or parts.groups[0].classes):
        return
    reading = _reading(parts, match[1], set(), choice, situation, named=True)
    if reading is not None:
        yield replace(reading, cost=max(reading.cost, _UNKNOWN) + 0.02 * choice.order)


def questions(text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]) -> list[Reading]:
    """Readings of a question about offered words: "what mode is the heating in", "which presets does it have"."""
    found = [*_doing(text, names, situation, skills), *_set_to(text, names, situation, skills)]
    if not _ASKED.search(text):
        return found
    for choice in _choices(situation.home, skills):
        for name, nouns in (("climate.choices", _plural(choice.option.nouns)), ("climate.choice", choice.option.nouns)):
            match = re.search(rf"\b(?:{nouns})\b", text, re.I)
            if match is None or name not in skills:
                continue
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            reading = _question(rest, skills[name], {"key": choice.option.key}, choice.devices, names, situation)
            if reading is not None:
                found.append(replace(reading, cost=0.3 + 0.02 * (choice.order - len(match.group()))))
                break
    return found


def _plural(nouns: str) -> str:
    return "|".join(f"{noun}s" for noun in nouns.split("|") if noun[-1] not in "s?")


def _doing(text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]) -> Iterator[Reading]:
    """ "Is the heating heating right now?": about what it does, and not about what it is set to."""
    match = _DOING.fullmatch(text.strip(" ?.!"))
    if match is not None and "climate.activity" in skills:
        devices = tuple(situation.home.select(kinds=("climate",)))
        arguments: Arguments = {"action": match["action"].lower()}
        reading = _question(match["what"], skills["climate.activity"], arguments, devices, names, situation)
        if reading is not None:
            yield replace(reading, cost=0.3)


def _set_to(text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]) -> Iterator[Reading]:
    """ "What is the thermostat set to?": how it stands, which names both of two set points."""
    match = _SET_TO.fullmatch(text.strip(" ?.!"))
    if match is not None and "home.state" in skills:
        devices = tuple(situation.home.select(kinds=_SET))
        said = match["what"] or match["named"]
        reading = _question(said, skills["home.state"], {"question": "value"}, devices, names, situation)
        if reading is not None:
            yield replace(reading, cost=0.3)


def _question(
    rest: str, skill: Skill, arguments: Arguments, devices: tuple[Device, ...], names: Names, situation: Situation
) -> Reading | None:
    """The question about the device that is left of it; without any, about the last one, or the only one there is."""
    parts, parameter = segment(rest, names, situation.home), device_parameter(skill)
    strange = [word for word in parts.rest.split() if word not in _ASKING]
    if strange or parts.everything or parameter is None or len(parts.groups) > 1:
        return None
    able = {device.id for device in devices}
    why = f"a question about what a device offers → {skill.name}"
    if parts.groups:
        group = parts.groups[0]
        wish = wanted(group, parts)
        kinds = {situation.home.devices[id_].kind for id_ in group.ids} | {kind for kind, _ in group.classes}
        if not kinds and (wish.areas or wish.floors):
            kinds = {device.kind for device in devices}
            wish = replace(wish, classes=tuple((kind, "") for kind in sorted(kinds)))
        if not kinds & (kinds_of(parameter) or {device.kind for device in devices}):
            return None
        return aim(skill, [(replace(wish, plural=True), group.noun or group.named or "device")], arguments, situation, why=why)
    ids = [id_ for id_ in situation.last_devices if id_ in able] or (list(able) if len(able) == 1 else [])
    return Reading((ToolCall(skill.name, {parameter.name: one_or_many(ids), **arguments}),), why=why) if ids else None


def _devices_of(choice: _Choice) -> Parameter:
    parameter = device_parameter(choice.skill)
    assert parameter is not None
    return parameter


def _ids(call: ToolCall, name: str) -> list[str]:
    ids = call.arguments.get(name, [])
    return [ids] if isinstance(ids, str) else list(ids)
