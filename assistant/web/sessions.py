"""Browsers that signed in: each has a cookie, the box only its hash. They outlast a restart, and
one that is ended is worth nothing any more, wherever its cookie got to.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from assistant.core.keep import written_whole

log = logging.getLogger(__name__)

NAME = "page-sessions.json"
LASTS = timedelta(days=90)
"""After its last use; a phone that is used asks never again."""
NOTED = timedelta(days=1)
"""A use is written down at most so often: an SD card is not worn by somebody who looks."""
MOST = 32
"""Browsers that may be signed in; the one that was away longest gives way."""
_BROWSERS = {"Firefox": "Firefox", "Edg": "Edge", "OPR": "Opera", "Chrome": "Chrome"}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")


@dataclass(slots=True)
class Session:
    """One browser. `digest` is the SHA-256 of its cookie, `id` what it is called by."""

    id: str
    digest: str
    browser: str
    since: datetime
    used: datetime


class Sessions:
    """All of one box, in a file that its account alone may read."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._now = now
        self._known = {session.digest: session for session in self._read()}

    def begin(self, agent: str) -> str:
        """A new one, for a browser that calls itself so; its cookie."""
        cookie, now = secrets.token_urlsafe(32), self._now()
        session = Session(secrets.token_hex(4), _digest(cookie), browser_of(agent), now, now)
        while len(self._known) >= MOST:
            del self._known[min(self._known.values(), key=lambda each: each.used).digest]
        self._known[session.digest] = session
        self._write()
        return cookie

    def of(self, cookie: str) -> Session | None:
        """Whose cookie it is; None for one that is nobody's, or was not used for too long."""
        session, now = self._known.get(_digest(cookie)), self._now()
        if session is None or now - session.used > LASTS:
            return None
        if now - session.used > NOTED:
            session.used = now
            self._write()
        return session

    def end(self, id: str) -> bool:
        """Whether there was one of this name; it is worth nothing from now on."""
        found = [session for session in self._known.values() if session.id == id]
        for session in found:
            del self._known[session.digest]
            self._write()
        return bool(found)

    def all(self) -> Sequence[Session]:
        """The one that was used last first."""
        return sorted(self._known.values(), key=lambda each: each.used, reverse=True)

    def _read(self) -> list[Session]:
        try:
            return [_session(told) for told in json.loads(self._path.read_text("utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("%s can't be read (%s): browsers have to sign in again", self._path, error)
            return []

    def _write(self) -> None:
        """A disk that takes nothing costs the memory of them, not the page."""
        told = [
            asdict(each) | {"since": each.since.isoformat(), "used": each.used.isoformat()}
            for each in self._known.values()
        ]
        try:
            with written_whole(self._path, lasting=True, private=True) as scratch:
                scratch.write_text(json.dumps(told), "utf-8")
        except OSError as error:
            log.warning("%s can't be written (%s): who signs in has to again", self._path, error)


def _session(told: dict[str, str]) -> Session:
    since, used = datetime.fromisoformat(told["since"]), datetime.fromisoformat(told["used"])
    return Session(told["id"], told["digest"], told["browser"], since, used)


def _digest(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def browser_of(agent: str) -> str:
    """ "Chrome on Android": what a browser's long name says of it to its owner."""
    browser = next((name for mark, name in _BROWSERS.items() if f"{mark}/" in agent), "")
    browser = browser or ("Safari" if "Safari/" in agent else "A browser")
    system = next((name for name in _SYSTEMS if re.search(rf"\b{name}\b", agent)), "")
    return f"{browser} on {system.replace('Macintosh', 'a Mac')}" if system else browser
