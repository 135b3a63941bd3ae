"""Reminders as they are spoken of: when they come, what they say, and which of them is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from assistant.skillkit import (
    Entry,
    at_times,
    counts,
    join_names,
    picked,
    read_times,
    spoken_again,
    spoken_date,
    spoken_duration,
    spoken_time,
    spoken_when,
)

from .splitting import as_time, split
from .vocabulary import heard, say


def said_back(reminders: Sequence[Entry], when: str, now: datetime) -> str:
    """When, as an answer to what was said."""
    first = reminders[0]
    if first.repeats and first.due:
        if counts(first):
            again, start = spoken_again(first, now), spoken_when(first.due, now)
            return say("counted-first", again=again, when=start)
        times = sorted(reminder.at for reminder in reminders if reminder.at)
        again = spoken_again(first, now, join_names([spoken_time(at) for at in times]))
        if not first.rule:
            return again
        return say("again-from", again=again, start=spoken_date(first.due.date(), now.date()))
    ahead = first.due.timestamp() - now.timestamp() if first.due else 0.0
    if len(reminders) == 1 and ahead < 3600 and heard().counted_from_now.match(when):
        return say("in-a-while", length=spoken_duration(ahead))
    return join_names([time_of(reminder, now) for reminder in reminders])


def time_of(reminder: Entry, now: datetime) -> str:
    if reminder.due is None:
        return say("now")
    if counts(reminder):
        again, due = spoken_again(reminder, now), spoken_when(reminder.due, now)
        return say("counted-next", again=again, when=due)
    again = spoken_again(reminder, now, spoken_time(reminder.at or reminder.due))
    return again or spoken_when(reminder.due, now)


def told_apart(reminders: Sequence[Entry], now: datetime) -> list[tuple[str, Entry]]:
    """By what they say; those that say the same by their time too."""
    texts = [for_you(reminder.text) for reminder in reminders]
    return [
        (
            say("text-when", text=text, when=time_of(reminder, now))
            if texts.count(text) > 1
            else text,
            reminder,
        )
        for text, reminder in zip(texts, reminders, strict=True)
    ]


def kind_of(text: str) -> str:
    """ "thing" for "the meeting", "deed" for "call mum": messages say "about" and "to"."""
    return "thing" if heard().noun.match(text) else "deed"


def is_to_do(text: str, what: str) -> bool:
    """Whether the sentence `what` said the text as something to do: "to call mum"."""
    return bool(re.search(rf"(?:^|(?:{heard().deed.pattern})){re.escape(text)}", what))


def for_you(text: str) -> str:
    """What the person said of themselves, said back: "call my mum" → "call your mum"."""
    swaps = heard().swaps
    if not swaps:
        return text
    said = "|".join(re.escape(word) for word in sorted(swaps, key=len, reverse=True))
    return re.sub(
        rf"\b(?:{said})\b", lambda match: swaps[match[0].lower()], text, flags=re.IGNORECASE
    )


def one_time(reminder: Entry, which: str, now: datetime) -> tuple[date, ...]:
    """The days that the words name, of a reminder that comes again and again."""
    known = heard()
    words = known.behind.sub("", which.strip(" .!?"))
    words = as_time(known.pointing.sub("", words, count=1))
    plan = read_times(words, now) or read_times(as_time(split(words, now)[1]), now)
    return plan.dates if plan and reminder.repeats else ()


def fitting(reminders: Sequence[Entry], which: str, now: datetime) -> list[Entry]:
    """By what tells any entry from others, then some of its words, the time it is due, or both."""
    if which.startswith("#"):
        return picked(reminders, which) or []
    known = heard()
    which = known.behind.sub("", which.strip(" .!?"))
    plan = read_times(as_time(known.pointing.sub("", which, count=1)), now)
    if plan is not None:
        return at_times(reminders, plan, now)
    chosen = picked(reminders, which)
    if chosen is not None:
        return chosen
    text, when = split(which, now)
    plan = read_times(as_time(when), now) if when else None
    those = at_times(reminders, plan, now) if plan else list(reminders)
    chosen = picked(those, text) if plan else None
    if chosen is not None:
        return chosen
    wanted = set(re.findall(r"\w+", text.lower())) - known.small
    return [
        reminder
        for reminder in those
        if wanted and wanted <= set(re.findall(r"\w+", reminder.text.lower()))
    ]
