"""What a language's `times.toml` says of stretches of time, times of day, days and repetitions.

Its patterns are held against text in lower case, numbers as figures ("dritten" is "3."), and may
use these parts without writing them: {weekday} and {month} (the names that Unicode's CLDR has),
{one} (words for one), {count} (figures or one), {clock} (an hour, or a word for one: "midi").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from babel.dates import get_day_names, get_month_names

from assistant.languages.tabled.numbers import NumberWords

if TYPE_CHECKING:
    from assistant.languages.language import Language

Patterns = tuple[re.Pattern[str], ...]
"""One pattern a line, so that each may name its groups."""


@dataclass(frozen=True)
class Hours:
    """Words that are an hour: "midi" = 12."""

    file: ClassVar[str] = "hours"
    certain: Mapping[str, int]


@dataclass(frozen=True)
class TimeWords:
    """The tables; groups that a pattern must have stand in brackets."""

    file: ClassVar[str] = "times"
    same: Mapping[re.Pattern[str], str]
    """Other ways to say the same, rewritten in turn before anything is read: "stasera" → "oggi
    sera"."""
    fillers: frozenset[str]
    """Words around a day or a time that add nothing: "um", "am", "gegen"."""
    joins: re.Pattern[str]
    """Between the parts of a list, or of a length: "und"."""
    units: Mapping[str, re.Pattern[str]]
    """second, minute, quarter_hour, half_hour, hour, day, week, month, year."""
    after: Mapping[str, float]
    """Behind a unit, a part of it: "et demie" = 0.5."""
    couple: re.Pattern[str]
    """A few, as a number of units: "ein paar"."""
    clock: Mapping[str, Patterns]
    """[hour], and [minute] where it says minutes: see `clocks.SHIFTS`."""
    parts_of_day: Mapping[str, re.Pattern[str]]
    """morning, afternoon, evening, night."""
    near: Mapping[str, re.Pattern[str]]
    """Days from today: "1" = "morgen"."""
    days: Mapping[str, Patterns]
    """See `days.DayReaders`: each of them is read by the method of its name."""
    feasts: Mapping[str, re.Pattern[str]]
    """See `feasts`."""
    every: re.Pattern[str]
    """Before what comes again: "jeden", "alle"."""
    habit: re.Pattern[str]
    """Days that come again without such a word: "montags"."""
    workdays: re.Pattern[str]
    weekend: re.Pattern[str]
    all_days: re.Pattern[str]
    through: Patterns
    """[first] to [last], of weekdays."""
    weekday_forms: re.Pattern[str]
    """A weekday as it stands in a list, [day]: with a plural's ending, or an article."""
    alternate: Patterns
    """Every other [day]."""
    monthly: Patterns
    """A day of each month: [day], or [nth] and [weekday], or [last]; every [count] months."""
    until: re.Pattern[str]
    starting: re.Pattern[str]
    lasting: re.Pattern[str]
    """Before a length: "für", "lang"."""
    without: re.Pattern[str]
    """Before the days that a repetition leaves out."""
    now_length: Patterns
    """A moment counted from now: [length] ahead, or [ago]."""
    spans: Mapping[str, re.Pattern[str]]
    """Days in a row: week, rest_of_week, next_week, week_after_next, weekend, next_weekend,
    days and weeks ([count]), month, next_month, named_month ([month], maybe [year]), from_to
    ([first], [last]), until ([last]).
    """

    @staticmethod
    def given(language: Language) -> Mapping[str, str]:
        one = _either(language.table(NumberWords).one) or "(?!)"
        clock = "|".join([r"\d{1,2}", one, *language.table(Hours).certain])
        return {
            "weekday": _either(weekday_numbers(language.code)),
            "month": _either(month_numbers(language.code)),
            "one": one,
            "count": rf"\d+|{one}",
            "clock": clock,
        }


def _either(words: Mapping[str, int] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def weekday_numbers(code: str) -> Mapping[str, int]:
    """Names and abbreviations of weekdays in lower case, 0 Monday."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for day, name in get_day_names(width, locale=code).items():
            found.setdefault(str(name).lower().rstrip("."), day)
    return found


@cache
def month_numbers(code: str) -> Mapping[str, int]:
    """Names and abbreviations of months in lower case, 1 January."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for month, name in get_month_names(width, locale=code).items():
            found.setdefault(str(name).lower().rstrip("."), month)
    return found
