"""Moments, and times on days that may come again, as people say them, seen from a given now. Pure; None: not understood.

Every word counts: what can't be read makes the whole unread, so that nobody hears a time that is not the one that was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from assistant.agenda.repeats import Repeat, begun_at, next_by_rule
from assistant.agenda.walltime import moment, next_time
from assistant.skillkit.clocks import FILLERS, PARTS, Said, clock_of, tidy, times_of_day, without_part
from assistant.skillkit.clocks import time_of_day as time_of_day
from assistant.skillkit.dates import DAY, date_in, weekdays
from assistant.skillkit.numbers import countable
from assistant.skillkit.repeating import Again, again_in
from assistant.skillkit.spans import duration

LONGEST = 24
"""Words of the longest moment or plan; of more, not every way to cut them is tried."""
_REPEATS = re.compile(r"\bevery\b|\b(?:weekdays|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b")
_EXCEPT = re.compile(r",? \b(?:except|but not|apart from|excluding|but)\b(?: for| on)?", re.IGNORECASE)
_LENGTH = re.compile(r"\b(?:seconds?|secs?|minutes?|mins?|hours?|hrs?)\b|\d ?(?:h|m|s|hr|min)\b")


@countable
def when(text: str, now: datetime) -> datetime | None:
    """The moment that the whole text says, in `now`'s zone, seconds dropped unless a duration was said."""
    if exact := _exact(text, now):
        return exact
    words, part = without_part(tidy(text))
    words = [word for word in words if word not in FILLERS]
    if len(words) > LONGEST:
        return None
    for cut in range(len(words) + 1):
        for day_words, time_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            day = date_in(day_words, now.date()) if day_words else None
            said = clock_of(time_words) if time_words else None
            if (day is None) is bool(day_words) or (said is None) is bool(time_words) or not (day or said or part):
                continue
            if due := _combine(day, said, part, now, weekly=any(word in DAY for word in day_words)):
                return due
    return None


