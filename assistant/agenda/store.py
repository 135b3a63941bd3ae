"""The SQLite file that timers, alarms, reminders and lists live in. A change is on disk when its
transaction ends.

Write-ahead log with synchronous=FULL: each commit reaches the disk before the call returns, and a
power cut leaves the last committed state. A damaged file is set aside, and the last good copy takes
its place (`loss`). Where the disk can't be written to, all goes on in memory (`trouble`): better
timers that end with the process than none. What SQLite says of its file is mapped into KeepError
here.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from assistant.core.errors import InputError, KeepError
from assistant.core.keep import (
    FAILING,
    FULL,
    READ_ONLY,
    Loss,
    bring_back,
    copy_of,
    unwritable,
)
from assistant.core.losses import cant_keep, say

log = logging.getLogger(__name__)

MEMORY = ":memory:"
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE entry (
        -- an id is never used again, so that a stale one can't hit a new entry
        id INTEGER PRIMARY KEY AUTOINCREMENT,
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
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL DEFAULT '[]',
        position INTEGER NOT NULL
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
    "ALTER TABLE entry ADD COLUMN condition TEXT;",
    "ALTER TABLE item ADD COLUMN due TEXT NOT NULL DEFAULT '';",
)
"""Each brings the file from the version before it to the next;
`PRAGMA user_version` counts them.
"""

TABLES = {"entry", "list", "item"}
"""Of the first version: what has none of them is no file of ours, whatever version it says."""
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
TROUBLES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_IOERR: FAILING,
    sqlite3.SQLITE_CANTOPEN: FAILING,
}
"""What SQLite's primary result codes mean of a disk that says nothing more exact itself
(`keep.unwritable`).
"""
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

BUSY_S = 1.0
"""How long to wait for another process that writes."""
KEEP_DONE = 200
"""So many ended entries are kept for looking back."""


class Store:
    """One connection to one file. Belongs to the thread that made it."""

    def __init__(self, path: Path | str) -> None:
        """Opens or creates the file; ":memory:" keeps everything in memory from the start.

        Raises KeepError where another process holds the file, InputError where a newer version
        wrote it.
        """
        self.path = path
        self.loss: Loss | None = None
        """Set once a damaged file was moved away, and anew each time."""
        self.trouble = ""
        """Why all is in memory alone, to be said; empty where it is kept."""
        reason = "" if path == MEMORY else unwritable(Path(path).parent)
        try:
            self._db = self._remembered(reason) if reason else self._open(path)
        except sqlite3.DatabaseError as error:
            if _code(error) in BUSY:
                raise self._mapped(error) from error
            if not isinstance(error, sqlite3.OperationalError):
                self._db = self._mended(error)
            else:
                self._db = self._remembered(self._reason(error))

    def _open(self, path: Path | str) -> sqlite3.Connection:
        db = _connect(path)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
            self._migrate(db)
        except (sqlite3.Error, InputError):
            db.close()
            raise
        return db

    def _migrate(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise InputError(
                f"{self.path}: written by a newer version of the assistant; update this one, "
                "or move the file away."
            )
        if version:
            _check(db)
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

    def _mended(self, error: sqlite3.DatabaseError) -> sqlite3.Connection:
        """A connection to the last good copy, or to a new file, in the damaged one's place."""
        path = Path(self.path)
        copy = copy_of(path)
        try:
            self.loss = bring_back(path, usable=copy.exists() and bool(_read(copy)))
            for suffix in ("-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError as failure:
            log.error("%s is damaged (%s), and can't be moved away: %s", path, error, failure)
            return self._remembered(FAILING)
        beginning = (
            "a new one begun"
            if self.loss.copied is None
            else f"the copy of {self.loss.copied:%Y-%m-%d} took its place"
        )
        log.error(
            "%s is damaged (%s); it was moved to %s and %s",
            path,
            error,
            self.loss.aside.name,
            beginning,
        )
        return self._open(path)

    def _remembered(self, reason: str) -> sqlite3.Connection:
        """A connection to memory alone, with what can still be read of the file, or of its copy."""
        self.trouble = reason
        path = Path(self.path)
        db = self._open(MEMORY)
        for source in (path, copy_of(path)):
            if kept := _read(source):
                db.deserialize(kept)
                db.execute("PRAGMA foreign_keys = ON")
                self._migrate(db)
                break
        log.error(
            "%s: nothing can be kept there (%s); it is remembered until the process ends",
            path,
            reason,
        )
        return db

    def go_on_in_memory(self, reason: str) -> None:
        """Stop writing: what is known is remembered until the process ends. For a disk that refuses
        what must not wait.
        """
        copy = _connect(MEMORY)
        self._db.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        self._db.close()
        self._db, self.trouble = copy, reason

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on disk when the block ends. Nested blocks join the outer one. Raises
        KeepError where that fails.
        """
        if self._db.in_transaction:
            yield self._db
            return
        with self._mapping():
            db = self._db
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.ProgrammingError):  # closed, as the file was damaged
                    if db.in_transaction:  # SQLite has rolled back by itself after some errors
                        db.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Raises KeepError where the file can't be read."""
        with self._mapping():
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def _mapping(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            mapped = self._mapped(error)
            if mapped is error:
                raise
            raise mapped from error

    def _mapped(self, error: sqlite3.DatabaseError) -> Exception:
        """The error as it is said; a damaged file is mended on the way. What says nothing of the
        file stays as it is.
        """
        code = _code(error)
        if code in BUSY:
            return KeepError(say("busy"))
        if code in DAMAGED and self.path != MEMORY and not self.trouble:
            self._db.close()
            self._db = self._mended(error)
            return KeepError(say("damaged"))
        if code in TROUBLES:
            reason = self._reason(error)
            return KeepError(cant_keep(reason), reason)
        return error

    def _reason(self, error: sqlite3.DatabaseError) -> str:
        return unwritable(Path(self.path).parent) or TROUBLES.get(_code(error), FAILING)

    def stamp(self) -> tuple[int, int]:
        """Another one after each change, whichever process made it."""
        with self._mapping():
            others: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return others, self._db.total_changes

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
        copy = Store(MEMORY)
        with self._mapping():
            self._db.backup(copy._db)
        return copy

    def contents(self) -> bytes:
        """The file as it would be written anew, and checked; empty where it lasts no longer than
        the process.
        """
        if self.path == MEMORY or self.trouble:
            return b""
        with self._mapping():
            return _whole(self._db)

    def close(self) -> None:
        self._db.close()


def _connect(path: Path | str) -> sqlite3.Connection:
    db = sqlite3.connect(
        path, isolation_level=None, timeout=BUSY_S, uri=str(path).startswith("file:")
    )
    db.row_factory = sqlite3.Row
    return db


def _check(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where there is damage, or something is missing."""
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("the check found damage")
    if missing := TABLES - {
        row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }:
        raise sqlite3.DatabaseError(f"it has no {', '.join(sorted(missing))}")


def _whole(db: sqlite3.Connection) -> bytes:
    copy = _connect(MEMORY)
    try:
        db.backup(copy)
        _check(copy)
        return copy.serialize()
    finally:
        copy.close()


def _read(path: Path) -> bytes:
    """A good file's contents, fit for memory, read without writing beside it; empty where there is
    none.

    A write-ahead log that a power cut left is only read where its index can be written: a copy of
    both in memory. Where that isn't to be had either, the file is read without it.
    """
    if not path.is_file():
        return b""
    with suppress(OSError), tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        beside = [path.with_name(path.name + suffix) for suffix in ("", "-wal")]
        copies = [shutil.copy(file, folder) for file in beside if file.exists()]
        if contents := _contents(Path(copies[0]).as_uri()):
            return contents
    return _contents(f"{path.absolute().as_uri()}?immutable=1")


def _contents(uri: str) -> bytes:
    try:
        with closing(_connect(uri)) as db:
            contents = bytearray(_whole(db))
    except sqlite3.Error:
        return b""
    contents[18:20] = (
        b"\x01\x01"  # no write-ahead log in memory: https://www.sqlite.org/fileformat.html, 1.3.3
    )
    return bytes(contents)


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 for an error that isn't SQLite's own."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
