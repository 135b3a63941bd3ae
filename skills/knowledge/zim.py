"""The encyclopedias of a folder: ZIM files, their titles and their full-text search.

It runs in a process of its own (`reader.py`): a damaged file may end it, or keep it busy for ever
(of 300 copies of a small ZIM file with bytes changed at random, libzim 3.13 died of three, and one
never came to an end).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from libzim.reader import Archive, Entry, set_cluster_cache_max_size
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from .articles import Article, read_article

CACHE = 8 * 1024 * 1024
"""Bytes of unpacked clusters that libzim keeps: four of Kiwix's."""
DIRENTS = 512
"""Entries of its table of contents that it keeps."""
LARGEST = 8 * 1024 * 1024
"""Bytes of the longest article that is opened."""
FILES = 16
"""ZIM files of a folder that are opened."""
HOPS = 5
"""Redirects that are followed."""
FAILURES = (RuntimeError, KeyError, ValueError, OSError)
"""What libzim raises where a file can't be read."""


@dataclass(frozen=True)
class Found:
    """An article and where it stands."""

    article: Article
    source: str
    """The ZIM's own title: "Wikipedia"."""
    date: str
    """When it was made: "2024-01-15", or empty."""

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self.article), "source": self.source, "date": self.date}


class Encyclopedia:
    """One ZIM file that is open. Raises one of FAILURES where it can't be read."""

    def __init__(self, path: Path) -> None:
        set_cluster_cache_max_size(CACHE)
        self._archive = Archive(path)
        self._archive.dirent_cache_max_size = DIRENTS
        self.empty = not self._archive.article_count
        name = self._metadata("Name")
        self.title = self._metadata("Title") or (name or path.stem).partition("_")[0].capitalize()
        self.date = self._metadata("Date")
        self.languages = frozenset(re.split(r"[,; ]+", self._metadata("Language")))
        self.dictionary = "wiktionary" in f"{name} {self.title} {path.stem}".casefold()

    def _metadata(self, key: str) -> str:
        try:
            return bytes(self._archive.get_metadata(key)).decode(errors="replace").strip()
        except RuntimeError:
            return ""

    def titled(self, subject: str) -> Found | None:
        """The article of this title, however its letters are written."""
        spellings = (subject, subject[:1].upper() + subject[1:], subject.title(), subject.lower())
        for title in dict.fromkeys(spellings):
            if self._archive.has_entry_by_title(title):
                return self._read(self._archive.get_entry_by_title(title))
        wanted = plain(subject)
        for path in SuggestionSearcher(self._archive).suggest(subject).getResults(0, 10):
            entry = self._archive.get_entry_by_path(path)
            if plain(entry.title) == wanted:
                return self._read(entry)
        return None

    def about(self, words: str, most: int) -> Iterator[Found]:
        """The articles that hold these words, those first in which they weigh most."""
        if not self._archive.has_fulltext_index:
            return
        found = Searcher(self._archive).search(Query().set_query(words))
        for path in found.getResults(0, most):
            if article := self._read(self._archive.get_entry_by_path(path)):
                yield article

    def _read(self, entry: Entry) -> Found | None:
        for _ in range(HOPS):
            if not entry.is_redirect:
                break
            entry = entry.get_redirect_entry()
        else:
            return None
        item = entry.get_item()
        if not item.mimetype.startswith("text/html") or item.size > LARGEST:
            return None
        html = bytes(item.content).decode(errors="replace")
        return Found(read_article(entry.title, html), self.title, self.date)


def files_of(folder: Path) -> list[Path]:
    """The ZIM files of a folder; of one in several parts the first. Raises OSError where there is
    no such folder.
    """
    files = (path for path in folder.iterdir() if path.suffix in (".zim", ".zimaa"))
    return sorted(files)[:FILES]


def in_order(books: Sequence[Encyclopedia], language: str, dictionary: bool) -> list[Encyclopedia]:
    """Those first that are a `dictionary`, or none, and in this language (as ISO 639-3 has it)."""
    return sorted(
        books, key=lambda each: (each.dictionary is not dictionary, language not in each.languages)
    )


def plain(title: str) -> str:
    """A title without what is not said: capitals, commas, hyphens."""
    return " ".join(re.findall(r"\w+", title.casefold()))
