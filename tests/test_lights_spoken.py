"""Colours and whites as people speak of them: every one that is understood can be sent, and none is
said as a code.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from home_assistant_intents import get_intents

from assistant.home.colors import COLORS, from_hs, glow, hex_of, name_of, name_of_white, rgb
from assistant.languages.colors import whites
from assistant.skillkit.lights import shown, shows
from assistant.skillkit.testing import Trial, trial

HOME = """
[[device]]
id = "light.bed"
kind = "light"
name = "bed light"
on = true
brightness = 40
color = "#ff0000"
color_temp_k = 3000

[[device]]
id = "light.strip"
kind = "light"
name = "strip"
on = true
color = "#ff0000"
effect = ""
effects = ["rainbow", "fire_flicker"]

[[device]]
id = "light.desk"
kind = "light"
name = "desk lamp"
on = true
color_temp_k = 3000

[[device]]
id = "light.hall"
kind = "light"
name = "hall light"
on = true
"""


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    (tmp_path / "home.toml").write_text(HOME)
    async with trial("home", "dialogue", home=tmp_path / "home.toml") as box:
        yield box


async def said(box: Trial, *words: str) -> str:
    for each in words[:-1]:
        await box.say(each)
    return (await box.say(words[-1])).text


async def test_every_colour_that_is_understood_is_sent_and_said(box: Trial) -> None:
    for name in COLORS:
        await box.say("make the strip red")
        assert (
            await said(box, f"make the strip {name}")
            == f"The strip is {'already ' if name == 'red' else ''}{name}."
        )
        assert rgb(box.home.state("light.strip")["color"]) == rgb(name)


def test_the_colours_of_the_templates_are_known() -> None:
    document = get_intents("en")
    assert document is not None
    known = {
        each["out"] if isinstance(each, dict) else each
        for each in document["lists"]["color"]["values"]
    }
    assert known <= COLORS.keys()


@pytest.mark.parametrize("name", whites())
async def test_every_white_that_is_understood_is_sent_and_said_without_a_number(
    box: Trial, name: str
) -> None:
    text = await said(box, f"make the bed light {name}")
    assert text == f"The bed light is {name_of_white(whites()[name])}."
    assert box.home.told("light.bed")["color_temp_k"] == whites()[name]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["make the bed light blue"], "The bed light is blue."),
        (["make the bed light light blue"], "The bed light is light blue."),
        (["make the desk lamp light blue"], "The desk lamp can't change colour."),
        (["turn the strip to a light green"], "The strip is light green."),
        (["make the hall light red"], "The hall light can't change colour."),
        (["make the desk lamp white"], "The desk lamp is cool white."),
        (["make the strip warm white"], "The strip is warm white."),
        (["make the strip warm white", "what colour is the strip"], "The strip is warm white."),
        (["what colour is the bed light"], "The bed light is red."),
        (
            ["make the bed light warm white", "what colour is the bed light"],
            "The bed light is warm white.",
        ),
        (["what colour is the desk lamp"], "The desk lamp is warm white."),
        (["what colour is the hall light"], "The hall light has no colour."),
        (["set the desk lamp to 4000 kelvin"], "The desk lamp is at 4000 kelvin."),
        (["make the desk lamp warmer"], "The desk lamp is warmer now."),
        (["make the desk lamp light cooler"], "The desk lamp is cooler now."),
        (["is the bed light red"], "Yes, the bed light is red."),
        (["is the bed light green"], "No, the bed light is red."),
        (["is the desk lamp warm white"], "Yes, the desk lamp is warm white."),
        (["which lights are red"], "The bed light and the strip are red."),
        (["turn off the strip", "is the strip red"], "No, the strip is off."),
        (
            ["make the bed light warm white", "make the bed light blue", "undo"],
            "The bed light is warm white again.",
        ),
        (["make the bed light warm white", "undo"], "The bed light is red again."),
        (["make the desk lamp light warmer", "undo"], "The desk lamp is warm white again."),
    ],
)
async def test_colours_are_spoken_by_name(box: Trial, words: list[str], answer: str) -> None:
    assert await said(box, *words) == answer


def test_no_colour_of_a_lamp_is_said_as_a_code() -> None:
    for hue in range(0, 360, 5):
        for saturation in range(0, 101, 10):
            name = name_of(hex_of(from_hs(hue, saturation)))
            assert re.fullmatch(r"~?[a-z ]+", name), name


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ("#0000ff", "blue"),
        ("#00007f", "blue"),
        ("#ff8000", "orange"),
        ("#ffa757", "warm white"),
        ("#fffefa", "white"),
        ("#ff1746", "~red"),
        ("mauvish", "mauvish"),
    ],
)
def test_what_a_lamp_shows_has_the_nearest_name(color: str, name: str) -> None:
    assert name_of(color) == name


@pytest.mark.parametrize(
    ("kelvin", "name"), [(2703, "warm white"), (2202, "candle white"), (3984, "cool white")]
)
def test_whites_by_their_warmth(kelvin: int, name: str) -> None:
    assert (
        shown({"on": True, "color_temp_k": kelvin})
        == shown({"on": True, "color": "white", "color_temp_k": kelvin})
        == name
    )
    assert shows({"on": True, "color_temp_k": kelvin}, name) is True


def test_a_glow_is_the_colour_of_its_temperature() -> None:
    assert [name_of(hex_of(glow(each))) for each in (2700, 3500, 6500)] == [
        "warm white",
        "neutral white",
        "white",
    ]


@pytest.mark.parametrize(
    ("words", "answer", "effect"),
    [
        ("set the strip to rainbow", "The strip is showing rainbow.", "rainbow"),
        (
            "turn on the fire flicker effect on the strip",
            "The strip is showing fire flicker.",
            "fire_flicker",
        ),
        ("set the strip to disco effect", "The strip can't show disco.", ""),
        ("set the bed light to rainbow", "The bed light can't show rainbow.", ""),
    ],
)
async def test_a_light_shows_the_effects_that_it_offers(
    box: Trial, words: str, answer: str, effect: str
) -> None:
    assert await said(box, words) == answer
    assert box.home.state("light.strip")["effect"] == effect
