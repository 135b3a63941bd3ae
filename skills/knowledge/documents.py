"""The household's own documents: a folder of text and Markdown files, searched by SQLite's FTS5.

A document is kept in passages: a paragraph, or a line of a list, with the headings above it. The
index stands in a file of the skill's own folder and follows the folder: what changed is read anew
when something is asked. It runs in the reader's process.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

KINDS = frozenset({".txt", ".md", ".markdown", ".text"})
FILES = 2000
"""Documents that are read."""
LARGEST = 1_000_000
"""Bytes of a document that are read."""
DEEPEST = 6
"""Folders within folders."""
MOST = 5
"""Passages that are looked at."""
SHORTEST_STEM = 4
VERSION = 1

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_POINT = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_MARKS = re.compile(r"(\*\*|__|`)(.+?)\1|(?<!\w)[*_](\S[^*_\n]*?)[*_](?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")

Passage = tuple[str, str]
"""The headings it stands under, and its text."""


def passages(text: str, name: str) -> Iterator[Passage]:
    """A document's passages. `name` is a heading of them all."""
    headings: list[str] = []
    kept: list[str] = []

    def above() -> str:
        return " · ".join([name, *headings])

    for line in [*text.splitlines(), ""]:
        heading, point = _HEADING.match(line), _POINT.match(line)
        if kept and (not line.strip() or heading or point):
            yield above(), _plain(" ".join(kept))
            kept = []
        if heading:
            depth = line.strip().find(" ")
            headings[depth - 1 :] = [_plain(heading[1])]
        elif line.strip():
            kept.append(line[point.end() :] if point else line)


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    text = _MARKS.sub(lambda match: match[2] or match[3] or "", text)
    return re.sub(r"\s+", " ", text).strip()


def look(folder: Path, index: Path, words: Sequence[str]) -> list[dict[str, str]]:
    """The passages that hold all of these words (each at least as a beginning), best first. Raises
    OSError where there is no such folder.
    """
    files = {str(path): _stamp(path) for path in _files(folder)}
    try:
        return _look(files, index, words)
    except sqlite3.DatabaseError:  # damaged: it can be made again
        index.unlink(missing_ok=True)
        return _look(files, index, words)


def _look(files: dict[str, str], index: Path, words: Sequence[str]) -> list[dict[str, str]]:
    index.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(index)) as database, database:
        _prepare(database)
        _follow(database, files)
        query = " AND ".join(f'"{stem}"*' for word in words if (stem := _stem(word)))
        if not query:
            return []
        rows = database.execute(
            "SELECT file, above, text FROM passages WHERE passages MATCH ? "
            "ORDER BY bm25(passages, 0.0, 0.6, 1.0) LIMIT ?",
            (query, MOST),
        )
        return [
            {"name": Path(file).stem.replace("_", " "), "above": above, "text": text}
            for file, above, text in rows
        ]


def _prepare(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        database.executescript(
            "DROP TABLE IF EXISTS files; DROP TABLE IF EXISTS passages;"
            "CREATE TABLE files (file TEXT PRIMARY KEY, stamp TEXT);"
            "CREATE VIRTUAL TABLE passages USING fts5(file UNINDEXED, above, text,"
            " tokenize = 'unicode61 remove_diacritics 2');"
            f"PRAGMA user_version = {VERSION};"
        )


def _follow(database: sqlite3.Connection, files: dict[str, str]) -> None:
    """Read what is new or changed, forget what is gone."""
    known = dict(database.execute("SELECT file, stamp FROM files"))
    for file in known.keys() - files.keys():
        _forget(database, file)
    for file, stamp in files.items():
        if known.get(file) == stamp:
            continue
        _forget(database, file)
        path = Path(file)
        with path.open("rb") as opened:
            text = opened.read(LARGEST).decode(errors="replace")
        name = path.stem.replace("_", " ").replace("-", " ")
        database.executemany(
            "INSERT INTO passages VALUES (?, ?, ?)",
            ((file, above, passage) for above, passage in passages(text, name)),
        )
        database.execute("INSERT INTO files VALUES (?, ?)", (file, stamp))


def _forget(database: sqlite3.Connection, file: str) -> None:
    database.execute("DELETE FROM passages WHERE file = ?", (file,))
    database.execute("DELETE FROM files WHERE file = ?", (file,))


def _files(folder: Path, depth: int = 0) -> list[Path]:
    """The documents of a folder and of those within; links are not followed."""
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir() and depth < DEEPEST:
            found += _files(path, depth + 1)
        elif path.is_file() and path.suffix.lower() in KINDS:
            found.append(path)
        if len(found) >= FILES:
            break
    return found[:FILES]


def _stamp(path: Path) -> str:
    stat = path.stat()
    return f"{stat.st_size} {stat.st_mtime_ns}"


def _stem(word: str) -> str:
    """The word without an ending that it may have in one place and not in another: "passwords",
    "password".
    """
    letters = "".join(re.findall(r"\w+", word))
    return letters[: max(SHORTEST_STEM, len(letters) - 2)]
