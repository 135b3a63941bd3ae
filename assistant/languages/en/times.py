"""Moments, and times on days that may come again, as people say them, seen from a given now. Pure;
None: not understood.

Every word counts: what can't be read makes the whole unread, so that nobody hears a time that is
not the one that was said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.agenda.walltime import moment
from assistant.languages.bounds import countable
from assistant.languages.en.clocks import (
    FILLERS,
    clock_of,
    tidy,
    times_of_day,
    without_part,
)
from assistant.languages.en.dates import DAY, date_in, weekdays
from assistant.languages.en.durations import duration
from assistant.languages.en.repeating import again_in
from assistant.languages.moments import combined, later, with_again
from assistant.languages.plan import PARTS, Plan

LONGEST = 24
"""Words of the longest moment or plan; of more, not every way to cut them is tried."""
_REPEATS = re.compile(
    r"\bevery\b|\b(?:weekdays|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)
_EXCEPT = re.compile(
    r",? \b(?:except|but not|apart from|excluding|but)\b(?: for| on)?", re.IGNORECASE
)
_LENGTH = re.compile(r"\b(?:seconds?|secs?|minutes?|mins?|hours?|hrs?)\b|\d ?(?:h|m|s|hr|min)\b")


@countable
def when(text: str, now: datetime) -> datetime | None:
    """The moment that the whole text says, in `now`'s zone, seconds dropped unless a duration was
    said.
    """
    if exact := _exact(text, now):
        return exact
    words, part = without_part(tidy(text))
    words = [word for word in words if word not in FILLERS]
    if len(words) > LONGEST:
        return None
    for cut in range(len(words) + 1):
        for day_words, time_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            day = date_in(day_words, now.date()) if day_words else None
            said = clock_of(time_words) if time_words else None
            if (
                (day is None) is bool(day_words)
                or (said is None) is bool(time_words)
                or not (day or said or part)
            ):
                continue
            if due := combined(day, said, part, now, weekly=any(word in DAY for word in day_words)):
                return due
    return None


@countable
def plan(text: str, now: datetime) -> Plan | None:
    """ "half past six on weekdays", "4 am and 7 am", "eight tomorrow", "in two hours", "five
    minutes".
    """
    if exact := _exact(text, now):
        return Plan((), exact=exact)
    if _LENGTH.search(text) and (
        seconds := duration(re.sub(r"^(?:for|of) ", "", text.strip().lower()))
    ):
        return Plan((), exact=later(now, seconds))
    text, without = _without(text)
    if without is None:
        return None
    again, rest = again_in(text, now.date())
    if not rest:
        return Plan((), again=again) if again.repeat or again.bounded else None
    found = _times_and_days(rest, now)
    if found is None or found.exact or (again.repeat is None and again.bounded and not found.days):
        return None
    if without and not found.days:
        return None
    return with_again(
        replace(found, days=tuple(day for day in found.days if day not in without)), again
    )


def _without(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text without "except on Sundays", and the days that it leaves out: none, or None where
    they can't be read.
    """
    match = _EXCEPT.search(text)
    if match is None:
        return text, ()
    words = text[match.end() :].split()
    for end in range(len(words), 0, -1):
        if days := weekdays(" ".join(words[:end])):
            return f"{text[: match.start()]} {' '.join(words[end:])}", days
    return text, None


def _times_and_days(text: str, now: datetime) -> Plan | None:
    """What is left without the repetition, all of it."""
    repeats = bool(_REPEATS.search(text))
    words, part = tidy(text), ""
    if (
        len({word for word in words if word.rstrip("s") in PARTS}) < 2
    ):  # "at 7 in the morning and 8 in the evening": each its own
        words, part = without_part(words)
    words = [word for word in words if word not in FILLERS and word != "both"]
    if part and not words:
        return Plan((), part=part)
    if len(words) > LONGEST:
        return None
    for cut in range(len(words) + 1):
        for day_words, time_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            times = times_of_day(" ".join(time_words)) if time_words else ()
            if time_words and not times:
                continue
            days = weekdays(" ".join(day_words)) if repeats else ()
            dates = () if days or not day_words else _dates(day_words, now)
            if bool(day_words) == bool(days or dates) and (times or days or dates):
                return Plan(times, days, dates, any(word in DAY for word in day_words), part)
    return None


def _dates(words: list[str], now: datetime) -> tuple[date, ...]:
    """One day, or several joined by "and"; empty where a part is none."""
    groups: list[list[str]] = [[]]
    for word in words:
        if word == "and":
            groups.append([])
        else:
            groups[-1].append(word)
    found = [date_in(group, now.date()) for group in groups if group]
    return () if None in found else tuple(day for day in found if day)


def _exact(text: str, now: datetime) -> datetime | None:
    """The moment of "in two hours", "ten minutes from now", "this time tomorrow", "an hour ago";
    None for anything else.
    """
    text = re.sub(r"['’]s? time$", "", text.lower().strip().rstrip(".,!?"))
    text = re.sub(r"^(?:later )?today[, ]+(?=in )|(?<=\w) (?:later )?today$", "", text)
    if match := re.fullmatch(
        r"(?:in|after|within) (.+?)(?: from now| time)?|(.+?) (?:from(?: now)?|later)", text
    ):
        seconds = duration(match[1] or match[2])
        return None if seconds is None else later(now, seconds)
    if match := re.fullmatch(r"(.+?) ago", text):
        seconds = duration(match[1])
        return None if seconds is None else later(now, -seconds)
    if match := re.fullmatch(r"(?:at )?(?:this|the same) time (.+)", text):
        day = date_in([word for word in tidy(match[1]) if word not in FILLERS], now.date())
        return (
            moment(day, now.time().replace(second=0, microsecond=0), now.tzinfo or UTC)
            if day
            else None
        )
    return None


_OFTEN = re.compile(
    r"\b(?:daily|weekly|monthly|yearly|annual|hourly|nightly|fortnightly|bi-?weekly|recurring"
    r"|repeating|week(?:day|end))s?\b"
)


def how_often(text: str, now: datetime) -> str | None:
    """ "daily", "weekday morning": words for a repetition without a time of day, as `plan` reads
    them.
    """
    said = re.sub(r"^(?:an?|the|my|new) ", "", text.strip().lower())
    said = re.sub(r"^(?=week(?:day|end))", "every ", said)
    found = plan(said, now) if _OFTEN.search(said) else None
    return said if found and found.repeats and found.lacks_time else None


def speaks_of_time(text: str, now: datetime) -> bool:
    """Whether the words are no name of anything: a time, a day, or how often."""
    return bool(_OFTEN.search(text) or re.search(r"\b(?:every|each)\b", text) or plan(text, now))
