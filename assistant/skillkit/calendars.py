"""What stands in the home's calendars, and how far that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from assistant.home.events import moment
from assistant.home.model import Home
from assistant.languages.replies import Replies
from assistant.languages.saying import sentence
from assistant.skillkit.standing import reservations

say = Replies("agenda")


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar, in the home's own time. One without an end takes no time; of a
    whole day `end` is the midnight after it.
    """

    begin: datetime
    end: datetime
    name: str
    place: str = ""
    notes: str = ""
    people: tuple[str, ...] = ()
    whole_day: bool = False
    calendar: str = ""
    """The id of its device."""
    told: dict[str, Any] = field(default_factory=dict)
    """As its calendar has it, for what is to be changed of it (`home.events`)."""

    def overlaps(self, begin: datetime, end: datetime) -> bool:
        """Whether some of it is between these moments."""
        return self.begin < end and (self.end > begin or self.begin == self.end >= begin)


def events_of(
    home: Home, now: datetime, calendars: Iterable[str] = (), *, known: bool = True
) -> list[Event]:
    """The events of these calendars (none: all), in order; one that can't be read is left out.

    `known`: of those alone that say now what they hold; else what any of them told last.
    """
    wanted = frozenset(calendars)
    found = [
        event
        for calendar in home.select(kinds=["calendar"])
        if (not wanted or calendar.id in wanted)
        and (not known or home.standing(calendar.id) == "known")
        for told in home.told(calendar.id).get("events") or ()
        if (event := _event(told, calendar.id, now.tzinfo))
    ]
    return sorted(found, key=lambda event: (event.begin, event.end, event.name))


def _event(told: dict[str, Any], calendar: str, zone: tzinfo | None) -> Event | None:
    begin, end = moment(told.get("start")), moment(told.get("end") or told.get("start"))
    if begin is None or end is None:
        return None
    whole_day = not isinstance(begin, datetime)
    start = _local(begin, zone)
    until = max(_local(end, zone), start + timedelta(days=1) if whole_day else start)
    if start.time() == time(0) and not (until - start) % timedelta(days=1):
        whole_day, until = True, max(until, start + timedelta(days=1))
    return Event(
        start,
        until,
        str(told.get("summary") or say("unnamed-event")),
        str(told.get("location") or ""),
        str(told.get("description") or ""),
        tuple(map(str, told.get("people") or ())),
        whole_day,
        calendar,
        told,
    )


def _local(when: date | datetime, zone: tzinfo | None) -> datetime:
    if not isinstance(when, datetime):
        return datetime.combine(when, time(0), zone)
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(zone)


def known_until(home: Home, calendars: Iterable[str] = ()) -> date | None:
    """The last day up to which all of these calendars say what they hold; None where they tell of
    no bound.
    """
    wanted = frozenset(calendars)
    told = [
        day
        for calendar in home.select(kinds=["calendar"])
        if not wanted or calendar.id in wanted
        if isinstance(day := moment(home.told(calendar.id).get("until")), date)
    ]
    return min(told, default=None)


def unheard_calendars(home: Home, calendars: Iterable[str] = ()) -> str:
    """Which calendars say nothing now: "I can't reach the work calendar."; empty where all do."""
    wanted = frozenset(calendars)
    silent = [
        calendar
        for calendar in home.select(kinds=["calendar"])
        if home.standing(calendar.id) != "known" and (not wanted or calendar.id in wanted)
    ]
    return sentence(reservations(home, silent)) if silent else ""
