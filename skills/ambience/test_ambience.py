"""Wishes for an atmosphere: a scene of the home, else the lights of the room; and what wishes
for nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.context import Ask
from assistant.skillkit.testing import trial

HOMES = Path(__file__).parents[2] / "lab" / "sets" / "homes"
TERRACE = HOMES / "terrace.toml"


async def test_the_lights_of_the_room_are_dimmed_and_warm_or_bright() -> None:
    async with trial(home=TERRACE, area="living") as box:
        for words, reply in (
            ("make it cosy", "The ceiling light is on at 35 percent, warm white."),
            ("give us a romantic light in the bedroom", "The bedroom light is on at 25 percent."),
            ("make the study bright for work", "The desk lamp is on at 100 percent."),
            ("make the lights in the bedroom cosy", "The bedroom light is on at 35 percent."),
            ("can we have some romantic lighting", "The ceiling light is on at 25 percent"),
            ("could you make it a bit more cosy in here", "The ceiling light is on at 35 percent"),
            ("light for reading", "The ceiling light is on at 80 percent"),
        ):
            outcome = await box.say(words)
            assert outcome.text.startswith(reply), words
            assert all(receipt.ok for receipt in outcome.receipts)
        assert box.home.state("light.kitchen")["brightness"] == 80


@pytest.mark.parametrize(
    ("language", "words", "reply"),
    [
        ("en", "make it cosy for a film", "Film Night is set."),
        ("en", "set the mood for dinner in the living room", "Dinner is set."),
        ("de", "mach es gemütlich für einen Film", "Film Night ist eingestellt."),
        ("de", "mach uns ein romantisches Licht", "Ceiling Light ist an, mit 25 Prozent"),
        ("nl", "maak het gezellig voor een film", "Film Night is ingesteld."),
    ],
)
async def test_a_scene_of_the_home_goes_before(language: str, words: str, reply: str) -> None:
    async with trial(home=TERRACE, area="living", language=language) as box:
        assert (await box.say(words)).text.startswith(reply)


async def test_where_is_asked_and_what_cannot_be_dimmed_is_said() -> None:
    async with trial(home=TERRACE) as box:
        asked = await box.say("make it cosy")
        assert isinstance(asked.answer, Ask)
        assert (await box.choose(asked, "Bedroom")).text == "The bedroom light is on at 35 percent."
    async with trial(home=TERRACE, area="hall") as box:
        hall = await box.say("make it cosy")
        assert hall.text == "There is no light there that can be dimmed."
        assert hall.failed
    async with trial(home=TERRACE, area="garage") as box:
        assert isinstance((await box.say("make it cosy")).answer, Ask)


@pytest.mark.parametrize(
    "words",
    [
        "it was a cosy evening",
        "what a cosy film",
        "that film was romantic",
        "is it cosy in here",
        "I want a cosy jumper",
        "we had a romantic dinner",
        "I love a good light for reading, don't you",
    ],
)
async def test_remarks_wish_for_nothing(words: str) -> None:
    async with trial(home=TERRACE, area="living") as box:
        before = box.home.snapshot()
        assert "ambience.create" not in box.understood_by(words)
        await box.say(words)
        assert box.home.snapshot() == before
