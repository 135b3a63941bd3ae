"""Times of day, days and repetitions once they are understood, whatever the language: what a reader
of a language makes of words, and the moments that come of it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from assistant.agenda.repeats import Repeat, begun_at, next_by_rule
from assistant.agenda.walltime import moment, next_time

PARTS = {
    "morning": time(9),
    "afternoon": time(15),
    "evening": time(19),
    "night": time(20),
    "tonight": time(20),
}
"""The parts of the day, and what each means when no hour was said."""


@dataclass(frozen=True, slots=True)
class Said:
    """A time of day as said; `certain` when morning or evening was said too, or the hour leaves no
    choice.
    """

    hour: int
    minute: int
    certain: bool

    def morning(self) -> time:
        """The reading for alarms: a bare 5 to 12 as it stands, a bare 1 to 4 in the afternoon."""
        late = not self.certain and 1 <= self.hour <= 4
        return time(self.hour + 12 if late else self.hour, self.minute)

    def daytime(self) -> time:
        """The reading for a day in the future: a bare 7 to 12 as it stands, a bare 1 to 6 in the
        afternoon.
        """
        late = not self.certain and 1 <= self.hour <= 6
        return time(self.hour + 12 if late else self.hour, self.minute)

    def within(self, part: str) -> time | None:
        """The reading in a part of the day, or None where the two contradict each other."""
        if self.certain:
            return time(self.hour, self.minute)
        hour = self.hour % 12
        if part == "morning" or (part == "night" and 1 <= hour <= 4):
            return time(hour, self.minute)
        if part in ("night", "tonight") and hour == 0:
            return time(0, self.minute)
        return time(hour + 12, self.minute)


@dataclass(frozen=True, slots=True)
class Again:
    """What was said of the repetition. `repeat` may lack its day, which the rest of the words, or
    another question, gives.
    """

    repeat: Repeat | None = None
    starting: date | None = None
    lasts: relativedelta | None = None
    """For so long from its first time on."""

    @property
    def bounded(self) -> bool:
        return self.starting is not None or self.lasts is not None


@dataclass(frozen=True, slots=True)
class Due:
    """A time at which something is to be, first `at`; again on the weekdays `days`, or as `rule`
    says (`agenda.repeats`).
    """

    at: datetime
    days: tuple[int, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Times of day, and on what days: each of the weekdays `days`, or once on each of `dates`, or
    (neither) the next time.

    Without `times` only the days were said, or a part of the day.
    """

    times: tuple[Said, ...]
    days: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    named: bool = False
    """The dates were said as weekdays: where the time has passed today, next week's is meant."""
    part: str = ""
    exact: datetime | None = None
    """Instead of all that: a moment counted from now ("in ten minutes")."""
    again: Again = field(default_factory=Again)
    """The repetition that weekdays don't tell, or its bounds."""

    @property
    def repeats(self) -> bool:
        return bool(self.days or self.again.repeat)

    @property
    def lacks_day(self) -> bool:
        """Whether a repetition was said whose day was not: "weekly", "every month"."""
        repeat = self.again.repeat
        return (
            repeat is not None
            and repeat.unit in ("week", "month", "year")
            and not (repeat.days or repeat.day)
        )

    @property
    def lacks_time(self) -> bool:
        """Whether no hour was said: just days, or "in the morning"."""
        counts = self.again.repeat is not None and self.again.repeat.counts
        return not (self.times or self.exact or counts)

    def clock(self, *, early: bool) -> list[time]:
        """The times as read with the part of the day that was said; bare hours by `morning`
        (`early`) or `daytime`.
        """
        if not self.times and self.part:
            return [PARTS[self.part]]
        readings = [
            said.within(self.part) if self.part else said.morning() if early else said.daytime()
            for said in self.times
        ]
        return [reading for reading in readings if reading is not None]

    def dues(self, clock: list[time], now: datetime) -> list[Due]:
        """When it is, for each of these times of day, soonest first. Moments that have passed are
        left out.
        """
        if self.exact:
            return [Due(self.exact)] if self.exact.timestamp() > now.timestamp() else []
        repeat, zone = self.again.repeat, now.tzinfo or UTC
        if repeat and repeat.counts:
            return _counted(repeat, clock, self.again, now)
        found: list[Due | None] = []
        for at in clock:
            if repeat or (self.days and self.again.bounded):
                found.append(
                    _repeated(repeat or Repeat("week", days=self.days), at, self.again, now)
                )
            elif self.dates:
                found += [Due(self._on(day, at, now)) for day in self.dates]
            else:
                found.append(Due(next_time(at, self.days, now, zone), self.days))
        coming = [due for due in found if due and due.at.timestamp() > now.timestamp()]
        return sorted(coming, key=lambda due: due.at.timestamp())

    def _on(self, day: date, at: time, now: datetime) -> datetime:
        zone = now.tzinfo or UTC
        due = moment(day, at, zone)
        late = self.named and day == now.date() and due.timestamp() <= now.timestamp()
        return moment(day + timedelta(days=7), at, zone) if late else due


def _counted(repeat: Repeat, clock: list[time], again: Again, now: datetime) -> list[Due]:
    """Every so many minutes or hours, from a time of day on or from now."""
    zone = now.tzinfo or UTC
    step = (
        timedelta(minutes=repeat.every)
        if repeat.unit == "minute"
        else timedelta(hours=repeat.every)
    )
    first = (
        next_time(clock[0], (), now, zone)
        if clock
        else (now.astimezone(UTC) + step).astimezone(zone)
    )
    if again.starting and again.starting > first.date():
        first = moment(again.starting, clock[0] if clock else time(9), zone)
    repeat = _ending(repeat, first.date(), again)
    return [Due(first, (), repeat.rule(first))]


def _repeated(repeat: Repeat, at: time, again: Again, now: datetime) -> Due | None:
    """By the wall clock: the first time that fits begins the count of every second, third …"""
    zone = now.tzinfo or UTC
    start = moment(again.starting, time(0), zone) - timedelta(seconds=1) if again.starting else now
    start = max(start, now, key=datetime.timestamp)
    if (
        repeat.unit == "week"
        and repeat.every == 1
        and repeat.days
        and not (again.bounded or repeat.until)
    ):
        return Due(next_time(at, repeat.days, start, zone), repeat.days)
    origin = datetime.combine(start.astimezone(zone).date(), at, zone)
    first = next_by_rule(replace(repeat, every=1).rule(origin), start, zone)
    if first is None:
        return None
    return Due(first, (), begun_at(_ending(repeat, first.date(), again).rule(origin), first))


def _ending(repeat: Repeat, first: date, again: Again) -> Repeat:
    return replace(repeat, until=first + again.lasts - timedelta(days=1)) if again.lasts else repeat
