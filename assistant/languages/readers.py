"""What reads words of a language into values: numbers, stretches of time, days, moments; commands
with a time in them. Reached as `language().readers`; `reading` has the functions that ask it.

Every reader takes the *whole* of its words or returns None (or nothing): what it can't explain
makes the whole unread, so that nobody gets a value that was not the one said. `now` is the local
time with its zone; nothing here reads a clock. What is beyond all counting raises TooMuch.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from assistant.core.values import Json
from assistant.languages.plan import Plan, Said


class Numbers(Protocol):
    """Numbers in words and figures."""

    def number(self, text: str) -> float | None:
        """ "2.5", "twenty-one", "one and a half"."""

    def figure(self, digits: str) -> float:
        """What is written in digits, with this language's marks of decimals and thousands."""

    def percent(self, text: str) -> float | None:
        """ "50 percent", "twenty", "half", "full": 0 to 100."""

    def ordinal(self, text: str) -> int | None:
        """ "5th", "fifth", "twenty fifth"."""

    def numeral(self, word: str) -> str | None:
        """A word that is a small number or place, in its one spelling: "two" → "2", "first" →
        "1st".
        """

    def code(self, text: str) -> str:
        """The digits of a spoken code: "one two three four" and "12 34" are both "1234"."""

    def in_figures(self, text: str) -> str:
        """The text, as it was written, with its number words as figures. Numbers said one after
        another ("one two three") stay apart."""

    def digits(self, text: str, years: bool = False) -> str:
        """The text in lower case and spaced for reckoning, numbers as figures. With `years`
        "nineteen ninety" is 1990."""


class Times(Protocol):
    """Stretches of time, times of day, days, moments and repetitions."""

    def duration(self, text: str) -> float | None:
        """Seconds: "an hour and a half", "90 seconds", "1:30"."""

    def time_of_day(self, text: str) -> Said | None:
        """ "half past six", "6.30", "eight in the evening"."""

    def times_of_day(self, text: str) -> tuple[Said, ...]:
        """One or several: "4 am and 7 am"; empty where a part is none."""

    def date(self, text: str, now: datetime) -> date | None:
        """A day, the next such one where parts are missing: "tomorrow", "the 5th", "May 25"."""

    def weekdays(self, text: str) -> tuple[int, ...]:
        """0 is Monday: "weekdays", "every Monday and Thursday"; empty where there are none."""

    def when(self, text: str, now: datetime) -> datetime | None:
        """A moment: "tomorrow at nine", "in two hours", "on Friday evening"."""

    def plan(self, text: str, now: datetime) -> Plan | None:
        """One or several times, once or again and again: "half past six on weekdays"."""

    def how_often(self, text: str, now: datetime) -> str | None:
        """Words for a repetition without a time of day, as `plan` reads them: "daily"."""

    def speaks_of_time(self, text: str, now: datetime) -> bool:
        """Whether the words are no name of anything: a time, a day, or how often."""


class Days(Protocol):
    """Days that people ask about, past or coming."""

    def day(self, text: str, now: datetime) -> date | None:
        """A day, past or coming: "Christmas", "three weeks from now", "yesterday"."""

    def past_day(self, text: str, now: datetime) -> date | None:
        """The same, where it is known that it has been: the last "Christmas"."""

    def no_such_day(self, text: str) -> str:
        """What no calendar has, as it is called: "February 30th"; "" for all other words."""

    def days(self, text: str, now: datetime) -> tuple[date, ...]:
        """Several in a row: "this week", "the next three days"."""


class Orders(Protocol):
    """Commands, and what is said of their time."""

    def begins_order(self, text: str) -> bool:
        """Whether the words begin as a command does: with its verb."""

    def orders(self, text: str) -> list[str]:
        """The commands of "turn on the light and then close the blinds"."""

    def name_and_words(self, definition: str) -> tuple[str, str] | None:
        """Name and commands of "movie time, turn off the lights"."""

    def planned(self, text: str, now: datetime) -> dict[str, Json] | None:
        """Days, time or sun, and words, of "every day at 7 turn on …"."""

    def lasting(self, said: str) -> tuple[str, float]:
        """What is left without "for an hour", at either end, and how many seconds that is."""

    def opposite(self, words: str) -> str | None:
        """What ends a command that holds for a while: "turn on …" → "turn off …"."""


class Readers(Numbers, Times, Days, Orders, Protocol):
    """All that a language reads."""
