"""Several commands in one sentence: "turn on the lamp and close the blinds", "turn off the light, then the fan"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.mind.context import UNABLE
from assistant.mind.moods import ORDER
from assistant.mind.reading import Reading
from assistant.skillkit.spans import duration
from assistant.values import ToolCall

_JOINT = re.compile(
    r"\s*(?:,\s*(?:and\s+)?(?:then\s+)?(?:also\s+)?|;\s*|\.\s+|\band\s+(?:then\s+|also\s+|please\s+)*|\bthen\s+"
    r"|\balso\s+|\bplus\s+|\bas well as\s+|\s(?=(?:turn|switch) (?:on|off)\b)"
    r"|\s(?=(?:turn|switch|open|close|shut|lock|unlock|dim|set|start|stop|pause) (?:the|my|all)\b))",
    re.I,
)
"""Where one order may end and the next begin; not all people say "and" ("turn on the lamp turn off the fan")."""
_VERB = re.compile(
    "^((?:turn|switch|power|put|set|make|change|open|close|shut|lock|unlock|dim|brighten|raise|lower|start|stop"
    "|activate|deactivate|increase|decrease|adjust|play|pause|add)"
    r"(?:\s+(?:on|off|up|down))?)\b",
    re.I,
)

_ORDERS = re.compile(rf"(?:please )?(?:{ORDER}|tell|ask|say|call|find|book|order|check|show|read|sing|write|text|email)\b", re.I)
"""What is an order of its own, also where nobody here understands it."""

Read = Callable[[str, Sequence[ToolCall]], Reading | None]
"""Reads one part, given the calls of the part before."""
_FOR_A_WHILE = re.compile(r"(?:turn|switch|put) (?:on (?P<what>.+?)|(?P<other>.+?) on) for (?P<time>.+)$", re.I)
MOST = 6
"""Commands in one sentence."""
JOINED = 4
"""Pieces that one command may be made of: "add salt, pepper and bread and butter"."""


def split(text: str, read: Read) -> Reading | None:
    """The sentence as several commands, each understood by itself, or None. A later part may lack the verb of the one before."""
    joints = list(_JOINT.finditer(text))
    if not joints or len(joints) > 2 * MOST:
        return None
    pieces = _pieces(text, joints)
    readings: list[Reading] = []
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
            if not readings or not _ORDERS.match(part):
                return None
            taken = Reading((ToolCall(UNABLE, {"what": part, "why": "words"}),), missing=True), part, at + 1
        reading, part, at = taken
        readings.append(reading)
        match = _VERB.match(part)
        verb = match.group(1) if match else verb
    if len(readings) < 2 or all(reading.missing for reading in readings):
        return None
    readings = [reading for reading in readings if not reading.remark] or readings
    asks = [reading.ask for reading in readings if reading.ask]
    calls = tuple(call for reading in readings for call in reading.calls)
    if asks and not calls:
        return next(reading for reading in readings if reading.ask)
    return Reading(calls, cost=3.0, why="several commands", effect=any(reading.effect for reading in readings))


def for_a_while(text: str, read: Read) -> Reading | None:
    """ "Turn on the fan for ten minutes": on now, and off by a timer."""
    match = _FOR_A_WHILE.match(text)
    seconds = duration(match.group("time")) if match else None
    if match is None or not seconds:
        return None
    what = match.group("what") or match.group("other")
    now = read(f"turn on {what}", ())
    if now is None or now.missing or not now.calls:
        return None
    later = ToolCall("timers.start", {"seconds": seconds, "command": f"turn off {what}"})
    return replace(now, calls=(*now.calls, later), why="on for a while")


def _pieces(text: str, joints: list[re.Match[str]]) -> list[tuple[int, int]]:
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _read(part: str, verb: str, before: Sequence[ToolCall], read: Read) -> Reading | None:
    if not part:
        return None
    alone = read(part, before)
    if not verb or _VERB.match(part):
        return alone
    carried = read(f"{verb} {part}", before)
    if carried is not None and (not carried.missing or alone is None or alone.missing):
        return carried if not _ORDERS.match(part) else alone
    return alone
