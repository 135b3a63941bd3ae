"""What stands in the home's calendars."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from dateutil import parser as dateutil_parser

from assistant.home.model import Home
from assistant.skillkit.devices import sentence
from assistant.skillkit.standing import reservations


class Event(NamedTuple):
    """One entry of a calendar, in the home's own time; earlier ones sort first."""

    begin: datetime
    end: datetime
    name: str
    place: str


def events_of(home: Home, now: datetime) -> list[Event]:
    """The events of all calendars as they told them last, in order; one that can't be read is left out."""
    found = []
    for calendar in home.select(kinds=["calendar"]):
        for event in home.told(calendar.id).get("events") or ():
            try:
                begin = dateutil_parser.isoparse(event["start"])
                end = dateutil_parser.isoparse(event.get("end") or event["start"])
            except (KeyError, TypeError, ValueError):
                continue
            zoned = [moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo) for moment in (begin, end)]
            begin, end = (moment.astimezone(now.tzinfo) for moment in zoned)
            end = max(end, begin + timedelta(minutes=1))
            found.append(Event(begin, end, str(event.get("summary", "something")), str(event.get("location") or "")))
    return sorted(found)


def unheard(home: Home) -> str:
    """Which calendars say nothing now: "I can't reach the work calendar."; empty where all do."""
    silent = [calendar for calendar in home.select(kinds=["calendar"]) if home.standing(calendar.id) != "known"]
    return sentence(reservations(home, silent)) if silent else ""
