"""Sentences that a person would say: lists of names, durations, times and dates in words. Digits
only where they read better.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import isfinite

from dateutil.relativedelta import relativedelta
from num2words import num2words

from assistant.agenda.repeats import Repeat
from assistant.languages.capitals import sentence as sentence
from assistant.languages.en.speech import aloud as aloud
from assistant.languages.spoken import Last

_STEPS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def number(value: float) -> str:
    """Whole numbers below a hundred in words, others as digits: 5 → "five", 23 → "twenty-three",
    2.5 → "2.5".
    """
    if value == int(value):
        return str(num2words(int(value))) if abs(value) < 100 else f"{int(value):,}"
    return f"{value:g}"


def figure(value: float, figures: int = 4) -> str:
    """A number for the ear: whole numbers as they are, others to `figures` figures but at least
    cents, thousands grouped.
    """
    if not isfinite(value):
        return "more than I can count"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) >= 1e15 or abs(value) < 1e-6:
        mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
        return f"{mantissa.rstrip('0').rstrip('.')} times 10 to the power of {int(exponent)}"
    if abs(value) < 1:
        shown = f"{value:.{figures}g}" if abs(value) >= 1e-4 else f"{value:.8f}"
    else:
        shown = f"{value:,.{max(2, figures - len(str(int(abs(value)))))}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def counted(count: float, noun: str, plural: str = "") -> str:
    """ "no timers", "one timer", "three timers"."""
    return f"{number(count) if count else 'no'} {noun if count == 1 else plural or f'{noun}s'}"


def joined(names: Sequence[str], last: Last = "and") -> str:
    """ "milk, eggs and bread"; `last` joins the final two."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def duration(seconds: float, parts: int = 2) -> str:
    """ "an hour" is "one hour", 5400 "one hour and thirty minutes"; at most `parts` units, the last
    one rounded.
    """
    left = max(0, round(seconds))
    units = [step for _, step in _STEPS]
    first = next((index for index, step in enumerate(units) if left >= step), len(units) - 1)
    smallest = units[min(first + parts, len(units)) - 1]
    left = round(left / smallest) * smallest
    said = []
    for unit, step in _STEPS:
        count, left = divmod(left, step)
        if count:
            said.append(counted(count, unit))
    return joined(said) or "zero seconds"


def adjective_duration(seconds: float) -> str:
    """As in "a five-minute timer": "five-minute", "one-hour-thirty-minute" is said "one hour and
    thirty minute".
    """
    said = duration(seconds, parts=4)
    parts = [part.rstrip("s") for part in said.replace(" and ", ", ").split(", ")]
    return parts[0].replace(" ", "-") if len(parts) == 1 else joined(parts)


def time(moment: dt.time | dt.datetime) -> str:
    """ "7 AM", "6:30 PM", "noon", "midnight"."""
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'AM' if moment.hour < 12 else 'PM'}"


def date(day: dt.date, today: dt.date) -> str:
    """ "today", "tomorrow", "on Thursday" within a week, else "on May 25", with the year where it
    is not this one.
    """
    ahead = (day - today).days
    if ahead in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[ahead + 1]
    if 1 < ahead < 7:
        return f"on {day:%A}"
    year = f", {day.year}" if day.year != today.year and ahead > 300 else ""
    return f"on {day:%B} {day.day}{year}"


def day(day: dt.date, today: dt.date) -> str:
    """ "Friday, December 25th"; with the year where it isn't this one's."""
    return (
        f"{day:%A}, {day:%B} {ordinal(day.day)}{'' if day.year == today.year else f', {day.year}'}"
    )


def ordinal(number: int) -> str:
    """ "1st", "22nd", "13th"."""
    teen = 10 <= number % 100 <= 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def when(moment: dt.datetime, now: dt.datetime) -> str:
    """ "at 9 AM" (today), "tomorrow at 9 AM", "on Thursday at noon"."""
    local = moment.astimezone(now.tzinfo)
    said = date(local.date(), now.date())
    return f"at {time(local)}" if said == "today" else f"{said} at {time(local)}"


_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def repeat(repeat: Repeat, today: dt.date, at: str = "") -> str:
    """ "every six hours", "every other Monday", "on the first Monday of every month", "every day at
    9 AM until Friday".
    """
    each = (
        "every"
        if repeat.every == 1
        else "every other"
        if repeat.every == 2
        else f"every {number(repeat.every)}"
    )
    plural = "s" if repeat.every > 2 else ""
    names = joined([_WEEK[day] for day in repeat.days])
    match repeat.unit:
        case "minute" | "hour":
            length = duration(repeat.every * (60 if repeat.unit == "minute" else 3600))
            said = f"every {length.removeprefix('one ') if repeat.every == 1 else length}"
        case "week" if repeat.every == 1:
            said = weekdays(repeat.days)
        case "week":
            said = f"every other {names}" if repeat.every == 2 else f"{each} weeks on {names}"
        case "month":
            last = repeat.nth == -1 or repeat.day == -1
            which = (
                "last"
                if last
                else str(num2words(repeat.nth, to="ordinal"))
                if repeat.nth
                else ordinal(repeat.day)
            )
            day = f" {names}" if repeat.days else " day" if last else ""
            said = f"on the {which}{day} of {each} month{plural}"
        case "year":
            said = (
                f"{each} year{plural} on {dt.date(2000, repeat.month or 1, repeat.day or 1):%B} "
                f"{repeat.day}"
            )
        case _:
            said = f"{each} day{plural}"
    said = f"{said} at {at}" if at else said
    return f"{said} until {date(repeat.until, today).removeprefix('on ')}" if repeat.until else said


def weekdays(days: Sequence[int]) -> str:
    """ "on weekdays", "at weekends", "every day", "every Monday and Thursday"."""
    match tuple(sorted(set(days))):
        case (0, 1, 2, 3, 4):
            return "on weekdays"
        case (5, 6):
            return "at weekends"
        case (0, 1, 2, 3, 4, 5, 6):
            return "every day"
        case chosen:
            return f"every {joined([_WEEK[day] for day in chosen])}"


def days_apart(start: dt.date, end: dt.date, unit: str) -> str:
    """The time between two days as it is spoken, in "days", "weeks", "months" or "sleeps": "two
    weeks and one day".
    """
    days = (end - start).days
    if unit == "weeks" and days >= 7:
        weeks, rest = divmod(days, 7)
        return joined([counted(weeks, "week"), *([counted(rest, "day")] if rest else [])])
    if unit == "months":
        gap = relativedelta(end, start)
        months = gap.years * 12 + gap.months
        if months:
            return joined(
                [counted(months, "month"), *([counted(gap.days, "day")] if gap.days else [])]
            )
    return counted(days, "sleep" if unit == "sleeps" else "day")
