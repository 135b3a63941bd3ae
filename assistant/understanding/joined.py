"""Where orders are joined to others: what was said first may be meant for now, and what follows for
another time, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.core.values import ToolCall
from assistant.languages import language
from assistant.languages.reading import opposite, read_when
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Quoted
from assistant.skillkit.roles import Role
from assistant.skillkit.slots import TIME, Slot
from assistant.understanding.clauses import Clauses

LONGEST_TIME = 4
"""Words of a time that stands in a sentence: "at half past six"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def is_order(text: str) -> bool:
    """Whether the words begin as an order does, also one that nobody here understands."""
    return bool(language().table(Clauses).orders.match(text))


def parts(text: str) -> Iterator[tuple[str, str]]:
    """What stands before a further order, and that order, the last one first."""
    table = language().table(Clauses)
    for joint in reversed(list(table.joint.finditer(text))):
        if joint.group().strip() and joint.start() and table.orders.match(text, joint.end()):
            yield text[: joint.start()].strip(" ,;"), text[joint.end() :].strip(" ,;")


def turns_about(text: str, words: str) -> bool:
    """Whether the sentence begins with these words, which are to be obeyed later, and they are two
    orders in opposite directions: "turn on the lamp and turn off the fan", of "turn on the lamp and
    turn off the fan in ten minutes". The time is the second one's then.
    """
    said, begins = _words(text), _words(words)
    if len(said) == len(begins) or said[: len(begins)] != begins:
        return False
    return any(_is_contrary(first, second) for first, second in parts(words))


def _is_contrary(first: str, second: str) -> bool:
    """Whether the first does to something what undoes the second: it says "on" where that says
    "off".
    """
    said, then, undone = set(_words(first)), set(_words(second)), _words(opposite(second) or "")
    contrary = set(undone) - then
    return len(contrary) == 1 and contrary <= said and not (then - set(undone)) & said


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands before and behind the joint, where words that are to be kept go on with a further
    order: "to call mum and turn on the lamp", of "remind me at six to call mum and turn on the
    lamp". `alike`: what is kept begins with an order too.
    """

    before: str
    order: str
    alike: bool


def kept_order(text: str, call: ToolCall, skills: Mapping[str, Skill]) -> Kept | None:
    """The further order in what the call would keep; None where there is none."""
    skill = skills.get(call.skill)
    for before, order in parts(text) if skill else ():
        for name, value in call.arguments.items():
            parameter = skill.parameters.get(name) if skill else None
            quoted: Quoted | None = parameter.find(Quoted) if parameter else None
            if quoted is None or quoted.orders or not isinstance(value, str):
                continue
            ends = _words(value)[-len(_words(order)) :]
            if ends == _words(order):
                return Kept(before, order, _orders_before(value, order))
    return None


def for_the_box(call: ToolCall, skills: Mapping[str, Skill]) -> bool:
    """Whether nobody need be reminded of it: it switches something on or off, sets a timer, or says
    its own time.
    """
    skill = skills[call.skill]
    slots = (skill.parameters[name].find(Slot) for name in call.arguments)
    return bool(skill.roles & {Role.SWITCH_ON, Role.LATER}) or any(
        slot is not None and slot.kind == TIME for slot in slots
    )


def says_when(text: str, now: datetime) -> bool:
    """Whether some of the words are a time or a day."""
    words = text.split()
    return any(
        read_when(" ".join(words[at:end]), now)
        for at in range(len(words))
        for end in range(at + 1, min(at + LONGEST_TIME, len(words)) + 1)
        if end > at + 1 or not words[at].isdigit()
    )


def _orders_before(value: str, order: str) -> bool:
    """Whether another order stands in what is kept before this one."""
    kept = value[: max(0, len(value) - len(order))]
    readers = language().readers
    return any(readers.begins_order(kept[at.start() :]) for at in re.finditer(r"(?<!\S)\S", kept))
