"""Several commands in one sentence: "turn on the lamp and close the blinds", "turn off the light,
then the fan".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from assistant.core.values import ToolCall
from assistant.home.model import Home
from assistant.languages import language
from assistant.languages.reading import opposite, read_duration, read_when
from assistant.skillkit.declare import Skill
from assistant.skillkit.frames import plain
from assistant.skillkit.parameters import Devices, Option, Quoted, devices_of
from assistant.understanding import rank
from assistant.understanding.frames.words import SegmentWords
from assistant.understanding.reading import Reading, unable
from assistant.understanding.reasons import reason
from assistant.understanding.text.politeness import is_question, peel


@dataclass(frozen=True)
class Clauses:
    """How a language joins orders."""

    file: ClassVar[str] = "clauses"
    joint: re.Pattern[str]
    """Where one order may end and the next begin; not all people say "and" ("turn on the lamp turn
    off the fan").
    """
    asked: re.Pattern[str]
    """Where one question may end and the next begin."""
    either: re.Pattern[str]
    """Where a second possibility begins: " or on the radio"."""
    verb: re.Pattern[str]
    """The verb of a part, its first group, which the next part may lack."""
    orders: re.Pattern[str]
    """What is an order of its own, also where nobody here understands it."""
    bare_verb: re.Pattern[str]
    """What goes on with a bare verb, which is no order then: "how do I … and turn on the lamp"."""
    own_form: bool
    """An order has a form of its own, which no words that are to be kept have: German "mach", where
    a reminder says "machen".
    """
    for_a_while: re.Pattern[str]
    """An order to switch on: `what` or `other`, and for which `time` or `until` when."""
    set_a_while: re.Pattern[str]
    """An `order` that sets something, and for which `time`."""
    on: str
    """The order to switch on {what}."""
    off: str
    back: Mapping[str, str]
    """By the key of a device's state: the order to set {what} to the {value} that it had."""


Read = Callable[[str, Sequence[ToolCall]], Reading | None]
"""Reads one part, given the calls of the part before."""
MOST = 6
"""Commands in one sentence."""
JOINED = 4
"""Pieces that one command may be made of: "add salt, pepper and bread and butter"."""


def split(text: str, read: Read) -> Reading | None:
    """The sentence as several commands, each understood by itself, or None. A later part may lack
    the verb of the one before.
    """
    table = language().table(Clauses)
    joints = [joint for joint in table.joint.finditer(text) if joint.group()]
    if not joints or len(joints) > 2 * MOST:
        return None
    pieces = _pieces(text, joints)
    readings: list[Reading] = []
    parts: list[str] = []
    verb = ""
    at = 0
    while at < len(pieces):
        taken = None
        for end in range(at + 1, min(at + JOINED, len(pieces)) + 1):
            part = text[pieces[at][0] : pieces[end - 1][1]].strip(" ,.;")
            reading = _read(part, verb, readings[-1].calls if readings else (), read)
            if reading is not None and not (at == 0 and end == len(pieces)):
                taken = taken or (reading, part, end)
                if not reading.missing:
                    taken = (reading, part, end)
                    break
        if taken is None:
            part = text[slice(*pieces[at])].strip(" ,.;")
            if not readings or not table.orders.match(part):
                return None
            taken = (Reading((unable(part, "words"),), missing=True), part, at + 1)
        reading, part, at = taken
        readings.append(reading)
        parts.append(part)
        match = table.verb.match(part)
        verb = match.group(1) if match else verb
    if len(readings) < 2 or all(reading.missing for reading in readings):
        return None
    asking = next((reading for reading in readings if reading.ask), None)
    if asking and not any(reading.calls for reading in readings if not reading.remark):
        return asking
    told = [
        _told(reading, part) if reading is not asking else reading
        for reading, part in zip(readings, parts, strict=True)
        if not reading.remark
    ]
    readings = told or readings
    return Reading(
        tuple(call for reading in readings for call in reading.calls),
        ask=asking.ask if asking else None,
        partial=any(reading.missing for reading in readings),
        cost=rank.SEVERAL_COMMANDS,
        why=reason("several-commands"),
        effect=any(reading.effect for reading in readings),
    )


def _told(reading: Reading, part: str) -> Reading:
    """A part that would have to be asked about beside another one is told as not understood."""
    return Reading((unable(part, "words"),), missing=True) if reading.ask else reading


def asked(text: str, read: Read) -> Reading | None:
    """The sentence as several questions, each understood by itself; None where it isn't, or one of
    them would do something.
    """
    joints = [
        joint
        for joint in language().table(Clauses).asked.finditer(text)
        if joint.start() and is_question(text[joint.end() :])
        if len(text[joint.end() :].split()) > 1
    ]
    if not joints or len(joints) >= MOST:
        return None
    readings: list[Reading] = []
    for start, end in _pieces(text, joints):
        part = text[start:end].strip(" ,.;?")
        found = read(part, tuple(call for each in readings for call in each.calls))
        if found is None or found.effect or not found.calls:
            found = Reading((unable(part, "words"),), missing=True)
        readings.append(found)
    if all(each.missing for each in readings):
        return None
    return Reading(
        tuple(call for each in readings for call in each.calls),
        cost=rank.SEVERAL_COMMANDS,
        why=reason("several-commands"),
    )


def asks_too(text: str, reading: Reading, skills: Mapping[str, Skill]) -> bool:
    """Whether a question begins behind an order: "close the blind and is the garage door closed".
    What may hold anybody's words may hold a question.
    """
    return not _free(reading, skills) and _question_behind(text)


def asks_last(text: str) -> bool:
    """Whether the sentence begins with an order and a question follows."""
    ordered = language().table(Clauses).orders.match(text)
    return bool(ordered) and not is_question(text) and _question_behind(text)


def _question_behind(text: str) -> bool:
    return any(
        is_question(text[joint.end() :])
        for joint in language().table(Clauses).joint.finditer(text)
        if joint.group().strip() and joint.start() and len(text[joint.end() :].split()) > 2
    )


def orders_too(text: str) -> bool:
    """Whether an order of its own begins behind a question: "which room is the warmest and turn off
    the desk lamp".
    """
    table = language().table(Clauses)
    return any(
        table.orders.match(text, joint.end()) and not table.bare_verb.search(text[: joint.start()])
        for joint in table.joint.finditer(text)
        if joint.group().strip(" ,;.") and joint.start() and _is_said(text[joint.end() :].split())
    )


def _is_said(order: Sequence[str]) -> bool:
    """Whether so few words are an order: "close it", but not "clean inside"."""
    pronouns = language().table(SegmentWords).pronouns
    return len(order) > 2 or (len(order) == 2 and order[1].strip(".,!").lower() in pronouns)


def behind(text: str, last: re.Pattern[str]) -> tuple[str, str]:
    """An order and what so ends the sentence after it: "lock the door", "tell me"; nothing where it
    doesn't.
    """
    for joint in language().table(Clauses).joint.finditer(text):
        if joint.group() and joint.start() and last.fullmatch(text[joint.end() :].strip(" ,")):
            return text[: joint.start()].strip(" ,"), text[joint.end() :].strip(" ,")
    return "", ""


def after_order(text: str, openers: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """An order and the clause that so opens behind it, joined to it: "open the gate", "if it rains
    tell me".
    """
    for joint in language().table(Clauses).joint.finditer(text):
        joins = joint.start() and joint.group().strip(" ,;.")
        if joins and any(opener.match(text, joint.end()) for opener in openers):
            yield text[: joint.start()].strip(" ,"), text[joint.end() :]


def first_of(text: str) -> str:
    """The question with the first of its possibilities alone: "is it on vinyl", of "is it on vinyl
    or on the radio"; "" where it has no other.
    """
    match = language().table(Clauses).either.search(text)
    return text[: match.start()].rstrip(" ,") if match and match.start() else ""


def swallows(text: str, reading: Reading, skills: Mapping[str, Skill]) -> bool:
    """Whether a further order of the sentence goes on in an argument: in the items "milk to the
    list and turn", of "add milk to the list and turn on the lamp".
    """
    return _spans(text, reading, skills, language().table(Clauses).orders)


def joins(text: str, reading: Reading, skills: Mapping[str, Skill]) -> bool:
    """Whether what may stand between two orders stands within an argument: in the items "das Licht
    an und Milch", of "mach das Licht an und Milch auf die Liste".
    """
    return _spans(text, reading, skills, _FIRST)


def _spans(
    text: str, reading: Reading, skills: Mapping[str, Skill], begins: re.Pattern[str]
) -> bool:
    """Whether an argument goes on beyond a joint of the sentence, with what so `begins`."""
    starts = [
        _WORD.findall(f"{joint.group()} {first.group()}".casefold())
        for joint in language().table(Clauses).joint.finditer(text)
        if joint.group() and (first := _FIRST.match(text, joint.end()))
        if begins.match(text, joint.end())
    ]
    if not starts:
        return False
    words = [_WORD.findall(value.casefold()) for value in _free(reading, skills)]
    return any(_goes_on(each, start) for each in words for start in starts)


def opens(text: str, reading: Reading, skills: Mapping[str, Skill]) -> bool:
    """Whether the order that the sentence begins with was taken for somebody's words: the item
    "turn on the lamp and milk", of "turn on the lamp and milk on the list".
    """
    if not language().table(Clauses).orders.match(text):
        return False
    said = _WORD.findall(text.casefold())
    words = (_WORD.findall(value.casefold()) for value in _free(reading, skills))
    return any(1 < len(each) < len(said) and said[: len(each)] == each for each in words)


def _free(reading: Reading, skills: Mapping[str, Skill]) -> list[str]:
    """The words in a reading's arguments that no order belongs to; what a device offers ("cool") is
    none of them.
    """
    return [
        value
        for call in reading.calls or (reading.ask.calls if reading.ask else ())
        for name, value in call.arguments.items()
        if isinstance(value, str) and not _kept(call.skill, name, value, skills)
    ]


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FIRST = re.compile(r"\S+")


def _kept(skill: str, name: str, value: str, skills: Mapping[str, Skill]) -> bool:
    """Whether all of an argument's words may be meant to be kept, though they sound like orders: a
    device's id does ("lock.front", in "lock front door").
    Where orders have a form of their own, that is so only if the words begin with one.
    """
    parameter = skills[skill].parameters.get(name) if skill in skills else None
    if parameter is None or parameter.find(Option) or parameter.find(Devices):
        return True
    quoted: Quoted | None = parameter.find(Quoted)
    table = language().table(Clauses)
    return quoted is not None and bool(
        quoted.orders or not table.own_form or table.orders.match(value)
    )


def _goes_on(words: Sequence[str], start: Sequence[str]) -> bool:
    """Whether what joins an order, and its first word, stand in the argument; the commas are gone
    there. What joins nothing in words ("turn") may be its own first.
    """
    first = 1 if len(start) == 1 else 0
    return any(
        words[at : at + len(start)] == start for at in range(first, len(words) - len(start) + 1)
    )


def for_a_while(text: str, later: Skill, now_is: datetime, read: Read) -> Reading | None:
    """ "Turn on the fan for ten minutes", "leave it on until ten": on now, and off by the skill
    that comes back `later`.
    """
    table = language().table(Clauses)
    match = table.for_a_while.match(text)
    said = match.groupdict("") if match else {}
    seconds = read_duration(said["time"]) if said.get("time") else None
    if said.get("until") and (due := _moment(said["until"], now_is)):
        seconds = (due - now_is).total_seconds()
    what = said.get("what") or said.get("other")
    if not (what and seconds):
        return None
    now = read(table.on.format(what=what), ())
    if now is None or now.missing or not now.calls:
        return None
    off = ToolCall(later.name, {"seconds": seconds, "command": table.off.format(what=what)})
    return replace(now, calls=(*now.calls, off), why=reason("on-for-a-while"))


def _moment(said: str, now: datetime) -> datetime | None:
    """When that is; none that has passed."""
    due = read_when(said, now)
    return due if due and due > now else None


SET = {"temperature": "target", "brightness": "brightness"}
"""Arguments that set a key of a device's state, which can be set back."""


def set_for_a_while(text: str, later: Skill, read: Read, home: Home) -> Reading | None:
    """ "Set the heating to 22 degrees for two hours", "open the blinds for ten minutes": so now,
    and as it was, or the other way, by the skill that comes back `later`.
    """
    table = language().table(Clauses)
    match = table.set_a_while.match(text)
    order = match["order"] if match else ""
    seconds = read_duration(match["time"]) if match else None
    now = read(order, ()) if seconds else None
    if now is None or now.missing or len(now.calls) != 1:
        return None
    given = now.calls[0].arguments
    key = next((SET[name] for name in given if name in SET), "")
    ends = "" if key else opposite(peel(order))
    after = read(ends, ()) if ends else None
    orders = [ends] if after is not None and after.effect and not after.missing else []
    for id_ in () if orders else devices_of(given):
        device, state = home.devices[id_], home.told(id_)
        if state.get("on") is False:
            orders.append(table.off.format(what=device.name))
        elif isinstance(was := state.get(key), int | float):
            orders.append(table.back[key].format(what=device.name, value=plain(was)))
        else:
            return None
    if not orders:
        return None
    undone = [ToolCall(later.name, {"seconds": seconds, "command": each}) for each in orders]
    return replace(now, calls=(*now.calls, *undone), why=reason("on-for-a-while"))


def _pieces(text: str, joints: list[re.Match[str]]) -> list[tuple[int, int]]:
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(text)]
    return [
        (start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()
    ]


def _read(part: str, verb: str, before: Sequence[ToolCall], read: Read) -> Reading | None:
    if not part:
        return None
    table = language().table(Clauses)
    alone = read(part, before)
    if not verb or table.verb.match(part) or is_question(part):
        return alone
    carried = read(f"{verb} {part}", before)
    if carried is not None and (not carried.missing or alone is None or alone.missing):
        return carried if not table.orders.match(part) else alone
    return alone
