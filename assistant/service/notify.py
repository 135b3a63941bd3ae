"""Talks to systemd: ready, status and watchdog, over the socket that sd_notify(3) describes. Silent
without systemd.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping


class Notifier:
    """The service manager's ear. Without $NOTIFY_SOCKET every call is a no-op, so callers never
    ask.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        mine = environ.get("WATCHDOG_PID", "") in ("", str(os.getpid()))
        self.watchdog_s: float | None = (
            int(environ["WATCHDOG_USEC"]) / 1e6 if mine and environ.get("WATCHDOG_USEC") else None
        )
        """Within how many seconds systemd wants to hear that we live; None: it doesn't ask."""

    @property
    def present(self) -> bool:
        """Whether a service manager listens at all."""
        return bool(self._address)

    def ready(self, status: str) -> None:
        """Listening: `systemctl start` returns now."""
        self._send(f"READY=1\nSTATUS={_line(status)}")

    def status(self, text: str) -> None:
        """What `systemctl status` shows."""
        self._send(f"STATUS={_line(text)}")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def alive(self) -> None:
        self._send("WATCHDOG=1")

    def _send(self, message: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
                channel.setblocking(False)
                channel.connect(self._address)
                channel.send(message.encode())
        except OSError:
            # systemd is going down, and so are we, or it is too busy to read; neither may stop an
            # assistant
            pass


class Watchdog:
    """Feeds systemd's watchdog only while everything that must live does.

    Each part (the audio thread, the event loop) calls the function that `part` gave it whenever it
    comes round. `feed` is called from the event loop, as often as is convenient; it stays silent
    when a part has not been heard of within the time that systemd allows, and systemd restarts the
    service. A part counts from its first beat, so that models may take their time to load.
    """

    def __init__(self, notifier: Notifier, clock: Callable[[], float]) -> None:
        self._notifier = notifier
        self._clock = clock
        self._seen: dict[str, float] = {}
        self._fed = float("-inf")

    def part(self, name: str) -> Callable[[], None]:
        """A heartbeat for `name`; cheap, and safe to call from any thread (a dictionary's item is
        set atomically).
        """

        def beat() -> None:
            self._seen[name] = self._clock()

        return beat

    def silent(self) -> list[str]:
        """The parts that have not been heard of within the time allowed."""
        allowed = self._notifier.watchdog_s
        now = self._clock()
        return [name for name, at in list(self._seen.items()) if allowed and now - at > allowed]

    def feed(self) -> None:
        """Tell systemd, three times in the time that it allows; without a watchdog, never."""
        allowed = self._notifier.watchdog_s
        now = self._clock()
        if not allowed or now - self._fed < allowed / 3:
            return
        self._fed = now
        stuck = self.silent()
        if stuck:
            self._notifier.status(f"no sign of life from {' and '.join(stuck)}")
        else:
            self._notifier.alive()


def _line(text: str) -> str:
    return " ".join(text.split())
