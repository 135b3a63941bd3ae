"""A wish to change settings, as it was sent, brought into the shape in which the file is changed:
what was not sent stays, and a secret that nobody retyped stays as well.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.config_keys import SKILLS, Key, flat, is_hidden, keys, shown


@dataclass(slots=True)
class Patch:
    """What is to be written, by key, and what of the wish can't be understood."""

    values: dict[str, Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def put_in(self, table: str, name: str, value: Json) -> None:
        """One entry of a free table."""
        self.values.setdefault(table, {})[name] = value


def patch_of(changes: Mapping[str, Json], tables: Mapping[str, Any]) -> Patch:
    """The wish `changes` (verbs/settings.py) over what the file holds (`tables`)."""
    patch = Patch()
    for name, value in changes.items():
        key, rest = _place(name)
        if key is None:
            patch.errors[name] = f"There is no setting {name!r}.{_close(name)}"
        elif key.is_rows:
            _rows(patch, key, rest, value, tables)
        elif key.is_table:
            _table(patch, key, rest, value)
        elif key.schema.get("format") != "password":
            patch.values[name] = value
        elif value is not True:  # that one is set: nobody has retyped it
            patch.values[name] = None if value is False else value
    return patch


def _place(name: str) -> tuple[Key | None, str]:
    """The key that a name stands for or lies in, and the place in it."""
    if key := keys().get(name):
        return key, ""
    section, _, rest = name.partition(".")
    if section == SKILLS and rest:
        file, _, setting = rest.partition(".")
        return Key(f"{SKILLS}.{file}", {"type": "object"}), setting
    around = (key for key in keys().values() if name.startswith(f"{key.name}."))
    found = next((key for key in around if key.is_rows or key.is_table), None)
    return found, name.removeprefix(f"{found.name}.") if found else ""


def key_of(name: str) -> str:
    """The key ("wake.words") in which a name lies ("wake.words.0.threshold"); itself where none."""
    key, _ = _place(name)
    return key.name if key else name


def _table(patch: Patch, key: Key, rest: str, value: Json) -> None:
    if rest:
        value = {rest: value}
    if value is None:
        patch.values[key.name] = None
        return
    if not isinstance(value, dict):
        patch.errors[key.name] = f"{key.name!r} is a table: name what is to change in it."
        return
    file = key.name.removeprefix(f"{SKILLS}.") if key.name.startswith(f"{SKILLS}.") else ""
    for name, each in value.items():
        secret = bool(file) and is_hidden(file, name)
        if not (secret and each is True):
            patch.put_in(key.name, name, None if secret and each is False else each)


def _rows(patch: Patch, key: Key, rest: str, value: Json, tables: Mapping[str, Any]) -> None:
    before = _written(key, tables)
    if not rest:
        rows = [] if value is None else value
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            patch.errors[key.name] = f"{key.name!r} is a list of tables."
            return
        cleaned = [_row(key, row, before) for row in rows]
        patch.values[key.name] = None if value is None else cleaned
        return
    number, _, name = rest.partition(".")
    rows = patch.values.get(key.name) or [dict(row) for row in before]
    if not (number.isascii() and number.isdigit() and int(number) < len(rows) and name):
        patch.errors[f"{key.name}.{rest}"] = (
            f"{key.name!r} has {len(rows)} rows, counted from 0: {key.name}.0.NAME is meant."
        )
        return
    rows[int(number)] = _row(key, {**rows[int(number)], name: value}, before)
    patch.values[key.name] = rows


def _row(key: Key, row: Mapping[str, Json], before: Iterable[Mapping[str, Any]]) -> dict[str, Json]:
    """A row as it is written: what it is called by goes first, and its secrets are those that it
    had.
    """
    fields = key.schema["items"]["properties"]
    called_by = next(iter(fields))
    old = next((each for each in before if each.get(called_by) == row.get(called_by)), {})
    clean = {name: row[name] for name in sorted(row, key=lambda each: each != called_by)}
    for name, field_schema in fields.items():
        if field_schema.get("format") == "password":
            if clean.get(name, True) is True:
                clean[name] = old.get(name)
            elif clean[name] is False:
                clean[name] = None
    return {name: value for name, value in clean.items() if value is not None}


def _written(key: Key, tables: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows that the file has, or those that stand for none."""
    found: Any = tables
    for part in key.name.split("."):
        found = found.get(part, {}) if isinstance(found, dict) else {}
    if isinstance(found, list) and found:
        return [row for row in found if isinstance(row, dict)]
    return list(shown(flat(Config())[key.name]) or [])


def _close(name: str) -> str:
    close = difflib.get_close_matches(name, keys(), 1)
    return f" Did you mean {close[0]!r}?" if close else ""
