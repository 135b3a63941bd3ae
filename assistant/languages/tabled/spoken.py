"""What says values in a language without a program of its own: Unicode's CLDR (by Babel), number
words by `num2words`, and the phrases of its `spoken.ftl`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit
from dateutil.relativedelta import relativedelta
from num2words import num2words

from assistant.agenda.repeats import Repeat
from assistant.languages.capitals import sentence
from assistant.languages.joining import joined
from assistant.languages.replies import Replies
from assistant.languages.spoken import Last
from assistant.languages.tabled.aloud import Aloud

if TYPE_CHECKING:
    from assistant.languages.language import Language

say = Replies("spoken")
_STEPS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))
_IN_WORDS = 12
"""Up to so many are said in words."""


class TabledSpoken:
    """See `assistant.languages.spoken.Spoken`."""

    def __init__(self, language: Language) -> None:
        self._language, self._code = language, language.code

    def number(self, value: float) -> str:
        if value == int(value) and 0 <= value <= _IN_WORDS:
            return str(num2words(int(value), lang=self._code))
        return self.figure(value)

    def figure(self, value: float, figures: int = 4) -> str:
        if not isfinite(value):
            return self._say("endless")
        if value == int(value):
            return format_decimal(int(value), locale=self._code)
        places = max(2, figures - len(str(int(abs(value))))) if abs(value) >= 1 else figures
        return format_decimal(
            round(value, places), format=f"#,##0.{'#' * places}", locale=self._code
        )

    def counted(self, count: float, noun: str, plural: str = "") -> str:
        return f"{self.figure(count)} {noun if count == 1 else plural or noun}"

    def joined(self, names: Sequence[str], last: Last = "and") -> str:
        return joined(names, self._code, last)

    def duration(self, seconds: float, parts: int = 2) -> str:
        left = max(0, round(seconds))
        steps = [step for _, step in _STEPS]
        first = next((at for at, step in enumerate(steps) if left >= step), len(steps) - 1)
        smallest = steps[min(first + parts, len(steps)) - 1]
        left = round(left / smallest) * smallest
        said = []
        for unit, step in _STEPS:
            count, left = divmod(left, step)
            if count:
                said.append(self._length(count, unit))
        return self.joined(said) or self._length(0, "second")

    def adjective_duration(self, seconds: float) -> str:
        return self.duration(seconds, parts=4)

    def time(self, moment: dt.time | dt.datetime) -> str:
        if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
            return self._say("midnight" if moment.hour == 0 else "noon")
        return self._clock("time", moment)

    def date(self, day: dt.date, today: dt.date) -> str:
        ahead = (day - today).days
        if ahead in (-1, 0, 1):
            return self._say(("yesterday", "today", "tomorrow")[ahead + 1])
        if 1 < ahead < 7:
            return self._say("on-weekday", weekday=self._weekday(day.weekday()))
        return self._say("on-date", date=self._date(day, day.year != today.year and ahead > 300))

    def day(self, day: dt.date, today: dt.date) -> str:
        date = self._date(day, day.year != today.year)
        return self._say("full-day", weekday=self._weekday(day.weekday()), date=date)

    def month_day(self, day: int, month: int) -> str:
        """A day that no calendar needs to have: "30. Februar"."""
        name = format_date(dt.date(2000, month, 1), "MMMM", locale=self._code)
        return self._say("date", day=day, month=name)

    def when(self, moment: dt.datetime, now: dt.datetime) -> str:
        local = moment.astimezone(now.tzinfo)
        if (local.hour, local.minute) in ((0, 0), (12, 0)):
            at = self._say("at-midnight" if local.hour == 0 else "at-noon")
        else:
            at = self._clock("at-time", local)
        if local.date() == now.date():
            return at
        return self._say("day-at-time", day=self.date(local.date(), now.date()), at=at)

    def weekdays(self, days: Sequence[int]) -> str:
        match tuple(sorted(set(days))):
            case (0, 1, 2, 3, 4):
                return self._say("on-workdays")
            case (5, 6):
                return self._say("at-weekends")
            case (0, 1, 2, 3, 4, 5, 6):
                return self._say("every-day")
            case chosen:
                return self._say("every-weekday", days=self._names(chosen))

    def repeat(self, repeat: Repeat, today: dt.date, at: str = "") -> str:
        said = self._every(repeat)
        if at:
            said = self._say("repeat-at", again=said, time=at)
        if repeat.until:
            until = self._date(repeat.until, repeat.until.year != today.year)
            said = self._say("repeat-until", again=said, date=until)
        return said

    def _every(self, repeat: Repeat) -> str:
        names, last = self._names(repeat.days), repeat.nth == -1 or repeat.day == -1
        match repeat.unit:
            case "week" if repeat.every == 1 and repeat.days:
                return self.weekdays(repeat.days)
            case "week" if repeat.days:
                return self._say("every-weeks-on", count=repeat.every, day=names)
            case "month" if repeat.days:
                nth = "last" if last else str(repeat.nth)
                return self._say("every-months-nth", count=repeat.every, nth=nth, day=names)
            case "month" if repeat.day:
                day = "last" if last else repeat.day
                return self._say("every-months-on", count=repeat.every, day=day)
            case "year" if repeat.day:
                date = self._date(dt.date(2000, repeat.month or 1, repeat.day), False)
                return self._say("every-years-on", count=repeat.every, date=date)
            case unit:
                return self._say(f"every-{unit}s", count=repeat.every)

    def ordinal(self, number: int) -> str:
        return self._say("ordinal", number=number)

    def days_apart(self, start: dt.date, end: dt.date, unit: str) -> str:
        days = (end - start).days
        if unit == "weeks" and days >= 7:
            return self._both(days // 7, "week", days % 7)
        if unit == "months":
            gap = relativedelta(end, start)
            if months := gap.years * 12 + gap.months:
                return self._both(months, "month", gap.days)
        return self._say("sleeps", count=days) if unit == "sleeps" else self._length(days, "day")

    def _both(self, count: int, unit: str, days: int) -> str:
        """ "2 Wochen und 1 Tag"; no days where none are left."""
        rest = [self._length(days, "day")] if days else []
        return self.joined([self._length(count, unit), *rest])

    def sentence(self, text: str) -> str:
        return sentence(text)

    def aloud(self, text: str) -> str:
        return self._aloud(text)

    @cached_property
    def _aloud(self) -> Aloud:
        return Aloud(self._language)

    def _say(self, message: str, **values: object) -> str:
        return say.in_language(self._code, message, **values)

    def _length(self, count: int, unit: str) -> str:
        said = format_unit(count, f"duration-{unit}", length="long", locale=self._code)
        return said.replace("\xa0", " ")

    def _clock(self, message: str, moment: dt.time | dt.datetime) -> str:
        return self._say(
            message, hour=moment.hour, minute=moment.minute, padded=f"{moment.minute:02}"
        )

    def _weekday(self, day: int) -> str:
        return format_date(dt.date(2024, 1, 1 + day), "EEEE", locale=self._code)

    def _names(self, days: Sequence[int]) -> str:
        return self.joined([self._weekday(day) for day in days])

    def _date(self, day: dt.date, with_year: bool) -> str:
        said = self.month_day(day.day, day.month)
        return self._say("date-in-year", date=said, year=str(day.year)) if with_year else said
