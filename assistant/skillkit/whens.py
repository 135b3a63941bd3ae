"""Days, moments and weekly times as people say them, relative to a given now. Pure; None for what is not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from dateutil import parser as dateutil_parser
from dateutil.relativedelta import relativedelta

from assistant.skillkit.clocks import FILLERS, PARTS, Said, clock_of, tidy, times_of_day, without_part
from assistant.skillkit.clocks import time_of_day as time_of_day
from assistant.skillkit.numbers import countable, number_of, ordinal, words_of
from assistant.skillkit.spans import duration

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = {form: index for index, day in enumerate(DAYS) for form in (day, f"{day}s", f"{day}'s", day[:3])} | {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
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
MONTH_NUMBERS = {form: index for index, month in enumerate(MONTHS, 1) for form in (month, month[:3])} | {"sept": 9}
_REPEATS = re.compile(r"\b(every|each|daily|everyday|weekdays?|weekends?|(mon|tues|wednes|thurs|fri|satur|sun)days)\b")


@countable
def date_of(text: str, now: datetime) -> date | None:
    """ "tomorrow", "next Tuesday", "the 5th", "25th of May", "in three days"; a bare weekday is never today."""
    day = _date([word for word in tidy(text) if word not in FILLERS - {"this"}], now.date())
    if day == now.date() and any(word in _DAY for word in tidy(text)):
        return day + timedelta(days=7)
    return day


@countable
def when(text: str, now: datetime) -> datetime | None:
    """The moment that the whole text says, in `now`'s zone, seconds dropped unless a duration was said."""
    if (ahead := _ahead(text)) is not None:
        return (now.astimezone(UTC) + timedelta(seconds=ahead)).astimezone(now.tzinfo)
    words, part = without_part(tidy(text))
    words = [word for word in words if word not in FILLERS]
    for cut in range(len(words) + 1):
        for day_words, time_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            day = _date(day_words, now.date()) if day_words else None
            said = clock_of(time_words) if time_words else None
            if (day is None) is bool(day_words) or (said is None) is bool(time_words) or not (day or said or part):
                continue
            if moment := _combine(day, said, part, now, weekly=any(word in _DAY for word in day_words)):
                return moment
    return None


@dataclass(frozen=True, slots=True)
class Plan:
    """Times of day, and on what days: each of the weekdays `days`, or once on each of `dates`, or (neither) the next time.

    Without `times` only the days were said, or a part of the day.
    """

    times: tuple[Said, ...]
    days: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    part: str = ""
    exact: datetime | None = None
    """Instead of all that: a moment counted from now ("in ten minutes")."""

    def clock(self, *, early: bool) -> list[time]:
        """The times as read with the part of the day that was said; bare hours by `morning` (`early`) or `daytime`."""
        if not self.times and self.part:
            return [PARTS[self.part]]
        readings = [said.within(self.part) if self.part else said.morning() if early else said.daytime() for said in self.times]
        return [reading for reading in readings if reading is not None]


@countable
def plan(text: str, now: datetime) -> Plan | None:
    """ "half past six on weekdays", "4 am and 7 am", "eight tomorrow", "every morning at seven", "in two hours"."""
    if (ahead := _ahead(text)) is not None:
        return Plan((), exact=(now.astimezone(UTC) + timedelta(seconds=ahead)).astimezone(now.tzinfo))
    if match := re.fullmatch(
        r"(.+?),? (?:except|but not|apart from|excluding|but)(?: for| on)? (.+)", text.strip(), re.IGNORECASE
    ):
        whole, without = plan(match[1], now), weekdays(match[2])
        days = tuple(day for day in whole.days if day not in without) if whole else ()
        return replace(whole, days=days) if whole and without and days else None
    text = re.sub(r"\b(?:every|each) (?=(?:morning|afternoon|evening|night)\b)", "daily ", text.lower())
    repeats = bool(_REPEATS.search(text))
    words, part = without_part(tidy(re.sub(r",", " and ", text)))
    words = [word for word in words if word not in FILLERS and word != "both"]
    if part and not words:
        return Plan((), part=part)
    for cut in range(len(words) + 1):
        for day_words, time_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            times = times_of_day(" ".join(time_words)) if time_words else ()
            if time_words and not times:
                continue
            days = weekdays(" ".join(day_words)) if repeats else ()
            dates = () if days or not day_words else _dates(day_words, now.date())
            if bool(day_words) == bool(days or dates) and (times or days or dates):
                return Plan(times, days, dates, part)
    return None


def _dates(words: list[str], today: date) -> tuple[date, ...]:
    """One day, or several joined by "and"; empty where a part is none."""
    groups: list[list[str]] = [[]]
    for word in words:
        if word == "and":
            groups.append([])
        else:
            groups[-1].append(word)
    found = [_date(group, today) for group in groups if group]
    return () if None in found else tuple(day for day in found if day)


