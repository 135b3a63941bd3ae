"""Announcements reach everybody, unless the house asked for quiet."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("announce that dinner is ready", "Dinner is ready."),
        ("tell everyone we leave in ten minutes", "We leave in 10 minutes."),
        ("broadcast the bus is here", "The bus is here."),
        ("let everybody know that the bath is free", "The bath is free."),
        ("call the kids for dinner", "Time for dinner."),
        ("announce in the kitchen that food is here", "Food is here."),
        ("announce that the taxi is here to the whole house", "The taxi is here."),
    ],
)
async def test_announcements(words: str, said: str) -> None:
    async with trial("announce") as box:
        await box.say(words)
        assert [text.replace("ten", "10") for text in box.sound.announced] == [said]


async def test_do_not_disturb_holds_them_back() -> None:
    async with trial("announce", "dialogue") as box:
        await box.say("don't disturb me for an hour")
        outcome = await box.say("announce that dinner is ready")
        assert outcome.failed
        assert box.sound.announced == []


async def test_telling_one_person_is_no_announcement() -> None:
    async with trial("announce") as box:
        assert box.understood_by("tell me a story") == ()


@pytest.mark.parametrize(
    "words", ["announce something", "tell everyone something", "announce something to everybody"]
)
async def test_what_is_to_be_announced_is_asked_for(words: str) -> None:
    async with trial("announce") as box:
        asked = await box.say(words)
        assert box.sound.announced == []
        await box.answer(asked, "dinner is ready")
        assert box.sound.announced == ["Dinner is ready."]
