"""A real CalDAV server on loopback, and calendars to fill it with."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from assistant.home.act import Actuator
from assistant.home.model import Command, Home
from assistant.home.policy import Gate, Origin
from assistant.home.sources.calendars.source import CalendarsSource
from assistant.service.config_home import CalendarEntry, Policy

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 13, 2, tzinfo=BERLIN)  # a Monday


def calendar_text(*events: str) -> str:
    """A calendar of these events, each as the lines of its properties."""
    blocks = [
        f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{event.strip()}\nEND:VEVENT" for event in events
    ]
    lines = "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *blocks, "END:VCALENDAR"]
    )
    return "\r\n".join(line.strip() for line in lines.splitlines()) + "\r\n"


DENTIST = """
UID:dentist@test
SUMMARY:Dentist
DTSTART;TZID=Europe/Berlin:20261124T093000
DTEND;TZID=Europe/Berlin:20261124T101500
LOCATION:Dr. Weber\\, Main Street 4
"""
SWIMMING = """
UID:swimming@test
SUMMARY:Swimming
DTSTART;TZID=Europe/Berlin:20260901T160000
DURATION:PT1H
RRULE:FREQ=WEEKLY
EXDATE;TZID=Europe/Berlin:20261201T160000
"""
SWIMMING_MOVED = """
UID:swimming@test
RECURRENCE-ID;TZID=Europe/Berlin:20261208T160000
SUMMARY:Swimming
DTSTART;TZID=Europe/Berlin:20261209T170000
DURATION:PT1H
"""
HOLIDAY = """
UID:holiday@test
SUMMARY:Christmas holiday
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
"""


class Radicale:
    """A server of one person, `anna` with the password `secret`, who has calendars `family` and
    `work`.
    """

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._folder = folder
        users = folder / "users"
        users.write_text("anna:secret\n")
        for name in ("family", "work"):
            place = folder / "storage" / "collection-root" / "anna" / name
            place.mkdir(parents=True)
            (place / ".Radicale.props").write_text(
                f'{{"tag": "VCALENDAR", "D:displayname": "{name.title()}"}}'
            )
        self._config = folder / "radicale.conf"
        self._config.write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {users}\nhtpasswd_encryption = plain\n"
            "delay = 0\n"
            f"[storage]\nfilesystem_folder = {folder / 'storage'}\n"
        )
        self._process: subprocess.Popen[bytes] | None = None

    def put(self, calendar: str, name: str, text: str) -> None:
        """Put an item into a calendar, as another program would; before the server starts."""
        place = self._folder / "storage" / "collection-root" / "anna" / calendar / f"{name}.ics"
        place.write_text(text, newline="")

    def text(self, calendar: str) -> str:
        """All that stands in a calendar, in the server's own files."""
        place = self._folder / "storage" / "collection-root" / "anna" / calendar
        return "".join(file.read_text() for file in sorted(place.glob("*.ics")))

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(self._config)],
            stderr=subprocess.PIPE,
        )
        assert self._process.stderr
        for line in self._process.stderr:
            if b"Listening on" in line or b"Radicale server ready" in line:
                return
        raise RuntimeError("radicale did not start")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/anna/"

    def entry(self, named: str = "family", **more: Any) -> CalendarEntry:
        given = {
            "name": named,
            "url": f"{self.url}{named}/",
            "username": "anna",
            "password": "secret",
        }
        return CalendarEntry.model_validate(given | more)


class Read:
    """A home whose calendars are read, and may be told something."""

    def __init__(self, home: Home, source: CalendarsSource) -> None:
        self.home, self.source = home, source
        self._actuator = Actuator(home, {source.name: source}, Gate(Policy()), 5.0)

    def events(self, calendar: str = "calendar.family") -> list[dict[str, Any]]:
        return list(self.home.told(calendar)["events"])

    def names(self, calendar: str = "calendar.family") -> list[tuple[str, str]]:
        """What stands there and when it begins, from tomorrow's beginning on."""
        return [
            (event["summary"], event["start"])
            for event in self.events(calendar)
            if event["start"] >= "2026-11-24"
        ]

    async def tell(self, *wishes: dict[str, Any], calendar: str = "calendar.family") -> Any:
        """The receipt of changing a calendar."""
        command = Command(calendar, {"events": list(wishes)})
        [receipt] = await self._actuator.act([command], origin=Origin.VOICE)
        return receipt

    async def until(self, true: Callable[[], bool], within_s: float = 10) -> None:
        changed = asyncio.Event()
        stop = self.home.listen(lambda change, device: changed.set())
        try:
            async with asyncio.timeout(within_s):
                while not true():
                    changed.clear()
                    await changed.wait()
        finally:
            stop()


@asynccontextmanager
async def read(*entries: CalendarEntry, now: datetime = NOW) -> AsyncIterator[Read]:
    """A home with these calendars."""
    home, source = Home(), CalendarsSource(entries, lambda: now)
    await source.start(home)
    try:
        yield Read(home, source)
    finally:
        await source.stop()
