"""Timers as people speak of them. Sentences go through the templates, as they would on the box."""

from __future__ import annotations

import pytest

from assistant.skillkit import Ask
from assistant.skillkit.testing import Trial, trial


def running(box: Trial) -> list[tuple[str, float]]:
    return [(entry.name, entry.total_s) for entry in box.agenda.entries("timer")]


@pytest.mark.parametrize(
    ("said", "timer", "reply"),
    [
        ("set a timer for five minutes", ("", 300), "Timer set for five minutes."),
        (
            "set a timer for an hour and a half",
            ("", 5400),
            "Timer set for one hour and thirty minutes.",
        ),
        (
            "set a pizza timer for twelve minutes",
            ("pizza", 720),
            "Pizza timer set for twelve minutes.",
        ),
        ("set a ten minute pasta timer", ("pasta", 600), "Pasta timer set for ten minutes."),
        (
            "start a timer called tea for 3 minutes",
            ("tea", 180),
            "Tea timer set for three minutes.",
        ),
        ("alert me in half an hour", ("", 1800), "Timer set for thirty minutes."),
        ("timer 90 seconds", ("", 90), "Timer set for one minute and thirty seconds."),
    ],
)
async def test_setting_one(said: str, timer: tuple[str, float], reply: str) -> None:
    async with trial("timers", area="kitchen") as box:
        outcome = await box.say(said)
        assert running(box) == [timer]
        assert outcome.text == reply
        assert box.agenda.entries()[0].area == "kitchen"


async def test_the_length_is_asked_for() -> None:
    async with trial("timers") as box:
        assert (await box.say("set a timer")).text == "For how long?"
        assert (await box.say("five minutes")).text == "Timer set for five minutes."
        assert running(box) == [("", 300)]


async def test_it_rings_and_is_told_apart_while_it_rings() -> None:
    async with trial("timers") as box:
        await box.say("set a pasta timer for ten minutes")
        await box.say("set a timer for five minutes")
        box.advance(301)
        assert [entry.total_s for entry in box.rang] == [300]
        assert (await box.say("stop the timer")).text == "The five-minute timer is off."
        assert running(box) == [("pasta", 600)]


async def test_what_is_left() -> None:
    async with trial("timers") as box:
        assert (await box.say("how much time is left")).text == "There is no timer running."
        await box.say("set a pizza timer for ten minutes")
        box.advance(300)
        assert (
            await box.say("how much time is left on the pizza timer")
        ).text == "Pizza timer: five minutes left."
        await box.say("set a timer for twenty minutes")
        assert (await box.say("what timers do i have")).text == (
            "You have two timers. Pizza timer: five minutes left. Twenty-minute timer: "
            "twenty minutes left."
        )


async def test_pausing_and_going_on() -> None:
    async with trial("timers") as box:
        await box.say("set a timer for ten minutes")
        box.advance(60)
        assert (
            await box.say("pause the timer")
        ).text == "The ten-minute timer is paused with nine minutes left."
        box.advance(3600)
        assert (await box.say("pause the timer")).text == "The ten-minute timer is already paused."
        assert (
            await box.say("resume the timer")
        ).text == "The ten-minute timer runs again, nine minutes left."


async def test_more_time_and_less() -> None:
    async with trial("timers") as box:
        await box.say("set a pizza timer for ten minutes")
        assert (
            await box.say("add five minutes to the pizza timer")
        ).text == "The pizza timer: fifteen minutes left now."
        assert (
            await box.say("take two minutes off the timer")
        ).text == "The pizza timer: thirteen minutes left now."
        await box.say("add two minutes")
        gone = await box.say("take an hour off the timer")
        assert gone.text == "The pizza timer had only fifteen minutes left, so it ends now."
        box.advance(1)
        assert [entry.name for entry in box.rang] == ["pizza"]


async def test_which_one_is_asked_and_the_answer_chooses() -> None:
    async with trial("timers") as box:
        await box.say("set a pizza timer for ten minutes")
        await box.say("set a timer for five minutes")
        asked = await box.say("cancel the timer")
        assert asked.text == "Which one: the five-minute timer or the pizza timer?"
        assert isinstance(asked.answer, Ask)
        assert (await box.choose(asked, "the pizza timer")).text == "The pizza timer is cancelled."
        assert running(box) == [("", 300)]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("cancel the pizza timer", [("", 300), ("", 900)]),
        ("cancel the piza timer", [("", 300), ("", 900)]),
        ("cancel the five minute timer", [("pizza", 300), ("", 900)]),
        ("cancel the timer for fifteen minutes", [("", 300), ("pizza", 300)]),
    ],
)
async def test_cancelling_by_name_and_length(said: str, left: list[tuple[str, float]]) -> None:
    async with trial("timers") as box:
        for name, seconds in (("pizza", 300), ("", 300), ("", 900)):
            box.agenda.add_timer(seconds, name)
        await box.say(said)
        assert sorted(running(box)) == sorted(left)


