""" "Cancel that" takes back what the last turn made, "no, eight" puts something else in its place;
both say so.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from assistant.core.errors import KeepError
from assistant.core.values import Json
from assistant.languages.naming import find_among
from assistant.skillkit.host.undo import RECENT, Kept
from assistant.skillkit.testing import Trial, trial


async def said(box: Trial, *sentences: str) -> str:
    """The reply to the last of these."""
    return [await box.say(words) for words in sentences][-1].text


def alarms(box: Trial) -> list[str]:
    return [entry.at.strftime("%H:%M") for entry in box.agenda.entries("alarm") if entry.at]


def timers(box: Trial) -> list[float]:
    return [entry.total_s for entry in box.agenda.entries("timer")]


def items(box: Trial, name: str = "shopping") -> list[str]:
    found = find_among(box.lists.all(), name)
    return [item.text for item in found.items] if found else []


@pytest.mark.parametrize(
    "words",
    ["cancel that", "cancel it", "undo that", "undo", "take that back", "cancel", "scratch that"],
)
@pytest.mark.parametrize(
    "made",
    [
        "wake me at half past six",
        "start a twelve minute timer",
        "remind me at nine to feed the cat",
    ],
)
async def test_what_was_set_is_cancelled_and_that_is_said(made: str, words: str) -> None:
    async with trial() as box:
        await box.say(made)
        assert box.agenda.entries()
        assert (await said(box, words)).endswith("is cancelled.")
        assert not box.agenda.entries()


async def test_what_was_deleted_comes_back_as_it_was() -> None:
    async with trial() as box:
        await said(box, "set an alarm for six am on weekdays", "delete the alarm")
        assert await said(box, "undo that") == "The alarm at 6 AM on weekdays is back."
        assert [entry.days for entry in box.agenda.entries("alarm")] == [(0, 1, 2, 3, 4)]


async def test_a_timer_that_got_more_time_gets_its_old_end_back() -> None:
    async with trial() as box:
        await said(box, "set a timer for ten minutes", "add five minutes to the timer")
        before = box.agenda.entries("timer")[0].due
        await said(box, "undo that")
        after = box.agenda.entries("timer")[0].due
        assert before
        assert after
        assert (before - after).total_seconds() == 300


async def test_items_go_off_and_come_back() -> None:
    async with trial() as box:
        kept = items(box)
        await box.say("add plums and oats to the shopping list")
        assert await said(box, "cancel that") == "Plums and oats are off the shopping list."
        await said(box, "clear the shopping list", "yes")
        await box.call("lists.clear", where="shopping")
        await said(box, "undo that")
        assert items(box) == kept


async def test_devices_are_as_they_were_told_through_the_gate() -> None:
    async with trial() as box:
        before = box.home.snapshot()
        await box.say("turn off all the lights")
        assert "again" in await said(box, "cancel that")
        assert box.home.snapshot() == before


async def test_taking_back_what_is_dangerous_asks_first_and_a_yes_does_it() -> None:
    async with trial() as box:
        unlocked = await box.say("unlock the front door")
        await box.yes(unlocked)
        await box.say("lock the front door")
        asked = await box.say("undo that")
        assert asked.text == "Unlock the front door?"
        assert box.home.state("lock.front_door")["locked"]
        await box.yes(asked)
        assert not box.home.state("lock.front_door")["locked"]


async def test_the_second_undo_is_about_the_turn_before() -> None:
    async with trial() as box:
        await said(
            box, "set a timer for two minutes", "set a timer for three minutes", "undo", "undo"
        )
        assert timers(box) == []
        assert await said(box, "undo") == "There is nothing that I could take back."


async def test_what_was_long_ago_is_not_meant() -> None:
    async with trial() as box:
        await box.say("set an alarm for seven")
        box.advance(RECENT.total_seconds() + 1)
        assert await said(box, "cancel that") == "There is nothing that I could take back."
        assert alarms(box) == ["07:00"]


async def test_a_question_is_nothing_to_take_back() -> None:
    async with trial() as box:
        await said(box, "set an alarm for seven", "what time is it", "cancel that")
        assert alarms(box) == []


async def test_what_rings_is_silenced_not_taken_back() -> None:
    async with trial() as box:
        await said(box, "set a timer for one minute", "set an alarm for seven")
        box.advance(61)
        assert box.agenda.ringing()
        await box.say("cancel that")
        assert not box.agenda.ringing()
        assert alarms(box) == ["07:00"]


CORRECTIONS = [
    ("set an alarm for seven", "no, eight", "alarms", ["08:00"]),
    ("set an alarm for seven", "no, I meant half past eight", "alarms", ["08:30"]),
    ("set an alarm for seven", "change that to quarter past nine", "alarms", ["09:15"]),
    ("set an alarm for seven", "make that quarter to seven", "alarms", ["06:45"]),
    ("set a timer for five minutes", "no, fifteen minutes", "timers", [900.0]),
    ("set a timer for five minutes", "sorry, I meant six minutes", "timers", [360.0]),
    ("set a timer for five minutes", "no, set an alarm for five am", "timers", []),
    ("add leeks to the shopping list", "no, chives", "items", ["milk", "bread", "chives"]),
    ("add leeks to the shopping list", "no, add chives", "items", ["milk", "bread", "chives"]),
]


@pytest.mark.parametrize(("first", "second", "what", "stands"), CORRECTIONS)
async def test_a_correction_stands_alone_and_says_what_it_replaced(
    first: str, second: str, what: str, stands: list[Json]
) -> None:
    async with trial() as box:
        await said(box, first, second)
        assert {"alarms": alarms, "timers": timers, "items": items}[what](box) == stands
        assert box.taken_back


async def test_a_reminder_keeps_its_words_at_the_other_time() -> None:
    async with trial() as box:
        await said(box, "remind me to water the ferns at 8 pm", "no, at 9 pm")
        (reminder,) = box.agenda.entries("reminder")
        assert (reminder.text, reminder.due and reminder.due.hour) == ("water the ferns", 21)


async def test_another_device_instead_leaves_the_first_as_it_was() -> None:
    async with trial() as box:
        await box.say("turn on the bedroom light")
        await box.say("no, the bathroom light")
        assert box.taken_back == ["The bedroom light is off again."]
        assert box.home.state("light.bathroom")["on"]
        assert not box.home.state("light.bedroom")["on"]


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("set the living room lamp to 30 percent", "no, 50", 50),
        ("dim the living room lamp by 20 percent", "no, by 40", 20),
        ("dim the living room lamp by 20 percent", "no, 10", 50),
    ],
)
async def test_another_value_counts_from_where_the_first_began(
    first: str, second: str, level: float
) -> None:
    async with trial() as box:
        assert box.home.state("light.living_room")["brightness"] == 60
        await said(box, first, second)
        assert box.home.state("light.living_room")["brightness"] == level
        assert not any("living room lamp" in text for text in box.taken_back)


async def test_a_correction_never_opens_what_was_locked() -> None:
    async with trial() as box:
        await box.yes(await box.say("unlock the front door"))
        await box.say("lock the front door")
        await box.say("no, close the living room blind")
        assert box.taken_back == ["I left the front door as it is."]
        assert box.home.state("lock.front_door")["locked"]


async def test_a_command_after_another_replaces_nothing() -> None:
    async with trial() as box:
        await said(
            box,
            "set a timer for five minutes",
            "actually turn on the bedroom light",
            "set a timer for six minutes",
        )
        assert timers(box) == [300.0, 360.0]


async def test_a_rehearsal_takes_nothing_back() -> None:
    async with trial() as box:
        await box.say("set an alarm for seven")
        assert (await box.rehearse("cancel that")).said == ()
        assert alarms(box) == ["07:00"]


async def test_a_delayed_command_is_no_turn() -> None:
    async with trial() as box:
        await box.say("set an alarm for seven")
        await replace(box.context).command("set a timer for nine minutes")
        await box.say("cancel that")
        assert (alarms(box), timers(box)) == ([], [540.0])


@pytest.mark.parametrize(
    "error",
    [KeepError("I can't keep that"), sqlite3.OperationalError("disk I/O error"), OSError("gone")],
)
async def test_a_store_that_cannot_be_read_costs_the_undo_and_not_the_deed(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async with trial() as box:

        def fails(*_: object) -> None:
            raise error

        monkeypatch.setattr(Kept, "of", fails)
        assert await said(box, "turn on the kitchen light") == "The kitchen light is on."
        monkeypatch.undo()
        assert box.home.state("light.kitchen")["on"]
        await said(box, "cancel that")
        assert box.home.state("light.kitchen")["on"]
