"""Downloads that a running box asks for. It may not go outside itself: it leaves a request in a
file, and a process that hears nothing of the house carries it out.

Under systemd that process is hearth-fetch.service, which a path unit starts as soon as there is a
request; elsewhere it is a child of this one. A request outlives a power cut, and its download goes
on where it stopped.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.core.errors import ModelError
from assistant.core.keep import write_whole
from assistant.service.folders import state_dir
from assistant.service.library.catalogue import Entry, find
from assistant.service.library.hub import Progress, destination, downloadable, fetch

BY_UNIT = "HEARTH_FETCH_UNIT"
"""Set in the service's environment: systemd starts the fetcher, not the box."""
_MEGABYTE = 1_000_000
_children: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class Fetch:
    """A download that was asked for. One that has ended well is none any more: the library has
    it.
    """

    id: str
    state: Literal["asked", "fetching", "failed"]
    bytes: int
    """So many are on the disk."""
    total: int
    """So many it will be; about, where the catalogue knows its megabytes alone."""
    why: str = ""
    """What was the matter, in a sentence, and what to do."""


def request(id: str) -> None:
    """Have the model or voice `id` of the catalogue downloaded; returns at once, `progress` tells
    how it goes. Asked again after a failure, it goes on where it stopped.

    Raises ModelError for what can't be downloaded, and where no request can be kept.
    """
    downloadable(id)
    try:
        _failures().joinpath(id).unlink(missing_ok=True)
        _requests().mkdir(parents=True, exist_ok=True)
        (_requests() / id).touch()
    except OSError as error:
        raise ModelError(
            f"{_requests()}: the request can't be kept: {error.strerror}; `assistant doctor` says "
            "what is the matter with the disk."
        ) from error
    resume()


def resume() -> None:
    """See that somebody carries out what was asked for, now or before the last restart."""
    _children[:] = [child for child in _children if child.poll() is None]
    if os.environ.get(BY_UNIT) or not _asked():
        return
    # one for each call: a second waits for the first, and ends where that left it nothing to do
    command = [sys.executable, "-m", "assistant", "models", "fetch", "--asked", "--alone"]
    quiet = subprocess.DEVNULL
    _children.append(subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet))


def progress() -> list[Fetch]:
    """What was asked for and is not here yet, oldest first, and what failed."""
    now = _at_work()
    found = [
        _fetch(entry, "fetching" if entry.id == now else "asked")
        for entry in map(find, _asked())
        if entry
    ]
    for note in _files(_failures()):
        if (entry := find(note.name)) and note.name not in _asked():
            found.append(_fetch(entry, "failed", note.read_text(encoding="utf-8")))
    return found


def carry_out(tell: Progress = lambda line: None) -> int:
    """Download what was asked for, one after the other, until nothing is left; what fails is noted,
    and costs the others nothing. Returns how many failed. Waits for one that is at it already.
    """
    failed = 0
    with _alone() as note:
        while asked := _asked():
            id = asked[0]
            note(id)
            try:
                fetch(id, tell)
            except ModelError as error:
                failed += 1
                tell(str(error))
                write_whole(_failures() / id, str(error))
            (_requests() / id).unlink(missing_ok=True)
    return failed


def _fetch(entry: Entry, state: Literal["asked", "fetching", "failed"], why: str = "") -> Fetch:
    sizes = [file.bytes for file in entry.files.values()]
    total = sum(sizes) if all(sizes) else entry.megabytes * _MEGABYTE
    return Fetch(entry.id, state, min(_on_disk(destination(entry)), total), total, why)


def _on_disk(folder: Path) -> int:
    """Bytes of a download so far: what has arrived of a file lies in a folder of its own beside the
    whole ones.
    """
    count = 0
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # it is whole now, and has its name
            count += file.stat().st_size if file.is_file() else 0
    return count


def _folder() -> Path:
    return state_dir() / "fetch"


def _requests() -> Path:
    return _folder() / "asked"


def _failures() -> Path:
    return _folder() / "failed"


def _asked() -> list[str]:
    """The ids that were asked for, oldest first."""
    times: dict[str, int] = {}
    for file in _files(_requests()):
        with suppress(FileNotFoundError):  # the fetcher has just done with it
            times[file.name] = file.stat().st_mtime_ns
    return sorted(times, key=times.__getitem__)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


@contextmanager
def _alone() -> Iterator[Callable[[str], None]]:
    """One fetcher at a time; the file that it holds says what it is at."""
    _folder().mkdir(parents=True, exist_ok=True)
    with (_folder() / "at-work").open("a+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        def note(id: str) -> None:
            held.truncate(0)
            held.write(id)
            held.flush()

        yield note
        held.truncate(0)


def _at_work() -> str:
    """What is being downloaded at this moment; empty where nobody is at it."""
    try:
        with (_folder() / "at-work").open() as held:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return ""
    except BlockingIOError:
        return (_folder() / "at-work").read_text(encoding="utf-8")
    except OSError:
        return ""
