"""Lists: what people call them, what is on them, and how a spoken enumeration falls into items."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agenda.lists import ListKeeper, closest, match_items, split_items
from assistant.agenda.store import Store
from assistant.agenda.types import Item, ItemList


@pytest.fixture
def lists() -> ListKeeper:
    keeper = ListKeeper(Store(":memory:"))
    keeper.seed(
        [
            ItemList("shopping_list", "Shopping List", ("groceries",), (Item("milk"), Item("toilet paper"), Item("eggs", True))),
            ItemList("personal_tasks", "Personal Tasks"),
            ItemList("trader_joes", "Trader Joe's"),
        ]
    )
    return keeper


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("shopping", "shopping_list"),
        ("my shopping list", "shopping_list"),
        ("grocery list", "shopping_list"),
        ("shoping list", "shopping_list"),
        ("trader joes", "trader_joes"),
        ("my tasks", "personal_tasks"),
        ("camping", None),
        ("list", None),
    ],
)
def test_a_list_is_found_as_people_call_it(lists: ListKeeper, said: str, found: str | None) -> None:
    known = lists.find(said)
    assert (known.id if known else None) == found


def test_items_come_once_and_come_back_when_checked_off(lists: ListKeeper) -> None:
    after = lists.add("shopping_list", ["Milk", "eggs", "bread"])
    assert [(item.text, item.done) for item in after.items] == [
        ("milk", False),
        ("toilet paper", False),
        ("eggs", False),
        ("bread", False),
    ]


def test_items_are_checked_and_removed_by_what_is_said(lists: ListKeeper) -> None:
    assert lists.check("shopping_list", ["toilet papers"]).items[1].done
    assert [item.text for item in lists.remove("shopping_list", ["egg", "beer"]).items] == ["milk", "toilet paper"]
    assert [item.text for item in lists.clear("shopping_list", only_done=True).items] == ["milk"]
    assert lists.clear("shopping_list").items == ()


def test_lists_are_made_once_kept_and_deleted(tmp_path: Path) -> None:
    store = Store(tmp_path / "agenda.db")
    keeper = ListKeeper(store)
    made = keeper.create("packing")
    assert (made.id, made.name) == ("packing_list", "Packing list")
    assert keeper.create("the packing list") == made
    keeper.add(made.id, ["tent"])
    store.close()
    again = ListKeeper(Store(tmp_path / "agenda.db"))
    assert [item.text for item in again.get("packing_list").items] == ["tent"]
    again.delete("packing_list")
    assert again.all() == []
    assert again.create("packing").items == ()


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("milk, eggs and bread", ["milk", "eggs", "bread"]),
        ("milk, eggs, and some bread.", ["milk", "eggs", "bread"]),
        ("two apples and a litre of milk", ["two apples", "a litre of milk"]),
        ("mac and cheese and salt and pepper", ["mac and cheese", "salt and pepper"]),
        ("call mum and dad", ["call mum and dad"]),
        ("mop the floor and do the laundry", ["mop the floor", "do the laundry"]),
        ("milk", ["milk"]),
        ("", []),
    ],
)
def test_an_enumeration_falls_into_items(said: str, items: list[str]) -> None:
    assert split_items(said) == items


def test_only_a_clearly_closest_name_is_meant() -> None:
    assert closest("tomatos", ["potatoes", "tomatoes"]) == 1
    assert closest("beer", ["bread", "butter"]) is None
    assert match_items([Item("milk"), Item("oat milk")], ["milks", "tea"]) == ([0], ["tea"])
