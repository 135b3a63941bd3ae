"""Changes to the configuration's file that leave its comments alone, with a way back."""

from __future__ import annotations

import os
import shutil
import stat
import tomllib
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import ValidationError
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from assistant.core.errors import ConfigError
from assistant.core.keep import EDITED, written_whole
from assistant.core.values import Json
from assistant.service.config import Config

SUFFIX = ".before-tune"


def backup_of(path: Path, suffix: str = SUFFIX) -> Path:
    """Where the file's content from before the last change is kept."""
    return path.with_name(path.name + suffix)


def change(path: Path, values: Mapping[str, Json]) -> None:
    """Set "section.key" to values, keeping everything else as it was written; a file that isn't
    there is made.

    What was there before is kept beside it. Raises ConfigError, and then nothing was changed.
    """
    path = path.resolve()
    before = text_of(path)
    after = edited(path, before, values)
    try:
        Config.model_validate(tomllib.loads(after))
    except ValidationError as error:
        raise _unchanged(path, error) from error
    write(path, before, after)


def edited(path: Path, text: str, values: Mapping[str, Json]) -> str:
    """The text of a file with "section.key" set to values; None takes a key away. Of a free table
    what it is given is put in, of a list of tables the rows that are the same (by their first key)
    keep their comments. Raises ConfigError, which names `path`.
    """
    try:
        document = tomlkit.parse(text)
        for key, value in values.items():
            _put(document, key.split("."), value)
        after = tomlkit.dumps(document)
        tomllib.loads(after)
    except (TOMLKitError, tomllib.TOMLDecodeError, TypeError, ValueError, LookupError) as error:
        raise _unchanged(path, error) from error
    return after


def write(path: Path, before: str, after: str, suffix: str = SUFFIX) -> None:
    """Have `after` in the file, and `before` beside it. Raises ConfigError."""
    _write(backup_of(path, suffix), before, path)
    _write(path, after, path)


def _unchanged(path: Path, error: Exception) -> ConfigError:
    return ConfigError(
        f"{path}: cannot be changed: {str(error).splitlines()[0]}; "
        "`assistant config check` says more."
    )


def _put(table: MutableMapping[str, Any], parts: Sequence[str], value: Json) -> None:
    name, *inner = parts
    if inner:
        if name not in table:
            if value is None:
                return
            within = len(inner) > 1 or isinstance(value, dict)
            table[name] = tomlkit.table(is_super_table=within)
        _put(table[name], inner, value)
    elif value is None:
        table.pop(name, None)
    elif isinstance(value, dict):
        free = table.setdefault(name, tomlkit.table())
        for each, set_to in value.items():
            _put(free, [each], set_to)
    elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        _put_rows(table, name, value)
    else:
        table[name] = value


def _put_rows(
    table: MutableMapping[str, Any], name: str, rows: Sequence[Mapping[str, Json]]
) -> None:
    before = table.get(name)
    if before is not None and not isinstance(before, AoT):  # written in one line: [{model = "…"}]
        table[name] = rows
        return
    called_by = next(iter(rows[0]))
    known = {row.get(called_by): row for row in before or ()}
    after = tomlkit.aot()
    for row in rows:
        kept = known.pop(row.get(called_by), None) or tomlkit.table()
        for gone in kept.keys() - row.keys():
            del kept[gone]
        for key, value in row.items():
            if kept.get(key) != value:
                kept[key] = value
        after.append(kept)
    table[name] = after


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


def text_of(path: Path) -> str:
    """What stands in the file; empty where there is none. Raises ConfigError."""
    if not path.exists():
        return ""
    try:
        return path.read_text(EDITED)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}.") from error


def _write(path: Path, text: str, like: Path) -> None:
    """Whole or not at all, and readable by no more people than before: it may hold passwords."""
    try:
        with written_whole(path, lasting=True, private=True) as scratch:
            scratch.write_text(text, "utf-8")
            if like.exists():
                scratch.chmod(stat.S_IMODE(like.stat().st_mode))
                if os.geteuid() == 0:
                    shutil.chown(scratch, like.stat().st_uid, like.stat().st_gid)
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written: {error.strerror}; run this as its owner."
        ) from error
