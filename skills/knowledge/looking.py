"""Asks the reader (`reader.py`), a process of its own: what kills it or keeps it busy costs one
file, never the box.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .articles import Article, Row

log = logging.getLogger(__name__)

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes of a reply."""
_BEGIN = (
    "import sys, importlib; sys.path.insert(0, sys.argv[1]); "
    "importlib.import_module(sys.argv[2] + '.reader').main()"
)


@dataclass(frozen=True)
class Passage:
    """A piece of a document: the document's name, the headings above it, its text."""

    name: str
    above: str
    text: str


@dataclass(frozen=True)
class Book:
    """An article and where it stands: the ZIM's own title and date ("2024-01-15")."""

    article: Article
    source: str
    date: str


@dataclass(frozen=True)
class Reply:
    """What was found, and what was wrong."""

    passages: tuple[Passage, ...] = ()
    articles: tuple[Book, ...] = ()
    titled: bool = False
    """The article's title is what was asked about, not just some of its words."""
    books: int = 0
    """Encyclopedias that can be read and hold something."""
    broken: tuple[str, ...] = ()
    """Files that can't be read."""
    empty: tuple[str, ...] = ()
    no_documents: bool = False
    no_encyclopedias: bool = False
    late: bool = False
    """It took too long."""


@dataclass
class _Progress:
    """What the reader has written so far."""

    trying: str = ""
    reply: Mapping[str, Any] = field(default_factory=dict)


async def look(request: Mapping[str, Any], deadline_s: float) -> Reply:
    """The reader's reply. A file that it dies of, or that keeps it busy, is left out the second
    time.
    """
    without: list[str] = []
    late = False
    for _ in range(2):
        progress = _Progress()
        try:
            async with asyncio.timeout(deadline_s / 2):
                await _ask({**request, "without": without}, progress)
            late = False
        except TimeoutError:
            late = True
        if progress.reply:
            return _read(progress.reply, without)
        if not progress.trying:
            break
        log.warning("the encyclopedia %s ends its reader, or keeps it busy", progress.trying)
        without.append(progress.trying)
    return Reply(broken=tuple(without), late=late)


async def _ask(request: Mapping[str, Any], progress: _Progress) -> None:
    folder = Path(__file__).parent
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-c", _BEGIN, str(folder.parent), folder.name),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=LONGEST_LINE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.close()
        while line := await process.stdout.readline():
            told = json.loads(line)
            if "trying" in told:
                progress.trying = told["trying"]
            else:
                progress.reply = told
    except (ValueError, ConnectionError) as error:  # a reply that is cut, or too long
        log.warning("the reader of encyclopedias and documents: %s", error)
    finally:
        if process.returncode is None and not progress.reply:
            process.kill()
        await process.wait()


def _read(told: Mapping[str, Any], without: list[str]) -> Reply:
    return Reply(
        tuple(Passage(**each) for each in told["passages"]),
        tuple(map(_book, told["articles"])),
        bool(told.get("titled")),
        told["books"],
        (*without, *told["broken"]),
        tuple(told.get("empty", ())),
        bool(told.get("no_documents")),
        bool(told.get("no_encyclopedias")),
    )


def _book(told: Mapping[str, Any]) -> Book:
    rest = {key: value for key, value in told.items() if key not in ("source", "date")}
    rows = [Row(**row) for row in rest.pop("rows")]
    position = rest.pop("position")
    article = Article(**rest, rows=rows, position=tuple(position) if position else None)
    return Book(article, told["source"], told["date"])
