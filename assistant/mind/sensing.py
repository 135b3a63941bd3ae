"""Questions about what binary sensors sense: motion, smoke, a leak, a low battery, a noise; and whether anybody is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.home.model import Device
from assistant.mind.context import Situation
from assistant.mind.reading import Reading, place_of, state_question
from assistant.mind.segments import Group, Segments
from assistant.mind.targets import Wanted, find
from assistant.mind.vocabulary import SYNONYMS
from assistant.mind.words import stem, tokens
from assistant.skillkit.sensed import SOMEONE

OCCUPANCY = ("motion", "occupancy", "presence", "moving")
"""Classes of sensors that tell of people: which of them a motion sensor has is up to its program."""


@dataclass(frozen=True)
class Sense:
    """What is sensed: its noun, the words that ask for it, the device classes, and the words beside them that add nothing.

    Without a noun it is only said of a thing that is named: "is the freezer too cold".
    """

    noun: str
    words: str
    classes: tuple[str, ...]
    also: str = "detected|triggered"
    word: str = "detected"
    """The state that is asked about."""
    beside: str = ""
    """What must be said too: the words are about much else."""


_SENSES = (
    Sense("carbon monoxide", "carbon monoxide", ("carbon_monoxide",), "carbon|monoxide|detected|triggered|on|alarm|detectors?"),
    Sense("motion", "motion|movement|anything moving", OCCUPANCY, "detected|triggered|moving|occupied"),
    Sense("smoke", "smoke|smoking", ("smoke",), "detected|triggered|on|alarm|detectors?"),
    Sense("gas", "gas", ("gas",), "detected|triggered|on|alarm|detectors?|leak|leaking"),
    Sense("leak", "leaks?|leaking|flood(?:s|ed|ing)?", ("moisture",), "detected|triggered|water|wet"),
    Sense("water", "water", ("moisture",), "detected|floor|ground", beside="there|detected"),
    Sense("water", "wet|damp", ("moisture",), "detected|floor|ground"),
    Sense("vibration", "vibrations?|vibrating|shaking", ("vibration",)),
    Sense("tampering", "tamper(?:ed|ing)?", ("tamper",), "detected|triggered|with"),
    Sense("noise", "noise|noisy|sounds?", ("sound",), "detected|heard"),
    Sense("problem", "problems?|faults?", ("problem",), "detected|reported"),
    Sense("update", "updates?", ("update",), "available|waiting|pending|install|installed"),
    Sense("light", "bright", ("light",), "inside|outside"),
    Sense("darkness", "dark", ("light",), "inside|outside", "dark"),
    Sense("", "unplugged", ("plug",), "", "unplugged"),
    Sense("", r"plug(?:ged)? in", ("plug",), "plugged|plug|in", "plugged in"),
    Sense("", "cold|freezing", ("cold",), "too|so", "cold"),
    Sense("", "hot|overheat(?:ing|ed)", ("heat",), "too|so", "hot"),
)
"""In order: a gas leak is about gas."""
_EMPTY = "low|empty|flat|dead|weak|running|out|need|needs|change|changing|replacing"
_BATTERY = Sense("battery", "batter(?:y|ies)", ("battery",), _EMPTY, "low", beside=_EMPTY)
_SOMEONE = re.compile(r"\b(?:anyone|anybody|someone|somebody|occupied|presence)\b", re.I)
_BARE = frozenset({"bright", "dark", "water", "wet", "damp", "update", "updates", "problem", "problems", "noisy"})
"""Words that are about much else: they ask for a sensor only where there is one for them."""


def sensed(text: str, parts: Segments, situation: Situation, filler: frozenset[str]) -> Reading | None:
    """The reading of such a question about what senses it there, whatever that is called. `filler` are words that add nothing."""
    sense = next((each for each in (*_SENSES, _BATTERY) if _is_said(each, text)), None)
    areas = tuple(area for group in parts.groups for area in group.areas)
    floors = tuple(floor for group in parts.groups for floor in group.floors)
    if sense is None and _SOMEONE.search(text) and (areas or floors):
        sense = Sense(SOMEONE, "occupied|presence", OCCUPANCY, "detected|triggered|moving")
    if sense is None:
        return None
    known = rf"(?:{sense.words}|{sense.also})"
    if any(not re.fullmatch(known, word, re.I) for word in parts.rest.split() if word not in filler):
        return None
    wish = Wanted(areas=areas, floors=floors, classes=_classes(sense), plural=True, every=True)
    named = [group for group in parts.groups if group.ids and not re.fullmatch(known, group.named, re.I)]
    if named and re.search(r"\bthere\b", text, re.I) and not _about(named, sense, situation):
        return state_question([], "any", sense.word, f"{sense.noun} sensor", "there")  # "there" is no place of this home
    devices = _about(named, sense, situation) if named else _placed(wish, parts, situation)
    if not sense.noun:
        return state_question(devices, "is", sense.word, "", "") if named and devices else None
    if (named and not devices) or (not devices and _BARE & {word.lower() for word in re.findall(r"\w+", text)}):
        return None
    which = bool(re.match(r"\W*(?:which|what)\b", text, re.I))
    noun = sense.noun if devices else f"{'motion' if sense.noun == SOMEONE else sense.noun} sensor"
    return state_question(devices, "which" if which else "any", sense.word, noun, place_of(wish, situation.home))


def _is_said(sense: Sense, text: str) -> bool:
    return all(re.search(rf"\b(?:{words})\b", text, re.I) for words in (sense.words, sense.beside) if words)


def _classes(sense: Sense) -> tuple[tuple[str, str], ...]:
    kinds = ("binary_sensor", "sensor") if sense is _BATTERY else ("binary_sensor",)
    return tuple((kind, class_) for kind in kinds for class_ in sense.classes)


def _about(named: Sequence[Group], sense: Sense, situation: Situation) -> list[Device]:
    """What senses it of the things that were named: the very sensor, or the one that is called after them."""
    home, classes = situation.home, _classes(sense)
    sensors = [device for device in home.devices.values() if (device.kind, device.device_class) in classes]
    own = {id_ for group in named for id_ in group.ids}
    words = [{stem(token.norm) for token in tokens(group.named)} for group in named]
    called = [device for device in sensors if any(each <= _words(device) for each in words)]
    return [device for device in sensors if device.id in own] or called


def _placed(wish: Wanted, parts: Segments, situation: Situation) -> list[Device]:
    """The sensors of the place: those that nobody gave a room count for the one that their name tells, in other words too."""
    home = situation.home
    found = [home.devices[id_] for id_ in find(home, wish, None).ids]
    if found or not wish.areas:
        return found
    places = [{stem(token.norm) for token in tokens(home.areas[area].name)} for area in wish.areas if area in home.areas]
    places += [{other} for place in places for word in place for other in SYNONYMS.get(word, ())]
    return [
        device
        for device in home.devices.values()
        if (device.kind, device.device_class or "") in wish.classes
        and home.area_of(device) is None
        and any(place <= _words(device) for place in places)
    ]


def _words(device: Device) -> set[str]:
    return {stem(token.norm) for name in device.names for token in tokens(name)}
