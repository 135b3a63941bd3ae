"""What a sentence may come to, found before a model that calls tools is asked: the tools that its
words bear out, each with the devices, numbers and words that may stand in it.

The grammar of the answer holds these alone. So little is left that a small model chooses well, what
it is shown is short, and of a sentence that can come to nothing it is never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from pydantic import ValidationError

from assistant.core.values import Json
from assistant.home.model import Device
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Devices, Parameter
from assistant.skillkit.slots import TIME, Slot
from assistant.understanding.model.markup import SAID, Argument
from assistant.understanding.model.prompt import pertinent
from assistant.understanding.model.toolbook import LISTS, Entry, Scene, Toolbook
from assistant.understanding.model.tools_grounding import (
    may_begin,
    meant,
    numbers_said,
    stems,
)
from assistant.understanding.names.matching import Names
from assistant.understanding.situation import Situation

NONSENSE = "qwx"
"""No word of any language: what reads it, reads everything."""
SPAN = 6
"""Words that a time or a length is said in at most: "at half past seven in the evening"."""


@dataclass(frozen=True)
class Said:
    """A sentence, and what is looked up of it once."""

    heard: str
    situation: Situation
    names: Names

    @cached_property
    def words(self) -> list[str]:
        """As they were said, with their commas."""
        return self.heard.strip(" .!?").split()

    @cached_property
    def stems(self) -> set[str]:
        """Of its words."""
        return stems(self.heard)

    @cached_property
    def numbers(self) -> list[float]:
        """Those that were said, each once."""
        return list(dict.fromkeys(numbers_said(self.heard)))

    @cached_property
    def devices(self) -> list[Device]:
        """The few that it speaks of, by their names, their kinds or their places, best first."""
        near = pertinent(self.heard, self.situation, self.names)
        return [each for each in near if meant(each.id, self.heard, self.situation, self.names)]


def offers(said: Said, now: Scene, book: Toolbook) -> dict[str, Sequence[Argument]]:
    """By the tool's name: what may stand in a call of it that this sentence bears out. The scene
    holds the devices that it speaks of.
    """
    found: dict[str, Sequence[Argument]] = {
        name: arguments
        for name, entry in book.entries.items()
        if (arguments := _offered(entry, said, now)) is not None
    }
    return _without_idle(found, book, now)


def wanting(said: Said, now: Scene, book: Toolbook) -> list[str]:
    """Tools that the sentence speaks of, without a value that they need: it may be asked for."""
    return [
        name
        for name, entry in book.entries.items()
        if said.stems & entry.skill.evidence and _lacks(entry, said, now)
    ]


def shown(tools: dict[str, Sequence[Argument]], book: Toolbook, now: Scene) -> Scene:
    """The scene with the devices alone that a call may name."""
    named = {
        choice
        for tool, arguments in tools.items()
        for argument in arguments
        if book.entries[tool].shown[argument.name].find(Devices)
        for choice in argument.choices
    }
    return replace(now, devices={name: each for name, each in now.devices.items() if name in named})


def _offered(entry: Entry, said: Said, now: Scene) -> list[Argument] | None:
    skill, spoken_of = entry.skill, bool(said.stems & entry.skill.evidence)
    if skill.tool and skill.tool.spoken_of and not spoken_of:
        return None
    if skill.effect and not may_begin(skill, said.heard):
        return None
    arguments, telling = [], []
    for argument in entry.arguments(now) or ():
        parameter = entry.shown[argument.name]
        left = _left(argument, parameter, entry.skill, said)
        if left is None:
            if parameter.required:
                return None
            continue
        arguments.append(left)
        if _tells(left, parameter):
            telling.append(left)
    if entry.shown and not arguments:
        return None
    if spoken_of or any(each.required for each in telling):
        return arguments
    if not telling:
        return None
    first = telling[0]
    return [replace(each, required=True) if each is first else each for each in arguments]


def _lacks(entry: Entry, said: Said, now: Scene) -> bool:
    """Whether the devices that it needs were said, and a value was not."""
    needed = [each for each in entry.arguments(now) or () if each.required]
    lacking = [
        entry.shown[each.name]
        for each in needed
        if _left(each, entry.shown[each.name], entry.skill, said) is None
    ]
    return bool(lacking) and not any(each.find(Devices) for each in lacking)


def _left(argument: Argument, parameter: Parameter, skill: Skill, said: Said) -> Argument | None:
    """The argument with what was said for it; None where nothing was."""
    choices: Sequence[Json]
    if argument.rule == "number":
        choices = list(_fitting(skill, parameter, said))
    elif argument.choices or argument.rule != "text":
        return argument
    elif (slot := parameter.find(Slot)) and not _takes_anything(slot, said):
        choices = _spans(slot, said)
    else:
        return replace(argument, rule=SAID)
    return replace(argument, choices=tuple(choices)) if choices else None


def _fitting(skill: Skill, parameter: Parameter, said: Said) -> Iterator[float]:
    """The numbers of the sentence that the skill takes there."""
    for number in said.numbers:
        try:
            skill.validate({parameter.name: number})
        except ValidationError as error:
            if any(parameter.name in each["loc"] for each in error.errors(include_url=False)):
                continue
        if number >= 1 or not number:
            yield int(number) if number == int(number) else number


def _takes_anything(slot: Slot, said: Said) -> bool:
    """Whether it reads words of the speaker's own, rather than a time or a length."""
    return slot.words or slot.parse(NONSENSE, said.situation.now) is not None


