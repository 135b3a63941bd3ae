"""Commands and what is said of their time, in a language of tables."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assistant.core.values import Json
from assistant.languages.tabled.moments import MomentReaders
from assistant.languages.tabled.words import Patterns

_LONGEST = 10
"""Words of the longest time that stands in a command."""


@dataclass(frozen=True)
class OrderWords:
    """What a language's `orders.toml` says."""

    file: ClassVar[str] = "orders"
    verb: re.Pattern[str]
    """How a command begins."""
    then: re.Pattern[str]
    """Between two commands, before the second's verb."""
    named: Patterns
    """[name] and [words] of a routine that is being defined."""
    idle: re.Pattern[str]
    """What says nothing in those words: "doe dan het licht uit"."""
    sun: Mapping[str, Patterns]
    """sunrise, sunset, with [length] and [before] or [after]."""
    measured: re.Pattern[str]
    """What stands behind a number that is no time: "degrees"."""
    once: re.Pattern[str]
    """A word that a time of day has in a command: "um"; a bare number may be anything."""
    own: re.Pattern[str]
    """What has a time of its own, and is no command to be carried out then: "Wecker"."""
    deadline: re.Pattern[str]
    """Before a time by which something is to be done: no command ends so."""
    lasting: re.Pattern[str]
    """Before the length for which something is to be: "für"."""
    opposites: Mapping[re.Pattern[str], str]


class OrderReaders(MomentReaders):
    """Reads commands with a time in them."""

    @property
    def _orders(self) -> OrderWords:
        return self._language.table(OrderWords)

    def begins_order(self, text: str) -> bool:
        return bool(self._orders.verb.match(text))

    def orders(self, text: str) -> list[str]:
        parts, start = [], 0
        for match in self._orders.then.finditer(text):
            if self.begins_order(text[match.end() :]):
                parts.append(text[start : match.start()])
                start = match.end()
        return [part for part in (*parts, text[start:]) if part]

    def name_and_words(self, definition: str) -> tuple[str, str] | None:
        said = self._orders.idle.sub("", definition.strip(" ,.!?"))
        for pattern in self._orders.named:
            match = pattern.fullmatch(said)
            if match and self.begins_order(match["words"]):
                return match["name"].strip(" ,"), match["words"].strip()
        words = said.split()
        for at in range(1, len(words) - 1):  # nothing was written between them
            if self.begins_order(" ".join(words[at:])):
                return " ".join(words[:at]).strip(" ,"), " ".join(words[at:])
        return None

    def planned(self, text: str, now: dt.datetime) -> dict[str, Json] | None:
        said = " ".join(text.strip(" .!?").replace(",", " ").split())
        if self._orders.own.search(said):
            return None
        said, lasts = self.lasting(said)
        words = said.split()
        for length in range(min(len(words) - 1, _LONGEST), 0, -1):
            for begin in range(len(words) - length + 1):
                order = " ".join([*words[:begin], *words[begin + length :]])
                if not self.begins_order(order) or len(order.split()) < 2:
                    continue
                if begin and self._orders.deadline.fullmatch(words[begin - 1].lower()):
                    continue
                end = begin + length
                if self._orders.measured.match(" ".join(words[end : end + 1])):
                    continue  # "to 22 degrees" is not at ten in the evening
                if self._from_now(" ".join(words[max(begin - 1, 0) : end]), now):
                    continue  # "in an hour and thirty seconds" is not at one
                timing = self._timing(" ".join(words[begin:end]), now, bool(lasts))
                while words[end - 1].lower() in self._times.fillers:
                    end -= 1  # "um 7 das" says no more than "um 7"
                order = " ".join([*words[:begin], *words[end:]])
                ends = self.opposite(order) if lasts else None
                if timing and (ends or not lasts):
                    found: dict[str, Json] = {**timing, "words": order}
                    if "dues" in timing:
                        found["lasts"] = lasts
                    return {**found, "ends": ends} if ends else found
        return None

    def _from_now(self, said: str, now: dt.datetime) -> bool:
        """Whether it is a length of time from now on: "in an hour"."""
        plan = self.plan(said, now)
        return bool(plan is not None and plan.exact)

    def _timing(self, said: str, now: dt.datetime, lasting: bool) -> dict[str, Json] | None:
        """When it is first and how it comes again; or days and an offset from the sun."""
        if sun := self._sun(said, now):
            return None if lasting else sun
        plan = self.plan(said, now)
        if plan is None or plan.lacks_day or (plan.exact and not lasting):
            return None  # "in ten minutes" alone is a timer's
        if plan.lacks_time and not plan.part:
            return None
        if not plan.repeats and not plan.exact and not self._orders.once.search(said):
            return None
        early = plan.repeats
        dues = plan.dues(plan.clock(early=early), now)
        if not early and not plan.exact and (due := self.when(said, now)):
            dues = [type(dues[0])(due)] if dues else []
        return (
            {
                "dues": [
                    {"at": due.at.isoformat(), "days": list(due.days), "rule": due.rule}
                    for due in dues
                ]
            }
            if dues
            else None
        )

    def _sun(self, said: str, now: dt.datetime) -> dict[str, Json] | None:
        plain = self.plain(said)
        found = self.again_in(plain, now.date())
        rest = self.bare(found.rest)
        days = found.days or (tuple(range(7)) if found.again.repeat else ())
        for name, patterns in self._orders.sun.items():
            for pattern in patterns:
                match = pattern.fullmatch(rest)
                groups = match.groupdict() if match else {}
                offset = self.duration(groups["length"]) if groups.get("length") else 0.0
                if match and offset is not None:
                    sign = -1 if groups.get("before") else 1
                    return {"days": list(days), "sun": name, "offset": sign * offset}
        return None

    def lasting(self, said: str) -> tuple[str, float]:
        words = said.split()
        for match in self._orders.lasting.finditer(said):
            begin = len(said[: match.start()].split())
            first = len(said[: match.end()].split())
            for end in range(min(len(words), first + 6), first, -1):
                if seconds := self.duration(" ".join(words[first:end])):
                    return " ".join([*words[:begin], *words[end:]]), seconds
        return said, 0.0

    def opposite(self, words: str) -> str | None:
        for pattern, ended in self._orders.opposites.items():
            if match := pattern.fullmatch(words.strip()):
                return match.expand(ended)
        return None
