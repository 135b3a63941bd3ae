"""Values in words, in the language of the turn: what skills say them with (see `spoken`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.agenda.repeats import Repeat
from assistant.languages import language
from assistant.languages.spoken import Last


def in_words(value: float) -> str:
    """Small whole numbers in words, others in figures: "five", "twenty-three", "2.5"."""
    return language().spoken.number(value)


def spoken_figure(value: float, figures: int = 4) -> str:
    """A number in figures for the ear, thousands grouped: "1,234.5"."""
    return language().spoken.figure(value, figures)


def counted(count: float, noun: str, plural: str = "") -> str:
    """ "no timers", "one timer", "three timers"."""
    return language().spoken.counted(count, noun, plural)


def join_names(names: Sequence[str], last: Last = "and") -> str:
    """ "milk, eggs and bread"; `last` joins the final two."""
    return language().spoken.joined(names, last)


def spoken_duration(seconds: float, parts: int = 2) -> str:
    """5400 is "one hour and thirty minutes"; at most `parts` units, the last one rounded."""
    return language().spoken.duration(seconds, parts)


def adjective_duration(seconds: float) -> str:
    """As in "a five-minute timer"."""
    return language().spoken.adjective_duration(seconds)


def spoken_time(moment: dt.time | dt.datetime) -> str:
    """ "7 AM", "6:30 PM", "noon", "midnight"."""
    return language().spoken.time(moment)


def spoken_date(day: dt.date, today: dt.date) -> str:
    """ "today", "tomorrow", "on Thursday" within a week, else "on May 25"."""
    return language().spoken.date(day, today)


def spoken_day(day: dt.date, today: dt.date) -> str:
    """ "Friday, December 25th"; with the year where it isn't this one's."""
    return language().spoken.day(day, today)


def spoken_when(moment: dt.datetime, now: dt.datetime) -> str:
    """ "at 9 AM" (today), "tomorrow at 9 AM", "on Thursday at noon"."""
    return language().spoken.when(moment, now)


def spoken_weekdays(days: Sequence[int]) -> str:
    """ "on weekdays", "at weekends", "every day", "every Monday and Thursday"."""
    return language().spoken.weekdays(days)


def spoken_repeat(repeat: Repeat, today: dt.date, at: str = "") -> str:
    """ "every six hours", "on the first Monday of every month", "every day at 9 AM until
    Friday".
    """
    return language().spoken.repeat(repeat, today, at)


def ordinal_of(number: int) -> str:
    """ "1st", "22nd", "13th"."""
    return language().spoken.ordinal(number)


def sentence(text: str) -> str:
    """First letter upper case, with a full stop where no sign ends it."""
    return language().spoken.sentence(text)


def speakable(text: str) -> str:
    """Text as a voice reads it: numbers, signs and units in words, markup gone; "" where nothing in
    it can be said."""
    return language().spoken.aloud(text)
