"""Several orders in one German sentence: an order has a form of its own, so even what is to be
remembered ends where one begins.
"""

from __future__ import annotations

from itertools import permutations

import pytest
from test_german_household import heard

DEEDS = (
    ("mach das Licht im Flur an", "home.turn_on"),
    ("stell einen Timer auf fünf Minuten", "timers.start"),
    ("setz Milch auf die Einkaufsliste", "lists.add"),
    ("weck mich um sieben", "alarms.set"),
    ("erinner mich um acht an den Arzt", "reminders.add"),
    ("fahr die Rollläden runter", "home.close"),
)


def skills_of(text: str) -> list[str]:
    return [call.split()[0] for call in heard(text).split(", ")]


@pytest.mark.parametrize("joint", [" und ", " und dann ", ", "])
@pytest.mark.parametrize(("first", "second"), list(permutations(DEEDS, 2)))
def test_no_order_is_taken_for_somebody_s_words(
    first: tuple[str, str], second: tuple[str, str], joint: str
) -> None:
    assert skills_of(first[0] + joint + second[0]) == [first[1], second[1]]


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        (
            "erinner mich um acht daran, das Bad zu putzen und zu lüften",
            "reminders.add",
        ),
        ("in zehn Minuten mach das Licht aus und fahr die Rollläden runter", "timers.start"),
        ("schreib Bad putzen und Müll rausbringen auf die Einkaufsliste", "lists.add"),
    ],
)
def test_what_is_to_be_kept_stays_together(said: str, skill: str) -> None:
    assert skills_of(said) == [skill]


@pytest.mark.parametrize(
    "said",
    [
        "Mach das Licht an. Und Milch auf die Liste.",
        "mach das Licht an und Milch auf die Liste",
        "Mach die Lampe im Flur an, Milch auf die Liste.",
    ],
)
def test_a_verb_that_two_orders_share_makes_no_item_of_the_first(said: str) -> None:
    assert skills_of(said) == ["home.turn_on", "lists.add"]


def test_what_is_one_item_with_an_and_stays_one() -> None:
    assert heard("setz Brot und Butter auf die Liste") == "lists.add"
