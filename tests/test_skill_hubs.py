"""What hubs bring besides devices, as people ask for it: lists that a hub keeps, calendars,
automations, where the home is.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.home.records import Whereabouts
from assistant.skillkit.testing import Trial, trial

JULY = datetime(2026, 7, 1, 10, tzinfo=ZoneInfo("Europe/Berlin"))

HOME = """
[[device]]
id = "light.kitchen"
kind = "light"
name = "kitchen light"
on = true

[[device]]
id = "todo.groceries"
kind = "todo"
name = "Groceries"
items = [{ text = "Milk", done = false }, { text = "eggs", done = true }]

[[device]]
id = "todo.shopping"
kind = "todo"
name = "Shopping List"
items = []

[[device]]
id = "automation.sunset"
kind = "automation"
name = "Sunset lights"
on = true

[[device]]
id = "calendar.family"
kind = "calendar"
name = "family"
events = [{ summary = "Dentist", start = "2026-07-02T16:00:00", end = "2026-07-02T17:00:00" }]

[[device]]
id = "calendar.work"
kind = "calendar"
name = "work"
events = []

[[device]]
id = "weather.home"
kind = "weather"
name = "home"
condition = "sunny"

[[list]]
id = "shopping"
name = "shopping list"
items = [{ text = "our own bread", done = false }]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home.toml"
    path.write_text(HOME)
    return path


def items(box: Trial, device: str = "todo.groceries") -> list[tuple[str, bool]]:
    return [(item["text"], item["done"]) for item in box.home.state(device)["items"]]


async def said(box: Trial, words: str) -> str:
    return (await box.say(words)).text


async def test_a_hubs_list_is_read_and_changed_like_any_other(home: Path) -> None:
    async with trial("lists", "dialogue", home=home) as box:
        assert await said(box, "what's on the groceries list") == "On the groceries list: Milk."
        assert await said(box, "add bread and milk to the groceries list") == (
            "I put bread on the groceries list; milk was on it already."
        )
        assert (
            await said(box, "check milk off the groceries list")
            == "Milk is checked off on the groceries list."
        )
        assert (
            await said(box, "remove bread from the groceries list")
            == "Bread is off the groceries list."
        )
        assert items(box) == [("Milk", True), ("eggs", True)]
        assert await said(box, "undo that") == "Bread is back on the groceries list."
        assert items(box) == [("Milk", True), ("eggs", True), ("bread", False)]
        outcome = await box.say("clear the groceries list")
        assert outcome.text == "Take all three items off the groceries list?"
        await box.yes(outcome)
        assert items(box) == []
        outcome = await box.say("delete the groceries list")
        assert outcome.failed, "it is the hub's"


async def test_things_move_between_lists_whoever_keeps_them(home: Path) -> None:
    async with trial("lists", "dialogue", home=home) as box:
        said_of = "move milk from the groceries list to the shopping list"
        assert await said(box, said_of) == "I moved Milk to the shopping list."
        assert items(box) == [("eggs", True)]
        assert items(box, "todo.shopping") == [("Milk", False)]
        await said(box, "undo that")
        assert sorted(items(box)) == [("Milk", False), ("eggs", True)]
        assert items(box, "todo.shopping") == []
        await said(box, "make a packing list")
        assert await said(box, "move milk to the packing list") == (
            "I moved Milk to the packing list."
        )
        assert await said(box, "move tea and milk to the groceries list") == (
            "I moved Milk to the groceries list. Tea is not on the packing list."
        )
        assert ("Milk", False) in items(box)
        assert await said(box, "move milk to the cellar list") == (
            "There is no cellar list. You have the groceries list, the shopping list and the "
            "packing list."
        )


async def test_what_is_done_can_be_open_again(home: Path) -> None:
    async with trial("lists", "dialogue", home=home) as box:
        assert await said(box, "uncheck the eggs") == ("Eggs are open again on the groceries list.")
        assert items(box) == [("Milk", False), ("eggs", False)]
        await said(box, "undo that")
        assert items(box) == [("Milk", False), ("eggs", True)]
        await said(box, "make a packing list")
        await said(box, "add socks to the packing list")
        await said(box, "check socks off the packing list")
        assert await said(box, "mark socks on the packing list as not done") == (
            "Socks are open again on the packing list."
        )


