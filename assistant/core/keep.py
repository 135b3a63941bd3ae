"""Files that are kept: written whole or not at all, told apart by what they were made from, the
oldest dropped.

What can't be made again has a last good copy beside it, which takes its place when the file is
damaged.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

log = logging.getLogger(__name__)

EDITED = "utf-8-sig"
"""The encoding of files that people edit: UTF-8, and the mark before it that some editors write."""
FULL, READ_ONLY, FAILING, NO_FOLDER, FORBIDDEN = (
    "full",
    "read-only",
    "failing",
    "no-folder",
    "forbidden",
)
"""Why nothing is kept; `losses` says it."""
_TROUBLES = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY, errno.EIO: FAILING}
LEAST_BYTES = 256 * 1024
"""Room on a disk below which it counts as full: SQLite's write-ahead log begins with so much, and a
small change fits in.
"""


def fingerprint(path: Path) -> tuple[str, int, int]:
    """What changes whenever the file does: its real place, its size, its modification time (ns).
    Raises OSError.
    """
    stat = path.stat()
    return str(path.resolve()), stat.st_size, stat.st_mtime_ns


@contextmanager
def written_whole(file: Path, *, lasting: bool = False, private: bool = False) -> Iterator[Path]:
    """A scratch file that takes the place of `file` at the end of the block; where that raises,
    nothing is left of it.

    `lasting`: a power cut right afterwards doesn't take it back, which costs two waits for the
    disk. `private`: it is there from the start, for its owner alone.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        if private:
            scratch.touch(mode=0o600)
        yield scratch
        if lasting:
            _to_the_disk(scratch)
        os.replace(scratch, file)
        if lasting:
            _to_the_disk(file.parent)
    finally:
        with suppress(OSError):
            scratch.unlink()


def write_whole(file: Path, text: str, *, lasting: bool = False) -> None:
    """Write a text file whole or not at all; its folder is made. Raises OSError."""
    with written_whole(file, lasting=lasting) as scratch:
        scratch.write_text(text, encoding="utf-8")


def _to_the_disk(path: Path) -> None:
    """Wait until the disk has it: the contents of a file, the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_newest(files: Iterable[Path], count: int) -> None:
    """Delete all but the `count` files that were written last. Raises OSError."""
    for old in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)[count:]:
        old.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Loss:
    """A damaged file was set aside. `copied` is when the copy was made that took its place; None:
    there was no good one.
    """

    aside: Path
    copied: datetime | None


def copy_of(file: Path) -> Path:
    """Where the last good copy of a file is."""
    return file.with_name(f"{file.name}.copy")


def keep_copy(file: Path, contents: bytes, now: datetime) -> bool:
    """Keep `contents` as the last good copy of `file`, at most once a day and only where they
    differ from the copy before.

    Returns whether anything was written. Raises OSError.
    """
    copy = copy_of(file)
    if copy.exists():
        made = datetime.fromtimestamp(copy.stat().st_mtime, now.tzinfo)
        if made.date() == now.date() or copy.read_bytes() == contents:
            return False
    with written_whole(copy, lasting=True) as scratch:
        scratch.write_bytes(contents)
    return True


def bring_back(file: Path, usable: bool) -> Loss:
    """Set a damaged file aside and put its last good copy in its place, where there is one that is
    `usable`. Raises OSError.
    """
    copy, now = copy_of(file), datetime.now(UTC)
    aside = file.with_name(f"{file.name}.damaged-{now:%Y%m%d-%H%M%S}")
    file.rename(aside)
    if not usable:
        return Loss(aside, None)
    made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    with written_whole(file, lasting=True) as scratch:
        scratch.write_bytes(copy.read_bytes())
    return Loss(aside, made)


def mended(file: Path, good: Callable[[bytes], bool]) -> Loss | None:
    """Have the last good copy in the place of a file that isn't `good`; None where it is, or where
    there is none.

    Raises OSError where the damaged file can't be moved.
    """
    try:
        if not file.exists() or good(file.read_bytes()):
            return None
    except OSError as error:
        log.warning("%s can't be read: %s", file, error)
    copy = copy_of(file)
    loss = bring_back(file, usable=copy.exists() and good(copy.read_bytes()))
    log.error(
        "%s was damaged; it was moved to %s%s",
        file,
        loss.aside.name,
        "" if loss.copied else ", and there was no copy",
    )
    return loss


def copied_files(folder: Path) -> list[Path]:
    """The files in the folders of a folder that have a copy beside them."""
    return [copy.with_suffix("") for copy in sorted(folder.glob("*/*.copy"))]


def unwritable(folder: Path) -> str:
    """Why nothing can be written into a folder; empty where it can, or where that can't be told
    without trying.
    """
    if not folder.is_dir():
        return NO_FOLDER
    disk = os.statvfs(folder)
    if disk.f_flag & os.ST_RDONLY:
        return READ_ONLY
    if disk.f_bavail * disk.f_frsize < LEAST_BYTES:
        return FULL
    return "" if os.access(folder, os.W_OK) else FORBIDDEN


def disk_trouble(error: OSError) -> str:
    """What is the matter with the disk; empty where it is not the disk that is to blame."""
    return _TROUBLES.get(error.errno or 0, "")
