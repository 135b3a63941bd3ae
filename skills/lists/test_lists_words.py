"""What people say to lists in many words, by families."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("add a to-do call the bank", "I put call the bank on the to-do list."),
        ("put mow the lawn on my to-dos", "I put mow the lawn on the to-do list."),
        ("running low on flour", "I put flour on the shopping list."),
        ("create a task clean the oven", "I put clean the oven on the to-do list."),
        ("new task call the plumber", "I put call the plumber on the to-do list."),
        ("read me my tasks for today", "On the to-do list: laundry."),
        ("do I have any open tasks", "On the to-do list: laundry."),
        ("which open tasks are there", "On the to-do list: laundry."),
        ("what do I have to do today", "On the to-do list: laundry."),
        ("complete the task laundry", "Laundry is checked off on the to-do list."),
        ("remove the laundry task", "Laundry is off the to-do list."),
        ("delete the task laundry", "Laundry is off the to-do list."),
        ("clear my tasks", "Take one item off the to-do list?"),
    ],
)
async def test_tasks_stand_on_the_to_do_list(said: str, reply: str) -> None:
    async with trial("lists") as box:
        await box.say("add laundry to my to-do list")
        assert (await box.say(said)).text == reply


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("how many things are on my to-do list", "One item is on the to-do list: laundry."),
        ("how many tasks do I have", "One item is on the to-do list: laundry."),
        (
            "how many items do we have on the shopping list",
            "Two items are on the shopping list: milk and bread.",
        ),
        (
            "count the items on the shopping list",
            "Two items are on the shopping list: milk and bread.",
        ),
        ("is my to-do list empty", "On the to-do list: laundry."),
        ("is there anything left on my to-do list", "On the to-do list: laundry."),
        ("tick off bread on my shopping list", "Bread is checked off on the shopping list."),
        ("cross out milk on the shopping list", "Milk is checked off on the shopping list."),
        ("tick off the laundry on my to-do list", "Laundry is checked off on the to-do list."),
    ],
)
async def test_what_is_on_a_list_is_counted_and_crossed_out(said: str, reply: str) -> None:
    async with trial("lists") as box:
        await box.say("add laundry to my to-do list")
        assert (await box.say(said)).text == reply


async def test_many_items_are_counted_and_not_named() -> None:
    async with trial("lists") as box:
        await box.say("add apples, pears, plums and leeks to the shopping list")
        reply = (await box.say("how many things are on the shopping list")).text
        assert reply == "Six items are on the shopping list."


@pytest.mark.parametrize(
    "said",
    ["write down a list of my enemies", "how many things are in the fridge", "list the planets"],
)
async def test_lists_of_other_things_are_none(said: str) -> None:
    async with trial("lists") as box:
        assert not box.understood_by(said)


@pytest.mark.parametrize(
    "said",
    [
        "I'm out of the office until three",
        "we're out of town for the weekend",
        "I'm out of my depth",
        "we're all out of patience",
        "we're running out of ideas",
        "I ran out of time",
        "we're out of flour but the shops are shut",
        "I bought this because the old one broke",
        "we bought the kettle in the January sale",
        "I bought so many apples that they went off",
        "I bought my sister a scarf",
        "I need a seven am wakeup call",
    ],
)
async def test_what_is_told_of_places_and_of_the_past_changes_no_list(said: str) -> None:
    async with trial("lists") as box:
        assert not (await box.say(said)).text


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("we're nearly out of coffee again", "I put coffee on the shopping list."),
        ("I'm all out of bin bags", "I put bin bags on the shopping list."),
        ("we're running low on the oat milk", "I put oat milk on the shopping list."),
        ("I already bought some milk", "Milk is checked off on the shopping list."),
        ("I bought everything", "Everything on the shopping list is checked off."),
    ],
)
async def test_what_ran_out_is_put_on_and_what_was_bought_is_checked_off(
    said: str, reply: str
) -> None:
    async with trial("lists") as box:
        assert (await box.say(said)).text == reply
