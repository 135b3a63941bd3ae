"""The calendars' next days, and single events put there and taken out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo

from assistant.agenda.walltime import moment
from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.home.events import find
from assistant.home.events import moment as read
from assistant.home.model import Command, Device
from assistant.service.control import Verb
from assistant.service.edits import Edits
from assistant.service.running import Running
from assistant.service.verbs.fields import Request, clock_time, day, needed

AHEAD = timedelta(days=7)
"""So far ahead events are shown."""
MOST = 100
HOUR = timedelta(hours=1)
"""How long an event takes where nobody says."""
_TOLD = ("summary", "start", "end", "location")


class Events:
    """What stands in the calendars of a home. Each change answers `{"said", "undo": token}` for the
    verb `undo`.
    """

    def __init__(self, running: Running, edits: Edits) -> None:
        self._box = running.box
        self._edits = edits

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            "events": self.events,
            "add_event": self.add_event,
            "delete_event": self.delete_event,
        }

    async def events(self, request: Request) -> dict[str, Json]:
        """What the calendars hold for the next days, soonest first: "summary", "start" and "end"
        (ISO moments, or days), "location", and its "calendar" by id. "calendars" are {"id", "name",
        "edits": what may be done with their events}.
        """
        now, calendars = self._box.clock.now(), self._calendars()
        found = [
            {**{key: event.get(key, "") for key in _TOLD}, "calendar": device.id}
            for device in calendars
            for event in self._told(device)
            if _begins(event.get("end") or event["start"], now.tzinfo) > now
            and _begins(event["start"], now.tzinfo) < now + AHEAD
        ]
        found.sort(key=lambda event: _begins(event["start"], now.tzinfo))
        home = self._box.house.home
        return {
            "events": found[:MOST],
            "calendars": [
                {"id": each.id, "name": each.name, "edits": home.state(each.id).get("edits", [])}
                for each in calendars
            ],
        }

    async def add_event(self, request: Request) -> dict[str, Json]:
        """`{"calendar": id, "summary": …, "date": "2026-12-01", "at": "10:00", "until": "11:00"}`;
        without "at" it takes the whole day.
        """
        calendar, summary = self._calendar(request, "add"), needed(request, "summary")
        on, zone = day(request, "date"), self._box.clock.now().tzinfo or UTC
        if on is None:
            raise InputError('"date" must be a day like "2026-12-01".')
        if not request.get("at"):
            span = {"start": on.isoformat(), "end": (on + timedelta(days=1)).isoformat()}
        else:
            start = moment(on, clock_time(request, "at"), zone)
            end = start + HOUR
            if request.get("until"):
                end = moment(on, clock_time(request, "until"), zone)
            if end < start:
                raise InputError("It would end before it begins.")
            span = {"start": start.isoformat(), "end": end.isoformat()}
        wish = {"summary": summary, **span}
        undo = await self._edits.act("add_event", Command(calendar.id, {"events": [wish]}))
        return {"said": f"“{summary}” is in {calendar.name}.", "undo": undo}

    async def delete_event(self, request: Request) -> dict[str, Json]:
        """`{"calendar": id, "summary": …, "start": as it was told}`: one event; of a series, this
        one alone.
        """
        calendar = self._calendar(request, "remove")
        wanted = {"summary": needed(request, "summary", 1000), "start": request.get("start")}
        event = find(self._told(calendar), wanted)
        if event is None:
            raise InputError("That event is not there any more.")
        kept = {key: event[key] for key in ("summary", "start", "uid") if key in event}
        command = Command(calendar.id, {"events": [{**kept, "gone": True}]})
        undo = await self._edits.act("delete_event", command)
        return {"said": f"“{event['summary']}” is removed.", "undo": undo}

    def _calendars(self) -> list[Device]:
        return [*self._box.house.home.select(kinds=["calendar"])]

    def _told(self, calendar: Device) -> list[dict[str, Json]]:
        return list(self._box.house.home.told(calendar.id).get("events") or ())

    def _calendar(self, request: Request, edit: str) -> Device:
        wanted, home = needed(request, "calendar"), self._box.house.home
        for device in self._calendars():
            if device.id == wanted and edit in home.state(device.id).get("edits", ()):
                return device
        raise InputError("That calendar can't be changed so from here.")


def _begins(said: Json, zone: tzinfo | None) -> datetime:
    """A moment of an event; of a whole day, its beginning."""
    at = read(said)
    if isinstance(at, datetime):
        return at if at.tzinfo else at.replace(tzinfo=zone)
    return datetime.combine(at or datetime.min, time(0), zone)
