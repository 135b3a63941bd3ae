"""How often, and until when: "alle zwei Stunden", "jeden zweiten Dienstag", "am 1. jedes
Monats".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta

from assistant.agenda.repeats import Repeat, Unit
from assistant.languages.plan import Again
from assistant.languages.stretches import month_named
from assistant.languages.tabled.days import DayReaders
from assistant.languages.tabled.lengths import UNIT_S
from assistant.languages.tabled.words import month_numbers, weekday_numbers

_LONGEST = 8
"""Words of the longest repetition behind "every"."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """What was said of a repetition, and the words that say something else."""

    again: Again
    days: tuple[int, ...]
    rest: str


class AgainReaders(DayReaders):
    """Reads repetitions."""

    def again_in(self, said: str, today: dt.date) -> Repetition:
        """The repetition that the plain words speak of; what of it can't be read stays in the
        rest.
        """
        repeat, days, said = self._repeat(said)
        without: tuple[int, ...] = ()
        if repeat or days:
            without, said = self._behind_without(said)
            days = tuple(day for day in days if day not in without)
        until, said = (
            self._dated(self._times.until, said, today) if repeat or days else (None, said)
        )
        starting, said = self._dated(self._times.starting, said, today)
        lasts, said = self._lasts(said) if repeat or days else (None, said)
        if until:
            repeat = replace(repeat or Repeat("week", days=days), until=until)
            days = () if repeat.days else days
        return Repetition(Again(repeat, starting, lasts), days, said)

    def _repeat(self, said: str) -> tuple[Repeat | None, tuple[int, ...], str]:
        for pattern in self._times.monthly:
            match = pattern.search(said)
            if match and (repeat := self._monthly(match)):
                return repeat, (), _cut(said, match.start(), match.end())
        for pattern in self._times.alternate:
            if match := pattern.search(said):
                day = weekday_numbers(self._language.code)[match["day"]]
                return Repeat("week", 2, (day,)), (), _cut(said, match.start(), match.end())
        for match in self._times.every.finditer(said):
            found = self._behind_every(said[match.end() :].split())
            if found:
                repeat, days, words = found
                rest = " ".join([*said[: match.start()].split(), *words])
                if repeat and repeat.unit == "week" and not repeat.days:
                    on, rest = self._habit(rest)
                    repeat = replace(repeat, days=on)
                return repeat, days, rest
        for pattern in self._times.through:
            if match := pattern.search(said):
                days = self.weekdays_in(match[0])
                return None, days, _cut(said, match.start(), match.end())
        days, said = self._habit(said)
        return None, days, said

    def _monthly(self, match: re.Match[str]) -> Repeat | None:
        groups = match.groupdict()
        every = self.count(groups.get("count") or "")
        if groups.get("weekday"):
            day = weekday_numbers(self._language.code)[groups["weekday"] or ""]
            nth = -1 if groups.get("last") else self.count(groups["nth"] or "")
            return Repeat("month", every, (day,), nth)
        day = -1 if groups.get("last") else self.count(groups["dom"] or "")
        return Repeat("month", every, day=day) if day <= 31 else None

    def _behind_every(
        self, words: list[str]
    ) -> tuple[Repeat | None, tuple[int, ...], list[str]] | None:
        """What the words behind "every" count, the longest that makes sense, and the rest."""
        for end in range(min(len(words), _LONGEST), 0, -1):
            said, rest = " ".join(words[:end]), words[end:]
            if days := self.weekdays_in(said):
                return None, days, rest
            if repeat := self._counted(said):
                return repeat, (), rest
        return None

    def _counted(self, said: str) -> Repeat | None:
        """ "2 stunden", "tag", "2. dienstag"."""
        amounts = self.amounts(said)
        units = {amount.unit for amount in amounts}
        if amounts and units <= {"minute", "quarter_hour", "half_hour", "hour"}:
            minutes = sum(amount.value * UNIT_S[amount.unit] for amount in amounts) / 60
            if minutes != int(minutes):
                return None
            return (
                Repeat("minute", int(minutes))
                if minutes % 60
                else Repeat("hour", int(minutes) // 60)
            )
        if (
            len(amounts) == 1
            and amounts[0].value == int(amounts[0].value)
            and "second" not in units
        ):
            unit: Unit = amounts[0].unit  # type: ignore[assignment]
            return Repeat(unit, int(amounts[0].value))
        head, _, tail = said.partition(" ")
        if re.fullmatch(r"\d+\D{0,3}", head) and (days := self.weekdays_in(tail)):
            return Repeat("week", self.count(head), days)
        return None

    def _habit(self, said: str) -> tuple[tuple[int, ...], str]:
        """The longest run of words that are weekdays of a habit: "montags und dienstags"."""
        words = said.split() if self._times.habit.search(said) else []
        runs = (
            (begin, end)
            for length in range(min(len(words), _LONGEST), 0, -1)
            for begin in range(len(words) - length + 1)
            for end in (begin + length,)
        )
        for begin, end in runs:
            run = " ".join(words[begin:end])
            if self._times.habit.search(run) and (days := self.weekdays_in(self.bare(run))):
                return days, " ".join([*words[:begin], *words[end:]])
        return (), said

    def _behind_without(self, said: str) -> tuple[tuple[int, ...], str]:
        match = self._times.without.search(said)
        words = said[match.end() :].split() if match else []
        for end in range(min(len(words), _LONGEST), 0, -1):
            if match and (days := self.weekdays_in(self.bare(" ".join(words[:end])))):
                return days, " ".join([*said[: match.start()].split(), *words[end:]])
        return (), said

    def _dated(
        self, mark: re.Pattern[str], said: str, today: dt.date
    ) -> tuple[dt.date | None, str]:
        """The day behind the mark, and the words without both."""
        match = mark.search(said)
        words = said[match.end() :].split() if match else []
        for end in range(min(len(words), 6), 0, -1):
            named = self.bare(" ".join(words[:end]))
            day = self.day_in(named, today) or self._in_month(named, today)
            if match and day and day >= today:
                return day, " ".join([*said[: match.start()].split(), *words[end:]])
        return None, said

    def _in_month(self, said: str, today: dt.date) -> dt.date | None:
        """The first day of the month that the plain words name."""
        pattern = self._times.spans.get("named_month")
        match = pattern.fullmatch(said) if pattern else None
        if match is None:
            return None
        days = month_named(today, month_numbers(self._language.code)[match["month"]])
        return days[0] if days else None

    def _lasts(self, said: str) -> tuple[relativedelta | None, str]:
        match = self._times.lasting.search(said)
        words = said[match.end() :].split() if match else []
        for end in range(min(len(words), 4), 0, -1):
            if match and (length := self.shift(" ".join(words[:end]))):
                return length, " ".join([*said[: match.start()].split(), *words[end:]])
        return None, said


def _cut(said: str, start: int, end: int) -> str:
    return " ".join(f"{said[:start]} {said[end:]}".split())
