"""What can be said is told in sentences that work in this home."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.skillkit.testing import trial

STABLE = """
[[device]]
id = "cover.hayloft"
kind = "cover"
name = "hayloft shutter"
device_class = "shutter"
position = 0

[[device]]
id = "light.stable"
kind = "light"
name = "stable lantern"
on = false
"""


@pytest.fixture
def stable(tmp_path: Path) -> Path:
    file = tmp_path / "stable.toml"
    file.write_text(STABLE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "asked",
    [
        "what can you do",
        "help",
        "help with lights",
        "help with blinds",
        "help with timers",
        "help with sums",
    ],
)
async def test_what_is_offered_works_here(stable: Path, asked: str) -> None:
    async with trial(home=stable) as box:
        for _ in range(3):  # it chooses anew each time
            offered = re.findall("“(.+?)”", (await box.say(asked)).text)
            assert offered
            for words in offered:
                assert await box.context.works(words), words


async def test_help_about_a_kind_speaks_of_the_devices_of_that_kind(stable: Path) -> None:
    async with trial(home=stable) as box:
        assert "hayloft shutter" in (await box.say("help with shutters")).text


async def test_what_the_home_lacks_is_not_offered(tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text('name = "Empty"\n', encoding="utf-8")
    async with trial(home=empty) as box:
        text = (await box.say("what can you do")).text
        assert "lights, blinds" not in text
        for words in re.findall("“(.+?)”", text):  # "how do I connect my lights?" may be one
            assert await box.context.works(words), words
        assert (await box.say("help with lights")).failed


async def test_asking_whether_something_works_does_nothing(stable: Path) -> None:
    async with trial(home=stable) as box:
        assert await box.context.works("open the hayloft shutter")
        assert not await box.context.works("open the cellar hatch")
        assert box.home.state("cover.hayloft")["position"] == 0
