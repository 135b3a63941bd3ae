"""What has to be known of the words of a language, and the slots made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    Chosen,
    Quoted,
    Slot,
    due_of,
    read_times,
    replies,
    series_of,
    windows_of,
    words,
)

say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """What has to be known of the words of a language."""

    chore: re.Pattern[str]
    """How something begins that is to be done, of which no calendar knows."""
    occasion: re.Pattern[str]
    """How what stands in a calendar ends, where nothing else says that one is meant: "class"."""
    other: re.Pattern[str]
    """What is no event, as a whole: alarms, the sun, the year."""
    small: frozenset[str]
    """Words that tell no event from another: "the", "my", "appointment"."""
    alike: Mapping[str, str]
    """Words that mean the same as another: "phone" → "call"."""
    lead: re.Pattern[str]
    """What stands before the words of a new event: "a", "called"."""
    lasting: re.Pattern[str]
    """What says how long a new event takes, in the group `length`; it goes out of the rest."""
    until: re.Pattern[str]
    """What says when it begins and ends, in the groups `begin` and `end`."""
    place: re.Pattern[str]
    """What says where a new event is, in the group `place`, at the end of the rest."""
    hanging: re.Pattern[str]
    """What is left over at the end of an event's words once its time is taken: "on"."""


heard = words(__file__, Words)


def _event(text: str, now: datetime) -> str | None:
    """What an event may be called; "to pay the bill" is something to do, of which no calendar
    knows.
    """
    said = text.strip(" ?.!")
    no_event = heard().chore.match(said) or heard().other.fullmatch(said) or windows_of(said, now)
    return None if no_event else said


def _occasion(text: str, now: datetime) -> str | None:
    """The words for an event that say themselves that it is one: "the cooking class"."""
    name, _ = apart(text.strip(" ?.!"), now)
    return _event(text, now) if heard().occasion.search(name) else None


def _on_days(text: str, now: datetime) -> str | None:
    """The words for an event with its days behind it: "football next Tuesday", "every Monday"."""
    name, days = apart(text.strip(" ?.!"), now)
    name, again = without_again(name, now)
    return _event(text, now) if (days or again) and _event(name, now) else None


def _entry(text: str, now: datetime) -> str | None:
    """The words of a new event; an article alone is none."""
    said = text.strip(" ?.!").lower()
    bare = len(said.split()) == 1 and said in heard().small
    return None if bare and not heard().occasion.search(said) else _words(text, now)


def _dated(text: str, now: datetime) -> str | None:
    """The words of a new event that say themselves that it is one, and when: "a meeting with Tom at
    six", "dentist appointment for Friday".
    """
    said = text.strip(" ?.!").lower().split()
    for end in range(1, len(said)):
        names_one = heard().occasion.search(" ".join(said[:end])) and (
            said[end] in heard().small or _moment(" ".join(said[end:]), now)
        )
        if names_one:
            later = any(_moment(" ".join(said[cut:]), now) for cut in range(end, len(said)))
            return _event(text, now) if later else None
    return None


def _moment(said: str, now: datetime) -> bool:
    """Whether words say when something begins."""
    return bool(series_of(said, now) or due_of(said, now))


def without_again(what: str, now: datetime) -> tuple[str, bool]:
    """The words without "every Tuesday" at their end, and whether that stood there."""
    words = what.split()
    for cut in range(1, len(words)):
        plan = read_times(" ".join(words[cut:]).lower(), now)
        if plan is not None and plan.repeats:
            return " ".join(words[:cut]), True
    return what, False


def apart(text: str, now: datetime, *, first: bool = False) -> tuple[str, list[str]]:
    """What the words are about, and the days at their end, as of a slot `Spans`: "Anna this week"
    is about Anna. `first`: the days may stand before it.
    """
    said = text.split()
    for cut in range(1, len(said)):
        if cut == len(said) - 1 and heard().occasion.search(said[cut]):
            break  # "the parents' evening"
        if days := windows_of(" ".join(said[cut:]), now):
            return " ".join(said[:cut]), days
    for cut in range(len(said) - 1, 0, -1) if first else ():
        if days := windows_of(" ".join(said[:cut]), now):
            return " ".join(said[cut:]), days
    return text, []


def _words(text: str, now: datetime) -> str | None:
    return text.strip(" ?.!") or None


Text = Annotated[str, Field(max_length=120)]
EventWords = Annotated[
    str, Chosen, Field(max_length=80), Slot("event", _event, say.later("ask-event"))
]
Occasion = Annotated[
    str, Chosen, Field(max_length=80), Slot("event", _occasion, say.later("ask-event"))
]
OnDays = Annotated[
    str, Chosen, Field(max_length=80), Slot("event", _on_days, say.later("ask-event"))
]
Whose = Annotated[str, Field(max_length=60), Slot("calendar", _words, say.later("ask-calendar"))]
Entry = Annotated[
    str, Field(max_length=200), Slot("event", _entry, say.later("ask-what")), Quoted()
]
DatedEntry = Annotated[
    str, Field(max_length=200), Slot("event", _dated, say.later("ask-what")), Quoted()
]
Moment = Annotated[str, Field(max_length=120), Slot("time", _words, say.later("ask-when"))]
Deed = Annotated[str, Field(max_length=60), Slot("deed", _words, say.later("ask-deed"))]
