"""Real disks that are full or can only be read, for tests; a test without the right to mount is
skipped with the reason.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


class Disk:
    """A small file system of its own, in memory, mounted at `path`."""

    def __init__(self, path: Path, size: str) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._call("mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(path))

    def fill(self) -> None:
        """Leave no byte free."""
        with (self.path / "filling").open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"x" * 4096):
                pass

    def free(self) -> None:
        (self.path / "filling").unlink()

    def only_read(self) -> None:
        """As a memory card that has failed; nobody may have a file open for writing."""
        self._call("mount", "-o", "remount,ro", str(self.path))

    def unmount(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.path)], check=False)

    def _call(self, *command: str) -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")


@contextmanager
def disk(path: Path, size: str = "2m") -> Iterator[Disk]:
    mounted = Disk(path, size)
    try:
        yield mounted
    finally:
        mounted.unmount()
