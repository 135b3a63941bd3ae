"""The two clocks of a box: the wall clock, which may jump, and the time since the machine started,
which never does.
"""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tzlocal import get_localzone

log = logging.getLogger(__name__)

_CLOCKS_ZONE = Path("/etc/localtime")
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Where the agenda's time comes from."""

    def now(self) -> datetime:
        """Wall time in the box's zone (a `zoneinfo` zone,
        so that daylight saving is known ahead).
        """

    def elapsed(self) -> float:
        """Seconds since the machine started, suspension included; not moved by corrections of the
        wall clock.
        """

    @property
    def boot(self) -> str:
        """Names the run of the machine within which `elapsed` values can be compared."""


class SystemClock:
    """The machine's own clocks."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self.zone = zone or local_zone()

    def now(self) -> datetime:
        return datetime.now(self.zone)

    def elapsed(self) -> float:
        return (
            time.clock_gettime(time.CLOCK_BOOTTIME)
            if hasattr(time, "CLOCK_BOOTTIME")
            else time.monotonic()
        )

    @cached_property
    def boot(self) -> str:
        return (
            _BOOT_ID.read_text(encoding="ascii").strip()
            if _BOOT_ID.exists()
            else f"process-{time.monotonic_ns()}"
        )


def local_zone() -> tzinfo:
    """The zone of this machine. Where its settings name none, or contradict each other, its clock's
    own file; at last UTC.
    """
    try:
        return get_localzone()
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        reason = " ".join(str(error.args[0] if error.args else error).split())
    try:
        with _CLOCKS_ZONE.open("rb") as file:
            zone: tzinfo = ZoneInfo.from_file(file, key=str(_CLOCKS_ZONE))
    except (OSError, ValueError):
        zone = UTC
    log.warning(
        "the time zone is unclear (%s); going by %s",
        reason,
        _CLOCKS_ZONE if zone is not UTC else "UTC",
    )
    return zone


class VirtualClock:
    """A clock that moves when told to: for tests, evaluations, and homes that begin at a given
    time.
    """

    def __init__(self, now: datetime) -> None:
        """`now` is aware; a `zoneinfo` zone gives daylight saving."""
        if now.tzinfo is None:
            raise ValueError("a virtual clock needs a time zone")
        self.zone = now.tzinfo
        self._wall = now.astimezone(UTC)
        self._elapsed = 1_000.0
        self.boot = "boot-1"

    def now(self) -> datetime:
        return self._wall.astimezone(self.zone)

    def elapsed(self) -> float:
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Time passes."""
        self._wall += timedelta(seconds=seconds)
        self._elapsed += seconds

    def jump(self, seconds: float) -> None:
        """Someone (or the network) sets the wall clock; no time passes."""
        self._wall += timedelta(seconds=seconds)

    def reboot(self, off_s: float = 30.0, wall_s: float | None = None) -> None:
        """The machine was off for `off_s` seconds; without a battery-backed clock the wall clock
        gained only `wall_s`.
        """
        self._wall += timedelta(seconds=off_s if wall_s is None else wall_s)
        self._elapsed = 5.0
        self.boot = f"boot-{int(self.boot.partition('-')[2]) + 1}"
