"""What devices offer words for (modes, presets, fan speeds, swings): "set the thermostat to cool", "which presets does it have".

The words are the devices' own, from the live registry; which parameter takes them is said in the skill's declaration (`Option`).
A word counts where it is set: behind "to", "in" or "on", or beside the noun for such a thing ("eco mode"). So "cooler" goes on
meaning degrees, and "make it cool" a cooler room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

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
_LEAVING = re.compile(
    r"(?:(?:make|let|have) )?(?:(?:turn|switch)(?:ed)?(?: it)? off|off|disable|deactivate|stop|end|cancel|exit|leave|quit|kill"
    r"|no(?: more)?)",
    re.I,
)
"""And of one that ends a preset, an effect or a swing."""
_ENDED = {"preset": "none", "effect": "none", "swing": "off"}
"""Keys of what can be ended, and the word for none."""
_MADE = re.compile(r"(?:make|let|have)\b", re.I)
_SHOWN = re.compile(r"(?:(?:play|put|show|watch|use|display|start|run)(?: on)?(?: the)?)?\s*", re.I)
"""What may stand before a word that comes first: "put Netflix on the TV", "candle flicker on the strip"."""
_ON_DEVICE = re.compile(r"\s+(?:on|for|in)\s+(?=\w)", re.I)
_WHETHER = re.compile(
    r"(?:is|are|isn't|aren't)\s+(?P<what>.+?)\s+(?:(?:still|already|currently|really|now)\s+)?"
    r"(?P<lead>(?:(?:set|switched|turned|put)\s+)?(?:to|on|in|at)|showing|playing|running|using|doing)\s+"
    r"(?:the\s+|its\s+|an?\s+)?(?P<word>\S.*)",
    re.I,
)
_ASKED = re.compile(r"\b(?:what|which|what's|whats|list|tell|show|does|do|how)\b", re.I)
_ASKING = frozenset(
    """
    what what's whats which is are does do has have there list tell me us show know support supports offer offers available can be
    set to in on at of for running currently now right using use turning running spinning it's its it the options possible
    say many how showing playing turn turns spin spins go goes rotating
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
    r"|(?:what(?:'s| is)|whats)\s+(?:the )?(?P<of>(?:target|set)\s+(?:temperature|humidity)|(?:temperature|humidity)\s+target)"
    r"|(?:what(?:'s| is)|whats)\s+(?:the )?(?:target|set)(?: temperature| humidity)?(?: of| for| on)?\s+(?P<named>.+)",
    re.I,
)
_OF = r"(?:\s+(?:of|for|on|in)\b)?"
_ALONE = 1.6
"""Price of a sentence that names no device."""
_NOTHING_OFFERED = 1.0
"""Price of a question about what the device that is meant has no words for."""
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
        if able := _able(home, kinds, option.key):
            yield _Choice(skill, word, option, able, order)


_FOUND: WeakKeyDictionary[Home, tuple[int, dict[tuple[frozenset[str], str], tuple[Device, ...]]]] = WeakKeyDictionary()
"""Home → the version of its structure, and what was found in that: nobody looks through a thousand devices for each sentence."""


def _able(home: Home, kinds: frozenset[str], key: str) -> tuple[Device, ...]:
    """The devices of these kinds that may be told the key."""
    version, found = _FOUND.get(home, (-1, {}))
    if version != home.version:
        found = {}
        _FOUND[home] = home.version, found
    if (kinds, key) not in found:
        chosen = (each for each in home.select(kinds=kinds) if key in settable(each, home.state(each.id)))
        found[kinds, key] = tuple(chosen)
    return found[kinds, key]


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
            key, named = choice.option.key, choice.option.key in ("effect", "source")
            first = key == "preset" and not before.strip()  # "boost the heating"
            made = key == "effect" and not after.strip() and _MADE.match(before)  # "make the strip twinkle"
            shown = _ON_DEVICE.match(after) if named and _SHOWN.fullmatch(before) else None
            ended = key in _ENDED and _LEAVING.fullmatch(before.removesuffix(" the ").strip())  # "stop the rainbow"
            if not (joined or beside or first or made or shown or ended):
                continue
            before = before[: joined.start()] if joined else "set" if shown else before
            after = f" {after[shown.end() :]}" if shown else after
            after = re.sub(rf"^\s+(?:the\s+)?(?:{nouns})\b{_OF}", " ", after, flags=re.I)
            named = bool(beside or key == "source" or (ended and key == "effect"))
            yield from _aimed(f"{before} {after}", spelling, devices, choice, names, situation, noun=named)
    yield from _ended(text, choice, names, situation)
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
        elif _LEAVING.fullmatch(parts.rest) and choice.option.key in _ENDED and (named or parts.groups):
            said = _ENDED[choice.option.key]
        else:
            continue
        reading = _reading(parts, said, offering, choice, situation, named)
        if reading is not None:
            cost = 0.2 + 0.02 * choice.order + 0.1 * price - (0.1 if sentence != rest else 0)
            yield replace(reading, cost=reading.cost + cost)
            return