async def test_in_german_too(home: Path) -> None:
    async with trial("lists", home=home, language="de") as box:
        call = box.understood_by("verschieb Milch auf die Einkaufsliste")
        assert call == ("lists.move",)
        call = box.understood_by("markiere Milch auf der Einkaufsliste wieder als offen")
        assert call == ("lists.reopen",)


async def test_a_move_that_the_hub_does_not_take_loses_nothing(home: Path) -> None:
    async with trial("lists", home=home) as box:
        box.home.set_available("todo.shopping", False)
        outcome = await box.say("move milk from the groceries list to the shopping list")
        assert outcome.failed
        assert items(box) == [("Milk", False), ("eggs", True)]


async def test_of_two_lists_with_one_name_the_hubs_is_meant(home: Path) -> None:
    async with trial("lists", home=home) as box:
        assert await said(box, "add tea to the shopping list") == "I put tea on the shopping list."
        assert await said(box, "we need milk") == "I put milk on the shopping list."
        assert items(box, "todo.shopping") == [("tea", False), ("milk", False)]
        assert await said(box, "which lists do I have") == (
            "You have the groceries list with one open item and the shopping list with two "
            "open items."
        )


async def test_what_is_on_a_list_that_is_out_of_reach_is_no_fact(home: Path) -> None:
    async with trial("lists", home=home) as box:
        box.home.set_available("todo.groceries", False)
        for words in (
            "what's on the groceries list",
            "add tea to the groceries list",
            "is milk on the groceries list",
        ):
            outcome = await box.say(words)
            assert outcome.failed
            assert outcome.text.startswith("I can't reach the groceries")
        assert items(box) == [("Milk", False), ("eggs", True)]


async def test_a_list_is_no_device(home: Path) -> None:
    async with trial(home=home) as box:
        await box.say("turn off the groceries")
        assert items(box) == [("Milk", False), ("eggs", True)]
        assert "groceries" not in await said(box, "what devices do I have")


async def test_an_automation_is_named_and_never_part_of_everything(home: Path) -> None:
    async with trial("home", home=home) as box:
        await box.say("turn everything off")
        assert box.home.state("automation.sunset") == {"on": True}
        assert (
            await said(box, "disable the sunset lights automation")
            == "The sunset lights automation is off."
        )
        assert (
            await said(box, "is the sunset lights automation on")
            == "No, the sunset lights automation is off."
        )
        assert (
            await said(box, "trigger the sunset lights automation")
            == "The sunset lights automation is triggered."
        )
        assert box.home.activations("automation.sunset") == 1
        await box.say("turn everything on")
        assert box.home.state("automation.sunset") == {"on": False}


async def test_a_calendar_that_says_nothing_is_told(home: Path) -> None:
    async with trial("calendar", home=home, now=JULY) as box:
        assert (
            await said(box, "what's on my calendar tomorrow")
            == "Tomorrow you have Dentist at 4 PM."
        )
        box.home.set_available("calendar.work", False)
        assert (await said(box, "what's on my calendar tomorrow")).startswith(
            "Tomorrow you have Dentist at 4 PM. I can't reach the work"
        )
        assert (await said(box, "what's on my calendar on friday")).startswith(
            "I can't reach the work"
        )


async def test_a_station_that_is_out_of_reach_is_told(home: Path) -> None:
    async with trial("weather", home=home, place="Berlin") as box:
        box.home.set_available("weather.home", False)
        assert (await said(box, "what's the weather like")).startswith("I can't reach the home")


async def test_where_the_home_is_may_be_told_by_a_hub(home: Path) -> None:
    async with trial("clock", home=home, now=JULY) as box:
        assert "don't know where this home is" in await said(box, "when does the sun set")
        box.home.place = Whereabouts("52.52, 13.4", "Home Assistant")
        assert await said(box, "when does the sun set") == "The sun sets at 9:32 PM."
    async with trial("clock", home=home, now=JULY, place="Reykjavik") as box:
        box.home.place = Whereabouts("52.52, 13.4", "Home Assistant")
        assert await said(box, "when does the sun set") != "The sun sets at 9:32 PM.", (
            "the configuration goes first"
        )