@dataclass(frozen=True, slots=True)
class Due:
    """A time at which something is to be, first `at`; again on the weekdays `days`, or as `rule` says (`agenda.repeats`)."""

    at: datetime
    days: tuple[int, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Times of day, and on what days: each of the weekdays `days`, or once on each of `dates`, or (neither) the next time.

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
        return repeat is not None and repeat.unit in ("week", "month", "year") and not (repeat.days or repeat.day)

    @property
    def lacks_time(self) -> bool:
        """Whether no hour was said: just days, or "in the morning"."""
        counts = self.again.repeat is not None and self.again.repeat.counts
        return not (self.times or self.exact or counts)

    def clock(self, *, early: bool) -> list[time]:
        """The times as read with the part of the day that was said; bare hours by `morning` (`early`) or `daytime`."""
        if not self.times and self.part:
            return [PARTS[self.part]]
        readings = [said.within(self.part) if self.part else said.morning() if early else said.daytime() for said in self.times]
        return [reading for reading in readings if reading is not None]

    def dues(self, clock: list[time], now: datetime) -> list[Due]:
        """When it is, for each of these times of day, soonest first. Moments that have passed are left out."""
        if self.exact:
            return [Due(self.exact)] if self.exact.timestamp() > now.timestamp() else []
        repeat, zone = self.again.repeat, now.tzinfo or UTC
        if repeat and repeat.counts:
            return _counted(repeat, clock, self.again, now)
        found: list[Due | None] = []
        for at in clock:
            if repeat or (self.days and self.again.bounded):
                found.append(_repeated(repeat or Repeat("week", days=self.days), at, self.again, now))
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
    step = timedelta(minutes=repeat.every) if repeat.unit == "minute" else timedelta(hours=repeat.every)
    first = next_time(clock[0], (), now, zone) if clock else (now.astimezone(UTC) + step).astimezone(zone)
    if again.starting and again.starting > first.date():
        first = moment(again.starting, clock[0] if clock else time(9), zone)
    repeat = _ending(repeat, first.date(), again)
    return [Due(first, (), repeat.rule(first))]


def _repeated(repeat: Repeat, at: time, again: Again, now: datetime) -> Due | None:
    """By the wall clock: the first time that fits begins the count of every second, third …"""
    zone = now.tzinfo or UTC
    start = moment(again.starting, time(0), zone) - timedelta(seconds=1) if again.starting else now
    start = max(start, now, key=datetime.timestamp)
    if repeat.unit == "week" and repeat.every == 1 and repeat.days and not (again.bounded or repeat.until):
        return Due(next_time(at, repeat.days, start, zone), repeat.days)
    origin = datetime.combine(start.astimezone(zone).date(), at, zone)
    first = next_by_rule(replace(repeat, every=1).rule(origin), start, zone)
    if first is None:
        return None
    return Due(first, (), begun_at(_ending(repeat, first.date(), again).rule(origin), first))


def _ending(repeat: Repeat, first: date, again: Again) -> Repeat:
    return replace(repeat, until=first + again.lasts - timedelta(days=1)) if again.lasts else repeat


@countable
def plan(text: str, now: datetime) -> Plan | None:
    """ "half past six on weekdays", "4 am and 7 am", "eight tomorrow", "in two hours", "five minutes"."""
    if exact := _exact(text, now):
        return Plan((), exact=exact)
    if _LENGTH.search(text) and (seconds := duration(re.sub(r"^(?:for|of) ", "", text.strip().lower()))):
        return Plan((), exact=_later(now, seconds))
    text, without = _without(text)
    if without is None:
        return None
    again, rest = again_in(text, now.date())
    if not rest:
        return Plan((), again=again) if again.repeat or again.bounded else None
    found = _times_and_days(rest, now)
    if found is None or found.exact or (again.repeat is None and again.bounded and not found.days):
        return None
    if without and not found.days:
        return None
    return _joined(replace(found, days=tuple(day for day in found.days if day not in without)), again)


def _without(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text without "except on Sundays", and the days that it leaves out: none, or None where they can't be read."""
    match = _EXCEPT.search(text)
    if match is None:
        return text, ()
    words = text[match.end() :].split()
    for end in range(len(words), 0, -1):
        if days := weekdays(" ".join(words[:end])):
            return f"{text[: match.start()]} {' '.join(words[end:])}", days
    return text, None


def _times_and_days(text: str, now: datetime) -> Plan | None:
    """What is left without the repetition, all of it."""
    repeats = bool(_REPEATS.search(text))
    words, part = tidy(text), ""
    if len({word for word in words if word.rstrip("s") in PARTS}) < 2:  # "at 7 in the morning and 8 in the evening": each its own
        words, part = without_part(words)
    words = [word for word in words if word not in FILLERS and word != "both"]
    if part and not words:
        return Plan((), part=part)
    if len(words) > LONGEST:
        return None
    for cut in range(len(words) + 1):
        for day_words, time_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            times = times_of_day(" ".join(time_words)) if time_words else ()
            if time_words and not times:
                continue
            days = weekdays(" ".join(day_words)) if repeats else ()
            dates = () if days or not day_words else _dates(day_words, now)
            if bool(day_words) == bool(days or dates) and (times or days or dates):
                return Plan(times, days, dates, any(word in DAY for word in day_words), part)
    return None


def _joined(found: Plan, again: Again) -> Plan | None:
    """The repetition with the day that the other words give it; None where they contradict it."""
    repeat = again.repeat
    if repeat is None:
        return replace(found, again=again)
    on = tuple(sorted({day.weekday() for day in found.dates})) or found.days
    match repeat.unit:
        case "minute" | "hour":
            fits = not (found.days or found.dates or found.part) and len(found.times) <= 1
            return replace(found, again=again) if fits else None
        case "day" if found.days and repeat.every == 1:
            repeat = replace(repeat, unit="week", days=found.days)
        case "week" if on:
            repeat = replace(repeat, days=on)
        case "year" if len(found.dates) == 1:
            repeat = replace(repeat, day=found.dates[0].day, month=found.dates[0].month)
        case _ if found.days or found.dates:
            return None
    return replace(found, days=(), dates=(), again=replace(again, repeat=repeat))


def _dates(words: list[str], now: datetime) -> tuple[date, ...]:
    """One day, or several joined by "and"; empty where a part is none."""
    groups: list[list[str]] = [[]]
    for word in words:
        if word == "and":
            groups.append([])
        else:
            groups[-1].append(word)
    found = [date_in(group, now.date()) for group in groups if group]
    return () if None in found else tuple(day for day in found if day)


def _exact(text: str, now: datetime) -> datetime | None:
    """The moment of "in two hours", "ten minutes from now", "this time tomorrow", "an hour ago"; None for anything else."""
    text = re.sub(r"['’]s? time$", "", text.lower().strip().rstrip(".,!?"))
    text = re.sub(r"^(?:later )?today[, ]+(?=in )|(?<=\w) (?:later )?today$", "", text)
    if match := re.fullmatch(r"(?:in|after|within) (.+?)(?: from now| time)?|(.+?) (?:from(?: now)?|later)", text):
        seconds = duration(match[1] or match[2])
        return None if seconds is None else _later(now, seconds)
    if match := re.fullmatch(r"(.+?) ago", text):
        seconds = duration(match[1])
        return None if seconds is None else _later(now, -seconds)
    if match := re.fullmatch(r"(?:at )?(?:this|the same) time (.+)", text):
        day = date_in([word for word in tidy(match[1]) if word not in FILLERS], now.date())
        return moment(day, now.time().replace(second=0, microsecond=0), now.tzinfo or UTC) if day else None
    return None


def _later(now: datetime, seconds: float) -> datetime:
    return (now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(now.tzinfo)


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
        moments = [due for day in days if (due := _join(day, said, part, now))]
        return next((due for due in moments if due > now), None)
    hours = (said.hour % 12, said.hour % 12 + 12)
    moments = [
        datetime.combine(now.date() + timedelta(days=ahead), time(hour, said.minute), now.tzinfo)
        for ahead in (0, 1)
        for hour in hours
        if 6 <= hour < 23
    ]
    return next((moment for moment in moments if moment > now), None)
