"""What to do and when, from one run of words: "to call mum tomorrow at nine", in any order."""

from __future__ import annotations

import re
from datetime import datetime, time

from assistant.skillkit import Due, read_times, read_when

from .vocabulary import heard


def split(what: str, now: datetime) -> tuple[str, str]:
    """What to do and when: "to call mum tomorrow at nine" → ("call mum", "tomorrow at nine"), in
    any order, or none.
    """
    known = heard()
    words = known.about.sub("", what.strip(" .!?"), count=1)
    if readable(words, now):
        return "", words
    for match in reversed(list(known.joint.finditer(words))):
        first, rest = words[: match.start()], words[match.end() :]
        alone = readable(first, now)
        if alone or known.marker.match(first):
            last = _last_time(rest, first, now)
            if last or alone:
                return (_bare(last[0]), f"{first} {last[1]}") if last else (_bare(rest), first)
    if last := _last_time(words, "", now):
        return _bare(last[0]), last[1]
    marked, pieces = known.marker.match(words), words.split()
    if marked or words[:1].isdigit():  # "8 pm take out the bins"
        for end in range(len(pieces) - 1, 0 if marked else 1, -1):
            if readable(" ".join(pieces[:end]), now):
                return _bare(" ".join(pieces[end:])), " ".join(pieces[:end])
    return _bare(words), ""


def _timed(text: str, now: datetime) -> bool:
    """Whether the text itself ends in a time: which of the two is meant is to be asked."""
    return any(readable(text[match.start() :], now) for match in heard().marker.finditer(text))


def _last_time(words: str, first: str, now: datetime) -> tuple[str, str] | None:
    """Text and time, where the words end in a time that goes with what was said first."""
    for match in heard().marker.finditer(words):
        text, last = words[: match.start()].strip(" ,"), words[match.start() :]
        if (
            text
            and not heard().hanging.search(text)
            and readable(f"{first} {last}".strip(), now)
            and not _timed(text, now)
        ):
            return text, last
    return None


def _bare(text: str) -> str:
    text = heard().lead.sub("", text.strip(" ,.!?"), count=1)
    return heard().duty.sub("", text, count=1).strip()


def alone(text: str) -> str:
    """What is to be done as it is said outside of a sentence: "Mama anrufen"."""
    for said, instead in heard().infinitive.items():
        text = re.sub(said, instead, text)
    return text


def readable(words: str, now: datetime) -> bool:
    """Whether the words are a time, and nothing else: one that has passed, or whose day is open,
    included.
    """
    return read_times(as_time(words), now) is not None or read_when(as_time(words), now) is not None


def dues(words: str, now: datetime) -> list[Due]:
    """When it is due; a single bare "six" is the next within waking hours."""
    plan = read_times(as_time(words), now)
    if plan and (plan.repeats or plan.exact or len(plan.times) > 1 or len(plan.dates) > 1):
        return plan.dues(plan.clock(early=False) or ([time(9)] if plan.lacks_time else []), now)
    due = read_when(as_time(words), now)
    return [Due(due)] if due else []


def as_time(words: str) -> str:
    """The words as a time is read: "before five" as "at five"."""
    words = words.strip().lower()
    for said, read in heard().at.items():
        if words.startswith(f"{said} "):
            return f"{read}{words[len(said) :]}"
    return words
