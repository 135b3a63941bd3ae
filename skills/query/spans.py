"""Of which time a question is: named stretches of yesterday and today, or two moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from assistant.skillkit import Ctx, spoken_duration, spoken_time

NAMED: Mapping[str, tuple[int, int, int, int]] = {
    "today": (0, 0, 0, 24),
    "yesterday": (-1, 0, -1, 24),
    "night": (-1, 20, 0, 7),
    "morning": (0, 5, 0, 12),
    "afternoon": (0, 12, 0, 18),
    "evening": (0, 17, 0, 24),
}
"""Each with the day (0: today) and hour that it begins and ends at: as people say "this morning"
and "last night".
"""


@dataclass(frozen=True)
class Span:
    """A stretch of time in seconds of the home's clock, and whether it was said at all."""

    start: float
    end: float
    said: bool = True

    @property
    def instant(self) -> bool:
        return self.start == self.end


class Dial:
    """The home's clock beside the wall's: when on the wall something was."""

    def __init__(self, ctx: Ctx) -> None:
        self.now, self.mono = ctx.now(), ctx.home.clock()

    def wall(self, at: float) -> datetime:
        return self.now - timedelta(seconds=self.mono - at)

    def at(self, moment: datetime) -> float:
        return self.mono - (self.now - moment).total_seconds()

    def clock(self, at: float) -> str:
        """ "2:20 PM"; how long ago that is says which day's."""
        return spoken_time(self.wall(at + 30).replace(second=0, microsecond=0))

    def ago(self, at: float) -> str:
        """How long ago, in words: "forty minutes"."""
        return spoken_duration(max(60.0, self.mono - at))

    def span(self, said: str) -> Span:
        """The span that a query names: one of NAMED, an ISO moment, or two with a slash between.
        Without any, all that is remembered. Raises ValueError for other words.
        """
        if not said:
            return Span(self.mono - 24 * 3600, self.mono, said=False)
        if said in NAMED:
            first, begins, last, ends = NAMED[said]
            start, end = self._hour(first, begins), self._hour(last, ends)
            return Span(start, max(start, min(end, self.mono)))
        start_, _, end_ = said.partition("/")
        start = self.at(self._moment(start_))
        return Span(start, min(self.at(self._moment(end_)), self.mono) if end_ else start)

    def _hour(self, day: int, hour: int) -> float:
        midnight = datetime.combine(self.now.date(), time(), self.now.tzinfo)
        return self.at(midnight + timedelta(days=day, hours=hour))

    def _moment(self, iso: str) -> datetime:
        moment = datetime.fromisoformat(iso)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.now.tzinfo)
