"""A coffee machine that is dropped in as one file: what it wants to hear stands in it, and nowhere
else. Its German sibling is the same code in a folder with a file of German words.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.skillkit.testing import Trial, trial

SKILL = '''
"""Coffee: brews, and says what."""

from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Answer, Ask, Ctx, ToolCall, skill


@skill(
    sentences=["(make|brew) [me] [a|an] {drink}", "(make|brew) [me] {cups} {drink}[s]"],
    examples=["make me a coffee"],
    keywords=[
        {
            "needs": ["coffee|espresso|caffeine|tea", "{create}|pour|could do with"],
            "also": "cup|cups|strong|mild|now",
            "fill": ["drink", "strength"],
            "offer": "Shall I make a coffee?",
        }
    ],
    more=("cups", "drink", "strength"),
    effect=True,
)
async def brew(
    ctx: Ctx,
    drink: Literal["coffee", "espresso", "tea"] = "coffee",
    cups: Annotated[int, Field(ge=1, le=4)] = 1,
    strength: Literal["", "mild", "strong"] = "",
) -> Answer:
    """Make a coffee, an espresso or a tea."""
    if drink == "coffee" and not strength:
        call = ToolCall("coffee.brew", {"drink": drink, "cups": cups})
        choices = {"mild": "mild", "strong": "strong"}
        return Ask("How strong?", call, "choice", "strength", choices)
    return f"{cups} {strength} {drink}".replace("  ", " ")
'''
GERMAN = """
[brew]
sentences = [
  "(mach|koch|brüh) [mir] [bitte] [einen] {drink}",
  "(mach|koch|brüh) [mir] [bitte] {cups} {drink}",
]
examples = ["mach mir einen Kaffee"]

[brew.choices.drink]
kaffee = "coffee"
espresso = "espresso"
tee = "tea"

[brew.choices.strength]
mild = "mild"
stark = "strong"

[[brew.keywords]]
needs = ["kaffee|espresso|koffein|tee", "brauche|hätte|möchte|könnte|will"]
also = "ich|eine[nr]?|tasse|gern|gerne|jetzt|stark|mild|vertragen"
fill = ["drink", "strength"]
"""


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    path = tmp_path / "coffee.py"
    path.write_text(SKILL)
    async with trial(path) as made:
        yield made


@pytest.fixture
async def german(tmp_path: Path) -> AsyncIterator[Trial]:
    folder = tmp_path / "coffee"
    folder.mkdir()
    (folder / "skill.py").write_text(SKILL)
    (folder / "de.toml").write_text(GERMAN)
    async with trial(folder / "skill.py", language="de") as made:
        yield made


async def said(box: Trial, *texts: str) -> list[str]:
    return [(await box.say(text)).text for text in texts]


async def test_templates(box: Trial) -> None:
    assert await said(box, "make me an espresso", "brew 3 teas") == ["1 espresso", "3 tea"]


async def test_free_speech_by_telling_words(box: Trial) -> None:
    assert await said(box, "I want a strong cup of coffee now") == ["1 strong coffee"]


async def test_words_that_are_not_understood_are_asked_about(box: Trial) -> None:
    assert await said(box, "please put my coffee grinder away") == ["Shall I make a coffee?"]


async def test_a_clarifying_question(box: Trial) -> None:
    assert await said(box, "make me a coffee", "strong please") == [
        "How strong?",
        "1 strong coffee",
    ]


async def test_one_more_and_another_kind(box: Trial) -> None:
    assert await said(
        box, "brew 2 teas", "and another one", "make it two", "and an espresso too"
    ) == ["2 tea", "1 tea", "2 tea", "1 espresso"]


async def test_a_correction(box: Trial) -> None:
    assert await said(box, "make me a tea", "no, an espresso") == ["1 tea", "1 espresso"]


async def test_its_german_sibling(german: Trial) -> None:
    assert await said(
        german,
        "mach mir bitte einen Espresso",
        "noch einen",
        "nein, einen Tee",
        "ich könnte jetzt einen Tee vertragen",
        "mach mir einen Kaffee",
        "die zweite Möglichkeit bitte",
    ) == ["1 espresso", "1 espresso", "1 tea", "1 tea", "How strong?", "1 strong coffee"]
