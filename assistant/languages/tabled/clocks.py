"""Times of day in words: "halb acht", "sept heures et demie", "las siete menos cuarto"."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.languages.plan import Said
from assistant.languages.tabled.lengths import LengthReaders
from assistant.languages.tabled.words import Hours

SHIFTS = {
    "exact": (0, 1),
    "past": (0, 1),
    "to": (0, -1),
    "quarter_past": (15, 0),
    "quarter_to": (-15, 0),
    "half_past": (30, 0),
    "half_to": (-30, 0),
    "after_half_to": (-30, 1),
    "before_half_to": (-30, -1),
    "quarter_towards": (-45, 0),
    "three_quarters_towards": (-15, 0),
}
"""By the pattern's name, the minutes from the hour that is named, and the sign of the [minute]
said: "halb acht" is half_to, "et demie" half_past, "viertel acht" quarter_towards."""


class ClockReaders(LengthReaders):
    """Reads times of day."""

    def time_of_day(self, text: str) -> Said | None:
        return self._time_in(self.plain(text))

    def _time_in(self, plain: str) -> Said | None:
        said, part = self.without_part(plain)
        found = self.clock(self.bare(said))
        if found is None or not part:
            return found
        reading = found.within(part)
        return Said(reading.hour, reading.minute, True) if reading else None

    def times_of_day(self, text: str) -> tuple[Said, ...]:
        return self.times_in(self.plain(text))

    def times_in(self, plain: str) -> tuple[Said, ...]:
        """The same, of plain words."""
        if whole := self._time_in(plain):  # "las 7 y media" has the word that joins a list
            return (whole,)
        pieces = [piece.strip() for piece in self._between.split(plain)]
        found: list[Said] = []
        for piece in pieces:
            said = self._time_in(piece)
            if said is None:
                return ()
            found.append(said)
        late = next((said.hour >= 12 for said in reversed(found) if said.certain), None)
        if late is None or len(found) == 1:
            return tuple(found)
        # "6 und 7 Uhr abends": the part of the day that was said once holds for all
        return tuple(
            said if said.certain else Said(said.hour % 12 + 12 * late, said.minute, True)
            for said in found
        )

    @cached_property
    def _between(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{self._times.joins.pattern}) ")

    def without_part(self, said: str) -> tuple[str, str]:
        """Take the one part of the day out: "heute abend um 8" → ("heute um 8", "evening")."""
        found = [
            (name, match)
            for name, pattern in self._times.parts_of_day.items()
            if (match := re.search(rf"(?<![^\W_])(?:{pattern.pattern})(?![^\W_])", said))
        ]
        if len(found) != 1:
            return said, ""
        name, match = found[0]
        return " ".join(f"{said[: match.start()]} {said[match.end() :]}".split()), name

    def bare(self, said: str) -> str:
        """Without fillers at either end."""
        words = said.split()
        while words and (words[0] in self._times.fillers or words[0] == ","):
            words = words[1:]
        while words and (words[-1] in self._times.fillers or words[-1] == ","):
            words = words[:-1]
        return " ".join(words)

    def clock(self, said: str) -> Said | None:
        """The time that all of the plain words say."""
        said = said.rstrip(".")
        for name, patterns in self._times.clock.items():
            shift, sign = SHIFTS[name]
            for pattern in patterns:
                match = pattern.fullmatch(said)
                if match is None:
                    continue
                minute = int(match.groupdict().get("minute") or 0)
                found = self._said(match["hour"], shift + sign * minute)
                if minute < 60 and found:
                    return found
        return None

    def _said(self, word: str, minutes: int) -> Said | None:
        known = self._language.table(Hours).certain.get(word)
        hour = known if known is not None else self.count(word)
        if hour > 24:
            return None
        written = len(word) == 2 and word.startswith("0")
        certain = known is not None or hour == 0 or hour > 12 or written
        total = (hour * 60 + minutes) % 1440
        if not certain and total < 60:
            total += 720  # "halb eins" is half past twelve
        return Said(total // 60, total % 60, certain)
