"""The SQLite file that timers, alarms, reminders and lists live in. A change is on disk when its transaction ends.

Write-ahead log with synchronous=FULL: each commit reaches the disk before the call returns, and a power cut leaves the last
committed state. A damaged file is set aside and a new one begun, so that the box goes on.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import InputError

log = logging.getLogger(__name__)

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again, so that a stale id can't hit a new entry
        kind TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'running',
        due REAL,            -- UTC, seconds since 1970; NULL while paused
        due_elapsed REAL,    -- of a timer: the same moment on the clock that runs since `boot`
        boot TEXT,
        total_s REAL NOT NULL DEFAULT 0,
        remaining_s REAL NOT NULL DEFAULT 0,
        area TEXT,
        text TEXT NOT NULL DEFAULT '',
        days TEXT NOT NULL DEFAULT '',
        at TEXT,
        rang_at REAL,
        missed INTEGER NOT NULL DEFAULT 0,
        consent TEXT
    ) STRICT;
    CREATE INDEX entry_open ON entry (state, due) WHERE state <> 'done';
    CREATE TABLE list (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL DEFAULT '[]', position INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE item (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        list TEXT NOT NULL REFERENCES list (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        done INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX item_list ON item (list);
    """,
    "ALTER TABLE entry ADD COLUMN rule TEXT NOT NULL DEFAULT '';",
)
"""Each brings the file from the version before it to the next; `PRAGMA user_version` counts them."""

BUSY_S = 1.0
"""How long to wait for another process that writes."""
KEEP_DONE = 200
"""So many ended entries are kept for looking back."""


class Store:
    """One connection to one file. Belongs to the thread that made it."""

    def __init__(self, path: Path | str) -> None:
        """Opens or creates the file; ":memory:" keeps everything in memory. Raises InputError where the path is unusable."""
        self.path = path
        self.set_aside: Path | None = None
        """Where a damaged file was moved to, if there was one."""
        try:
            self._db = self._open()
        except sqlite3.OperationalError as error:
            raise InputError(f"{path}: timers and lists can't be kept there: {error}.") from error
        except sqlite3.DatabaseError as error:
            self._set_aside(error)
            self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, isolation_level=None, timeout=BUSY_S)
        db.row_factory = sqlite3.Row
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the check found damage")
            self._migrate(db)
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _migrate(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            db.close()
            raise InputError(f"{self.path}: written by a newer version of the assistant; update this one, or move the file away.")
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        path = Path(self.path)
        self.set_aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
        path.rename(self.set_aside)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        log.error("%s is damaged (%s); it was moved to %s and a new one begun", path, error, self.set_aside.name)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on disk when the block ends. Nested blocks join the outer one."""
        if self._db.in_transaction:
            yield self._db
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # SQLite has rolled back by itself after some errors
                self._db.execute("ROLLBACK")
            raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        return self._db.execute(sql, values).fetchall()

    def prune(self) -> None:
        """Drop old ended entries."""
        with self.transaction() as db:
            db.execute(
                "DELETE FROM entry WHERE state = 'done' AND id NOT IN"
                " (SELECT id FROM entry WHERE state = 'done' ORDER BY id DESC LIMIT ?)",
                (KEEP_DONE,),
            )

    def copy(self) -> Store:
        """The same contents in memory: what is changed there is changed nowhere else."""
        copy = Store(":memory:")
        self._db.backup(copy._db)
        return copy

    def close(self) -> None:
        self._db.close()
