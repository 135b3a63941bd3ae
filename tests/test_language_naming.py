"""What people call things: which list and which item is meant,
and how an enumeration falls apart.
"""

from __future__ import annotations

import pytest

from assistant.agenda.types import Item, ItemList
from assistant.languages import speaking
from assistant.languages.naming import closest, find_among, match_items, plain, split_items

LISTS = [
    ItemList("shopping_list", "Shopping List", ("groceries",)),
    ItemList("personal_tasks", "Personal Tasks"),
    ItemList("trader_joes", "Trader Joe's"),
]


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
def test_a_list_is_found_as_people_call_it(said: str, found: str | None) -> None:
    known = find_among(LISTS, said)
    assert (known.id if known else None) == found


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


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("The To-Do List", "todo"),
        ("my to dos", "todo"),
        ("cherries", "cherry"),
        ("pies", "pie"),
        ("boxes", "box"),
        ("the glass", "glass"),
        ("Anna's", "anna"),
        ("gas", "gas"),
    ],
)
def test_what_counts_of_a_name(name: str, counts: str) -> None:
    assert plain(name) == counts


@pytest.mark.parametrize(
    ("code", "said", "items"),
    [
        ("de", "Milch, Eier und noch Brot", ["Milch", "Eier", "Brot"]),
        ("de", "Salz und Pfeffer", ["Salz und Pfeffer"]),
        ("fr", "du lait, des œufs et du pain", ["lait", "œufs", "pain"]),
        ("es", "leche, huevos y pan", ["leche", "huevos", "pan"]),
        ("nl", "melk, eieren en brood", ["melk", "eieren", "brood"]),
        ("it", "latte, uova e pane", ["latte", "uova", "pane"]),
    ],
)
def test_an_enumeration_in_each_language(code: str, said: str, items: list[str]) -> None:
    with speaking(code):
        assert split_items(said) == items


@pytest.mark.parametrize(
    ("code", "said", "name"),
    [
        ("de", "die Einkaufsliste", "Einkaufsliste"),
        ("fr", "ma liste de courses", "Liste de courses"),
        ("es", "la lista de la compra", "Lista de la compra"),
        ("nl", "het boodschappenlijstje", "Boodschappenlijst"),
        ("it", "la lista della spesa", "Lista della spesa"),
    ],
)
def test_a_name_in_each_language(code: str, said: str, name: str) -> None:
    with speaking(code):
        assert closest(said, ["Werkzeug", name]) == 1
