"""Changes to the configuration's file that leave its comments alone, with a way back."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from pydantic import ValidationError
from tomlkit.exceptions import TOMLKitError

from assistant.core.errors import ConfigError
from assistant.core.keep import EDITED, written_whole
from assistant.core.values import Json
from assistant.service.config import Config

SUFFIX = ".before-tune"


def backup_of(path: Path) -> Path:
    """Where the file's content from before the last change is kept."""
    return path.with_name(path.name + SUFFIX)


def change(path: Path, values: Mapping[str, Json]) -> None:
    """Set "section.key" to values, keeping everything else as it was written; a file that isn't
    there is made.

    What was there before is kept beside it. Raises ConfigError, and then nothing was changed.
    """
    path = path.resolve()
    before = _read(path) if path.exists() else ""
    try:
        document = tomlkit.parse(before)
        for key, value in values.items():
            section, _, name = key.partition(".")
            table = document.setdefault(section, tomlkit.table())
            table[name] = value
        after = tomlkit.dumps(document)
        Config.model_validate(tomlkit.parse(after).unwrap())
    except (TOMLKitError, ValidationError, TypeError) as error:
        raise ConfigError(
            f"{path}: cannot be changed: {str(error).splitlines()[0]}; "
            "`assistant config check` says more."
        ) from error
    _write(backup_of(path), before, path)
    _write(path, after, path)


def undo(path: Path) -> None:
    """Put back what was there before the last change. Raises ConfigError where there is nothing to
    put back.
    """
    path = path.resolve()
    backup = backup_of(path)
    if not backup.exists():
        raise ConfigError(
            f"{backup}: there is no such file, so there is nothing to undo; "
            "`assistant tune` writes one."
        )
    try:
        os.replace(backup, path)
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written: {error.strerror}; run this as its owner."
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(EDITED)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}.") from error


def _write(path: Path, text: str, like: Path) -> None:
    """Whole or not at all, and readable by no more people than before: it may hold passwords."""
    try:
        with written_whole(path, lasting=True) as scratch:
            scratch.touch(mode=0o600)
            scratch.write_text(text, "utf-8")
            if like.exists():
                scratch.chmod(stat.S_IMODE(like.stat().st_mode))
                if os.geteuid() == 0:
                    shutil.chown(scratch, like.stat().st_uid, like.stat().st_gid)
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written: {error.strerror}; run this as its owner."
        ) from error
