"""Sentences that a person would say: lists of names, durations, times and dates in words. Digits only where they read better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from num2words import num2words

from assistant.agenda.repeats import Repeat

_STEPS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def in_words(value: float) -> str:
    """Whole numbers below a hundred in words, others as digits: 5 → "five", 23 → "twenty-three", 2.5 → "2.5"."""
    if value == int(value):
        return str(num2words(int(value))) if abs(value) < 100 else f"{int(value):,}"
    return f"{value:g}"


def counted(count: float, noun: str, plural: str = "") -> str:
    """ "no timers", "one timer", "three timers"."""
    return f"{in_words(count) if count else 'no'} {noun if count == 1 else plural or f'{noun}s'}"


def join_names(names: Sequence[str], last: str = "and") -> str:
    """ "milk, eggs and bread"; `last` joins the final two."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def spoken_duration(seconds: float, parts: int = 2) -> str:
    """ "an hour" is "one hour", 5400 "one hour and thirty minutes"; at most `parts` units, the last one rounded."""
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
    return join_names(said) or "zero seconds"


def adjective_duration(seconds: float) -> str:
    """As in "a five-minute timer": "five-minute", "one-hour-thirty-minute" is said "one hour and thirty minute"."""
    said = spoken_duration(seconds, parts=4)
    parts = [part.rstrip("s") for part in said.replace(" and ", ", ").split(", ")]
    return parts[0].replace(" ", "-") if len(parts) == 1 else join_names(parts)


def spoken_time(moment: time | datetime) -> str:
    """ "7 AM", "6:30 PM", "noon", "midnight"."""
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'AM' if moment.hour < 12 else 'PM'}"


def spoken_date(day: date, today: date) -> str:
    """ "today", "tomorrow", "on Thursday" within a week, else "on May 25", with the year where it is not this one."""
    ahead = (day - today).days
    if ahead in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[ahead + 1]
    if 1 < ahead < 7:
        return f"on {day:%A}"
    year = f", {day.year}" if day.year != today.year and ahead > 300 else ""
    return f"on {day:%B} {day.day}{year}"


def spoken_day(day: date, today: date) -> str:
    """ "Friday, December 25th"; with the year where it isn't this one's."""
    return f"{day:%A}, {day:%B} {ordinal_of(day.day)}{'' if day.year == today.year else f', {day.year}'}"


def ordinal_of(number: int) -> str:
    """ "1st", "22nd", "13th"."""
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def spoken_when(moment: datetime, now: datetime) -> str:
    """ "at 9 AM" (today), "tomorrow at 9 AM", "on Thursday at noon"."""
    local = moment.astimezone(now.tzinfo)
    day = spoken_date(local.date(), now.date())
    return f"at {spoken_time(local)}" if day == "today" else f"{day} at {spoken_time(local)}"


_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spoken_repeat(repeat: Repeat, today: date, at: str = "") -> str:
    """ "every six hours", "every other Monday", "on the first Monday of every month", "every day at 9 AM until Friday"."""
    each = "every" if repeat.every == 1 else "every other" if repeat.every == 2 else f"every {in_words(repeat.every)}"
    plural = "s" if repeat.every > 2 else ""
    names = join_names([_WEEK[day] for day in repeat.days])
    match repeat.unit:
        case "minute" | "hour":
            length = spoken_duration(repeat.every * (60 if repeat.unit == "minute" else 3600))
            said = f"every {length.removeprefix('one ') if repeat.every == 1 else length}"
        case "week" if repeat.every == 1:
            said = spoken_weekdays(repeat.days)
        case "week":
            said = f"every other {names}" if repeat.every == 2 else f"{each} weeks on {names}"
        case "month":
            last = repeat.nth == -1 or repeat.day == -1
            which = "last" if last else str(num2words(repeat.nth, to="ordinal")) if repeat.nth else ordinal_of(repeat.day)
            day = f" {names}" if repeat.days else " day" if last else ""
            said = f"on the {which}{day} of {each} month{plural}"
        case "year":
            said = f"{each} year{plural} on {date(2000, repeat.month or 1, repeat.day or 1):%B} {repeat.day}"
        case _:
            said = f"{each} day{plural}"
    said = f"{said} at {at}" if at else said
    return f"{said} until {spoken_date(repeat.until, today).removeprefix('on ')}" if repeat.until else said


def spoken_weekdays(days: Sequence[int]) -> str:
    """ "on weekdays", "at weekends", "every day", "every Monday and Thursday"."""
    match tuple(sorted(set(days))):
        case (0, 1, 2, 3, 4):
            return "on weekdays"
        case (5, 6):
            return "at weekends"
        case (0, 1, 2, 3, 4, 5, 6):
            return "every day"
        case chosen:
            return f"every {join_names([_WEEK[day] for day in chosen])}"


def sentence(text: str) -> str:
    """First letter upper case, with a full stop where no sign ends it."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."
