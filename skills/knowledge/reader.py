"""The process that reads encyclopedias and documents: one request on its standard input, one reply
on its standard output, and it ends. What kills it costs one answer.

Before it touches a ZIM file it writes the file's name (`{"trying": …}`), so that who asked knows
which one it died of.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MEMORY = 512 * 1024 * 1024
"""Bytes that it may take for itself; files that are mapped don't count."""
ARTICLES = 3
"""Articles that hold the words, where none has the title."""


def main() -> None:
    """Answer the request."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    request = json.loads(sys.stdin.readline())
    _write(answer(request))


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """`documents` and `words`: the passages that hold them; `encyclopedias` and `subjects`: the
    article that has one of them for a title, else (`search`) those that hold the words.
    """
    reply: dict[str, Any] = {"passages": [], "articles": [], "broken": [], "books": 0}
    if request.get("documents"):
        from .documents import look

        try:
            reply["passages"] = look(
                Path(request["documents"]), Path(request["index"]), request["words"]
            )
        except OSError:
            reply["no_documents"] = True
    if request.get("encyclopedias") and not reply["passages"]:
        try:
            _look_up(request, reply)
        except OSError:
            reply["no_encyclopedias"] = True
    return reply


def _look_up(request: Mapping[str, Any], reply: dict[str, Any]) -> None:
    """Fill the reply with what the ZIM files have; one that can't be read is named there."""
    from .zim import FAILURES, Encyclopedia, files_of, in_order

    books: dict[Encyclopedia, Path] = {}
    for path in files_of(Path(request["encyclopedias"])):
        if path.name in request.get("without", ()):
            continue
        _write({"trying": path.name})
        try:
            books[Encyclopedia(path)] = path
        except FAILURES:
            reply["broken"].append(path.name)
    reply["books"] = sum(not book.empty for book in books)
    reply["empty"] = [path.name for book, path in books.items() if book.empty]
    ordered = in_order(list(books), request["language"], bool(request.get("dictionary")))
    for full in (False, True):
        for book in ordered:
            _write({"trying": books[book].name})
            try:
                if full and request.get("search"):
                    found = list(book.about(request["search"], ARTICLES))
                else:
                    titled = (book.titled(subject) for subject in request["subjects"])
                    found = [each for each in titled if each][:1] if not full else []
            except FAILURES:
                reply["broken"].append(books[book].name)
                continue
            if found:
                reply["articles"] = [each.as_json() for each in found]
                reply["titled"] = not full
                return


def _write(message: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