async def test_the_rooms_own_timer_comes_first_and_another_rooms_by_its_name() -> None:
    async with trial("timers", area="kitchen") as box:
        box.agenda.add_timer(900, area="kitchen")
        box.agenda.add_timer(600, area="living_room")
        await box.say("pause the timer")
        assert [entry.area for entry in box.agenda.entries() if entry.state == "paused"] == [
            "kitchen"
        ]
        await box.say("cancel the living room timer")
        assert [entry.area for entry in box.agenda.entries()] == ["kitchen"]


async def test_a_timer_that_is_not_there() -> None:
    async with trial("timers") as box:
        await box.say("set a pizza timer for ten minutes")
        outcome = await box.say("cancel the egg timer")
        assert outcome.failed
        assert outcome.text == "There is no egg timer, only the pizza timer."


async def test_a_command_is_kept_for_later() -> None:
    async with trial("timers", "home") as box:
        assert (await box.say("in an hour and a half turn off the kitchen light")).text == (
            "In one hour and thirty minutes I'll do that: turn off the kitchen light."
        )
        [timer] = box.agenda.entries()
        assert (timer.text, timer.total_s) == ("turn off the kitchen light", 5400)
        refused = await box.say("turn off the flurb in five minutes")
        assert refused.failed
        assert len(box.agenda.entries()) == 1


@pytest.mark.parametrize(
    "said",
    [
        "what's the time in an hour",
        "remind me to call mum in ten minutes",
        "wake me in ten minutes",
    ],
)
async def test_other_things_in_a_while_are_no_timers(said: str) -> None:
    async with trial() as box:
        assert not any(name.startswith("timers.") for name in box.understood_by(said))


async def test_starting_over() -> None:
    async with trial("timers") as box:
        await box.say("set a timer for ten minutes")
        box.advance(240)
        assert (
            await box.say("restart the timer")
        ).text == "The ten-minute timer starts again with ten minutes."
        assert (
            await box.say("how much time is left")
        ).text == "Ten-minute timer: ten minutes left."


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("add 10 minutes to the bread timer", {"bread": 1500, "": 1800}),
        ("decrease the bread timer by 10 minutes", {"bread": 300, "": 1800}),
        ("remove 90 seconds from the bread timer", {"bread": 810, "": 1800}),
        ("increase the 40 minute timer by 1 hour", {"bread": 900, "": 5400}),
        ("pause the timer named bread", {"bread": 900, "": 1800}),
        ("cancel the timer for 40 minutes", {"bread": 900}),
        ("cancel all timers in the kitchen", {"": 1800}),
    ],
)
async def test_the_sentences_of_home_assistant(said: str, left: dict[str, float]) -> None:
    async with trial("timers", area="bedroom") as box:
        for seconds, name, area in ((1200, "bread", "kitchen"), (2400, "", "bedroom")):
            timer = box.agenda.add_timer(seconds, name, area)
            box.agenda.extend(timer.id, -seconds / 4)
        outcome = await box.say(said)
        assert not outcome.failed
        now = box.clock.now()
        entries = box.agenda.entries("timer")
        assert {
            entry.name: (entry.due - now).total_seconds() if entry.due else entry.remaining_s
            for entry in entries
        } == left
        assert {entry.state for entry in entries if entry.name == "bread"} <= {
            "paused" if "pause" in said else "running"
        }


@pytest.mark.parametrize("said", ["cancel all timers", "delete both timers", "stop my timers"])
async def test_several_go_only_after_a_yes(said: str) -> None:
    async with trial("timers") as box:
        box.agenda.add_timer(300)
        box.agenda.add_timer(600, "rice")
        asked = await box.say(said)
        assert asked.text == "Cancel both timers: the five-minute timer and the rice timer?"
        assert len(running(box)) == 2
        assert (await box.yes(asked)).text == "Two timers are cancelled."
        assert not running(box)


