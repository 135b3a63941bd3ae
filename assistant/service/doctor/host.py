"""What the machine says: files of the kernel, answers of small programs, its disk and its clock.
Everything that the doctor reads of it is read here, so that a test can script a machine.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tzlocal import get_localzone

from assistant.agenda.clock import local_zone
from assistant.service import machine
from assistant.service.runtime import Runtime, runtime

FILES = 5000
"""Files whose owner is looked at; a state folder has some dozens."""
LOADS_S = 12.0
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

    @property
    def pid(self) -> int:
        return os.getpid()

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

    def open_files(self) -> Iterator[tuple[int, str]]:
        """What the programs hold open that we may look at: process and target ("socket:[4242]",
        "/dev/snd/pcmC0D0c").
        """
        for link in self.paths("/proc/[0-9]*/fd/*"):
            yield int(link.split("/")[2]), self.link(link)

    def program(self, pid: int) -> str:
        """The name of a process."""
        return self.read(f"/proc/{pid}/comm").strip() or "unknown"

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
        """Whether the clock follows another one (NTP); None where nobody tells. The service may not
        ask the kernel, and asks systemd.
        """
        status = ctypes.create_string_buffer(_TIMEX_BYTES)
        try:
            allowed = ctypes.CDLL(None).adjtimex(status) >= 0
        except (OSError, AttributeError):
            allowed = False
        if allowed:
            at = _STATUS_AT if ctypes.sizeof(ctypes.c_long) == 8 else _STATUS_AT // 2
            return not int.from_bytes(status.raw[at : at + 4], sys.byteorder) & _STA_UNSYNC
        told = self.ask("timedatectl", "show", "--property=NTPSynchronized", "--value")
        return {"yes": True, "no": False}.get((told or "").strip())

    def zone(self) -> tuple[tzinfo, str]:
        """The time zone that is gone by, and why it is unclear; empty where it is clear."""
        try:
            return get_localzone(), ""
        except (LookupError, ValueError, OSError) as error:
            why = " ".join(str(error.args[0] if error.args else error).split())
        return local_zone(), why

    def accounts(self) -> tuple[int, tuple[int, ...]]:
        """Our account and the groups that we are in."""
        return os.geteuid(), (os.getegid(), *os.getgroups())

    def owners(self, folder: Path) -> Iterator[tuple[Path, int]]:
        """The files in a folder, each with the account that owns it; the first FILES of them."""
        for path in itertools.islice(folder.rglob("*"), FILES):
            try:
                yield path, path.lstat().st_uid
            except OSError:
                continue

    def group(self, path: str) -> int | None:
        """The group of a device; None where there is none."""
        try:
            return os.stat(path).st_gid
        except OSError:
            return None

    def usable(self, path: str) -> bool:
        """Whether this account may read and write a device."""
        return os.access(path, os.R_OK | os.W_OK)

    @property
    def python(self) -> tuple[int, ...]:
        return tuple(map(int, platform.python_version_tuple()[:2]))

    def version(self, package: str) -> str | None:
        """The version of an installed package; None where it is not installed."""
        try:
            return version(package)
        except PackageNotFoundError:
            return None

    def runtime(self) -> Runtime:
        """How it is with the language model's."""
        return runtime()

    def refuses(self, module: str) -> str:
        """Why an installed module does not load; empty where it does. Tried in a process of its
        own, for a native library may end it.
        """
        try:
            done = subprocess.run(
                [sys.executable, "-c", f"import assistant, {module}"],
                capture_output=True,
                text=True,
                errors="replace",
                timeout=LOADS_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if not done.returncode:
            return ""
        return (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
