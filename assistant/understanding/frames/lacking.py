"""An order that leaves out what it needs, or has an indefinite word in its place: "set the
brightness of the lamp", "switch the TV to another source", "turn something on". It is asked for.

What is lacking is found by trying. The same order is read with two values of each sort, with two
words that the device offers, or with the names of two devices; where both come to one call that
differs in one argument, that argument is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from assistant.core.values import Json, ToolCall
from assistant.home.model import Device, Home
from assistant.languages import language
from assistant.skillkit.apart import apart
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.indefinite import says_nothing, without_value
from assistant.skillkit.options import spellings, spoken
from assistant.understanding.analysis import Analysis
from assistant.understanding.frames.refusals import UnableWords
from assistant.understanding.frames.segments import Segments, wanted
from assistant.understanding.names.matching import EXACT
from assistant.understanding.names.targets import able, find
from assistant.understanding.reading import Reading, device_parameter, either, keys_of, which
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation
from assistant.understanding.text.moods import orders
from assistant.understanding.text.words import singular

Read = Callable[[str], Reading | None]
"""Reads a sentence as a whole."""


@dataclass(frozen=True)
class LackingWords:
    """How one sets something, and to what (`lacking.toml`)."""

    file: ClassVar[str] = "lacking"
    orders: re.Pattern[str]
    """How an order begins that sets something."""
    loose: re.Pattern[str]
    """Such a beginning that does without a value: "put the lamp …"."""
    one_of: re.Pattern[str]
    """One of several `things`, whichever: "one of the lights"."""
    one: str
    """What is said of one such thing: "a"."""
    everything: str
    something: re.Pattern[str]
    """What stands in a device's place and is none."""
    values: Mapping[str, str]
    """Two values of each sort, with what leads to them: "to 40 percent", "to 60 percent"."""
    lead: str
    """What leads to a word that the device offers: "to"."""


@dataclass(frozen=True)
class _Open:
    """A call without the argument that is asked for; `ask` where its device must be chosen too."""

    left: ToolCall
    slot: str
    ask: Ask | None


def read(
    said: Analysis, situation: Situation, skills: Mapping[str, Skill], reads: Read
) -> Reading | None:
    """The order without what it lacks, which whoever runs it asks for; a device or one of its words
    is asked for here, with what there is to choose from.
    """
    words = language().table(LackingWords)
    if said.question or said.forbids or language().table(UnableWords).color.search(said.bare):
        return None  # a colour is asked for by its own name (`refusals`)
    if one := words.one_of.search(said.bare):
        thing = singular(one["things"])
        order = f"{said.bare[: one.start()]}{words.one} {thing}{said.bare[one.end() :]}"
        return _one_of_them(reads(order), situation.home)
    found = None
    if words.orders.match(said.bare) and not said.segments.pronoun:
        found = _which_value(said, situation, reads)
    if found is None and words.something.search(said.bare) and orders(said.bare):
        return _which_device(said.bare, situation.home, skills, reads)
    return found


def _which_value(said: Analysis, situation: Situation, reads: Read) -> Reading | None:
    words = language().table(LackingWords)
    order = without_value(said.bare)
    parts = said.segments
    named = all(group.score == EXACT for group in parts.groups)  # "set the table" is no lamp
    if not named or not (parts.groups or " " in parts.rest) or " " not in order:
        return None
    if order == said.bare and words.loose.match(order):
        return None
    for one, other in words.values.items():
        if found := _differing(f"{order} {one}", f"{order} {other}", reads):
            return _left_open(found)
    for choices in _offered(parts, situation):
        one, other, *_ = (f"{order} {words.lead} {spellings(word)[0]}" for word in choices)
        if found := _differing(one, other, reads):
            labels: dict[str, Json] = {spoken(word): word for word in choices}
            ask = Ask(either(list(labels)), found.left, "choice", found.slot, labels)
            return _asked(ask)
    return None


def _left_open(found: _Open) -> Reading:
    """The order without its value; where it isn't clear to what thing, that is asked first."""
    if found.ask:
        return _asked(replace(found.ask, call=found.left))
    return Reading((found.left,), why=reason("value-missing"), effect=True, open_ended=True)


