"""The table of entries: what stands in its rows, as `Entry`, and how a row is written.

It knows no clock but the zone in which times are shown; what a change means is the schedule's.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime, time, tzinfo
from typing import Any

from assistant.agenda.store import Store
from assistant.agenda.types import Entry, Kind
from assistant.core.values import Json


class Entries:
    """The entries of a store. `written` is called after each change; `zone` is asked anew for every
    row.
    """

    def __init__(
        self, store: Store, zone: Callable[[], tzinfo | None], written: Callable[[], None]
    ) -> None:
        self._store = store
        self._zone = zone
        self._written = written

    def select(self, where: str, *values: Any) -> list[Entry]:
        """Those that fit the SQL condition, the next one first."""
        rows = self._store.rows(
            f"SELECT * FROM entry WHERE {where} ORDER BY due IS NULL, due, id", values
        )
        return [self._entry(row) for row in rows]

    def get(self, entry: int) -> Entry:
        """The entry, ended or not. Raises KeyError."""
        found = self.select("id = ?", entry)
        if not found:
            raise KeyError(entry)
        return found[0]

    def insert(self, kind: Kind, **columns: Any) -> Entry:
        names = ("kind", *columns)
        with self._store.transaction() as db:
            cursor = db.execute(
                f"INSERT INTO entry ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
                (kind, *columns.values()),
            )
        self._written()
        return self.get(cursor.lastrowid or 0)

    def change(self, entry: int, **columns: Any) -> Entry:
        with self._store.transaction() as db:
            db.execute(
                f"UPDATE entry SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",
                (*columns.values(), entry),
            )
        self._written()
        return self.get(entry)

    def rows(self) -> Mapping[int, Mapping[str, object]]:
        """The rows of what isn't over, by id, as they are kept."""
        return {
            row["id"]: dict(row)
            for row in self._store.rows("SELECT * FROM entry WHERE state <> 'done'")
        }

    def next_due(self) -> float | None:
        """When the next one is due, in seconds since 1970."""
        due: float | None = self._store.rows("SELECT min(due) FROM entry WHERE state = 'running'")[
            0
        ][0]
        return due

    def follow_clock(self, boot: str, offset: float) -> None:
        """The wall clock is `offset` ahead of the time since this run of the machine began: move
        its timers there.
        """
        with self._store.transaction() as db:
            db.execute(
                (
                    "UPDATE entry SET due = due_elapsed + ? WHERE state = 'running' AND boot = ? "
                    "AND abs(due - due_elapsed - ?) > 1"
                ),
                (offset, boot, offset),
            )

    def _entry(self, row: sqlite3.Row) -> Entry:
        zone = self._zone()
        return Entry(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            due=None if row["due"] is None else datetime.fromtimestamp(row["due"], zone),
            state=row["state"],
            total_s=row["total_s"],
            remaining_s=row["remaining_s"],
            area=row["area"],
            text=row["text"],
            days=tuple(int(day) for day in row["days"].split(",") if day),
            at=time.fromisoformat(row["at"]) if row["at"] else None,
            rule=row["rule"],
            rang_at=None
            if row["rang_at"] is None
            else datetime.fromtimestamp(row["rang_at"], zone),
            missed=bool(row["missed"]),
            consent=None if row["consent"] is None else json.loads(row["consent"]),
            condition=None if row["condition"] is None else json.loads(row["condition"]),
        )


def kept(value: Json) -> str | None:
    """A consent or a condition as it stands in a row."""
    return None if value is None else json.dumps(value)
