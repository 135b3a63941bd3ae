"""Dates and weekdays as people say them: "tomorrow", "the Friday after next", "the 20th of next
month", "26/01". Pure.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from dateutil import parser as dateutil_parser
from dateutil.relativedelta import relativedelta

from assistant.languages.bounds import countable
from assistant.languages.en.clocks import FILLERS, tidy
from assistant.languages.en.feasts import feast
from assistant.languages.en.numbers import number_of, ordinal_of, words_of
from assistant.languages.moments import next_such

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
DAY = _SHORT | {
    form: index for index, day in enumerate(DAYS) for form in (day, f"{day}s", f"{day}'s", day[:3])
}
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NUMBERS = {
    form: index for index, month in enumerate(MONTHS, 1) for form in (month, month[:3])
} | {"sept": 9}


NO_DAY = re.compile(r"\bthe (?:sun|mon|wed|sat)\b", re.IGNORECASE)
"""What is no day though it looks like the first letters of one."""


@countable
def date_of(text: str, now: datetime) -> date | None:
    """ "tomorrow", "next Tuesday", "the 5th", "25th of May", "in three days"; a bare weekday is
    never today.
    """
    if NO_DAY.search(text):
        return None
    day = date_in([word for word in tidy(text) if word not in FILLERS - {"this"}], now.date())
    if day == now.date() and any(word in DAY for word in tidy(text)):
        return day + timedelta(days=7)
    return day


def weekdays(text: str) -> tuple[int, ...]:
    """Weekday numbers, 0 Monday, in order; empty where the text names none (or anything else
    besides).
    """
    words = [
        word
        for word in words_of(text.replace(",", " and "))
        if word not in {"on", "every", "each", "the", "all", "and", "of", "week"}
    ]
    match words:
        case ["weekday" | "weekdays" | "workday" | "workdays"] | [
            "working" | "school" | "work",
            "days" | "day",
        ]:
            return (0, 1, 2, 3, 4)
        case ["weekend" | "weekends"]:
            return (5, 6)
        case ["day" | "days" | "daily" | "everyday"] | [
            "morning" | "mornings" | "evening" | "evenings" | "night"
        ]:
            return tuple(range(7))
        case [first, "to" | "till" | "until" | "through" | "thru", last] if (
            first in DAY and last in DAY
        ):
            start, end = DAY[first], DAY[last]
            return tuple(sorted((start + step) % 7 for step in range((end - start) % 7 + 1)))
    words = [word for word in words if word not in {"morning", "mornings", "evening", "evenings"}]
    found: set[int] = set()
    for word in words:
        if word in ("weekend", "weekends"):
            found |= {5, 6}
        elif word in DAY:
            found.add(DAY[word])
        else:
            return ()
    return tuple(sorted(found))


def date_in(words: list[str], today: date) -> date | None:
    """The day that all of `words` say, without the `FILLERS` among them."""
    if found := feast(" ".join(words), today):
        return found
    match words:
        case ["today"]:
            return today
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["yesterday"]:
            return today - timedelta(days=1)
        case ["day", "after", "tomorrow"] | ["overmorrow"]:
            return today + timedelta(days=2)
        case [day] if day in DAY:
            return today + timedelta(days=(DAY[day] - today.weekday()) % 7)
        case ["this", day] if day in DAY:
            return date_in([day], today)
        case ["next", day] | [day, "next", "week"] | ["next", "week", day] if day in DAY:
            return today + timedelta(days=7 - today.weekday() + DAY[day])
        case ["next", "week"]:
            return today + timedelta(days=7)
        case ["next", "month"]:
            return today + relativedelta(months=1)
        case ["next", "year"]:
            return today + relativedelta(years=1)
        case ["weekend"] | ["this", "weekend"]:
            return today + timedelta(days=(5 - today.weekday()) % 7)
        case ["next", "weekend"]:
            return today + timedelta(days=7 - today.weekday() + 5)
        case ["last", day] if day in DAY:
            return today - timedelta(days=(today.weekday() - DAY[day] - 1) % 7 + 1)
        case [day, "after", "next"] | [day, "week"] if day in DAY:
            return _shifted(today, ["one"], "week", 1, [day])
        case ["last", "day", *month] | ["end", *month]:
            return _last_of(month, today)
        case ["in", *amount, unit] | [*amount, unit, "now"] | [*amount, unit, "time"] if (
            unit.rstrip("s'") in _UNITS
        ):
            return _shifted(today, amount, unit, 1)
        case [*amount, unit, "ago"] if unit.rstrip("s") in _UNITS:
            return _shifted(today, amount, unit, -1)
        case ["day", "after" | "before" as side, *start]:
            return _shifted(today, ["one"], "day", 1 if side == "after" else -1, start)
    for at, unit in enumerate(words):
        if unit.rstrip("s") in _UNITS and 0 < at < len(words) - 1:
            start = words[at + 2 :] if words[at + 1] in ("after", "before") else words[at + 1 :]
            if not start and unit in _UNITS and words[:at] != ["one"]:
                return None  # "eight the day after": the hour of a day that was said before
            return _shifted(today, words[:at], unit, -1 if words[at + 1] == "before" else 1, start)
    if len(words) > 1 and words[0] in DAY:
        found = _calendar_date(words[1:], today)
        return found if found is None or found.weekday() == DAY[words[0]] else None
    return _calendar_date(words, today)


_UNITS = ("day", "week", "month", "year")


def _shifted(
    today: date, amount: list[str], unit: str, sign: int, start: list[str] | None = None
) -> date | None:
    """So much later (or earlier) than the day that `start` says, today without it."""
    first = date_in(start, today) if start else today
    count = number_of(amount)
    if first is None or count is None or count != int(count) or count < 0:
        return None
    return first + relativedelta(**{f"{unit.rstrip(chr(39) + 's')}s": sign * int(count)})  # type: ignore[arg-type]


def _last_of(month: list[str], today: date) -> date | None:
    """The last day of "the month", "next month", "January", "the year"."""
    if month == ["year"]:
        return date(today.year, 12, 31)
    if month in (["month"], ["this", "month"]):
        first = today.replace(day=1)
    elif month == ["next", "month"]:
        first = today.replace(day=1) + relativedelta(months=1)
    elif len(month) == 1 and month[0] in MONTH_NUMBERS:
        first = today.replace(day=1, month=MONTH_NUMBERS[month[0]])
        first = first if first >= today.replace(day=1) else first + relativedelta(years=1)
    else:
        return None
    return first + relativedelta(months=1) - timedelta(days=1)


def _calendar_date(words: list[str], today: date) -> date | None:
    """ "the 5th", "fifth may", "May 25", "25 may 2027", "2027-05-25": the next such day where parts
    are missing.
    """
    if not words or words[-1:] == ["next"]:
        return None
    if words[-2:] in (["this", "month"], ["next", "month"]) or words[-1] == "month":
        first = today.replace(day=1) + relativedelta(months=words[-2:-1] == ["next"])
        number = ordinal_of(words[: -2 if words[-2:-1] in (["this"], ["next"]) else -1])
        found = next_such(number, None, first) if number and number <= 31 else None
        return found if found and found.month == first.month else None
    year = int(words[-1]) if len(words) > 1 and re.fullmatch(r"(19|20)\d\d", words[-1]) else None
    rest = words[:-1] if year else words
    months = [MONTH_NUMBERS[word] for word in rest if word in MONTH_NUMBERS]
    others = [word for word in rest if word not in MONTH_NUMBERS]
    day = ordinal_of(others)
    if day is None and months and others:
        value = number_of(others)
        day = int(value) if value is not None and value == int(value) else None
    if day and len(months) <= 1 and 1 <= day <= 31:
        start = date(year, months[0] if months else 1, 1) if year else today
        found = next_such(day, months[0] if months else None, start)
        return found if found and year in (None, found.year) else None
    if len(words) == 1 and (match := re.fullmatch(r"(\d{1,2})/(\d{1,2})", words[0])):
        left, right = int(match[1]), int(match[2])
        if left > 12 >= right >= 1:
            return next_such(left, right, today) if left <= 31 else None
        # with both up to twelve nobody knows which is the month
        return next_such(right, left, today) if right > 12 >= left >= 1 and right <= 31 else None
    if len(words) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}", words[0]):
        try:
            return dateutil_parser.parse(words[0]).date()
        except (ValueError, OverflowError):
            return None
    return None
