"""Shopping, to-do and other lists, kept in the agenda's file; names and items are found as people say them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from assistant.agenda.store import Store
from assistant.agenda.types import Item, ItemList

_CLOSE = 84.0
"""rapidfuzz ratio (0..100) from which two names count as the same: one slip in six letters."""
_SMALL = frozenset({"my", "the", "our", "a", "an", "list", "lists", "of", "some", "please"})
_SET_PAIRS = (
    "salt and pepper", "mac and cheese", "macaroni and cheese", "peanut butter and jelly", "fish and chips", "half and half",
    "gin and tonic", "pork and beans", "sweet and sour", "black and white",
)  # fmt: skip
_ERRANDS = re.compile(
    r"(book|bring|buy|call|check|clean|collect|cook|do|email|feed|find|finish|fix|get|go|mail|make|mop|pack|pay|phone|pick|prepare"
    r"|print|read|remember|renew|return|schedule|send|sweep|take|tell|text|tidy|vacuum|visit|walk|wash|water|write)\b",
    re.IGNORECASE,
)
"""Words that begin a thing to do rather than a thing to buy."""
_AND = re.compile(r"\s+(?:and|plus|as well as)\s+")
_MORE_OF_A_NUMBER = re.compile(
    r"\b(?:hundred|thousand|million) and (?:\w+teen|\w+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)"
    r"|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) and (?:a |an |one )?(?:half|quarter)\b"
)
"""An "and" inside a number: "one hundred and eleven", "two and a half"."""


def plain(name: str) -> str:
    """What counts of a name: lower case, no apostrophes, articles or "list", no plural; "to-do" is one word."""
    text = re.sub(r"[’'`.]", "", name.lower())
    text = re.sub(r"\bto[ -]?do(s?)\b", "todo", text)
    words = [word for word in re.findall(r"\w+", text) if word not in _SMALL]
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "toes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def closest(said: str, names: Sequence[str]) -> int | None:
    """Index of the name that `said` means: the same words, or clearly the closest in spelling; None when there is none."""
    wanted = plain(said)
    forms = [plain(name) for name in names]
    if not wanted:
        return None
    if wanted in forms:
        return forms.index(wanted)
    ranked = process.extract(wanted, forms, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 4):
        return None
    return int(ranked[0][2])


def split_items(text: str) -> list[str]:
    """ "milk, eggs and bread" → three; "salt and pepper" stays one, and so does "call mum and dad"."""
    kept: dict[str, str] = {}
    for number, pair in enumerate(_SET_PAIRS):
        token = f"\x00{number}\x00"
        replaced = re.sub(rf"\b{pair}\b", token, text, flags=re.IGNORECASE)
        if replaced != text:
            kept[token] = pair
            text = replaced
    parts = [part for part in re.split(r"\s*,(?!\d{3}\b)\s*(?:and\s+)?", text.strip(" .!?")) if part]
    split: list[str] = []
    for part in parts:
        inside = [match.span() for match in _MORE_OF_A_NUMBER.finditer(part)]
        pieces, begun = [], 0
        for joint in _AND.finditer(part):
            if not any(first < joint.start() < last for first, last in inside):
                pieces.append(part[begun : joint.start()])
                begun = joint.end()
        pieces.append(part[begun:])
        whole = _ERRANDS.match(part) and any(len(piece.split()) < 2 for piece in pieces)
        split.extend([part] if whole else pieces)
    for token, pair in kept.items():
        split = [piece.replace(token, pair) for piece in split]
    return [piece for piece in (re.sub(r"^(?:some|also|and)\s+", "", piece.strip()) for piece in split) if piece]


def match_items(items: Sequence[Item], said: Iterable[str]) -> tuple[list[int], list[str]]:
    """Which items are meant (indices, in the order said), and what was said that is not there."""
    found: list[int] = []
    missing: list[str] = []
    texts = [item.text for item in items]
    for text in said:
        index = closest(text, texts)
        if index is None:
            missing.append(text)
        elif index not in found:
            found.append(index)
    return found, missing


class ListKeeper:
    """Implements `agenda.types.Lists`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> Sequence[ItemList]:
        items: dict[str, list[Item]] = {}
        for row in self._store.rows("SELECT list, text, done FROM item ORDER BY id"):
            items.setdefault(row["list"], []).append(Item(row["text"], bool(row["done"])))
        return [
            ItemList(row["id"], row["name"], tuple(json.loads(row["aliases"])), tuple(items.get(row["id"], ())))
            for row in self._store.rows("SELECT * FROM list ORDER BY position, id")
        ]

    def get(self, list_id: str) -> ItemList:
        """Raises KeyError."""
        for known in self.all():
            if known.id == list_id:
                return known
        raise KeyError(list_id)

    def find(self, name: str) -> ItemList | None:
        return find_among(self.all(), name)

    def create(self, name: str) -> ItemList:
        """A new list; an existing one with this very name is returned as it is."""
        title = " ".join(name.split())
        title = title if re.search(r"\blists?$", title, re.IGNORECASE) or not title else f"{title} list"
        title = title[:1].upper() + title[1:]
        for known in self.all():
            if plain(known.name) == plain(title) and plain(title):
                return known
        base = re.sub(r"\W+", "_", title.lower()).strip("_") or "list"
        taken = {known.id for known in self.all()}
        list_id = next(name for name in (base, *(f"{base}_{n}" for n in range(2, 10_000))) if name not in taken)
        self._put(ItemList(list_id, title))
        return self.get(list_id)

    def seed(self, lists: Iterable[ItemList]) -> None:
        """Begin with the lists of a home file."""
        for each in lists:
            self._put(each)

    def add(self, list_id: str, texts: Sequence[str]) -> ItemList:
        """Put items on; one that is on it already is not doubled, one that was checked off is open again."""
        with self._store.transaction() as db:
            for text in texts:
                row = db.execute(
                    "SELECT id FROM item WHERE list = ? AND lower(text) = lower(?) ORDER BY done", (list_id, text)
                ).fetchone()
                if row:
                    db.execute("UPDATE item SET done = 0 WHERE id = ?", (row["id"],))
                else:
                    db.execute("INSERT INTO item (list, text) VALUES (?, ?)", (list_id, text))
        return self.get(list_id)

    def remove(self, list_id: str, texts: Sequence[str]) -> ItemList:
        with self._store.transaction() as db:
            db.executemany("DELETE FROM item WHERE id = ?", [(row,) for row in self._rows(list_id, texts)])
        return self.get(list_id)

    def check(self, list_id: str, texts: Sequence[str], done: bool = True) -> ItemList:
        with self._store.transaction() as db:
            db.executemany("UPDATE item SET done = ? WHERE id = ?", [(int(done), row) for row in self._rows(list_id, texts)])
        return self.get(list_id)

    def clear(self, list_id: str, *, only_done: bool = False) -> ItemList:
        with self._store.transaction() as db:
            db.execute(f"DELETE FROM item WHERE list = ?{' AND done = 1' if only_done else ''}", (list_id,))
        return self.get(list_id)

    def delete(self, list_id: str) -> None:
        with self._store.transaction() as db:
            db.execute("DELETE FROM list WHERE id = ?", (list_id,))

    def restore(self, before: ItemList) -> None:
        with self._store.transaction() as db:
            if db.execute("SELECT 1 FROM list WHERE id = ?", (before.id,)).fetchone() is None:
                self._put(before)
                return
            db.execute("DELETE FROM item WHERE list = ?", (before.id,))
            self._put_items(db, before)

    def _rows(self, list_id: str, texts: Sequence[str]) -> list[int]:
        rows = self._store.rows("SELECT id, text, done FROM item WHERE list = ? ORDER BY id", (list_id,))
        found, _ = match_items([Item(row["text"], bool(row["done"])) for row in rows], texts)
        return [rows[index]["id"] for index in found]

    def _put(self, each: ItemList) -> None:
        with self._store.transaction() as db:
            position = db.execute("SELECT coalesce(max(position), 0) + 1 FROM list").fetchone()[0]
            db.execute(
                "INSERT INTO list (id, name, aliases, position) VALUES (?, ?, ?, ?)",
                (each.id, each.name, json.dumps(list(each.aliases)), position),
            )
            self._put_items(db, each)

    @staticmethod
    def _put_items(db: sqlite3.Connection, each: ItemList) -> None:
        db.executemany(
            "INSERT INTO item (list, text, done) VALUES (?, ?, ?)",
            [(each.id, item.text, int(item.done)) for item in each.items],
        )


def find_among(lists: Sequence[ItemList], name: str) -> ItemList | None:
    """The list that a person means by `name`; of two with one name the first."""
    named = [(known, form) for known in lists for form in (known.name, *known.aliases)]
    index = closest(name, [form for _, form in named])
    return named[index][0] if index is not None else _part_of_name(name, lists)


def _part_of_name(name: str, lists: Sequence[ItemList]) -> ItemList | None:
    """ "my tasks" for "Personal Tasks": all words said are in one list's names, and in no other's."""
    words = set(plain(name).split())
    hits = [known for known in lists if any(words <= set(plain(form).split()) for form in (known.name, *known.aliases))]
    return hits[0] if words and len(hits) == 1 else None
