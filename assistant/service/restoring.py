"""A backup put back: onto this box, or onto a new one. All of it is unpacked beside the state and
checked before the first file is replaced, and what is replaced is put aside.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from assistant.agenda.store import Store
from assistant.core.errors import InputError
from assistant.core.keep import written_whole
from assistant.service import history
from assistant.service.backup import BEFORE, FORMAT, MANIFEST, SCRATCH, Places, back_up
from assistant.service.config_file import read
from assistant.service.history_file import remove

MANIFEST_BYTES = 8 * 1024 * 1024
FILES = 20_000
BYTES = 4 * 1024**3
"""No household keeps so much: an archive that would fill the disk is none of ours."""


class _File(BaseModel):
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)


class Manifest(BaseModel):
    """What an archive says of itself."""

    format: int
    hearth: str
    made: datetime
    settings: str
    home: str | None
    files: dict[str, _File] = Field(max_length=FILES)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `aside` is a backup of what was here before; None: there was nothing."""

    manifest: Manifest
    aside: Path | None


def restore(file: Path, places: Places, now: datetime) -> Restored:
    """Put a backup back. Raises InputError, with nothing changed, where it is damaged, no backup,
    or made by a newer version; and where a file can't be written.
    """
    try:
        places.state.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=places.state) as folder:
            manifest = _unpacked(file, Path(folder), places)
            _check(file, Path(folder), manifest)
            aside = _put_aside(places, now)
            _put_back(Path(folder), manifest, places)
    except OSError as error:
        raise InputError(
            f"{error.filename or file}: can't be restored there: {error.strerror or error}."
        ) from error
    return Restored(manifest, aside)


def _unpacked(file: Path, folder: Path, places: Places) -> Manifest:
    if not file.is_file():
        raise InputError(f"{file}: there is no such file.")
    try:
        with tarfile.open(file, "r:gz") as tar:
            first = tar.next()
            contents = tar.extractfile(first) if first and first.name == MANIFEST else None
            if first is None or contents is None or first.size > MANIFEST_BYTES:
                raise InputError(f"{file}: this is no backup of Hearth's.")
            manifest = _manifest(file, contents.read())
            while (entry := tar.next()) is not None:
                _expect(file, entry, manifest, places)
                tar.extract(entry, folder, filter="data")
    except (tarfile.TarError, EOFError, OSError, UnicodeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's own
        raise InputError(f"{file}: the backup is damaged ({error}); take another one.") from error
    return manifest


def _manifest(file: Path, contents: bytes) -> Manifest:
    try:
        told: dict[str, Any] = json.loads(contents)
        newer = int(told["format"]) > FORMAT
        if not newer:
            return Manifest.model_validate(told)
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise InputError(f"{file}: this is no backup of Hearth's, or it is damaged.") from error
    raise InputError(
        f"{file}: a newer version of Hearth ({told.get('hearth')}) made this backup; update this "
        "box first."
    )


def _expect(file: Path, entry: tarfile.TarInfo, manifest: Manifest, places: Places) -> None:
    """Raises InputError for what the manifest doesn't name, at its size, or which belongs
    nowhere.
    """
    known = manifest.files.get(entry.name)
    if known is None or not entry.isreg() or entry.size != known.bytes:
        raise InputError(f"{file}: the backup is damaged ({entry.name}); take another one.")
    if sum(each.bytes for each in manifest.files.values()) > BYTES:
        raise InputError(f"{file}: it would fill the disk; it is no backup of Hearth's.")
    try:
        places.place(entry.name)
    except InputError as error:
        raise InputError(f"{file}: {error}.") from error


def _check(file: Path, folder: Path, manifest: Manifest) -> None:
    """Raises InputError where a file is missing, or isn't what the manifest says, or is of a newer
    version.
    """
    for name, known in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise InputError(f"{file}: the backup is damaged ({name} is missing).")
        with path.open("rb") as contents:
            if hashlib.file_digest(contents, "sha256").hexdigest() != known.sha256:
                raise InputError(f"{file}: the backup is damaged ({name}); take another one.")
    settings, agenda = folder / "settings/config.toml", folder / "state/agenda.db"
    if settings.exists() and (mistakes := read(settings)[1]):
        raise InputError(f"{file}: its settings are not for this version of Hearth: {mistakes[0]}")
    if agenda.exists():
        try:
            with closing(sqlite3.connect(agenda)) as db:
                db.execute("PRAGMA journal_mode = DELETE")
            Store(agenda).close()
        except (InputError, sqlite3.Error) as error:
            raise InputError(f"{file}: its timers and lists can't be read here: {error}") from error


def _put_aside(places: Places, now: datetime) -> Path | None:
    if not any(True for _ in places.files(with_history=True)):
        return None
    aside = places.state / BEFORE
    back_up(aside, places, now, with_history=True)
    return aside


def _put_back(folder: Path, manifest: Manifest, places: Places) -> None:
    """Everything as it was: what a backup would hold and this one doesn't is removed, but for the
    history.
    """
    with_history = f"state/{history.NAME}" in manifest.files
    for old in places.files(with_history=with_history):
        if old.name not in manifest.files:
            old.path.unlink()
    paths = {f"{manifest.settings}/": f"{places.settings.parent}/"}
    if manifest.home:
        paths = {manifest.home: str(places.place("settings/home.toml"))} | paths
    for name in manifest.files:
        target = places.place(name)
        if target.suffix == ".db":
            remove(target)
        _replace(folder / name, target, paths if name == "settings/config.toml" else {})


def _replace(source: Path, target: Path, paths: Mapping[str, str]) -> None:
    """Have `source` at `target`, owned as what was there, or as the folder; with the old `paths` in
    it changed to the new ones.
    """
    made = [each for each in target.parents if not each.exists()]
    owner = next(each for each in (target, *target.parents) if each.exists()).stat()
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else source.stat().st_mode & 0o777
    for folder in made:
        _own(folder, owner)
    with written_whole(target, lasting=True, private=True) as scratch:
        shutil.copyfile(source, scratch)
        if paths:
            text = scratch.read_text(encoding="utf-8")
            for old, new in paths.items():
                text = text.replace(old, new)
            scratch.write_text(text, encoding="utf-8")
        _own(scratch, owner)
        scratch.chmod(mode)


def _own(path: Path, owner: os.stat_result) -> None:
    """Root restores for the service's account."""
    with suppress(PermissionError):
        os.chown(path, owner.st_uid, owner.st_gid)
