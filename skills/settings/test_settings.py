"""Numbers, selects, vacuums and players by voice: their own limits, steps and words, as people say
them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.skillkit.options import meant
from assistant.skillkit.testing import Trial, trial

HOUSE = """
name = "House"
[[device]]
id = "number.pump"
kind = "number"
name = "pump speed"
value = 40
min = 0
max = 100
step = 5
unit = "%"
[[device]]
id = "number.fan"
kind = "number"
name = "bedroom fan speed"
value = 2
min = 1
max = 5
[[device]]
id = "fan.bedroom"
kind = "fan"
name = "bedroom fan"
on = true
speed = 20
[[device]]
id = "select.pool"
kind = "select"
name = "pool mode"
value = "Eco"
options = ["Eco", "Boost", "max_plus", "max_minus", "Level 2"]
[[device]]
id = "vacuum.robby"
kind = "vacuum"
name = "Robby"
state = "error"
fan_speed = "quiet"
fan_speeds = ["quiet", "max_plus", "turbo"]
[[device]]
id = "media_player.tv"
kind = "media_player"
name = "TV"
device_class = "tv"
state = "playing"
source = "HDMI 1"
sources = ["HDMI 1", "HDMI 2", "Netflix"]
"""


@asynccontextmanager
async def house(tmp_path: Path) -> AsyncIterator[Trial]:
    home = tmp_path / "home.toml"
    home.write_text(HOUSE)
    skills = ("settings", "vacuums", "media", "home", "climate", "volume", "query")
    async with trial(*skills, home=home) as box:
        yield box


@pytest.mark.parametrize(
    ("words", "device", "key", "after"),
    [
        ("set the pump speed to 60", "number.pump", "value", 60),
        ("put the pump speed at sixty percent", "number.pump", "value", 60),
        ("set the pump speed to 63", "number.pump", "value", 65),
        ("set the pump speed to maximum", "number.pump", "value", 100),
        ("turn the pump speed up", "number.pump", "value", 50),
        ("lower the pump speed by 5", "number.pump", "value", 35),
        ("lower the pump speed to 20", "number.pump", "value", 20),
        ("set the bedroom fan speed to 3", "number.fan", "value", 3),
        ("set the bedroom fan to 50 percent", "fan.bedroom", "speed", 50),
        ("set the pool mode to boost", "select.pool", "value", "Boost"),
        ("put the pool mode on max plus", "select.pool", "value", "max_plus"),
        ("change the pool mode to level two", "select.pool", "value", "Level 2"),
        ("set the vacuum to turbo", "vacuum.robby", "fan_speed", "turbo"),
        ("set the suction of Robby to max plus", "vacuum.robby", "fan_speed", "max_plus"),
        ("switch the TV to HDMI two", "media_player.tv", "source", "HDMI 2"),
        ("put the TV on netflix", "media_player.tv", "source", "Netflix"),
    ],
)
async def test_values_are_set_as_the_device_has_them(
    tmp_path: Path, words: str, device: str, key: str, after: float | str
) -> None:
    async with house(tmp_path) as box:
        said = await box.say(words)
        assert box.home.state(device)[key] == after, said.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("what is the pump speed", "The pump speed is 40%."),
        ("what's the speed of the bedroom fan", "The bedroom fan is at 20 percent."),
        ("what's the pool mode", "The pool mode is Eco."),
        (
            "what can the pool mode be",
            "The pool mode can be Eco, Boost, max plus, max minus or Level 2.",
        ),
        ("set the pump speed to 200", "The pump speed goes from 0% to 100%."),
        (
            "set the pool mode to party",
            "The pool mode can't be party; it knows Eco, Boost, max plus, max minus and Level 2.",
        ),
        ("set the pool mode to max", "Max plus or max minus?"),
        (
            "set the vacuum to loud",
            "Robby can't be set to loud; it knows quiet, max plus and turbo.",
        ),
        ("find Robby", "I told Robby to make a sound."),
        ("make the vacuum beep", "I told Robby to make a sound."),
        ("where's the vacuum", "Robby is reporting an error."),
        ("switch the TV to HDMI", "HDMI 1 or HDMI 2?"),
        ("what input is the TV on", "The TV is on HDMI 1."),
    ],
)
async def test_what_they_are_and_may_be_is_told(tmp_path: Path, words: str, said: str) -> None:
    async with house(tmp_path) as box:
        assert (await box.say(words)).text == said


async def test_a_question_between_options_takes_its_answer(tmp_path: Path) -> None:
    async with house(tmp_path) as box:
        await box.say("set the pool mode to max")
        await box.say("max minus")
        assert box.home.state("select.pool")["value"] == "max_minus"


@pytest.mark.parametrize(
    ("said", "options", "found"),
    [
        ("hdmi two", ["HDMI_1", "HDMI-2"], ["HDMI-2"]),
        ("max", ["max", "max_plus"], ["max"]),
        ("plus", ["max", "max_plus"], ["max_plus"]),
        ("turbow", ["turbo", "quiet"], ["turbo"]),
        ("banana", ["turbo", "quiet"], []),
        ("", ["turbo"], []),
    ],
)
def test_the_very_option_goes_before_what_holds_its_words(
    said: str, options: list[str], found: list[str]
) -> None:
    assert meant(said, options) == found
