"""Lists by voice, in the home of a new box."""

from __future__ import annotations

import pytest

from assistant.agenda.types import Item
from assistant.skillkit.testing import Trial, trial


def on(box: Trial, list_id: str = "shopping_list") -> list[tuple[str, bool]]:
    return [(item.text, item.done) for item in box.lists.get(list_id).items]


async def open_with(box: Trial, *texts: str) -> Trial:
    for known in box.lists.all():
        box.lists.delete(known.id)
    box.lists.create("shopping list")
    box.lists.add("shopping_list", texts)
    return box


@pytest.mark.parametrize(
    ("said", "items", "reply"),
    [
        (
            "add milk, eggs and bread to the shopping list",
            ["milk", "eggs", "bread"],
            "I put milk, eggs and bread on the shopping list.",
        ),
        ("put apples on the list", ["apples"], "I put apples on the shopping list."),
        (
            "add salt and pepper to my shopping list",
            ["salt and pepper"],
            "I put salt and pepper on the shopping list.",
        ),
        (
            "i'm out of toilet paper so will you put that on my shopping list",
            ["toilet paper"],
            None,
        ),
    ],
)
async def test_putting_things_on(said: str, items: list[str], reply: str | None) -> None:
    async with trial("lists") as box:
        await open_with(box)
        outcome = await box.say(said)
        assert on(box) == [(item, False) for item in items]
        assert reply is None or outcome.text == reply


async def test_what_is_on_it_already_is_not_doubled() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk")
        assert (
            await box.say("add milk to the shopping list")
        ).text == "Milk is already on the shopping list."
        assert (await box.say("add milk and tea to the shopping list")).text == (
            "I put tea on the shopping list; milk was on it already."
        )
        assert on(box) == [("milk", False), ("tea", False)]


async def test_something_is_asked_for() -> None:
    async with trial("lists") as box:
        await open_with(box)
        assert (
            await box.say("add something to my list")
        ).text == "What should I put on the shopping list?"
        await box.say("salt and pepper")
        assert on(box) == [("salt and pepper", False)]


async def test_a_new_list_is_made_only_after_a_yes() -> None:
    async with trial("lists") as box:
        await open_with(box)
        asked = await box.say("add a tent to the camping list")
        assert asked.text == "There is no camping list. Shall I make one?"
        assert len(box.lists.all()) == 1
        await box.yes(asked)
        assert on(box, "camping_list") == [("a tent", False)]


async def test_reading_and_asking() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk", "eggs")
        box.lists.check("shopping_list", ["eggs"])
        assert (await box.say("what's on the shopping list")).text == "On the shopping list: milk."
        assert (
            await box.say("is milk on the shopping list")
        ).text == "Yes, milk is on the shopping list."
        assert (
            await box.say("do i have eggs on my shopping list")
        ).text == "No, eggs are not on the shopping list."
        assert (
            await box.say("what's on the camping list")
        ).text == "There is no camping list. You have the shopping list."
        assert on(box) == [("milk", False), ("eggs", True)]


async def test_asking_and_adding_in_one_breath() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk")
        asked = await box.say("do i have graham crackers on my shopping list if not please add it")
        assert asked.text == "Graham crackers are not on the shopping list. Shall I add them?"
        assert on(box) == [("milk", False)]
        await box.say("yes")
        assert on(box) == [("milk", False), ("graham crackers", False)]


async def test_checking_off_and_taking_off() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk", "eggs", "tea")
        assert (
            await box.say("check milk off my shopping list")
        ).text == "Milk is checked off on the shopping list."
        assert on(box)[0] == ("milk", True)
        await box.call("lists.remove", items="egg", where="shopping")
        assert on(box) == [("milk", True), ("tea", False)]
        missing = await box.call("lists.remove", items="beer", where="shopping")
        assert missing.failed
        assert missing.text == "Beer is not on the shopping list."


async def test_nothing_is_cleared_or_deleted_without_a_yes() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk", "eggs")
        assert (
            await box.say("clear the shopping list")
        ).text == "Take all two items off the shopping list?"
        await box.say("no")
        assert len(on(box)) == 2
        await box.say("clear the shopping list")
        assert (await box.say("yes")).text == "The shopping list is empty now."
        assert on(box) == []
        asked = await box.say("delete the shopping list")
        assert box.lists.all()
        await box.yes(asked)
        assert not box.lists.all()


