"""What the machine says: files of the kernel, answers of small programs, its disk and its clock.
Everything that the doctor reads of it is read here, so that a test can script a machine.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.service import machine

PROGRAM_S = 3.0
"""A program that tells something about the machine answers in milliseconds, or hangs."""
_STA_UNSYNC = 0x0040
"""adjtimex(2): the kernel's clock follows no other clock."""
_TIMEX_BYTES, _STATUS_AT = 256, 40
"""struct timex is 208 bytes on 64-bit machines and 128 on 32-bit ones; `status` is its fifth field,
behind four of the size of a long.
"""


class Host:
    """The machine that this process runs on."""

    def read(self, path: str) -> str:
        """A file's text; empty where there is none, or it may not be read."""
        try:
            return Path(path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def paths(self, pattern: str) -> list[str]:
        """The paths that match a pattern ("/proc/asound/card*/id"), sorted."""
        return sorted(map(str, Path("/").glob(pattern.removeprefix("/"))))

    def link(self, path: str) -> str:
        """Where a link leads; empty where it is none, or may not be read."""
        try:
            return os.readlink(path)
        except OSError:
            return ""

    def ask(self, *command: str) -> str | None:
        """What a program writes; None where it is not installed, fails or hangs."""
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=PROGRAM_S,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return None if done.returncode else done.stdout

    def disk(self, folder: Path) -> os.statvfs_result:
        """The disk that a folder lies on. Raises OSError."""
        return os.statvfs(folder)

    def available_mb(self) -> int:
        """Memory that a process can still have, in MB; 0 where the system does not tell."""
        return machine.available_mb()

    def memory_mb(self) -> int:
        return machine.memory_mb()

    def now(self) -> datetime:
        """The wall clock, with the local time zone."""
        return datetime.now(UTC).astimezone()

    def synchronised(self) -> bool | None:
        """Whether the kernel's clock follows another one (NTP); None where it does not tell."""
        status = ctypes.create_string_buffer(_TIMEX_BYTES)
        try:
            if ctypes.CDLL(None).adjtimex(status) < 0:
                return None
        except (OSError, AttributeError):
            return None
        at = _STATUS_AT if ctypes.sizeof(ctypes.c_long) == 8 else _STATUS_AT // 2
        return not int.from_bytes(status.raw[at : at + 4], "little") & _STA_UNSYNC

    def accounts(self) -> tuple[int, Sequence[int]]:
        """Our account and the groups that we are in."""
        return os.geteuid(), (os.getegid(), *os.getgroups())