def _asked(ask: Ask) -> Reading:
    return Reading(ask=ask, why=reason("value-missing"), effect=True, open_ended=True)


def _one_of_them(found: Reading | None, home: Home) -> Reading | None:
    """Of an order to one thing that would be done to several: which."""
    call = _call(found)
    for slot, value in call.arguments.items() if call else ():
        if call and isinstance(value, list) and len(value) > 1:
            offered = apart(home, [home.devices[id_] for id_ in value])
            return _asked(which(_without(call, slot), slot, offered, home))
    return found


def _which_device(
    order: str, home: Home, skills: Mapping[str, Skill], reads: Read
) -> Reading | None:
    """Of "turn something on": which of the things that the same order to everything is for; where
    there is no such order, of those that an order to one of their kind is for.
    """
    words = language().table(LackingWords)
    everything = reads(words.something.sub(words.everything, order))
    if (every := _one_of_them(everything, home)) and every.ask:
        return every
    some = {device.kind: device for device in home.devices.values()}
    named = {kind: reads(words.something.sub(each.name, order)) for kind, each in some.items()}
    calls = {kind: call for kind, reading in named.items() if (call := _call(reading))}
    if not calls:
        return None
    [(usual, _)] = Counter(call.skill for call in calls.values()).most_common(1)
    parameter = device_parameter(skills[usual])
    if parameter is None:
        return None
    kinds = [kind for kind, call in calls.items() if call.skill == usual]
    offered = apart(home, able(home, list(home.select(kinds=kinds)), keys_of(parameter)))
    if len(offered) < 2:
        return None
    call = _without(calls[kinds[0]], parameter.name)
    return _asked(which(call, parameter.name, offered, home))


def definite(reading: Reading, skills: Mapping[str, Skill]) -> Reading:
    """The reading without arguments that are no more than "something": of those that a skill can't
    do without, so that it asks.
    """
    calls = tuple(_definite(call, skills.get(call.skill)) for call in reading.calls)
    return reading if calls == reading.calls else replace(reading, calls=calls)


def _definite(call: ToolCall, skill: Skill | None) -> ToolCall:
    for name in skill.needed if skill else ():
        if isinstance(value := call.arguments.get(name), str) and says_nothing(value):
            call = _without(call, name)
    return call


def _differing(one: str, other: str, reads: Read) -> _Open | None:
    """What is left open of the first order: the argument by which its call differs from that of
    the other.
    """
    reading = reads(one)
    first = _call(reading)
    second = _call(reads(other)) if first else None
    if reading is None or first is None or second is None or first.skill != second.skill:
        return None
    slots = [
        name
        for name in first.arguments.keys() | second.arguments.keys()
        if first.arguments.get(name) != second.arguments.get(name)
    ]
    return _Open(_without(first, slots[0]), slots[0], reading.ask) if len(slots) == 1 else None


def _call(reading: Reading | None) -> ToolCall | None:
    """The one thing that is to be done; None where it is none, or not clear."""
    if reading is None or reading.missing or not reading.effect:
        return None
    calls = (reading.ask.call,) if reading.ask else reading.calls
    return calls[0] if len(calls) == 1 else None


def _without(call: ToolCall, slot: str) -> ToolCall:
    """The call with this argument left open."""
    return replace(
        call, arguments={name: value for name, value in call.arguments.items() if name != slot}
    )


def _offered(parts: Segments, situation: Situation) -> Iterator[list[str]]:
    """The words that the devices offer which are spoken of, two at least: of each of their keys."""
    for group in parts.groups:
        for id_ in group.ids or find(situation.home, wanted(group, parts), situation.area).ids:
            yield from _lists(situation.home.devices.get(id_), situation.home)


def _lists(device: Device | None, home: Home) -> Iterator[list[str]]:
    for value in home.state(device.id).values() if device else ():
        if isinstance(value, list) and len(value) > 1 and all(isinstance(v, str) for v in value):
            yield [str(word) for word in value]