async def test_the_model_cannot_consent_for_the_person() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk")
        for arguments in (
            {"where": "shopping", "sure": True},
            {"where": "shopping", "_ticket": "yes"},
        ):
            await box.call("lists.clear", **arguments)
        assert box.lists.get("shopping_list").items == (Item("milk"),)


async def test_making_and_naming_lists() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk")
        assert (
            await box.say("make a packing list")
        ).text == "I made a packing list. What goes on it?"
        assert (await box.say("which lists do i have")).text == (
            "You have the shopping list with one open item and the packing list with no open items."
        )


async def test_without_a_name_the_list_that_has_it_is_meant() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk")
        box.lists.create("chores list")
        box.lists.add("chores_list", ["laundry"])
        assert (
            await box.say("mark laundry as done")
        ).text == "Laundry is checked off on the chores list."
        assert on(box, "chores_list") == [("laundry", True)]


async def test_everything_goes_only_after_a_yes() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk", "eggs")
        asked = await box.say("delete everything on my shopping list")
        assert asked.text == "Take all two items off the shopping list?"
        assert len(on(box)) == 2
        await box.yes(asked)
        assert on(box) == []


async def test_numbers_and_commas_stay_as_they_were_said() -> None:
    async with trial("lists") as box:
        await open_with(box)
        await box.say("Put tea, milk and two loaves of bread on my shopping list.")
        assert [text for text, _ in on(box)] == ["tea", "milk", "two loaves of bread"]


async def test_a_new_list_with_its_first_things() -> None:
    async with trial("lists") as box:
        await open_with(box)
        assert (
            await box.say("make a packing list with a tent and two mats")
        ).text == "I put a tent and two mats on the packing list."
        assert on(box, "packing_list") == [("a tent", False), ("two mats", False)]


async def test_what_was_bought_is_checked_off() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk")
        assert (
            await box.say("i already bought the milk")
        ).text == "Milk is checked off on the shopping list."


async def test_the_reminder_list_is_the_reminders() -> None:
    async with trial("lists", "reminders") as box:
        assert (
            await box.say("is there anything on my reminder list")
        ).text == "You have no reminders."


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("add 4 limes to the shopping list", ["4 limes"]),
        ("could you add eight limes to my list", ["eight limes"]),
        ("put 250 grams of butter on the shopping list", ["250 grams of butter"]),
        ("add 0.5 litres of cream to the shopping list", ["0.5 litres of cream"]),
        ("add one of these long candles to the shopping list", ["one of these long candles"]),
        (
            "add a hundred and ten nuts and 2,500 pins to the shopping list",
            ["a hundred and ten nuts", "2,500 pins"],
        ),
        (
            "add two and a half pounds of rice and rye bread to the shopping list",
            ["two and a half pounds of rice", "rye bread"],
        ),
        ("we're low on 7up", ["7up"]),
        ("add 5 to the shopping list", ["5"]),
        (
            "add rye bread and jam and half a dozen red apples",
            ["rye bread", "jam", "half a dozen red apples"],
        ),
        ("add oats", ["oats"]),
        ("please buy some more onions", ["onions"]),
        ("we need candles, matches and string", ["candles", "matches", "string"]),
        ("I ran out of dish soap", ["dish soap"]),
        ("add jam, no, honey", ["honey"]),
        ("add jam, I mean honey, and tea to the shopping list", ["honey", "tea"]),
    ],
)
async def test_every_thing_is_put_on_as_it_was_said(said: str, items: list[str]) -> None:
    async with trial() as box:
        await open_with(box)
        await box.say(said)
        assert [text for text, _ in on(box)] == items


@pytest.mark.parametrize(
    "said",
    [
        "add four minutes",
        "add a meeting on Friday",
        "add Tom to the call",
        "add this track",
        "I need sleep",
        "I need a new dental insurance",
        "add a new phone number",
        "add jo@mail dot com",
        "we need traffic news",
        "I need everything on the grocery list",
        "put on the shopping list",
        "I need you",
        "buy me a train ticket",
        "add seven and two",
        "add a routine",
        "I need a nurse",
        "add it",
        "we need peace",
    ],
)
async def test_what_is_nothing_to_buy_goes_on_no_list(said: str) -> None:
    async with trial() as box:
        await open_with(box)
        await box.say(said)
        assert on(box) == []


