"""Days in words: "übermorgen", "lundi prochain", "el 3 de marzo", "in vierzehn Tagen"."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from dateutil.relativedelta import relativedelta

from assistant.languages.bounds import countable
from assistant.languages.feasts import next_feast
from assistant.languages.moments import next_such
from assistant.languages.stretches import LONGEST, between, month_left, month_named, row
from assistant.languages.tabled.clocks import ClockReaders
from assistant.languages.tabled.spoken import TabledSpoken
from assistant.languages.tabled.words import month_numbers, weekday_numbers

_EVERY_DAY = tuple(range(7))


class DayReaders(ClockReaders):
    """Reads days and weekdays."""

    @countable
    def date(self, text: str, now: dt.datetime) -> dt.date | None:
        said = self.bare(self.plain(text))
        day = self.day_in(said, now.date())
        return day + dt.timedelta(days=7) if day == now.date() and self.names_day(said) else day

    def names_day(self, said: str) -> bool:
        """Whether the words are a weekday's name: today's means today or in a week."""
        return any(pattern.fullmatch(said) for pattern in self._times.days.get("weekday", ()))

    def day_in(self, said: str, today: dt.date) -> dt.date | None:
        """The day that all of the plain words say, without fillers at their ends."""
        times = self._times
        for ahead, pattern in times.near.items():
            if pattern.fullmatch(said):
                return today + dt.timedelta(days=int(ahead))
        for name, feast in times.feasts.items():
            if match := re.fullmatch(rf"(?:{feast.pattern})(?: (?P<year>20\d\d))?", said):
                return next_feast(name, today, int(match["year"]) if match["year"] else None)
        for name, patterns in times.days.items():
            for pattern in patterns:
                match = pattern.fullmatch(said)
                if match and (found := self._day_by(name, match, today)):
                    return found
        return None

    def _day_by(self, name: str, match: re.Match[str], today: dt.date) -> dt.date | None:
        """What a pattern of this name says."""
        groups = match.groupdict()
        weekday = weekday_numbers(self._language.code).get(groups.get("day") or "")
        monday = today - dt.timedelta(days=today.weekday())
        match name:
            case "weekday" if weekday is not None:
                return today + dt.timedelta(days=(weekday - today.weekday()) % 7)
            case "next_weekday" if weekday is not None:
                return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
            case "last_weekday" if weekday is not None:
                return today - dt.timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
            case "week_after" if weekday is not None:
                return monday + dt.timedelta(days=7 + weekday)
            case "next_week":
                return today + dt.timedelta(days=7)
            case "next_month":
                return today + relativedelta(months=1)
            case "next_year":
                return today + relativedelta(years=1)
            case "weekend":
                return today + dt.timedelta(days=(5 - today.weekday()) % 7)
            case "next_weekend":
                return monday + dt.timedelta(days=12)
            case "end_of_month":
                last = monthrange(today.year, today.month)[1]
                return today.replace(day=last)
            case "ahead" | "ago" | "later" | "sooner":
                return self._shifted(groups, today, -1 if name in ("ago", "sooner") else 1)
            case "of_month":
                return self._of_month(groups, today)
            case _:
                return self._calendar(groups, today)

    def _shifted(self, groups: dict[str, str | None], today: dt.date, sign: int) -> dt.date | None:
        """[length] from today, or from the day that [start] says."""
        length = self.shift(groups.get("length") or "")
        if length is None:
            return None
        start = groups.get("start")
        if not start:
            return today + sign * length
        first = self.day_in(self.bare(start), today)
        if first and self.names_day(self.bare(start)) and length.days == 8:
            length = relativedelta(days=7)  # "Montag in acht Tagen" is a week later
        return first + sign * length if first else None

    def _of_month(self, groups: dict[str, str | None], today: dt.date) -> dt.date | None:
        first = today.replace(day=1) + relativedelta(months=bool(groups.get("next")))
        found = next_such(self.count(groups["dom"] or ""), None, max(first, today))
        return found if found and found.month == first.month else None

    def _calendar(self, groups: dict[str, str | None], today: dt.date) -> dt.date | None:
        """A day of the month, with its month, year and weekday where they were said."""
        parts = self._parts(groups)
        if parts is None:
            return None
        day, month, year = parts
        start = dt.date(year, month or 1, 1) if year else today
        found = next_such(day, month, start) if 1 <= day <= 31 else None
        weekday = weekday_numbers(self._language.code).get(groups.get("day") or "")
        if found is None or year not in (None, found.year):
            return None
        return found if weekday in (None, found.weekday()) else None

    def _parts(self, groups: dict[str, str | None]) -> tuple[int, int | None, int | None] | None:
        named = groups.get("month")
        month = month_numbers(self._language.code).get(named or "") or (
            int(groups["mon"] or 0) if groups.get("mon") else None
        )
        if month is not None and not 1 <= month <= 12:
            return None
        year = int(groups["year"] or 0) if groups.get("year") else None
        if year is not None and year < 100:
            year += 2000
        return self.count(groups.get("dom") or ""), month, year

    def weekdays(self, text: str) -> tuple[int, ...]:
        said = self.plain(text)
        said = self.bare(self._times.every.sub("", said).strip())
        return self.weekdays_in(said)

    def weekdays_in(self, said: str) -> tuple[int, ...]:
        """The weekdays that all of the plain words list."""
        if self._times.all_days.fullmatch(said):
            return _EVERY_DAY
        numbers, found = weekday_numbers(self._language.code), set[int]()
        for pattern in self._times.through:
            if match := pattern.fullmatch(said):
                first, last = numbers[match["first"]], numbers[match["last"]]
                return tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))
        for piece in re.split(rf" (?:{self._times.joins.pattern}) ", said):
            piece = self.bare(self._times.every.sub("", piece.strip()).strip())
            if self._times.workdays.fullmatch(piece):
                found |= set(range(5))
            elif self._times.weekend.fullmatch(piece):
                found |= {5, 6}
            elif match := self._times.weekday_forms.fullmatch(piece):
                found.add(numbers[match["day"]])
            else:
                return ()
        return tuple(sorted(found))

    def day(self, text: str, now: dt.datetime) -> dt.date | None:
        said, part = self.without_part(self.plain(text))
        said = self.bare(said)
        return now.date() if part and not said else self.date(said, now)

    def past_day(self, text: str, now: dt.datetime) -> dt.date | None:
        day = self.day(text, now)
        said = self.bare(self.plain(text))
        dated = any(p.fullmatch(said) for p in self._times.days.get("date", ()))
        feast = any(p.fullmatch(said) for p in self._times.feasts.values())
        if day and day > now.date() and (dated or feast) and not re.search(r"\d{4}", text):
            before = self.day(text, now - relativedelta(years=1))
            return before if before and before <= now.date() else day
        return day

    def no_such_day(self, text: str) -> str:
        said = self.bare(self.plain(text))
        for pattern in self._times.days.get("date", ()):
            match = pattern.fullmatch(said)
            parts = self._parts(match.groupdict()) if match else None
            if parts and (month := parts[1]):
                day, _, year = parts
                fits = 1 <= day <= monthrange(year or 2000, month)[1]
                return "" if fits else TabledSpoken(self._language).month_day(day, month)
        return ""

    def days(self, text: str, now: dt.datetime) -> tuple[dt.date, ...]:
        plain = self.plain(text)
        for said in dict.fromkeys((plain, self.bare(plain))):
            for name, pattern in self._times.spans.items():
                match = pattern.fullmatch(said)
                if match and (found := self._row_by(name, match, now)):
                    return found
        day = self.day(self.bare(plain), now)
        return (day,) if day else ()

    def _row_by(self, name: str, match: re.Match[str], now: dt.datetime) -> tuple[dt.date, ...]:
        """The days that a pattern of this name says."""
        today = now.date()
        monday = today - dt.timedelta(days=today.weekday())
        match name:
            case "days" | "weeks":
                count = self.count(match["count"]) * (7 if name == "weeks" else 1)
                return row(today, count) if 1 <= count <= LONGEST else ()
            case "week":
                return row(today, max(3, 7 - today.weekday()))
            case "rest_of_week":
                return row(today, 7 - today.weekday())
            case "next_week" | "week_after_next":
                return row(monday + dt.timedelta(days=7 if name == "next_week" else 14), 7)
            case "month" | "next_month":
                return month_left(today, name == "next_month")
            case "named_month":
                month = month_numbers(self._language.code)[match["month"]]
                return month_named(today, month, int(match.groupdict().get("year") or 0))
            case "from_to":
                return between(self.day(match["first"], now), self.day(match["last"], now))
            case "until":
                return between(today, self.day(match["last"], now))
        saturday = monday + dt.timedelta(days=12 if name == "next_weekend" else 5)
        return row(max(saturday, today), 1 if today > saturday else 2)