def _ended(text: str, choice: _Choice, names: Names, situation: Situation) -> Iterator[Reading]:
    """ "Turn off the effect on the strip", "stop the AC swinging": what it is, nobody said."""
    noun = re.search(rf"\b(?:the\s+|its\s+)?(?:{choice.option.nouns})\b{_OF}", text, re.I)
    if noun is None or choice.option.key not in _ENDED:
        return
    rest = re.sub(r"'s?(?=\s|$)", "", f"{text[: noun.start()]} {text[noun.end() :]}")
    parts = segment(rest, names, situation.home)
    if not _LEAVING.fullmatch(parts.rest) or not (parts.groups or choice.option.key != "preset"):
        return
    offering = {each.id for each in choice.devices}
    reading = _reading(parts, _ENDED[choice.option.key], offering, choice, situation, named=True)
    if reading is not None:
        yield replace(reading, cost=reading.cost + 0.3)


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
    found += _whether(text, names, situation, skills)
    if not _ASKED.search(text):
        return found
    for choice in _choices(situation.home, skills):
        for name, nouns in (("offers.choices", _plural(choice.option.nouns)), ("offers.choice", choice.option.nouns)):
            match = re.search(rf"\b(?:{nouns})\b", text, re.I)
            if match is None or name not in skills:
                continue
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            reading = _question(rest, skills[name], {"key": choice.option.key}, choice.devices, names, situation)
            if reading is not None:
                ids = {id_ for call in reading.calls for id_ in _ids(call, "device")}
                other = 0.0 if ids & {each.id for each in choice.devices} else _NOTHING_OFFERED
                found.append(replace(reading, cost=0.3 + other + 0.02 * (choice.order - len(match.group()))))
                break
    return found


def _plural(nouns: str) -> str:
    return "|".join(f"{noun}s" for noun in nouns.split("|") if noun[-1] not in "s?")


def _whether(text: str, names: Names, situation: Situation, skills: Mapping[str, Skill]) -> Iterator[Reading]:
    """ "Is the thermostat on eco", "is the telly on Netflix", "is the air conditioner swinging"."""
    said = text.strip(" ?.!")
    if "offers.whether" not in skills or not re.match(r"(?:is|are|isn't|aren't)\b", said, re.I):
        return
    for choice in _choices(situation.home, skills):
        nouns = choice.option.nouns
        if choice.option.switched and (match := re.fullmatch(rf"\w+\s+(?P<what>.+?)\s+(?:{nouns})(?:\s+now)?", said, re.I)):
            word, offering = "on", {each.id for each in choice.devices}
        elif match := _WHETHER.fullmatch(said):
            word = re.sub(rf"\s+(?:{nouns})$", "", match["word"].strip(), flags=re.I).casefold()
            offering = choice.said(situation.home).get(word, set()) if word not in ("on", "off") else set()
        if match is None or not offering:
            continue
        arguments: Arguments = {"key": choice.option.key, "word": word}
        devices = tuple(each for each in choice.devices if each.id in offering)
        reading = _question(match["what"], skills["offers.whether"], arguments, devices, names, situation)
        asked = {id_ for call in reading.calls for id_ in _ids(call, "device")} if reading else set[str]()
        if reading is not None and asked & offering:
            yield replace(reading, cost=0.25 + 0.02 * choice.order)


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
        humid = "humidity" in (match["of"] or "")
        kinds = _SET if not match["of"] else ("humidifier",) if humid else ("climate",)
        devices = tuple(situation.home.select(kinds=kinds))
        said = match["what"] or match["named"] or ""
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
