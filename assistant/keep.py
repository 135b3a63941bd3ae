"""Files that are kept: written whole or not at all, told apart by what they were made from, the oldest dropped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def fingerprint(path: Path) -> tuple[str, int, int]:
    """What changes whenever the file does: its real place, its size, its modification time (ns). Raises OSError."""
    stat = path.stat()
    return str(path.resolve()), stat.st_size, stat.st_mtime_ns


@contextmanager
def written_whole(file: Path) -> Iterator[Path]:
    """A scratch file that takes the place of `file` at the end of the block; where that raises, nothing is left of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_suffix(f".{os.getpid()}")
    try:
        yield scratch
        os.replace(scratch, file)
    finally:
        with suppress(OSError):
            scratch.unlink()


def write_whole(file: Path, text: str) -> None:
    """Write a text file whole or not at all; its folder is made. Raises OSError."""
    with written_whole(file) as scratch:
        scratch.write_text(text, encoding="utf-8")


def keep_newest(files: Iterable[Path], count: int) -> None:
    """Delete all but the `count` files that were written last. Raises OSError."""
    for old in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)[count:]:
        old.unlink(missing_ok=True)
