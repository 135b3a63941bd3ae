"""What says values in words of a language: numbers, times, days, lists. Reached as
`language().spoken`; `saying` has the functions that ask it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, Protocol

from assistant.agenda.repeats import Repeat

Last = Literal["and", "or"]
"""What joins the last two of a list."""


class Spoken(Protocol):
    """Values as a person says them, where digits don't read better."""

    def number(self, value: float) -> str:
        """Small whole numbers in words, others in figures: "five", "2.5"."""

    def figure(self, value: float, figures: int = 4) -> str:
        """In figures for the ear, thousands grouped: "1,234.5"."""

    def counted(self, count: float, noun: str, plural: str = "") -> str:
        """ "no timers", "one timer", "three timers"; where a noun has more forms than two, a
        message counts instead."""

    def joined(self, names: Sequence[str], last: Last = "and") -> str:
        """ "milk, eggs and bread"."""

    def duration(self, seconds: float, parts: int = 2) -> str:
        """ "one hour and thirty minutes"; at most `parts` units, the last one rounded."""

    def adjective_duration(self, seconds: float) -> str:
        """As in "a five-minute timer"."""

    def time(self, moment: dt.time | dt.datetime) -> str:
        """ "7 AM", "6:30 PM", "noon"."""

    def date(self, day: dt.date, today: dt.date) -> str:
        """ "tomorrow", "on Thursday" within a week, else "on May 25"."""

    def day(self, day: dt.date, today: dt.date) -> str:
        """ "Friday, December 25th"; with the year where it isn't this one's."""

    def when(self, moment: dt.datetime, now: dt.datetime) -> str:
        """ "at 9 AM" (today), "tomorrow at 9 AM", "on Thursday at noon"."""

    def weekdays(self, days: Sequence[int]) -> str:
        """ "on weekdays", "every Monday and Thursday"; 0 is Monday."""

    def repeat(self, repeat: Repeat, today: dt.date, at: str = "") -> str:
        """ "every six hours", "on the first Monday of every month at 9 AM"; `at` is a time in
        words.
        """

    def ordinal(self, number: int) -> str:
        """ "1st", "22nd"."""

    def days_apart(self, start: dt.date, end: dt.date, unit: str) -> str:
        """The time between two days in "days", "weeks", "months" or "sleeps"."""

    def sentence(self, text: str) -> str:
        """First letter upper case, with a full stop where no sign ends it."""

    def aloud(self, text: str) -> str:
        """Text as a voice reads it: numbers, signs and units in words, markup gone."""
