"""The file of the history: SQLite in the state folder, a row a turn, until its days are over.

Write-ahead log with synchronous=NORMAL: a turn costs the pages it touches, appended to the log, and
no wait for the disk; a power cut may take the last turns and never the file. (The agenda's store
waits for each commit: a timer must not be lost, and there are fewer of them.) What is deleted is
overwritten with zeros in the file, and the log is emptied.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.core.errors import InputError
from assistant.core.keep import unwritable
from assistant.core.values import Json
from assistant.service.history_seal import SALT_BYTES, Seal

log = logging.getLogger(__name__)

MEMORY = ":memory:"
VERSION = 1
SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE turn (
    -- a number is never used again, so that a stale one can't hit another turn
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,        -- UTC, seconds since 1970
    body BLOB NOT NULL,      -- JSON, compressed
    sealed INTEGER NOT NULL  -- whether the body is encrypted
) STRICT;
CREATE TABLE sound (
    turn INTEGER PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
    body BLOB NOT NULL,      -- FLAC
    sealed INTEGER NOT NULL
) STRICT;
CREATE TABLE salt (value BLOB NOT NULL) STRICT;
PRAGMA user_version = 1;
COMMIT;
"""
SIDES = ("", "-wal", "-shm")
"""The file, and what SQLite keeps beside it."""
SMALL_MS = 1000
"""How long to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A turn to be kept: as JSON, when it began (UTC, s since 1970) and its sound (FLAC), where
    that is kept.
    """

    told: Mapping[str, Json]
    at: float
    sound: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """Some turns, the newest first. `more`: there are older ones; `unreadable`: so many on the way
    were encrypted with another key.
    """

    turns: tuple[dict[str, Json], ...]
    more: bool = False
    unreadable: int = 0


