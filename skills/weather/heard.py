"""What people ask the weather for: places, days and parts of a day,
as the language's words say them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, NamedTuple

from pydantic import Field

from assistant.skillkit import Slot, read_time_of_day, replies, spans_of, words

SOON = "soon"
"""The next hours, in the place of a day."""
MOST = 16
"""Days that any forecast has."""


@dataclass(frozen=True)
class Words:
    """What has to be known of the words of a language."""

    here: frozenset[str]
    """What people call the place that they are in."""
    around: re.Pattern[str]
    """What stands around a place and is none of it."""
    no_place: re.Pattern[str]
    """Words that are no place, as a whole."""
    beside: re.Pattern[str]
    """Words that no name of a place holds."""
    before_day: frozenset[str]
    """What stands between a place and a day: "on"."""
    soon: re.Pattern[str]
    """The next hours, as a whole."""
    outdoors: re.Pattern[str]
    """What a sensor out of doors, or its place, is called."""
    quantities: Mapping[str, str]
    """What a sensor is called that measures "temperature", "humidity", "wind_speed"."""


say = replies(__file__)
heard = words(__file__, Words)


class Asked(NamedTuple):
    """The days that were asked for, and the part of the one day: "morning", or `SOON`."""

    days: list[date]
    part: str


def asked_of(said: Sequence[str]) -> Asked:
    """Of the values of a slot `Spans`."""
    parts = {part for _, _, part in (each.partition(" ") for each in said) if part}
    days = [date.fromisoformat(each[:10]) for each in said if each != SOON]
    if SOON in said:
        return Asked([], SOON)
    return Asked(days, parts.pop() if len(parts) == 1 and len(days) == 1 else "")


def split_place(where: str, now: datetime) -> tuple[str, list[str]]:
    """ "paris tomorrow" is a place and a day (as of a slot `Spans`);
    without a day the list is empty.
    """
    said = where.split()
    for cut in range(max(1, len(said) - 3), len(said)):
        if spans := _spans(" ".join(said[cut:]), now):
            place = said[:cut][: -1 if said[cut - 1] in heard().before_day else None]
            return " ".join(place), spans
    return where, []


def _spans(text: str, now: datetime) -> list[str]:
    said = text.strip(" ?.!").lower()
    if heard().soon.fullmatch(said):
        return [SOON]
    return spans_of(text, now)[:MOST]


def _read_spans(text: str, now: datetime) -> list[str] | None:
    return _spans(text, now) or None


def _read_where(text: str, now: datetime) -> str | None:
    """A place's words, without what people add to them; None where they are no place ("the", "this
    week").
    """
    said = heard().around.sub("", text.strip(" ?.!").lower()).strip()
    no_place = (
        not said or heard().no_place.fullmatch(said) or _spans(said, now) or read_time_of_day(said)
    )
    place, _ = split_place(said, now)
    return None if no_place or heard().beside.search(place) else said


_Span = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d( [a-z]+)?$|^soon$")]
Spans = Annotated[
    list[_Span], Field(max_length=MOST), Slot("days", _read_spans, say.later("ask-day"))
]
"""ISO dates in a row, a single one with the part that was said ("2026-11-24 morning"),
or "soon".
"""
Where = Annotated[str, Field(max_length=80), Slot("place", _read_where, say.later("ask-where"))]