async def test_twins_are_told_apart_by_what_is_left_or_by_their_order() -> None:
    async with trial("timers") as box:
        await box.say("set a timer for ten minutes")
        box.advance(120)
        await box.say("set a timer for ten minutes")
        await box.say("set a timer for ten minutes")
        asked = await box.say("cancel the ten minute timer")
        assert isinstance(asked.answer, Ask)
        assert list(asked.answer.choices) == [
            "the ten-minute timer with eight minutes left",
            "the first ten-minute timer with ten minutes left",
            "the second ten-minute timer with ten minutes left",
        ]
        await box.say("the one with eight minutes left")
        assert len(running(box)) == 2
        await box.say("cancel the ten minute timer")
        assert (await box.say("all of them")).text == "Two timers are cancelled."


@pytest.mark.parametrize(
    ("said", "timers"),
    [
        ("make the timer twenty five minutes", [("", 1500)]),
        ("change my timer to half an hour", [("", 1800)]),
        ("set the timer to two minutes instead", [("", 120)]),
        ("disable the ten minute timer", []),
        ("get rid of four minutes from the timer", [("", 600)]),
        (
            "set one timer for three minutes and another for seven",
            [("", 180), ("", 420), ("", 600)],
        ),
        (
            "start a timer for 15 minutes and then one for 25 minutes",
            [("", 600), ("", 900), ("", 1500)],
        ),
    ],
)
async def test_what_runs_is_changed_and_two_are_two(
    said: str, timers: list[tuple[str, float]]
) -> None:
    async with trial("timers", "media") as box:
        await box.say("set a timer for ten minutes")
        await box.say(said)
        assert sorted(running(box)) == sorted(timers)


async def test_a_timer_that_is_spoken_to_is_paused_and_none_is_begun() -> None:
    async with trial() as box:
        await box.say("set a timer for ten minutes")
        await box.say("ten minute timer, please pause")
        assert [entry.state for entry in box.agenda.entries("timer")] == ["paused"]


async def test_a_timer_does_not_begin_later_or_again_and_again() -> None:
    async with trial("timers") as box:
        assert isinstance(
            (await box.say("set a timer for six minutes starting in two minutes")).answer, Ask
        )
        assert (await box.say("set a timer every 45 minutes")).text == (
            "A timer rings once. Say “remind me every 45 minutes” for something that comes again."
        )
        assert not running(box)


async def test_a_name_outlives_the_question_for_how_long() -> None:
    async with trial("timers") as box:
        await box.say("start a timer called eggs")
        await box.say("six minutes")
        assert running(box) == [("eggs", 360)]


async def test_a_sleep_timer_stops_the_music_and_does_not_ring() -> None:
    async with trial() as box:
        assert (
            await box.say("sleep timer 40 minutes")
        ).text == "In forty minutes I'll stop the music."
        assert [(entry.text, entry.total_s) for entry in box.agenda.entries("timer")] == [
            ("stop the music", 2400)
        ]


@pytest.mark.parametrize(
    "said", ["turn it off", "shut it off please", "off", "okay", "got it", "mute", "I'm coming"]
)
async def test_what_rings_is_meant_by_whatever_may_mean_stop(said: str) -> None:
    async with trial() as box:
        await box.say("turn on the kitchen light")
        lit = box.home.snapshot()
        await box.say("set a timer for one minute")
        box.advance(61)
        await box.say(said)
        assert not box.agenda.ringing()
        assert box.home.snapshot() == lit


async def test_a_lamp_that_is_named_is_no_alarm() -> None:
    async with trial() as box:
        await box.say("set a timer for one minute")
        box.advance(61)
        await box.say("turn off the kitchen light")
        assert box.agenda.ringing()


async def test_a_command_may_follow_its_time() -> None:
    async with trial("timers", "home") as box:
        await box.say("ten minutes from now, turn on the kitchen light")
        assert [(entry.text, entry.total_s) for entry in box.agenda.entries()] == [
            ("turn on the kitchen light", 600)
        ]


@pytest.mark.parametrize(
    "said",
    [
        "in twenty minutes switch on the coffee machine for an hour",
        "switch on the coffee machine in twenty minutes for an hour",
        "in twenty minutes, turn the coffee machine on for an hour",
    ],
)
async def test_on_in_a_while_and_off_again_after_a_length(said: str) -> None:
    async with trial("timers", "routines", "home") as box:
        await box.say(said)
        due = [entry.due for entry in box.agenda.entries() if entry.due]
        assert len(due) == 2
        assert [round((each - box.context.now()).total_seconds() / 60) for each in due] == [20, 80]
