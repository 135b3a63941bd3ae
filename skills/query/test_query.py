"""Questions that a query answers, in whole sentences; and what is not known is not said."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.testing import Trial, trial

HOMES = Path(__file__).parents[2] / "lab" / "sets" / "questions" / "homes"


def box(home: str, language: str = "en") -> object:
    return trial(home=HOMES / f"{home}.toml", language=language)


async def said(box: Trial, words: str) -> str:
    before = box.home.snapshot()
    outcome = await box.say(words)
    assert box.home.snapshot() == before
    return outcome.text


@pytest.mark.parametrize(
    ("home", "question", "reply"),
    [
        ("family", "which room is the coldest", "It is 19.5 degrees in the bedroom, the lowest."),
        (
            "family",
            "is the bedroom warmer than the guest room",
            "No, it is 19.5 degrees in the bedroom, and it is 24 degrees in the guest room.",
        ),
        (
            "flat",
            "how much colder is the bedroom than the bathroom",
            "5.2 degrees less: it is 18.9 degrees in the bedroom, "
            "and it is 24.1 degrees in the bathroom.",
        ),
        (
            "flat",
            "is it warmer than 19 degrees in the bedroom",
            "No, it is 18.9 degrees in the bedroom.",
        ),
        (
            "flat",
            "which rooms are above 30 degrees",
            "Nothing is above 30 degrees: it is 24.1 degrees in the bathroom.",
        ),
        ("office", "what's the average temperature", "On average it is 22.8 degrees."),
        (
            "solar",
            "how much do the washing machine and the fridge draw together",
            "That is 495 W altogether: the washing machine power is at 410 W "
            "and the fridge power is at 85 W.",
        ),
        (
            "solar",
            "is the hot water hot enough",
            "No, the hot water is at 48 degrees, and the hot water is set to 55 degrees.",
        ),
        ("loft", "are both curtains at 50 percent", "No, the left curtain is at 100 percent."),
        ("loft", "are both curtains fully open", "No, the right curtain is at 50 percent."),
        (
            "loft",
            "is the LED strip the same colour as the lounge lights",
            "No, the led strip is blue, and the lounge lights are red.",
        ),
    ],
)
async def test_what_is_measured_is_compared(home: str, question: str, reply: str) -> None:
    async with box(home) as trial_box:
        assert await said(trial_box, question) == reply


async def test_what_was_is_told_with_its_times() -> None:
    async with box("bungalow") as home:
        door, kettle = "binary_sensor.front", "switch.kettle"
        home.advance(3600)
        home.home.update(door, {"value": True})
        home.advance(300)
        home.home.update(door, {"value": False})
        home.home.update(kettle, {"on": True})
        home.advance(1800)
        assert await said(home, "was the front door opened today") == (
            "Yes, the front door was open from 6:30 PM to 6:35 PM."
        )
        assert await said(home, "how long has the kettle been on") == (
            "The kettle has been on since 6:35 PM, for thirty minutes."
        )
        assert await said(home, "has the kettle been on for more than an hour") == (
            "No, the kettle has been on since 6:35 PM, for thirty minutes."
        )
        assert await said(home, "how often was the front door opened today") == (
            "The front door was open once, as far back as I know, "
            "which is one hour and thirty-five minutes."
        )
        assert await said(home, "what changed in the last hour") == (
            "The front door: open at 6:30 PM and closed at 6:35 PM. The kettle: on at 6:35 PM."
        )


async def test_who_made_it_so_is_told_as_far_as_the_box_knows() -> None:
    async with box("bungalow") as home:
        home.advance(3600)
        await home.say("turn on the kettle")
        home.advance(600)
        assert await said(home, "who turned on the kettle") == (
            "The kettle has been on since 6:30 PM, for ten minutes; I was told so by voice."
        )
        assert (await said(home, "did you switch the kettle on")).startswith("Yes, the kettle")
        home.home.update("binary_sensor.front", {"value": True})
        home.advance(60)
        by_hand = "it wasn't me, so it was done by hand or by something else."
        assert (await said(home, "who opened the front door")).endswith(by_hand)
        assert (await said(home, "did you open the front door")).startswith("No, the front door")
        assert (await said(home, "who left the patio door open")).endswith(
            "who did it I don't know."
        )


async def test_it_says_how_far_back_it_knows() -> None:
    async with box("bungalow") as home:
        home.advance(7200)
        assert await said(home, "was the stove on today") == (
            "No, the stove was not on, as far back as I know, which is two hours."
        )
        assert await said(home, "how long has the patio door been open") == (
            "The patio door has been open for at least two hours, which is as far back as I know."
        )


async def test_what_is_not_known_counts_for_no_side() -> None:
    async with box("cabin") as home:
        home.home.update("sensor.t_sauna", {}, untold={"value"})
        assert await said(home, "is it warmer in the main room than in the sauna") == (
            "The sauna temperature hasn't told me yet how it stands."
        )
        assert "78" not in await said(home, "which room is the warmest")
        home.home.set_available("sensor.t_loft", False)
        assert await said(home, "is anything not answering") == (
            "Yes, I can't reach the loft temperature."
        )


async def test_the_answer_comes_to_something_without_words() -> None:
    async with box("family") as home:
        answer = (await home.say("is the guest room above 23 degrees")).answer
        assert answer.fact.yes is True
        answer = (await home.say("is the guest room warmer than the bedroom")).answer
        assert answer.fact.yes is True
        answer = (await home.say("what's the average temperature of the house")).answer
        assert answer.fact.amount == pytest.approx(21.33, abs=0.01)


@pytest.mark.parametrize(
    ("question", "skills"),
    [
        ("which windows are open upstairs and is it raining", ("home.state", "weather.check")),
        ("is the cellar door locked, and who is home", ("home.state", "home.state")),
        ("is it warm in the bedroom, and turn on the hall light", ()),
    ],
)
async def test_several_questions_are_answered_together(
    question: str, skills: tuple[str, ...]
) -> None:
    async with box("family") as home:
        by = home.understood_by(question)
        assert by == skills if skills else "query.ask" not in by


async def test_how_to_answer_is_no_part_of_the_question() -> None:
    async with box("family") as home:
        for words in (
            "please answer yes or no: is the front door locked",
            "is the front door locked, yes or no",
            "tell me in one word if the front door is locked",
        ):
            assert await said(home, words) == "Yes, the front door is locked."


async def test_german_questions() -> None:
    async with box("haus", "de") as home:
        assert await said(home, "wo ist es am wärmsten") == (
            "Es sind im Büro 22,5 Grad, das ist am meisten."
        )
        home.advance(600)
        home.home.update("binary_sensor.haustuer", {"value": True})
        home.advance(60)
        assert await said(home, "wurde die Haustür heute geöffnet") == (
            "Ja, die Haustür ist seit 17 Uhr 40 offen, also 1 Minute lang."
        )
