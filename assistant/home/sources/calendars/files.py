"""A calendar in files: one `.ics`, or a folder of them. Blocking; nothing here knows the loop."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from assistant.core.errors import SourceError
from assistant.core.keep import fingerprint, write_whole
from assistant.home.events import Event, edit
from assistant.home.sources.calendars import ics

MOST_FILES = 5000
"""Files of one folder that are read: programs that keep one for each event have thousands."""


class Files:
    """One calendar. Raises SourceError, in one sentence, where it can't be read or written."""

    def __init__(self, name: str, place: str) -> None:
        self._name, self._place = name, Path(place).expanduser()
        self._seen: list[tuple[str, int, int]] | None = None
        self._read: dict[Path, ics.Component] = {}

    def events(self, begin: datetime, end: datetime, zone: tzinfo) -> list[Event]:
        """What stands there between two moments."""
        self._look()
        return ics.told(self._read.values(), begin, end, zone)

    def change(self, wishes: Sequence[Event], now: datetime) -> bool:
        """Write what is wished; False where an event that is to be changed is not there."""
        self._look()
        for wish in wishes:
            if edit(wish) in ("add", "repeat"):
                self._add(wish, now)
                continue
            found = next(((p, c) for p, c in self._read.items() if ics.has(c, wish, now)), None)
            if found is None:
                return False
            path, calendar = found
            ics.changed(calendar, wish, now)
            if ics.empty(calendar) and self._place.is_dir():
                self._write(path, None)
            else:
                self._write(path, ics.text_of(calendar))
        self._seen = None
        return True

    def close(self) -> None:
        """Nothing is held."""

    def _look(self) -> None:
        """Read the files again where one has changed."""
        paths = self._paths()
        try:
            seen = [fingerprint(path) for path in paths]
            if seen == self._seen:
                return
            self._read = {path: self._one(path) for path in paths}
        except OSError as error:
            raise SourceError(
                f"The calendar {self._name!r} can't be read: {error.filename}: {error.strerror}.",
                "file",
            ) from error
        self._seen = seen

    def _one(self, path: Path) -> ics.Component:
        try:
            return ics.read(path.read_bytes() if path.stat().st_size <= ics.LARGEST else _TOO_MUCH)
        except ics.Unreadable as error:
            raise SourceError(
                f"The calendar {self._name!r} can't be read: {path}: {error}.", "file"
            ) from error

    def _paths(self) -> list[Path]:
        if self._place.is_dir():
            return sorted(self._place.glob("*.ics"))[:MOST_FILES]
        if not self._place.exists():
            raise SourceError(
                f"The calendar {self._name!r} can't be read: there is no file {self._place}.",
                "file",
            )
        return [self._place]

    def _add(self, wish: Event, now: datetime) -> None:
        uid = str(uuid.uuid4())
        if self._place.is_dir():
            self._write(self._place / f"{uid}.ics", ics.written(wish, uid, now))
            return
        calendar = self._read[self._place]
        ics.add(calendar, wish, uid, now)
        self._write(self._place, ics.text_of(calendar))

    def _write(self, path: Path, text: str | None) -> None:
        """A file's new text; None: it goes."""
        try:
            if text is None:
                path.unlink()
            else:
                write_whole(path, text)
        except OSError as error:
            self._seen = None
            raise SourceError(
                f"The calendar {self._name!r} can't be written: {path}: {error.strerror}.", "file"
            ) from error


_TOO_MUCH = b" " * (ics.LARGEST + 1)
