"""The calendars that the configuration names, as devices: read again and again, changed where that
may be.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol

from assistant.agenda.clock import local_zone
from assistant.core.errors import SourceError
from assistant.core.outside import printable
from assistant.home.events import AHEAD, EDITS, MOST, Event
from assistant.home.model import Command, Device, Home, State
from assistant.home.source import Refused
from assistant.service.config_home import CalendarEntry

log = logging.getLogger(__name__)

NAME = "calendars"
BEFORE = timedelta(days=31)
"""How far back events are told."""
FILE_S, SERVER_S = 30.0, 300.0
"""Seconds after which a file is looked at and a server asked again."""
SETTLE_S = 5.0
"""How long `start` waits for what every calendar holds."""
FIRST_PAUSE_S = 10.0
"""Seconds after which one that can't be reached is asked again; doubled each time, up to the above.
"""


class Keeper(Protocol):
    """Where one calendar's events are; its calls block, and raise SourceError."""

    def events(self, begin: datetime, end: datetime, zone: tzinfo) -> list[Event]: ...
    def change(self, wishes: Sequence[Event], now: datetime) -> bool: ...
    def close(self) -> None: ...


@dataclass
class _Calendar:
    device: str
    entry: CalendarEntry
    keeper: Keeper
    edits: tuple[str, ...]
    turn: asyncio.Lock
    trouble: str = ""
    why: str = ""


class CalendarsSource:
    """Each calendar has a task of its own; a slow one keeps no other waiting."""

    name = NAME
    title = "a calendar"
    tells_changes_only = False

    def __init__(
        self,
        entries: Sequence[CalendarEntry],
        now: Callable[[], datetime] = lambda: datetime.now(local_zone()),
    ) -> None:
        """`now` gives the local time, with its zone."""
        self._now = now
        self._calendars = {}
        for entry in entries:
            device = f"calendar.{'_'.join(entry.name.lower().split())}"
            keeper, edits = _keeper(entry)
            self._calendars[device] = _Calendar(device, entry, keeper, edits, asyncio.Lock())
        self._home: Home | None = None
        self.trouble, self.why = "The calendars have not been read yet.", ""
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, home: Home) -> None:
        self._home = home
        for calendar in self._calendars.values():
            device = Device(
                calendar.device,
                "calendar",
                calendar.entry.name,
                tuple(calendar.entry.aliases),
                source=self.name,
            )
            state: State = {"events": [], "until": ""}
            if calendar.edits:
                state["edits"] = list(calendar.edits)
            home.put_device(device, state, untold=("events", "until"))
            home.set_available(device.id, False)
        firsts = [asyncio.Event() for _ in self._calendars]
        self._tasks = [
            asyncio.create_task(self._follow(calendar, first), name=calendar.device)
            for calendar, first in zip(self._calendars.values(), firsts, strict=True)
        ]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                for first in firsts:
                    await first.wait()

    async def send(self, command: Command) -> None:
        calendar = self._calendars.get(command.device)
        if calendar is None:
            raise Refused("gone")
        wishes = command.wanted["events"]
        async with calendar.turn:
            if not await asyncio.to_thread(calendar.keeper.change, wishes, self._now()):
                raise Refused("no-such-event")
            await self._ask(calendar)

    def echo(self, command: Command) -> State:
        return {}

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for calendar in self._calendars.values():
            calendar.keeper.close()

    async def _follow(self, calendar: _Calendar, first: asyncio.Event) -> None:
        longest = FILE_S if calendar.entry.path else SERVER_S
        pause = FIRST_PAUSE_S
        while True:
            try:
                async with calendar.turn:
                    await self._ask(calendar)
                pause = FIRST_PAUSE_S
            except SourceError as error:
                if calendar.trouble != str(error):
                    log.warning("%s", error)
                self._went(calendar, str(error), error.why)
            except Exception as error:  # whatever stands there: it is looked at again
                said = printable(repr(error), 200)
                text = f"The calendar {calendar.entry.name!r} holds what is not understood: {said}."
                log.warning("%s", text, exc_info=error)
                self._went(calendar, text, "nonsense")
            first.set()
            await asyncio.sleep(pause if calendar.trouble else longest)
            pause = min(longest, 2 * pause)

    async def _ask(self, calendar: _Calendar) -> None:
        now, home = self._now(), self._home
        begin, end = now - BEFORE, now + AHEAD
        events = await asyncio.to_thread(calendar.keeper.events, begin, end, now.tzinfo or UTC)
        if home is None or calendar.device not in home.devices:
            return
        home.set_available(calendar.device, True)
        until = end.date()
        if len(events) >= MOST:  # of the last day some may have been left out
            until = date.fromisoformat(events[-1]["start"][:10]) - timedelta(days=1)
        home.update(calendar.device, {"events": events, "until": until.isoformat()})
        self._went(calendar, "", "")

    def _went(self, calendar: _Calendar, trouble: str, why: str) -> None:
        """What came of asking; `trouble` is empty where it answered."""
        calendar.trouble, calendar.why = trouble, why
        lost = [each for each in self._calendars.values() if each.trouble]
        self.trouble = " ".join(each.trouble for each in lost)
        self.why = lost[0].why if lost else ""
        if trouble and self._home is not None and calendar.device in self._home.devices:
            self._home.set_available(calendar.device, False)


def _keeper(entry: CalendarEntry) -> tuple[Keeper, tuple[str, ...]]:
    """What reads this calendar, and what may be done with its events. Each library is imported
    where a calendar wants it.
    """
    if entry.path:
        from assistant.home.sources.calendars.files import Files

        return Files(entry.name, entry.path), EDITS if entry.changes else ()
    from assistant.home.sources.calendars.server import Server

    server = Server(entry)
    return server, EDITS if entry.changes and not server.only_read else ()
