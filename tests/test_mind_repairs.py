"""A correction within one sentence replaces: only what was meant in the end is done."""

from __future__ import annotations

from typing import Any

import pytest
from mind_kit import calls, understand

from assistant.understanding.text.repairs import parts, spliced


@pytest.mark.parametrize(
    "repair",
    [
        ", no wait, ",
        " no wait ",
        ", no, ",
        ". No, ",
        ", nope, ",
        ", oh no, ",
        ", sorry, ",
        " sorry I mean ",
        ", I mean ",
        ", actually ",
        ", scratch that, ",
        ", or rather ",
        ", no sorry, ",
        " ... no, make that ",
    ],
)
def test_only_the_device_that_was_meant_in_the_end(repair: str) -> None:
    assert calls(f"turn on the hall light{repair}the sink spot") == [
        ("home.turn_on", {"device": "light.sink"})
    ]


@pytest.mark.parametrize(
    ("said", "skill", "arguments"),
    [
        ("turn the hall light off, no, the nabu lamp", "home.turn_off", {"device": "light.nabu"}),
        ("turn on the hall light, I mean off", "home.turn_off", {"device": "light.hall"}),
        ("close the lounge blinds, no wait, open them", "home.open", {"device": "cover.blinds"}),
        ("set the thermostat to 19, no, 22", "climate.set_temperature", {"temperature": 22}),
        (
            "dim the reading lamp to 30 percent, actually 45",
            "home.set_brightness",
            {"brightness": 45},
        ),
        ("make the nabu lamp red, sorry, green", "home.set_color", {"color": "green"}),
        ("set a timer for six minutes, no, eight minutes", "timers.start", {"seconds": 480}),
        ("put pears on the shopping list, no, plums", "lists.add", {"items": "plums"}),
        (
            "turn on the hall light, no, the sink spot, no, the nabu lamp",
            "home.turn_on",
            {"device": "light.nabu"},
        ),
        ("turn on the hall light, no, set the fan to 40 percent", "home.set_speed", {"speed": 40}),
    ],
)
def test_values_items_and_whole_orders_are_replaced_too(
    said: str, skill: str, arguments: dict[str, Any]
) -> None:
    ((name, found),) = calls(said)
    assert name == skill
    assert arguments.items() <= found.items()


@pytest.mark.parametrize(
    "said",
    [
        "turn on the hall light, no, the aquarium",
        "open the garage door, no, wait",
        "remind me to call Ann tomorrow, no, Bea",
    ],
)
def test_where_it_is_not_clear_nothing_is_done(said: str) -> None:
    assert not understand(said).effect


@pytest.mark.parametrize(
    "said",
    [
        "turn on the light",
        "no, the kitchen light",
        "add bread, no more than two, to my list",
        "actually turn it off",
    ],
)
def test_what_is_no_repair_stays_whole(said: str) -> None:
    assert parts(said) == [said]


def test_the_words_that_come_in_their_place() -> None:
    assert next(spliced("wake me at 7 tomorrow", "8")) == "wake me at 8 tomorrow"
    assert "turn on the lamp in the hall" in spliced("turn on the lamp in the den", "in the hall")
