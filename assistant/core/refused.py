"""Attempts to speak to somebody outside the home: counted, with who refused them, the last few kept
in memory, nothing written.

What Python code tries is seen by an audit hook (PEP 578); a native library's own sockets are not,
and `assistant offline-check` counts those by the kernel.
"""

from __future__ import annotations

import errno
import re
import socket
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType
from typing import Any, Literal

from assistant.core.neighbours import is_address, of_the_home
from assistant.core.values import Json

KEPT = 20
By = Literal["unit", "network", "home", "nobody"]
"""Who refuses it: the service's unit (IPAddressDeny), `[network] allowed` (a skill's attempts), the
rule that a peer is in the home network, or nobody: it was let go.
"""
_CONNECTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
_OWN_NAMES = frozenset({"", "localhost"})
_HOME_NAME = re.compile(r"^[^.]*$|\.(?:local|localdomain|lan|home|home\.arpa|internal|fritz\.box)$")
"""Names that a router or the machines themselves answer for: RFC 6762 and 8375, ICANN's .internal,
and what routers give.
"""
_LIBRARY = frozenset(sys.stdlib_module_names)
_SKILL = re.compile(r"_hearth_skill_(\w+?)_\d+")
"""The module of a skill file (skillkit/host/skillfile.py)."""
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt. `host` is an address or a name, `who` the skill or module that asked, and the
    library it asked through ("skill weather, aiohttp"), as far as that can be told.
    """

    host: str
    when: datetime
    who: str
    by: By

    def as_json(self) -> dict[str, Json]:
        when = self.when.isoformat(timespec="seconds")
        return {"host": self.host, "when": when, "who": self.who, "by": self.by}


class Refusals:
    """The attempts of one process, from any thread. `count` holds all of them since its start,
    `last` the newest KEPT.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: deque[Attempt] = deque(maxlen=KEPT)
        self._counts: dict[By, int] = {}
        self._peers: frozenset[str] = frozenset()
        self._by: By = "nobody"
        self._hooked = False
        self._watching = False

    @property
    def count(self) -> int:
        return sum(self._counts.values())

    @property
    def counts(self) -> dict[By, int]:
        """How many by who refused them."""
        return dict(self._counts)

    @property
    def last(self) -> tuple[Attempt, ...]:
        """Newest last."""
        with self._lock:
            return tuple(self._last)

    def note(self, host: str, who: str, by: By) -> None:
        """Count an attempt."""
        with self._lock:
            self._counts[by] = self._counts.get(by, 0) + 1
            self._last.append(Attempt(host, datetime.now(UTC).astimezone(), who, by))

    def as_json(self) -> dict[str, Json]:
        """{"count": 3, "by": {"network": 3}, "last": [{"host", "when", "who", "by"}, …]}"""
        return {
            "count": self.count,
            "by": self.counts,
            "last": [attempt.as_json() for attempt in self.last],
        }

    def watch(self, peers: Iterable[str], *, by: By) -> None:
        """From now on every attempt of this process's Python code counts, until `rest`, and what a
        skill file tries is refused at once (PermissionError). `by` is who refuses all else that is
        not of the home. `peers` are the hosts that the settings name: to look up their names, or to
        speak to them, is what they are there for.
        """
        self._peers = frozenset(peer.lower().rstrip(".") for peer in peers) | _OWN_NAMES
        self._by = by
        self._watching = True
        if not self._hooked:  # a hook stays for as long as the process lives
            self._hooked = True
            sys.addaudithook(self.audit)

    def rest(self) -> None:
        """Count and refuse nothing more."""
        self._watching = False

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """One event of the interpreter: an idle box has two or three a second, at 0.3 µs each.
        Raises PermissionError for what is refused here.
        """
        if event in _CONNECTS and self._watching:
            self._reaches(arguments[0], arguments[1])
        elif event in _LOOKUPS and self._watching:
            self._asks(arguments[0])

    def _asks(self, host: object) -> None:
        """A lookup is answered by a machine of the home, so nobody refuses it."""
        said = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
        name = said.lower().rstrip(".")
        if not (is_address(name) or name in self._peers or _HOME_NAME.search(name)):
            self.note(name, _asker(), "nobody")

    def _reaches(self, place: Any, address: object) -> None:
        if place.family not in (socket.AF_INET, socket.AF_INET6) or not isinstance(address, tuple):
            return
        host = str(address[0])
        if of_the_home(host) or not is_address(host) or host in self._peers:
            return
        who = _asker()
        if who.startswith("skill "):
            self.note(host, who, "network")
            raise PermissionError(
                errno.EPERM, f"{host} is outside the home, and [network] allowed is not set"
            )
        self.note(host, who, self._by)


_ACTING: ContextVar[str] = ContextVar("acting", default="")


@contextmanager
def acting(skill: str) -> Iterator[None]:
    """Who acts from here on, also on threads that are begun meanwhile, where nothing else tells."""
    before = _ACTING.set(f"skill {skill}")
    try:
        yield
    finally:
        _ACTING.reset(before)


REFUSED = Refusals()
"""Those of this process."""


def _asker() -> str:
    """Whose code is calling: the nearest skill or module of ours, and the library in between."""
    frame: FrameType | None = sys._getframe(3)
    library = ""
    for _ in range(_DEEPEST):
        if frame is None:
            break
        module = str(frame.f_globals.get("__name__", ""))
        top = module.partition(".")[0]
        skill = _SKILL.match(top)
        if module != __name__ and (skill or top in ("assistant", "lab")):
            asker = f"skill {skill[1]}" if skill else module
            return f"{asker}, {library}" if library else asker
        if not library and top not in _LIBRARY and module != __name__:
            library = top
        frame = frame.f_back
    if skill_name := _ACTING.get():
        return f"{skill_name}, {library}" if library else skill_name
    return library or threading.current_thread().name
