"""Words into values in the language of the turn: see `readers`, whose words these functions are."""

from __future__ import annotations

import datetime as dt

from assistant.languages import language
from assistant.languages.plan import Plan, Said


def read_number(text: str) -> float | None:
    """The number that the whole text says: "2.5", "twenty-one", "one and a half"."""
    return language().readers.number(text)


def read_figure(digits: str) -> float:
    """The number that is written in digits, with the language's marks. Raises TooMuch."""
    return language().readers.figure(digits)


def in_digits(text: str, years: bool = False) -> str:
    """The text in lower case and spaced for reckoning, numbers as figures; with `years` "nineteen
    ninety" is 1990.
    """
    return language().readers.digits(text, years)


def read_duration(text: str) -> float | None:
    """The seconds that the whole text says: "an hour and a half", "1:30"."""
    return language().readers.duration(text)


def read_time_of_day(text: str) -> Said | None:
    """ "half past six", "6.30", "eight in the evening"."""
    return language().readers.time_of_day(text)


def read_when(text: str, now: dt.datetime) -> dt.datetime | None:
    """The moment that the whole text says, seen from `now`; None where it says none."""
    return language().readers.when(text, now)


def read_times(text: str, now: dt.datetime) -> Plan | None:
    """The times and days that the whole text says, once or again and again."""
    return language().readers.plan(text, now)


def lasting(said: str) -> tuple[str, float]:
    """What is left without "for an hour", at either end, and how many seconds that is."""
    return language().readers.lasting(said)


def opposite(words: str) -> str | None:
    """What ends a command that holds for a while: "turn on …" → "turn off …"."""
    return language().readers.opposite(words)
