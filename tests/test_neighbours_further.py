"""What is said after a question goes on asking, and switches nothing; an order is one as ever."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    ("first", "then", "reply"),
    [
        ("is the hall light on", "and the kitchen light", "No, the kitchen light is off."),
        ("what time is it in Tokyo", "and in London", "It's 4:30 PM in London."),
        ("is milk on the shopping list", "and eggs", "No, eggs are not on the shopping list."),
        ("what is 5 plus 6", "and 7", "That's 12."),
        (
            "what's the weather",
            "and tomorrow",
            "I don't have a forecast for tomorrow. I'd need the network for one.",
        ),
        ("is the hall light on", "and turn on the kitchen light", "The kitchen light is on."),
        ("turn on the hall light", "and the kitchen light", "The kitchen light is on."),
        ("what time is it", "and set a timer for five minutes", "Timer set for five minutes."),
    ],
)
async def test_a_question_is_asked_on(first: str, then: str, reply: str) -> None:
    async with trial() as box:
        await box.say(first)
        assert (await box.say(then)).text == reply


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("turn on the bedroom light at 50 percent", "The bedroom light is at 50 percent."),
        ("turn on the living room lamp in blue", "The living room lamp is blue."),
        ("turn the fan on low", "The bedroom fan is at 33 percent."),
        ("turn on the heating at 22 degrees", "The thermostat is set to 22 degrees."),
    ],
)
async def test_how_something_is_turned_on(said: str, reply: str) -> None:
    async with trial() as box:
        assert (await box.say(said)).text == reply
