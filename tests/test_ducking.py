"""The music is lowered while the box listens, and nobody's volume is lost by it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from assistant.home.file import parse_home
from assistant.home.house import House, open_house
from assistant.home.model import Command
from assistant.home.policy import Origin
from assistant.service.config import Config
from assistant.service.ducking import Ducking

HOME = """
name = "Flat"
units = "metric"
[[area]]
id = "kitchen"
name = "Kitchen"
[[area]]
id = "attic"
name = "Attic"
[[device]]
id = "media_player.radio"
kind = "media_player"
name = "Radio"
area = "kitchen"
state = "playing"
volume = 50
[[device]]
id = "media_player.attic"
kind = "media_player"
name = "Attic speaker"
area = "attic"
state = "playing"
volume = 40
[[device]]
id = "media_player.tv"
kind = "media_player"
name = "TV"
area = "kitchen"
state = "off"
volume = 60
"""


@pytest.fixture
async def house() -> AsyncIterator[House]:
    opened = open_house(Config(), parse_home(HOME, "home.toml"))
    await opened.start()
    yield opened
    await opened.stop()


def volumes(house: House) -> list[float]:
    return [
        house.home.state(player.id)["volume"]
        for player in house.home.select(kinds=("media_player",))
    ]


async def lowered(house: House, share: float = 0.3) -> Ducking:
    ducking = Ducking(house.home, house.actuator, "kitchen", share)
    ducking.listening(True)
    if ducking._task is not None:
        await ducking._task
    return ducking


async def test_what_plays_here_is_lowered_and_comes_back(house: House) -> None:
    ducking = await lowered(house)
    assert volumes(house) == [15, 40, 60]
    await ducking.restore()
    assert volumes(house) == [50, 40, 60]


async def test_a_volume_that_somebody_set_meanwhile_stays(house: House) -> None:
    ducking = await lowered(house)
    await house.actuator.act([Command("media_player.radio", {"volume": 70})], origin=Origin.VOICE)
    await ducking.restore()
    assert volumes(house)[0] == 70


async def test_it_comes_back_by_itself_when_the_microphone_closes(house: House) -> None:
    ducking = await lowered(house)
    ducking.listening(False)
    assert ducking._task is not None
    await ducking._task
    assert volumes(house)[0] == 50


async def test_nothing_is_lowered_where_that_is_not_wanted(house: House) -> None:
    await lowered(house, share=1.0)
    assert volumes(house) == [50, 40, 60]
