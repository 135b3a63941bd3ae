"""Questions about what binary sensors sense: motion, smoke, a leak, a low battery, a noise; and
whether anybody is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from assistant.home.model import Device
from assistant.languages import language
from assistant.languages.patterns import NOTHING
from assistant.skillkit.sensed import SOMEONE
from assistant.understanding.frames.segments import Group, Segments
from assistant.understanding.names.targets import Wanted, find
from assistant.understanding.reading import Reading, place_of, state_question
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import tokens
from assistant.understanding.text.words import name_words, stem

OCCUPANCY = ("motion", "occupancy", "presence", "moving")
"""Classes of sensors that tell of people: which of them a motion sensor has is
up to its program.
"""


@dataclass(frozen=True)
class SensingWords:
    """How one asks for what is sensed (`sensing.toml`), by the name of the sense."""

    file: ClassVar[str] = "sensing"
    words: Mapping[str, re.Pattern[str]]
    """Words that ask for it."""
    also: Mapping[str, re.Pattern[str]]
    """Words beside them that add nothing."""
    beside: Mapping[str, re.Pattern[str]]
    """What must be said too, where the words are about much else."""
    sensors: Mapping[str, str]
    """What a sensor for it is called."""
    bare: frozenset[str]
    """Words that ask for a sensor only where there is one for them."""
    someone: re.Pattern[str]
    """Words that ask whether anybody is there."""
    there: re.Pattern[str]
    """A place that may be none of this home."""
    elsewhere: str
    """What answers call such a place."""
    which: re.Pattern[str]
    """How a question begins that asks which of them."""


@dataclass(frozen=True)
class Sense:
    """What is sensed: its name in `sensing.toml`, what answers call it, and the device classes.

    Without a noun it is only said of a thing that is named: "is the freezer too cold".
    """

    name: str
    noun: str
    classes: tuple[str, ...]
    word: str = "detected"
    """The state that is asked about."""

    @property
    def known(self) -> re.Pattern[str]:
        """Each word that such a question may have beside the place."""
        words = language().table(SensingWords)
        pages = (each.get(self.name, NOTHING).pattern for each in (words.words, words.also))
        return re.compile("|".join(f"(?:{page})" for page in pages), re.IGNORECASE)

    def is_asked(self, text: str) -> bool:
        words = language().table(SensingWords)
        needed = [words.words.get(self.name, NOTHING)]
        needed += [words.beside[self.name]] if self.name in words.beside else []
        return all(re.search(rf"\b(?:{each.pattern})\b", text, re.I) for each in needed)


_SENSES = (
    Sense("carbon_monoxide", "carbon monoxide", ("carbon_monoxide",)),
    Sense("motion", "motion", OCCUPANCY),
    Sense("smoke", "smoke", ("smoke",)),
    Sense("gas", "gas", ("gas",)),
    Sense("leak", "leak", ("moisture",)),
    Sense("water", "water", ("moisture",)),
    Sense("wetness", "water", ("moisture",)),
    Sense("vibration", "vibration", ("vibration",)),
    Sense("tampering", "tampering", ("tamper",)),
    Sense("noise", "noise", ("sound",)),
    Sense("problem", "problem", ("problem",)),
    Sense("update", "update", ("update",)),
    Sense("light", "light", ("light",)),
    Sense("darkness", "darkness", ("light",), "dark"),
    Sense("unplugged", "", ("plug",), "unplugged"),
    Sense("plugged_in", "", ("plug",), "plugged in"),
    Sense("charging", "", ("battery_charging",), "charging"),
    Sense("cold", "", ("cold",), "cold"),
    Sense("hot", "", ("heat",), "hot"),
)
"""In order: a gas leak is about gas."""
_BATTERY = Sense("battery", "battery", ("battery",), "low")
_SOMEONE = Sense("someone", SOMEONE, OCCUPANCY)


def sensed(
    text: str, parts: Segments, situation: Situation, filler: frozenset[str]
) -> Reading | None:
    """The reading of such a question about what senses it there, whatever that is called. `filler`
    are words that add nothing.
    """
    words = language().table(SensingWords)
    if (both := _both(text, parts, situation, filler)) is not None:
        return both
    sense = next((each for each in (*_SENSES, _BATTERY) if each.is_asked(text)), None)
    areas = tuple(area for group in parts.groups for area in group.areas)
    floors = tuple(floor for group in parts.groups for floor in group.floors)
    if sense is None and words.someone.search(text) and (areas or floors):
        sense = _SOMEONE
    if sense is None:
        return None
    known = sense.known
    left = [word for word in parts.rest.split() if word not in filler and not known.fullmatch(word)]
    if left:
        called = [] if sense.noun or parts.groups else _called(left, sense, situation)
        return state_question(called, "is", sense.word, "", "") if called else None
    wish = Wanted(areas=areas, floors=floors, classes=_classes(sense), plural=True, every=True)
    named = [group for group in parts.groups if group.ids and not known.fullmatch(group.named)]
    sensor = words.sensors.get(sense.name, sense.noun)
    if named and words.there.search(text) and not _about(named, sense, situation):
        return state_question(
            [], "any", sense.word, sensor, words.elsewhere
        )  # "there" is no place of this home
    devices = _about(named, sense, situation) if named else _placed(wish, parts, situation)
    if not sense.noun:
        return state_question(devices, "is", sense.word, "", "") if named and devices else None
    if (named and not devices) or (
        not devices and words.bare & {word.lower() for word in re.findall(r"\w+", text)}
    ):
        return None
    which = bool(words.which.match(text))
    noun = sense.noun if devices else sensor
    return state_question(
        devices, "which" if which else "any", sense.word, noun, place_of(wish, situation.home)
    )


def _both(
    text: str, parts: Segments, situation: Situation, filler: frozenset[str]
) -> Reading | None:
    """ "Is the car plugged in and charging": an answer for each; None where less is asked."""
    senses = [each for each in _SENSES if not each.noun and each.is_asked(text)]
    named = [group for group in parts.groups if group.ids]
    left = [
        word
        for word in parts.rest.split()
        if word not in filler and not any(each.known.fullmatch(word) for each in senses)
    ]
    if len(senses) < 2 or bool(left) == bool(named):
        return None
    found = [
        (each, _called(left, each, situation) if left else _about(named, each, situation))
        for each in senses
    ]
    asked = [state_question(devices, "is", each.word, "", "") for each, devices in found if devices]
    if len(asked) < len(senses):
        return None
    return replace(asked[0], calls=tuple(call for each in asked for call in each.calls))


def _classes(sense: Sense) -> tuple[tuple[str, str], ...]:
    kinds = ("binary_sensor", "sensor") if sense is _BATTERY else ("binary_sensor",)
    return tuple((kind, class_) for kind in kinds for class_ in sense.classes)


def _about(named: Sequence[Group], sense: Sense, situation: Situation) -> list[Device]:
    """What senses it of the things that were named: the very sensor, or the one that is called
    after them.
    """
    home, classes = situation.home, _classes(sense)
    sensors = [
        device for device in home.devices.values() if (device.kind, device.device_class) in classes
    ]
    own = {id_ for group in named for id_ in group.ids}
    words = [{stem(token.norm) for token in tokens(group.named)} for group in named]
    after = [device for device in sensors if any(each <= _words(device) for each in words)]
    return [device for device in sensors if device.id in own] or after


def _called(left: Sequence[str], sense: Sense, situation: Situation) -> list[Device]:
    """What senses it of a thing whose name is no device's here: "the car" of the car's plug."""
    said = {stem(word) for word in left}
    return [
        device
        for device in situation.home.devices.values()
        if (device.kind, device.device_class) in _classes(sense) and said <= _words(device)
    ]


def _placed(wish: Wanted, parts: Segments, situation: Situation) -> list[Device]:
    """The sensors of the place: those that nobody gave a room count for the one that their name
    tells, in other words too.
    """
    home = situation.home
    found = [home.devices[id_] for id_ in find(home, wish, None).ids]
    if found or not wish.areas:
        return found
    places = [
        {stem(token.norm) for token in tokens(home.areas[area].name)}
        for area in wish.areas
        if area in home.areas
    ]
    places += [
        {other}
        for place in places
        for word in place
        for other in name_words().synonyms.get(word, ())
    ]
    return [
        device
        for device in home.devices.values()
        if (device.kind, device.device_class or "") in wish.classes
        and home.area_of(device) is None
        and any(place <= _words(device) for place in places)
    ]


def _words(device: Device) -> set[str]:
    return {stem(token.norm) for name in device.names for token in tokens(name)}
