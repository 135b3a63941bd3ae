"""Moments and plans in words: "morgen um neun", "jeden Werktag um halb sieben"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from assistant.agenda.repeats import Repeat
from assistant.languages.bounds import countable
from assistant.languages.moments import combined, later, with_again
from assistant.languages.plan import Plan
from assistant.languages.tabled.again import AgainReaders

_LONGEST = 24
"""Words of the longest moment or plan; of more, not every way to cut them is tried."""


class MomentReaders(AgainReaders):
    """Reads moments and plans."""

    @countable
    def when(self, text: str, now: dt.datetime) -> dt.datetime | None:
        plain = self.plain(text)
        if exact := self._exact(plain, now):
            return exact
        said, part = self.without_part(plain)
        for day_words, time_words in _cuts(self.bare(said)):
            day = self.day_in(self.bare(day_words), now.date()) if day_words else None
            clock = self.clock(self.bare(time_words)) if time_words else None
            if (day is None) is bool(day_words) or (clock is None) is bool(time_words):
                continue
            weekly = self.names_day(self.bare(day_words))
            if (day or clock or part) and (due := combined(day, clock, part, now, weekly)):
                return due
        return None

    @countable
    def plan(self, text: str, now: dt.datetime) -> Plan | None:
        plain = self.plain(text)
        if exact := self._exact(plain, now):
            return Plan((), exact=exact)
        if seconds := self.duration(self._times.lasting.sub("", plain)):
            return Plan((), exact=later(now, seconds))
        found = self.again_in(plain, now.date())
        again, rest = found.again, self.bare(found.rest)
        if not rest and not found.days:
            return Plan((), again=again) if again.repeat or again.bounded else None
        timed = self._times_and_days(rest, now) if rest else Plan(())
        if timed is None or (found.days and timed.dates):
            return None
        timed = replace(timed, days=found.days or timed.days)
        if again.repeat is None and again.bounded and not timed.days:
            return None
        if again.repeat == Repeat("day"):  # with bounds or without, the same as all weekdays
            again = replace(again, repeat=None)
            timed = replace(timed, days=tuple(range(7)))
        return with_again(timed, again)

    def _times_and_days(self, said: str, now: dt.datetime) -> Plan | None:
        """What is left without the repetition, all of it."""
        said, part = self.without_part(said)
        said = self.bare(said)
        if not said:
            return Plan((), part=part) if part else None
        for day_words, time_words in _cuts(said):
            times = self.times_in(time_words) if time_words else ()
            if bool(time_words) is not bool(times):
                continue
            dates = self._dates(day_words, now) if day_words else ()
            if bool(day_words) is bool(dates):
                named = self.names_day(self.bare(day_words))
                return Plan(times, (), dates, named, part)
        return None

    def _dates(self, said: str, now: dt.datetime) -> tuple[dt.date, ...]:
        """One day, or several joined by "and"; empty where a part is none."""
        if day := self.day_in(self.bare(said), now.date()):
            return (day,)
        pieces = self._times.joins.split(said)
        found = [self.day_in(self.bare(piece), now.date()) for piece in pieces]
        return () if None in found else tuple(day for day in found if day)

    def _exact(self, said: str, now: dt.datetime) -> dt.datetime | None:
        """A moment counted from now: "in zwei Stunden", "vor zehn Minuten"."""
        for pattern in self._times.now_length:
            match = pattern.fullmatch(self.bare(said))
            groups = match.groupdict() if match else {}
            length = groups.get("length") or groups.get("ago")
            if length and (seconds := self.duration(length)):
                return later(now, seconds if groups.get("length") else -seconds)
        return None

    def how_often(self, text: str, now: dt.datetime) -> str | None:
        found = self.plan(text, now)
        return text if found and found.repeats and found.lacks_time else None

    def speaks_of_time(self, text: str, now: dt.datetime) -> bool:
        return bool(self._times.every.search(self.plain(text)) or self.plan(text, now))


def _cuts(said: str) -> Iterator[tuple[str, str]]:
    """Each way to cut the words into those of a day and those of a time, in either order."""
    words = said.split()
    if len(words) > _LONGEST:
        return
    for cut in range(len(words) + 1):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        yield first, second
        if first and second:
            yield second, first
    yield said, ""
