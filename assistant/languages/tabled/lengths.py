"""Stretches of time in words: "anderthalb Stunden", "une heure et demie", "1 h 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from assistant.languages.bounds import countable
from assistant.languages.tabled.numbers import NumberReaders
from assistant.languages.tabled.words import TimeWords

UNIT_S = {
    "second": 1.0,
    "minute": 60.0,
    "quarter_hour": 900.0,
    "half_hour": 1800.0,
    "hour": 3600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_592_000.0,
    "year": 31_536_000.0,
}
"""Seconds; of a month and a year about, for their order: nothing is reckoned with them."""
_CALENDAR = ("day", "week", "month", "year")
_SMALLER = {"hour": "minute", "minute": "second"}
_COLONS = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a unit."""

    value: float
    unit: str


class LengthReaders(NumberReaders):
    """Reads durations."""

    @property
    def _times(self) -> TimeWords:
        return self._language.table(TimeWords)

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        units = "|".join(
            f"(?P<{name}>{pattern.pattern})" for name, pattern in self._times.units.items()
        )
        return re.compile(rf"(?<![^\W_])(?:{units})(?![^\W_])")

    @cached_property
    def _attached(self) -> re.Pattern[str]:
        """A unit that is written on its number: "5min", "1h30"."""
        units = "|".join(pattern.pattern for pattern in self._times.units.values())
        return re.compile(rf"(?<=\d) ?({units})(?![^\W\d_])")

    @countable
    def duration(self, text: str) -> float | None:
        said = self.plain(text)
        if match := _COLONS.fullmatch(said):
            hours, minutes, seconds = (int(group or 0) for group in match.groups())
            return hours * 3600.0 + minutes * 60 + seconds
        amounts = self.amounts(said)
        if not amounts or any(amount.unit in ("month", "year") for amount in amounts):
            return None
        return sum(amount.value * UNIT_S[amount.unit] for amount in amounts)

    def plain(self, text: str) -> str:
        """The text as patterns are held against it: lower case, figures, one space."""
        said = " ".join(text.lower().replace("’", "'").strip(" ,!?;").split())
        said = re.sub(r"(?<!\d)\.+$", "", said)  # "am 5." is a day
        for pattern, same in self._times.same.items():
            said = pattern.sub(same, said)
        said = self.all_in_figures(said)
        said = self._attached.sub(r" \1 ", said)
        return " ".join(re.sub(r",(?!\d)", " , ", said).split())

    def amounts(self, said: str) -> list[Amount]:
        """The amounts that all of the words say, the larger unit first; empty where they say
        anything else.
        """
        found: list[Amount] = []
        rest = said
        while rest:
            taken = self._amount(rest, first=not found)
            if taken is None:
                return self._last(found, rest)
            amount, rest = taken
            found.append(amount)
        falling = all(UNIT_S[one.unit] > UNIT_S[other.unit] for one, other in pairwise(found))
        return found if falling else []

    def _amount(self, said: str, first: bool) -> tuple[Amount, str] | None:
        """The amount at the head of the words, and what follows it."""
        said = said if first else self._joined(said)
        match = self._unit.search(said)
        if match is None:
            return None
        words = said[: match.start()].rstrip(" '")
        value = 1.0 if not words and first else self._value(words)
        if value is None:
            return None
        rest = said[match.end() :].strip()
        for after, part in self._times.after.items():
            if rest == after or rest.startswith(f"{after} "):
                value, rest = value + part, rest[len(after) :].strip()
                break
        return Amount(value, match.lastgroup or ""), rest

    def _value(self, words: str) -> float | None:
        if self._times.couple.fullmatch(words):
            return 2.0
        value = self._number(words)
        if value is None and (
            place := re.fullmatch(r"(\d+)(?:\.|º|ª|e|er|ème|re|ère|de|ste)", words)
        ):
            value = float(place[1])  # "jede 2. Woche"
        return value if value is None or value > 0 else None

    def _joined(self, said: str) -> str:
        match = self._times.joins.match(said)
        return said[match.end() :].strip() if match else said

    def _last(self, found: list[Amount], rest: str) -> list[Amount]:
        """A bare number at the end counts the next smaller unit: "une heure 20"."""
        smaller = _SMALLER.get(found[-1].unit) if found else None
        value = self._number(self._joined(rest)) if smaller else None
        if smaller is None or value is None or not 0 < value < 60:
            return []
        return [*found, Amount(value, smaller)]

    def shift(self, said: str) -> relativedelta | None:
        """A length in whole days, weeks, months or years."""
        total = relativedelta()
        amounts = self.amounts(said)
        for amount in amounts:
            if amount.unit not in _CALENDAR or amount.value != int(amount.value):
                return None
            total += relativedelta(**{f"{amount.unit}s": int(amount.value)})  # type: ignore[arg-type]
        return total if amounts else None

    def count(self, word: str) -> int:
        """Figures or a word for one; 1 for nothing."""
        digits = re.match(r"\d+", word or "")
        return int(digits[0]) if digits else 1
