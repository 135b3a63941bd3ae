"""Lists as they are kept: items once, checked off, taken off, on the disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.agenda.lists import ListKeeper
from assistant.agenda.store import MIGRATIONS, Store
from assistant.agenda.types import Item, ItemList


@pytest.fixture
def lists() -> ListKeeper:
    keeper = ListKeeper(Store(":memory:"))
    keeper.seed(
        [
            ItemList(
                "shopping_list",
                "Shopping List",
                ("groceries",),
                (Item("milk"), Item("toilet paper"), Item("eggs", True)),
            ),
            ItemList("personal_tasks", "Personal Tasks"),
            ItemList("trader_joes", "Trader Joe's"),
        ]
    )
    return keeper


def test_items_come_once_and_come_back_when_checked_off(lists: ListKeeper) -> None:
    after = lists.add("shopping_list", ["Milk", "eggs", "bread"])
    assert [(item.text, item.done) for item in after.items] == [
        ("milk", False),
        ("toilet paper", False),
        ("eggs", False),
        ("bread", False),
    ]


def test_items_are_checked_and_removed_by_their_texts(lists: ListKeeper) -> None:
    assert lists.check("shopping_list", ["Toilet paper"]).items[1].done
    assert [item.text for item in lists.remove("shopping_list", ["eggs", "beer"]).items] == [
        "milk",
        "toilet paper",
    ]
    assert [item.text for item in lists.clear("shopping_list", only_done=True).items] == ["milk"]
    assert lists.clear("shopping_list").items == ()


def test_lists_are_made_once_kept_and_deleted(tmp_path: Path) -> None:
    store = Store(tmp_path / "agenda.db")
    keeper = ListKeeper(store)
    made = keeper.create("packing list")
    assert (made.id, made.name) == ("packing_list", "Packing list")
    assert keeper.create("Packing  List") == made
    keeper.add(made.id, ["tent"])
    store.close()
    again = ListKeeper(Store(tmp_path / "agenda.db"))
    assert [item.text for item in again.get("packing_list").items] == ["tent"]
    again.delete("packing_list")
    assert again.all() == []
    assert again.create("packing list").items == ()


def test_by_when_things_are_due_is_kept_and_changed(lists: ListKeeper) -> None:
    def dues() -> list[tuple[str, str]]:
        return [(item.text, item.due) for item in lists.get("personal_tasks").items]

    lists.add("personal_tasks", ["rent", "plumber"], "2026-12-04")
    lists.add("personal_tasks", ["Rent"])
    assert dues() == [("rent", "2026-12-04"), ("plumber", "2026-12-04")], "nobody said another"
    before = lists.get("personal_tasks")
    lists.add("personal_tasks", ["plumber"], "2026-12-05T17:00:00+01:00")
    lists.add("personal_tasks", ["rent"], "")
    assert dues() == [("rent", ""), ("plumber", "2026-12-05T17:00:00+01:00")]
    lists.restore(before)
    assert lists.get("personal_tasks") == before


def test_a_file_from_before_things_were_due_loses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "agenda.db"
    before = MIGRATIONS.index("ALTER TABLE item ADD COLUMN due TEXT NOT NULL DEFAULT '';")
    with closing(sqlite3.connect(file)) as db:
        for script in MIGRATIONS[:before]:
            db.executescript(script)
        db.execute("INSERT INTO list VALUES ('todo', 'To-do', '[\"tasks\"]', 1)")
        db.execute("INSERT INTO item (list, text, done) VALUES ('todo', 'rent', 1)")
        db.execute(f"PRAGMA user_version = {before}")
        db.commit()
    keeper = ListKeeper(Store(file))
    assert keeper.all() == [ItemList("todo", "To-do", ("tasks",), (Item("rent", True),))]
    keeper.add("todo", ["tax return"], "2026-12-04")
    assert keeper.get("todo").items[1] == Item("tax return", due="2026-12-04")
