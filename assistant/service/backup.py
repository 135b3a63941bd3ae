"""A backup: one archive with all that a household would miss, made while the box runs.

In it: the settings and the home file, skills of one's own, and the state folder: timers, alarms,
reminders, lists, routines and whatever else skills keep, consents and the count of wrong codes, the
page's keys. The history only where it is asked for. Not in it: models and voices (they are fetched
again), copies of what is in it, and files that the settings name elsewhere (certificates,
calendars).
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path

from assistant import __version__
from assistant.core.errors import InputError
from assistant.core.keep import written_whole
from assistant.core.values import Json
from assistant.service import history
from assistant.service.config import Config
from assistant.service.folders import default_path, state_dir
from assistant.skillkit.host.loader import user_folder

FORMAT = 1
MANIFEST = "manifest.json"
BEFORE = "before-restore.tar.gz"
"""What a restore puts aside, in the state folder."""
SCRATCH = ".restore-"
"""How the folder's name begins that a restore unpacks into, in the state folder."""
NOT_KEPT = (
    *("models", "voices", "fetch"),  # they are fetched again
    *("last-good", "*.copy", "*.damaged-*", BEFORE, f"{SCRATCH}*"),  # copies
    *("*.sock", "*-wal", "*-shm", "*-journal", "__pycache__"),
)
"""Names in the state folder, and in that of the skills, that no backup has."""
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file of a backup stands on this box; `name` is what the archive calls it."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where a box has what a backup holds."""

    settings: Path
    home: Path | None
    skills: Path
    state: Path

    @classmethod
    def here(cls, config: Config) -> Places:
        """Those of this environment."""
        home = Path(config.home.file).expanduser() if config.home.file else None
        return cls(default_path(), home, user_folder(), state_dir())

    def files(self, *, with_history: bool) -> Iterator[Place]:
        """All files that are there, but for links and what is none."""
        single = [("settings/config.toml", self.settings)]
        if self.home is not None:
            single.append(("settings/home.toml", self.home))
        yield from (Place(name, path) for name, path in single if path.is_file())
        for folder, root in (("settings/skills", self.skills), ("state", self.state)):
            for path in sorted(root.rglob("*")):
                inside = path.relative_to(root)
                if path.is_symlink() or not path.is_file() or _left_out(inside):
                    continue
                if folder == "state" and str(inside) == history.NAME and not with_history:
                    continue
                yield Place(f"{folder}/{inside.as_posix()}", path)

    def place(self, name: str) -> Path:
        """Where a file of an archive belongs. Raises InputError for a name that no backup has."""
        if name == "settings/config.toml":
            return self.settings
        if name == "settings/home.toml":
            return self.home or self.settings.with_name("home.toml")
        for folder, root in (("settings/skills/", self.skills), ("state/", self.state)):
            inside = Path(name.removeprefix(folder))
            if name.startswith(folder) and not _left_out(inside) and ".." not in inside.parts:
                return root / inside
        raise InputError(f"it holds {name!r}, which no backup of Hearth's has")


def _left_out(inside: Path) -> bool:
    return inside.is_absolute() or any(
        fnmatch(part, pattern) for part in inside.parts for pattern in NOT_KEPT
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds: how many files of each folder, and bytes in all."""

    files: int
    bytes: int
    history: bool
    left_out: tuple[str, ...] = ()
    """Files that can't be read, each with its reason."""


def back_up(file: Path, places: Places, now: datetime, *, with_history: bool) -> Made:
    """Write a backup; only its owner may read it, for it holds passwords. Raises InputError where
    that can't be.
    """
    try:
        with (
            written_whole(file, lasting=True, private=True) as scratch,
            tempfile.TemporaryDirectory() as folder,
        ):
            return _write(scratch, Path(folder), places, now, with_history)
    except OSError as error:
        raise InputError(
            f"{file}: the backup can't be written there: {error.strerror or error}."
        ) from error


def _write(archive: Path, scratch: Path, places: Places, now: datetime, with_history: bool) -> Made:
    """Copy each file first, so that its hash is of what is in the archive."""
    told: dict[str, Json] = {}
    modes: dict[str, int] = {}
    left_out = []
    for number, place in enumerate(places.files(with_history=with_history)):
        copy = scratch / str(number)
        try:
            _copy(place.path, copy)
        except (OSError, sqlite3.Error) as error:
            left_out.append(f"{place.path}: {error}")
            continue
        with copy.open("rb") as contents:
            digest = hashlib.file_digest(contents, "sha256").hexdigest()
        told[place.name] = {"sha256": digest, "bytes": copy.stat().st_size, "copy": copy.name}
        modes[place.name] = place.path.stat().st_mode & 0o777
    manifest = {
        "format": FORMAT,
        "hearth": __version__,
        "made": now.isoformat(timespec="seconds"),
        "settings": str(places.settings.parent),
        "home": str(places.home) if places.home else None,
        "files": {
            name: {key: value for key, value in each.items() if key != "copy"}
            for name, each in told.items()
        },
    }
    with tarfile.open(archive, "w:gz") as tar:
        _add(tar, MANIFEST, io.BytesIO(json.dumps(manifest, indent=1).encode()), 0o600)
        for name, each in told.items():
            with (scratch / each["copy"]).open("rb") as contents:
                _add(tar, name, contents, modes[name])
    size = sum(each["bytes"] for each in told.values())
    return Made(len(told), size, f"state/{history.NAME}" in told, tuple(left_out))


def _add(tar: tarfile.TarFile, name: str, contents: io.BufferedIOBase, mode: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = contents.seek(0, io.SEEK_END)
    entry.mode = mode
    contents.seek(0)
    tar.addfile(entry, contents)


def _copy(path: Path, copy: Path) -> None:
    """A copy of one moment; of a database, whatever is being written to it. Raises OSError,
    sqlite3.Error.
    """
    with path.open("rb") as contents:
        is_database = contents.read(len(_SQLITE)) == _SQLITE
    if not is_database:
        shutil.copyfile(path, copy)
        return
    with closing(sqlite3.connect(path, timeout=5.0)) as db, closing(sqlite3.connect(copy)) as to:
        db.backup(to)
        to.execute("PRAGMA journal_mode = DELETE")