class HistoryFile:
    """One connection to one file; belongs to the thread that made it. Raises sqlite3.Error from
    every call.
    """

    def __init__(self, path: Path | str, key: bytes | None = None) -> None:
        """Opens or makes the file; ":memory:" keeps everything in memory. A damaged one is deleted:
        it isn't worth a copy that nobody could delete.

        With `key` all is encrypted, and what was not yet is now. Raises InputError where a newer
        version wrote it.
        """
        self.path = path
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            if path == MEMORY or unwritable(Path(path).parent) or not Path(path).exists():
                raise
            log.error("%s is damaged (%s): the history begins anew", path, error)
            remove(Path(path))
            self._db = self._open()
        self._seal = Seal(key, self._salt()) if key else None
        self._seal_all()

    def _open(self) -> sqlite3.Connection:
        if self.path != MEMORY:  # SQLite gives what it keeps beside the file the file's own mode
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        db = sqlite3.connect(self.path, isolation_level=None, timeout=SMALL_MS / 1000)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = ON")
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise InputError(
                    f"{self.path}: written by a newer version of the assistant; update this one, "
                    "or delete the file."
                )
            if version == 0:
                db.executescript(SCHEMA)
            elif db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the check found damage")
        except (sqlite3.Error, InputError):
            db.close()
            raise
        return db

    def _salt(self) -> bytes:
        row = self._db.execute("SELECT value FROM salt").fetchone()
        if row is None:
            row = (os.urandom(SALT_BYTES),)
            self._db.execute("INSERT INTO salt VALUES (?)", row)
        return bytes(row[0])

    def _seal_all(self) -> None:
        """Encrypt what was kept before there was a key."""
        if self._seal is None:
            return
        changed = False
        for table, key in (("turn", "id"), ("sound", "turn")):
            plain = f"SELECT {key}, body FROM {table} WHERE NOT sealed"
            for number, body in self._db.execute(plain).fetchall():
                closed = self._closed(table, number, body)
                self._db.execute(
                    f"UPDATE {table} SET body = ?, sealed = ? WHERE {key} = ?", (*closed, number)
                )
                changed = True
        if changed:
            self._empty_the_log()

    @property
    def sealed(self) -> bool:
        """Whether what is written is encrypted."""
        return self._seal is not None

    @property
    def last(self) -> int:
        """The number of the newest turn that was ever kept; 0: none was."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'turn'").fetchone()
        return int(row[0]) if row else 0

    def add(self, turns: Sequence[Kept]) -> list[int]:
        """Keep turns, all in one transaction; returns their numbers: their own (`turn`), or the
        next where another process has taken that one.
        """
        numbers = []
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for kept in turns:
                number = max(int(kept.told["turn"]), self.last + 1)
                body = self._closed("turn", number, _packed({**kept.told, "turn": number}))
                self._db.execute("INSERT INTO turn VALUES (?, ?, ?, ?)", (number, kept.at, *body))
                if kept.sound:
                    sound = self._closed("sound", number, kept.sound)
                    self._db.execute("INSERT INTO sound VALUES (?, ?, ?)", (number, *sound))
                numbers.append(number)
        return numbers

    def page(
        self,
        since: float,
        before: int | None = None,
        limit: int = 50,
        words: str = "",
        only: Iterable[tuple[str, str]] = (),
    ) -> Page:
        """Up to `limit` turns from `since` (UTC, s since 1970) on, below the number `before`, that
        hold all of `words` in what was heard, answered or announced, and `only` these values
        (("route", "model")).
        """
        wanted, unreadable = words.casefold().split(), 0
        found: list[dict[str, Json]] = []
        for told in self._turns(since, before):
            if told is None:
                unreadable += 1
            elif _holds(told, wanted) and all(told.get(name) == value for name, value in only):
                if len(found) == limit:
                    return Page(tuple(found), True, unreadable)
                found.append(told)
        return Page(tuple(found), False, unreadable)

    def count(self, since: float) -> int:
        """How many turns there are."""
        row = self._db.execute("SELECT count(*) FROM turn WHERE at >= ?", (since,)).fetchone()
        return int(row[0])

    def _turns(self, since: float, before: int | None) -> Iterator[dict[str, Json] | None]:
        rows = self._db.execute(
            "SELECT turn.id, turn.body, turn.sealed, sound.turn FROM turn"
            " LEFT JOIN sound ON sound.turn = turn.id"
            " WHERE at >= ? AND (? IS NULL OR turn.id < ?) ORDER BY turn.id DESC",
            (since, before, before),
        )
        for number, body, sealed, sounds in rows:
            plain = self._opened("turn", number, body, sealed)
            yield None if plain is None else {**_unpacked(plain), "audio": sounds is not None}

    def turn(self, number: int, since: float) -> dict[str, Json] | None:
        """One turn; None where there is none, or where it was encrypted with another key."""
        found = next(self._turns(since, number + 1), None)
        return found if found is not None and found["turn"] == number else None

    def sound(self, number: int) -> bytes:
        """A turn's sound (FLAC); empty where there is none that can be read."""
        row = self._db.execute(
            "SELECT body, sealed FROM sound WHERE turn = ?", (number,)
        ).fetchone()
        return (self._opened("sound", number, *row) or b"") if row else b""

    def change(self, number: int, told: Mapping[str, Json]) -> None:
        """Keep a turn anew, in place of what was kept of it."""
        body = self._closed("turn", number, _packed(told))
        self._db.execute("UPDATE turn SET body = ?, sealed = ? WHERE id = ?", (*body, number))
        self._empty_the_log()

    def delete(self, numbers: Iterable[int] | None) -> int:
        """Delete these turns, None: all, with their sound; returns how many there were."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if numbers is None:
                gone = self._db.execute("DELETE FROM turn").rowcount
            else:
                gone = sum(
                    self._db.execute("DELETE FROM turn WHERE id = ?", (number,)).rowcount
                    for number in numbers
                )
        if numbers is None:
            self._db.execute("VACUUM")
        if gone:
            self._empty_the_log()
        return gone

    def expire(self, before: float) -> int:
        """Delete the turns of before then (UTC, s since 1970). Writes nothing where there are
        none.
        """
        old = [row[0] for row in self._db.execute("SELECT id FROM turn WHERE at < ?", (before,))]
        return self.delete(old) if old else 0

    def keep_newest(self, count: int) -> None:
        """Delete all but the `count` newest turns."""
        old = self._db.execute("SELECT id FROM turn ORDER BY id DESC LIMIT -1 OFFSET ?", (count,))
        self.delete([row[0] for row in old.fetchall()])

    def close(self) -> None:
        """The last one that closes it empties the log into the file."""
        self._db.close()

    def _empty_the_log(self) -> None:
        """Nothing of what was deleted stays in the write-ahead log; where another process reads at
        this very moment, it does until the next time.
        """
        with suppress(sqlite3.OperationalError):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _closed(self, table: str, number: int, plain: bytes) -> tuple[bytes, int]:
        if self._seal is None:
            return plain, 0
        return self._seal.close(plain, f"{table} {number}"), 1

    def _opened(self, table: str, number: int, body: bytes, sealed: int) -> bytes | None:
        if not sealed:
            return body
        return self._seal.open(body, f"{table} {number}") if self._seal else None


def remove(path: Path) -> None:
    """Delete a history with all that SQLite keeps beside it. Raises OSError."""
    for side in SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)


def _packed(told: Mapping[str, Json]) -> bytes:
    plain = {name: value for name, value in told.items() if name != "audio"}
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def _unpacked(body: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(zlib.decompress(body))
    return told


def _holds(told: Mapping[str, Any], wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    text = f"{told['heard']} {told['reply']} {told['notice'] or ''}".casefold()
    return all(word in text for word in wanted)