@pytest.mark.parametrize(
    "said", ["I need better shoes", "we need some guidance", "I need an umbrella"]
)
async def test_what_may_be_nothing_to_buy_is_asked_about(said: str) -> None:
    async with trial("lists") as box:
        await open_with(box)
        assert "Shall I put" in (await box.say(said)).text
        assert on(box) == []


@pytest.mark.parametrize(
    "said", ["erase that item from my list", "remove an item from the shopping list"]
)
async def test_an_item_without_a_name_is_asked_for(said: str) -> None:
    async with trial("lists") as box:
        await open_with(box)
        assert (await box.say(said)).text == "What should I take off the shopping list?"


async def test_the_list_may_come_first_and_an_order_behind_it_is_no_thing() -> None:
    async with trial() as box:
        await open_with(box)
        await box.say("on the shopping list add sponges too")
        assert on(box) == [("sponges", False)]
        await box.say("on the shopping list add rope and then turn off the kitchen light")
        assert "turn off" not in " ".join(text for text, _ in on(box))


async def test_one_thing_that_is_needed_is_asked_about() -> None:
    async with trial("lists") as box:
        await open_with(box)
        assert (
            await box.say("I need a new broom")
        ).text == "Shall I put a new broom on the shopping list?"
        assert on(box) == []
        await box.say("yes")
        assert on(box) == [("a new broom", False)]


@pytest.mark.parametrize("name", ["jobs to finish", "ready-to-go", "on loan", "to-dos for May"])
async def test_a_list_may_have_any_name(name: str) -> None:
    async with trial() as box:
        await box.say(f"create a list called {name}")
        await box.say(f"add the red one to the {name} list")
        assert (await box.say(f"what's on the {name} list")).text.endswith(
            f"{name} list: the red one."
        )
        assert (await box.say(f"is the red one on the {name} list")).text.startswith("Yes")
        assert (await box.say(f"clear the {name} list")).text.startswith("Take one item off")


async def test_the_list_of_tasks_goes_by_many_names() -> None:
    async with trial() as box:
        await box.say("add a task to wash the car today")
        for said in (
            "what's on my to-do list",
            "show me all my tasks",
            "read my to do list for today",
            "what chores do I have",
        ):
            assert (await box.say(said)).text == "On the to-do list: wash the car, due today."
        await box.say("mark wash the car today as finished on my to-do list")
        assert (await box.say("what are my todos")).text == "Everything on the to-do list is done."
        assert (await box.say("remove all tasks")).text == "Take one item off the to-do list?"


@pytest.mark.parametrize(
    "said", ["give me a list of good books", "list the rooms", "tell me the list of ingredients"]
)
async def test_a_list_of_other_things_is_not_the_shopping_list(said: str) -> None:
    async with trial() as box:
        assert not any(skill.startswith("lists.") for skill in box.understood_by(said))


async def test_an_order_after_a_list_is_no_part_of_it() -> None:
    async with trial() as box:
        await open_with(box)
        assert (await box.say("add tea and turn on the hall light")).text == "The hall light is on."
        assert on(box) == [("tea", False)]


async def test_which_list_to_delete_is_asked() -> None:
    async with trial("lists") as box:
        assert (await box.say("delete the list")).text == "Which one: shopping list or to-do list?"
        assert len(box.lists.all()) == 2


async def test_checking_off_deletes_nothing() -> None:
    async with trial("lists") as box:
        await open_with(box, "milk", "eggs")
        await box.call(
            "lists.check",
            items="everything",
            where="shopping",
        )
        assert on(box) == [("milk", True), ("eggs", True)]


async def test_another_thing_instead_makes_no_list() -> None:
    async with trial("lists") as box:
        await open_with(box)
        await box.say("add milk to the shopping list")
        await box.say("no, add rolls")
        assert ("rolls", False) in on(box)
        assert len(box.lists.all()) == 1


async def test_what_somebody_else_is_to_order_is_no_item() -> None:
    async with trial() as box:
        await box.say("we're out of stamps, please order new ones")
        assert not any("order" in item.text for known in box.lists.all() for item in known.items)


async def test_a_sum_is_nothing_for_a_list() -> None:
    async with trial() as box:
        before = box.lists.all()
        await box.say("add up the points of the game")
        assert box.lists.all() == before