def weekdays(text: str) -> tuple[int, ...]:
    """Weekday numbers, 0 Monday, in order; empty where the text names none (or anything else besides)."""
    words = [
        word
        for word in words_of(text.replace(",", " and "))
        if word not in {"on", "every", "each", "the", "all", "and", "of", "week"}
    ]
    match words:
        case ["weekday" | "weekdays" | "workday" | "workdays"] | ["working" | "school" | "work", "days" | "day"]:
            return (0, 1, 2, 3, 4)
        case ["weekend" | "weekends"]:
            return (5, 6)
        case ["day" | "days" | "daily" | "everyday"] | ["morning" | "mornings" | "evening" | "evenings" | "night"]:
            return tuple(range(7))
        case [first, "to" | "till" | "until" | "through" | "thru", last] if first in _DAY and last in _DAY:
            start, end = _DAY[first], _DAY[last]
            return tuple(sorted((start + step) % 7 for step in range((end - start) % 7 + 1)))
    words = [word for word in words if word not in {"morning", "mornings", "evening", "evenings"}]
    found: set[int] = set()
    for word in words:
        if word in ("weekend", "weekends"):
            found |= {5, 6}
        elif word in _DAY:
            found.add(_DAY[word])
        else:
            return ()
    return tuple(sorted(found))


def _ahead(text: str) -> float | None:
    """Seconds of "in two hours", "ten minutes from now"; None for anything else, days excepted (they keep the time of day)."""
    text = re.sub(r"['’]s? time$", "", text.lower().strip().rstrip(".,!?"))
    if match := re.fullmatch(r"(?:in|after|within) (.+?)(?: from now| time)?|(.+?) (?:from(?: now)?|later)", text):
        return duration(match[1] or match[2])
    return None


def _date(words: list[str], today: date) -> date | None:
    match words:
        case ["today"]:
            return today
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["day", "after", "tomorrow"] | ["overmorrow"]:
            return today + timedelta(days=2)
        case [day] if day in _DAY:
            return today + timedelta(days=(_DAY[day] - today.weekday()) % 7)
        case ["this", day] if day in _DAY:
            return _date([day], today)
        case ["next", day] | [day, "next", "week"] | ["next", "week", day] if day in _DAY:
            return today + timedelta(days=7 - today.weekday() + _DAY[day])
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
        case ["in", *amount, "days" | "day" | "weeks" | "week" as unit] if (count := number_of(amount)) is not None:
            return today + timedelta(days=round(count * (7 if unit.startswith("week") else 1)))
        case [day, *rest] if rest and day in _DAY:
            return _calendar_date(rest, today)
    return _calendar_date(words, today)


def _calendar_date(words: list[str], today: date) -> date | None:
    """ "the 5th", "fifth may", "May 25", "25 may 2027", "2027-05-25": the next such day where parts are missing."""
    if not words or words[-1:] == ["next"]:
        return None
    year = int(words[-1]) if len(words) > 1 and re.fullmatch(r"(19|20)\d\d", words[-1]) else None
    rest = words[:-1] if year else words
    months = [MONTH_NUMBERS[word] for word in rest if word in MONTH_NUMBERS]
    others = [word for word in rest if word not in MONTH_NUMBERS]
    day = ordinal(others)
    if day is None and months and others:
        value = number_of(others)
        day = int(value) if value is not None and value == int(value) else None
    if day and len(months) <= 1 and 1 <= day <= 31:
        start = date(year, months[0] if months else 1, 1) if year else today
        found = _next_such(day, months[0] if months else None, start)
        return found if found and year in (None, found.year) else None
    if len(words) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}", words[0]):
        try:
            return dateutil_parser.parse(words[0]).date()
        except (ValueError, OverflowError):
            return None
    return None


def _next_such(day: int, month: int | None, start: date) -> date | None:
    """The first date from `start` on with this day (and month); None for a day that never comes (31 June)."""
    for ahead in range(12 * 8 + 1):
        first = start.replace(day=1) + relativedelta(months=ahead)
        if month is not None and first.month != month:
            continue
        try:
            found = first.replace(day=day)
        except ValueError:
            continue
        if found >= start:
            return found
    return None


def _combine(day: date | None, said: Said | None, part: str, now: datetime, weekly: bool) -> datetime | None:
    if day is None or day == now.date():
        moment = _coming(said, part, now)
        if moment is None or day is None or moment.date() == day:
            return moment
        # "today at nine" when nine has passed has no sensible reading; "Monday at nine" on a Monday means next week's
        return _join(day + timedelta(days=7), said, part, now) if weekly else None
    return _join(day, said, part, now)


def _join(day: date, said: Said | None, part: str, now: datetime) -> datetime | None:
    clock = (said.within(part) if part else said.daytime()) if said else PARTS[part] if part else time(9)
    if clock is None:
        return None
    if part in ("night", "tonight") and clock.hour < 5:
        day += timedelta(days=1)
    return datetime.combine(day, clock, now.tzinfo)


def _coming(said: Said | None, part: str, now: datetime) -> datetime | None:
    """The next moment that fits: of a bare "six" the next within waking hours, morning or evening."""
    if part or (said and said.certain) or said is None:
        days = (now.date(), now.date() + timedelta(days=1))
        moments = [moment for day in days if (moment := _join(day, said, part, now))]
        return next((moment for moment in moments if moment > now), None)
    hours = (said.hour % 12, said.hour % 12 + 12)
    moments = [
        datetime.combine(now.date() + timedelta(days=ahead), time(hour, said.minute), now.tzinfo)
        for ahead in (0, 1)
        for hour in hours
        if 6 <= hour < 23
    ]
    return next((moment for moment in moments if moment > now), None)
