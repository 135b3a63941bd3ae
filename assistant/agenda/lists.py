"""Shopping, to-do and other lists, kept in the agenda's file. What people call them and their items
is `languages.naming`'s to tell.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence

from assistant.agenda.store import Store
from assistant.agenda.types import Item, ItemList


class ListKeeper:
    """Implements `agenda.types.Lists`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> Sequence[ItemList]:
        items: dict[str, list[Item]] = {}
        for row in self._store.rows("SELECT list, text, done, due FROM item ORDER BY id"):
            item = Item(row["text"], bool(row["done"]), row["due"])
            items.setdefault(row["list"], []).append(item)
        return [
            ItemList(
                row["id"],
                row["name"],
                tuple(json.loads(row["aliases"])),
                tuple(items.get(row["id"], ())),
            )
            for row in self._store.rows("SELECT * FROM list ORDER BY position, id")
        ]

    def get(self, list_id: str) -> ItemList:
        """Raises KeyError."""
        for known in self.all():
            if known.id == list_id:
                return known
        raise KeyError(list_id)

    def create(self, name: str) -> ItemList:
        """A new list; an existing one with this very name is returned as it is."""
        title = " ".join(name.split())
        title = title[:1].upper() + title[1:]
        for known in self.all():
            if known.name.casefold() == title.casefold() and title:
                return known
        base = re.sub(r"\W+", "_", title.lower()).strip("_") or "list"
        taken = {known.id for known in self.all()}
        list_id = next(
            name for name in (base, *(f"{base}_{n}" for n in range(2, 10_000))) if name not in taken
        )
        self._put(ItemList(list_id, title))
        return self.get(list_id)

    def seed(self, lists: Iterable[ItemList]) -> None:
        """Begin with the lists of a home file."""
        for each in lists:
            self._put(each)

    def add(self, list_id: str, texts: Sequence[str], due: str | None = None) -> ItemList:
        """Put items on; one that is on it already is not doubled, one that was checked off is open
        again. Without `due` it stays due when it was.
        """
        with self._store.transaction() as db:
            for text in texts:
                row = db.execute(
                    "SELECT id FROM item WHERE list = ? AND lower(text) = lower(?) ORDER BY done",
                    (list_id, text),
                ).fetchone()
                if row:
                    db.execute(
                        "UPDATE item SET done = 0, due = coalesce(?, due) WHERE id = ?",
                        (due, row["id"]),
                    )
                else:
                    db.execute(
                        "INSERT INTO item (list, text, due) VALUES (?, ?, ?)",
                        (list_id, text, due or ""),
                    )
        return self.get(list_id)

    def remove(self, list_id: str, texts: Sequence[str]) -> ItemList:
        with self._store.transaction() as db:
            db.executemany(
                "DELETE FROM item WHERE id = ?", [(row,) for row in self._rows(list_id, texts)]
            )
        return self.get(list_id)

    def check(self, list_id: str, texts: Sequence[str], done: bool = True) -> ItemList:
        with self._store.transaction() as db:
            db.executemany(
                "UPDATE item SET done = ? WHERE id = ?",
                [(int(done), row) for row in self._rows(list_id, texts)],
            )
        return self.get(list_id)

    def clear(self, list_id: str, *, only_done: bool = False) -> ItemList:
        with self._store.transaction() as db:
            db.execute(
                f"DELETE FROM item WHERE list = ?{' AND done = 1' if only_done else ''}", (list_id,)
            )
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
        """Of each text the item that reads so, without regard to case."""
        rows = self._store.rows(
            "SELECT id, text FROM item WHERE list = ? ORDER BY id DESC", (list_id,)
        )
        first = {row["text"].casefold(): row["id"] for row in rows}
        return [first[text.casefold()] for text in texts if text.casefold() in first]

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
            "INSERT INTO item (list, text, done, due) VALUES (?, ?, ?, ?)",
            [(each.id, item.text, int(item.done), item.due) for item in each.items],
        )
