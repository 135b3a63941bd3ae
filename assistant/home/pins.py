"""The count of wrong codes: three in a row close the gate for a while, and each time for twice as
long.

The count is kept in a small file, for whoever can pull the plug could otherwise try for ever. No
time is kept with it: a box without a battery wakes up in 1970. So one that was closed begins its
wait anew when it starts.
"""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable
from pathlib import Path

from assistant.core.errors import PolicyError
from assistant.core.events import CodesRefused, Events
from assistant.core.keep import write_whole
from assistant.languages.replies import Replies

say = Replies("policy")

log = logging.getLogger(__name__)

WRONG = 3
"""So many wrong codes in a row close the gate."""
FIRST_S, LONGEST_S = 60.0, 3600.0
"""How long it is closed the first time, and at most. Ten thousand codes at three an hour take
longer than anybody has.
"""


class Pins:
    """Compares codes, in constant time, and counts the wrong ones: those of devices as well, which
    compare theirs themselves.
    """

    def __init__(self, code: str, now: Callable[[], float], path: Path | None = None) -> None:
        """`now` gives seconds; `path` is where the count is kept (None: nowhere)."""
        self._code = code
        self._now = now
        self._path = path
        self._wrong, self._closed = self._read()
        self._until = now() + self._wait_s if self._closed and not self._wrong else 0.0
        self.events = Events()
        """Where it tells (`CodesRefused`) that too many were wrong."""

    def expect(self, code: str) -> None:
        """Another code of the rules from now on; what was wrong before stays counted."""
        self._code = code

    def check(self, code: str) -> None:
        """Compare with the code of the rules. Raises PolicyError where it is the wrong one, or
        where none is taken now.
        """
        self.ready()
        if self._code and hmac.compare_digest(code.encode(), self._code.encode()):
            self.right()
            return
        raise PolicyError(" ".join(filter(None, (say("wrong-pin"), self.wrong()))))

    def ready(self) -> None:
        """Raises PolicyError where no code is taken now."""
        left = self._until - self._now()
        if left > 0:
            raise PolicyError(say("no-code-now", minutes=_minutes(left)))

    def right(self) -> None:
        """A code was the right one."""
        self._keep(0, 0)

    def wrong(self) -> str:
        """A code was the wrong one; returns a sentence where none is taken now for a while."""
        if self._wrong + 1 < WRONG:
            self._keep(self._wrong + 1, self._closed)
            return ""
        self._keep(0, self._closed + 1)
        self._until = self._now() + self._wait_s
        log.warning("%d wrong codes in a row: none is taken for %.0f s", WRONG, self._wait_s)
        self.events.tell(CodesRefused(self._wait_s))
        return say("try-again", minutes=_minutes(self._wait_s))

    @property
    def _wait_s(self) -> float:
        return float(min(LONGEST_S, FIRST_S * 2 ** min(self._closed - 1, 10)))

    def _keep(self, wrong: int, closed: int) -> None:
        if (wrong, closed) == (self._wrong, self._closed):
            return
        self._wrong, self._closed = wrong, closed
        if self._path is not None:
            try:
                write_whole(self._path, json.dumps({"wrong": wrong, "closed": closed}))
            except OSError as error:  # it still counts, until the next start
                log.warning("the count of wrong codes can't be kept: %s", error)

    def _read(self) -> tuple[int, int]:
        """Wrong codes in a row, and how often the gate was closed for it since the last right one.
        Damaged: closed once.
        """
        if self._path is None or not self._path.exists():
            return 0, 0
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return min(WRONG - 1, max(0, int(kept["wrong"]))), max(0, int(kept["closed"]))
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 1


def _minutes(seconds: float) -> int:
    """Whole minutes, rounded up; at least one."""
    return max(1, -(-round(seconds) // 60))
