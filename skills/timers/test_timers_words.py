"""What people say to timers in many words, by families."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("increase the timer to half an hour", [30]),
        ("bring the timer down to four minutes", [4]),
        ("update the timer to 8 minutes", [8]),
        ("change the timer from ten minutes to twelve minutes", [12]),
        ("make the timer two minutes longer", [12]),
        ("make the timer longer by two minutes", [12]),
        ("make my timer shorter by two minutes", [8]),
        ("set the timer two minutes shorter", [8]),
        ("can I have three more minutes on the timer", [13]),
        ("could we get another five minutes on the timer please", [15]),
        ("I need two extra minutes on the timer", [12]),
        ("put three more minutes on the clock", [13]),
        ("tack five minutes onto the timer", [15]),
        ("let the timer run five minutes longer", [15]),
        ("the timer should run three minutes longer", [13]),
        ("is it possible to add five minutes to the timer", [15]),
        ("can we extend the timer by five minutes", [15]),
        ("bump the timer up by two minutes", [12]),
        ("could you take two minutes off the timer", [8]),
        ("I want three minutes less on the timer", [7]),
        ("lose three minutes from the timer", [7]),
        ("make it three minutes shorter", [7]),
        ("cut the timer by two minutes", [8]),
        ("can I have another timer for three minutes", [3, 10]),
        ("don't add five minutes to the timer", [10]),
        ("I added five minutes to the timer", [10]),
        ("how do I add time to the timer", [10]),
        ("turn the timer off", []),
        ("call off my timer", []),
        ("cancel out my timer", []),
        ("wipe all timers", []),
        ("terminate the ten minute timer", []),
        ("never mind the timer", []),
    ],
)
async def test_a_running_timer_is_changed_in_many_words(said: str, left: list[int]) -> None:
    async with trial("timers") as box:
        await box.say("set a timer for ten minutes")
        await box.say(said)
        moments = [entry.due for entry in box.agenda.entries("timer") if entry.due]
        assert (
            sorted(round((due - box.clock.now()).total_seconds() / 60) for due in moments) == left
        )


async def test_a_name_behind_the_length() -> None:
    async with trial("timers") as box:
        await box.say("timer for five minutes for tea")
        assert [entry.name for entry in box.agenda.entries("timer")] == ["tea"]


@pytest.mark.parametrize(
    "said",
    [
        "put a sleep timer on for 30 minutes",
        "play for another 30 minutes",
        "keep playing for 30 minutes",
        "turn on a sleep timer for 30 minutes",
    ],
)
async def test_a_sleep_timer_in_many_words(said: str) -> None:
    async with trial("timers", "media") as box:
        assert (await box.say(said)).text == "In thirty minutes I'll stop the music."
        await box.say("cancel the sleep timer")
        assert not box.agenda.entries("timer")


async def test_by_how_much_is_asked_where_nobody_said() -> None:
    async with trial("timers") as box:
        await box.say("set a timer for ten minutes")
        assert (await box.say("extend the timer")).text == "By how much?"
        assert (
            await box.say("five minutes")
        ).text == "The ten-minute timer: fifteen minutes left now."
        assert (await box.say("make the timer shorter")).text == "By how much?"


@pytest.mark.parametrize(
    "said",
    ["is the rice done", "when will the rice be ready", "how many minutes for the rice"],
)
async def test_what_is_on_the_stove_is_asked_for_by_its_timer(said: str) -> None:
    async with trial("timers") as box:
        assert (await box.say(said)).text == "I have no timer called “rice”."
        await box.say("set a rice timer for eight minutes")
        assert (await box.say(said)).text == "Rice timer: eight minutes left."


@pytest.mark.parametrize("said", ["is everything ready", "is it done", "are you ready"])
async def test_nothing_else_is_a_timer(said: str) -> None:
    async with trial("timers") as box:
        assert not box.understood_by(said)


@pytest.mark.parametrize(
    "said",
    [
        "set a timer until 6 pm",
        "set a timer to go off at six pm",
        "start a timer that rings at 6 pm",
    ],
)
async def test_a_timer_may_run_until_a_time(said: str) -> None:
    async with trial("timers") as box:
        assert (await box.say(said)).text == "Timer set for thirty minutes."