def _spans(slot: Slot, said: Said) -> list[str]:
    """The longest runs of words that the slot can read."""
    words, found, end = said.words, [], 0
    read = partial(slot.parse, now=said.situation.now)
    for start in range(len(words)):
        for stop in range(min(len(words), start + SPAN), max(start, end), -1):
            span = " ".join(words[start:stop]).strip(" ,;")
            if read(span) is not None:
                found.append(span)
                end = stop
                break
    return found


def _tells(argument: Argument, parameter: Parameter) -> bool:
    """Whether what was said for it bears out a call by itself: a device, a time, a length; no
    number, and no words of the speaker's own.
    """
    if parameter.find(Devices):
        return True
    slot = parameter.find(Slot)
    if slot is None or slot.kind == LISTS or argument.rule == SAID:
        return False
    length = language().readers.duration
    return any(
        _is_measure(str(choice)) and (slot.kind != TIME or not _within(str(choice), length))
        for choice in argument.choices
    )


def _within(span: str, read: Callable[[str], object]) -> bool:
    """Whether the end of the span is read: the length in "for forty minutes"."""
    words = span.split()
    return any(read(" ".join(words[start:])) is not None for start in range(len(words)))


def _is_measure(span: str) -> bool:
    """Whether there is a number in it, and more: "at five", "forty minutes", not "ten percent"."""
    readers = language().readers
    bare = readers.number(span) is not None or readers.percent(span) is not None
    return not bare and any(numbers_said(span))


def _without_idle(
    tools: dict[str, Sequence[Argument]], book: Toolbook, now: Scene
) -> dict[str, Sequence[Argument]]:
    """Without calls that would leave a device as it is, where another of the tools would change it:
    "it's dark in the hall" turns on what is off.
    """
    moved = {
        choice
        for tool, arguments in tools.items()
        for argument in arguments
        for choice in argument.choices
        if book.entries[tool].skill.tool and not _stands(book.entries[tool], choice, now)
    }
    return {
        tool: kept
        for tool, arguments in tools.items()
        if (kept := _moving(book.entries[tool], arguments, moved, now)) is not None
    }


def _moving(
    entry: Entry, arguments: Sequence[Argument], moved: set[Json], now: Scene
) -> list[Argument] | None:
    kept = []
    for argument in arguments:
        if not entry.shown[argument.name].find(Devices):
            kept.append(argument)
            continue
        choices = tuple(
            each for each in argument.choices if each not in moved or not _stands(entry, each, now)
        )
        if choices:
            kept.append(replace(argument, choices=choices))
        elif argument.required:
            return None
    return kept


def _stands(entry: Entry, name: Json, now: Scene) -> bool:
    """Whether the device is known to be as the tool leaves it."""
    leaves = entry.skill.tool.leaves if entry.skill.tool else {}
    device = now.devices.get(str(name))
    if device is None or not leaves:
        return False
    state = now.home.state(device.id)
    return all(key in state and state[key] == value for key, value in leaves.items())
